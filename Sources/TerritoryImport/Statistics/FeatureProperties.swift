import TerritoryModel

/// What a GeoJSON file says of its areas beside their outlines.
struct FeatureProperties: Decodable {
  struct Feature: Decodable {
    let properties: [String: Value]?
  }

  /// A text or number; nothing where it is of another kind.
  struct Value: Decodable {
    let shown: String

    init(from decoder: any Decoder) throws {
      shown = (try? JSONScalar(from: decoder))?.shown ?? ""
    }
  }

  let features: [Feature]
}

extension DelimitedFile {
  /// Most cells of properties that are taken.
  private static let most = 5_000_000

  /// Properties as a table: a row for each feature, a column for each name. Texts come first, since a
  /// table's first column is none of figures.
  ///
  /// - Returns: nil where there are none or too many, which `log` then says.
  init?(_ file: FeatureProperties, _ place: String, log: inout ProblemLog) {
    let properties = file.features.compactMap(\.properties)
    let names = Set(properties.flatMap(\.keys)).sorted()
    guard !names.isEmpty, properties.count <= Self.most / names.count else {
      log.add(
        place,
        names.isEmpty
          ? "these are boundaries (GeoJSON) without any properties, no statistics"
          : "the features have far more properties than a region needs",
        mend: "give boundaries with --boundaries, and here a file with figures")
      return nil
    }
    let texts = names.filter { name in
      properties.contains { !StatisticalTable.isFigure($0[name]?.shown ?? "") }
    }
    let header = texts + names.filter { [texts = Set(texts)] in !texts.contains($0) }
    let rows = properties.map { property in
      Row(line: 0, cells: header.map { property[$0]?.shown ?? "" })
    }
    self.init(place, header: header, rows: rows)
  }
}
