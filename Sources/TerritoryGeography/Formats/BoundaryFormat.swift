import Foundation
import TerritoryModel

extension BoundaryDocument {
  /// Reads a file of whatever kind it is, told by its first bytes.
  ///
  /// - Parameter place: its path, perhaps with `#` and a layer's name after it.
  /// - Throws: ``InvalidInput`` where it is of no kind that is read, or damaged.
  init(reading place: String) throws(InvalidInput) {
    let (path, layer) = Self.split(place)
    let ending = (path as NSString).pathExtension.lowercased()
    guard !["dbf", "shx", "prj", "cpg"].contains(ending) else {
      throw InvalidInput([
        InputProblem(
          place: place, what: "the file is a part of a shapefile",
          remedy: "give the file that ends in .shp; the others lie beside it")
      ])
    }
    switch FileKind(of: path) {
    case .geoPackage: self = try GeoPackage(path, place).document(layer)
    case .shapefile: self = try Shapefile(place, Self.parts(beside: path, place)).document()
    case .zip: self = try Self.unpacked(path, place, layer)
    case let kind?: throw InvalidInput([Self.otherKind(kind, place, path)])
    case nil:
      var log = ProblemLog()
      let file = TextFile(
        path,
        ifMissing: "give the path of a file of boundaries: GeoJSON, a shapefile, a GeoPackage",
        limit: Self.mostMegabytes, log: &log)
      guard let file else { throw InvalidInput(log.problems) }
      try self.init(json: file.text, place: place, layer: layer)
    }
  }

  /// Most megabytes of boundaries that are read.
  static let mostMegabytes = 200

  /// The path, and the name after `#` where the path has one that is not a file's own.
  private static func split(_ place: String) -> (path: String, layer: String?) {
    guard !FileManager.default.fileExists(atPath: place), let mark = place.lastIndex(of: "#") else {
      return (place, nil)
    }
    return (String(place[..<mark]), String(place[place.index(after: mark)...]))
  }

  /// The files that have a shapefile's name and another ending, in whatever case.
  private static func parts(beside path: String, _ place: String) -> Shapefile.Parts {
    { ending, log in
      let stem = (path as NSString).deletingPathExtension
      let own = (path as NSString).pathExtension
      let endings = [ending == "shp" ? own : ending, ending.uppercased(), ending.capitalized]
      let found = endings.map { "\(stem).\($0)" }.first {
        FileManager.default.fileExists(atPath: $0)
      }
      return found.flatMap {
        Data(reading: $0, ifMissing: "", limit: mostMegabytes, log: &log)
      }
    }
  }

  private static func otherKind(_ kind: FileKind, _ place: String, _ path: String) -> InputProblem {
    let name = (path as NSString).lastPathComponent
    let remedy: Wording =
      switch kind {
      case .kml, .gml, .xml, .mapInfo, .flatGeobuf, .parquet:
        "turn it into GeoJSON in QGIS, or with ogr2ogr -t_srs EPSG:4326 new.geojson \(name)"
      case .gzip: "unpack it and give the file inside"
      default: "give a file of boundaries: GeoJSON, TopoJSON, a shapefile or a GeoPackage"
      }
    return InputProblem(
      place: place, what: "the file is \(kind.words)", remedy: remedy)
  }
}
