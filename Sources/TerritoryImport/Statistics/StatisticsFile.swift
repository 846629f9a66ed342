import TerritoryModel

extension StatisticalTable {
  /// Reads a file of statistics in any format: PxWeb JSON, JSON-stat 2.0, GeoJSON with figures among
  /// its properties, a workbook or CSV.
  ///
  /// - Parameter register: the municipalities that tell the sheet of a workbook with figures.
  /// - Returns: nil where it can't be used, which `log` then says.
  init?(reading place: String, _ register: MunicipalRegister, log: inout ProblemLog) {
    guard let source = TableSource(foreign: place, log: &log) else { return nil }
    guard let file = source.text, file.isJSON else {
      let table = source.table(log: &log) { table in
        table.rows.contains { $0.cells.contains { register.find($0) != nil } }
      }
      guard let table else { return nil }
      self.init(table, log: &log)
      return
    }
    guard let kind = file.json(JSONKind.self, log: &log) else { return nil }
    switch kind {
    case .pxWeb:
      guard let answer = file.json(PxWebAnswer.self, log: &log) else { return nil }
      self.init(answer, place, log: &log)
    case .jsonStat:
      guard let dataset = file.json(JSONStatDataset.self, log: &log) else { return nil }
      self.init(dataset, place, log: &log)
    case .features:
      guard let features = file.json(FeatureProperties.self, log: &log),
        let table = DelimitedFile(features, place, log: &log)
      else { return nil }
      self.init(table, log: &log)
    case .other(let what, let remedy):
      log.add(place, what, mend: remedy)
      return nil
    }
  }
}

/// What a JSON file is, by the keys that it has.
private enum JSONKind: Decodable {
  case pxWeb
  case jsonStat
  case features
  case other(what: Wording, remedy: Wording)

  private enum Key: String, CodingKey {
    case columns, data, version, type, durations, distances, dimension, dataset
    case kind = "class"
  }

  init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: Key.self)
    if keys.contains(.columns), keys.contains(.data) {
      self = .pxWeb
    } else if try keys.decodeIfPresent(String.self, forKey: .type) == "FeatureCollection" {
      self = .features
    } else if keys.contains(.durations) || keys.contains(.distances) {
      self = .other(
        what: "this is a table of distances, no statistics", remedy: "give it with --distances")
    } else if keys.contains(.dataset) {
      self = .other(
        what: "this is JSON-stat 1, which is no longer used", remedy: "ask for json-stat2 instead")
    } else if try keys.decodeIfPresent(String.self, forKey: .kind) ?? "dataset" == "dataset",
      keys.contains(.dimension)
    {
      self = .jsonStat
    } else {
      self = .other(
        what: "the JSON is neither of PxWeb (columns, data) nor a data set of JSON-stat 2.0",
        remedy: "ask PxWeb for json or json-stat2, or save the table as CSV")
    }
  }
}
