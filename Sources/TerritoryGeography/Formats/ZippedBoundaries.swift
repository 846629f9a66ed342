import Foundation
import SpreadsheetText
import TerritoryModel

extension BoundaryDocument {
  /// Reads a shapefile or a GeoJSON or TopoJSON file out of an archive.
  ///
  /// - Parameter layer: which one, where there are several; nil where none is named.
  /// - Throws: ``InvalidInput`` where there is none that is read, or the archive is damaged.
  static func unpacked(
    _ path: String, _ place: String, _ layer: String?
  ) throws(InvalidInput) -> BoundaryDocument {
    let archive = ZipArchive(path)
    // Files that macOS adds stand in a folder of their own.
    let names = (archive?.parts ?? []).filter { !$0.hasPrefix("__macosx/") }
    func ending(_ name: String) -> String { (name as NSString).pathExtension.lowercased() }
    let known = names.filter { ["shp", "geojson", "json", "topojson"].contains(ending($0)) }
    guard let archive, !known.isEmpty else {
      throw InvalidInput([nothingKnown(place, names, isArchive: archive != nil)])
    }
    let stems = known.map { (($0 as NSString).lastPathComponent as NSString).deletingPathExtension }
    let chosen = try chosenLayer(layer, of: stems, place)
    // chosenLayer(_:of:_:) answers with one of them.
    let name = known[stems.firstIndex(of: chosen)!]
    func read(_ name: String, _ log: inout ProblemLog) -> Data? {
      let limit = mostMegabytes * 1_000_000
      var data = Data()
      let isSound: Void? = try? archive.read(name) { piece in
        if data.count <= limit { data.append(contentsOf: piece) }
      }
      if isSound != nil, data.count <= limit { return data }
      log.add(
        place,
        "\(name) in the archive is damaged, has a password or more than \(mostMegabytes) MB",
        mend: "unpack it and give the file inside")
      return nil
    }
    guard ending(name) == "shp" else {
      var log = ProblemLog()
      let data = read(name, &log)
      try log.throwIfAny()
      return try BoundaryDocument(
        json: String(decoding: data ?? Data(), as: UTF8.self), place: place, layer: nil)
    }
    let stem = (name as NSString).deletingPathExtension
    return try Shapefile(place) { part, log in
      names.first { ($0 as NSString).deletingPathExtension == stem && ending($0) == part }
        .flatMap { read($0, &log) }
    }.document()
  }

  private static func nothingKnown(
    _ place: String, _ names: [String], isArchive: Bool
  ) -> InputProblem {
    let shown = names.filter { !$0.hasSuffix("/") }.prefix(5).joined(separator: ", ")
    return InputProblem(
      place: place,
      what: isArchive
        ? "the archive has no shapefile and no GeoJSON\(shown.isEmpty ? "" : ": \(shown)")"
        : "the ZIP archive is damaged or cut off",
      remedy: isArchive
        ? "unpack it and give the file of boundaries inside" : "fetch or export it again")
  }
}
