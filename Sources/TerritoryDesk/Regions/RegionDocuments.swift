import Foundation
import TerritoryLanguages
import TerritoryModel
import TerritoryReport

/// The documents of regions, each made once as long as its folder stays as it is: reading a large
/// county with its outlines takes a while.
actor RegionDocuments {
  private struct Key: Hashable {
    let path: String
    let language: Language
  }

  private struct Kept {
    let fingerprint: [String]
    let json: String
  }

  /// Documents that are kept; more than anybody has open.
  private static let most = 12
  private var kept: [Key: Kept] = [:]
  private var order: [Key] = []

  /// The document of a region as JSON, in the current language.
  ///
  /// - Throws: ``Refusal`` with everything that is wrong with the folder.
  func json(of entry: RegionShelf.Entry) async throws(Refusal) -> String {
    let key = Key(path: entry.path, language: .current)
    let fingerprint = Self.fingerprint(entry.path)
    if let found = kept[key], found.fingerprint == fingerprint { return found.json }
    let made = await Task.detached { [language = Language.current] in
      Language.$current.withValue(language) {
        Result { () throws(InvalidInput) in JSONText.of(try RegionDocument(reading: entry)) }
          .mapError { Refusal(422, $0.shown) }
      }
    }.value
    let json = try made.get()
    kept[key] = Kept(fingerprint: fingerprint, json: json)
    order.removeAll { $0 == key }
    order.append(key)
    if order.count > Self.most { kept[order.removeFirst()] = nil }
    return json
  }

  /// What changes where a file of the folder changes: names, sizes and times.
  private static func fingerprint(_ path: String) -> [String] {
    let manager = FileManager.default
    return ["", "/statistics", "/plans"].flatMap { part in
      let folder = path + part
      return ((try? manager.contentsOfDirectory(atPath: folder)) ?? []).sorted().map { name in
        let attributes = try? manager.attributesOfItem(atPath: "\(folder)/\(name)")
        let size = attributes?[.size] as? Int ?? 0
        let time = (attributes?[.modificationDate] as? Date)?.timeIntervalSinceReferenceDate ?? 0
        return "\(part)/\(name) \(size) \(time)"
      }
    }
  }
}
