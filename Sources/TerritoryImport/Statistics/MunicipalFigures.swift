import TerritoryModel

/// The figures of a table by municipality, once its dimensions are known.
struct MunicipalFigures {
  /// What is counted.
  struct Figure: Hashable {
    let code: String
    let label: String

    /// As people find it again in the file.
    var shown: String { label == code ? code : "\(label) (\(code))" }
  }

  struct Key: Hashable {
    let municipality: MunicipalityCode
    let period: Period?
    let figure: Figure
  }

  /// What a table says of a municipality, or of one that is now part of it.
  struct Entry {
    let named: MunicipalityCode
    let text: String
    let line: Int?
  }

  let place: String
  let origin: String
  /// Ascending; empty where the table names none.
  let periods: [Period]
  /// In the order of the file.
  let figures: [Figure]
  /// The municipalities that the table names, merged ones under the code that they are counted as.
  let municipalities: Set<MunicipalityCode>
  /// Areas of the table that are no municipalities that are known, in the order of the file.
  let otherAreas: [String]
  /// What may be wrong with all figures, in whole sentences.
  let cautions: [String]
  private let entries: [Key: [Entry]]

  init(
    place: String, origin: String, periods: [Period], figures: [Figure], otherAreas: [String],
    cautions: [String], entries: [Key: [Entry]]
  ) {
    self.place = place
    self.origin = origin
    self.periods = periods
    self.figures = figures
    self.otherAreas = otherAreas
    self.cautions = cautions
    self.entries = entries
    municipalities = Set(entries.keys.map(\.municipality))
  }

  /// The cells of a municipality: several where municipalities were merged, none where the table has
  /// none.
  ///
  /// - Parameter period: a table that names no period answers for each.
  subscript(
    municipality: MunicipalityCode, period: Period, figure: Figure
  ) -> [Entry] {
    let own = entries[Key(municipality: municipality, period: period, figure: figure)]
    return own ?? entries[Key(municipality: municipality, period: nil, figure: figure)] ?? []
  }

  /// Whether the table has a figure for a period, or for none in particular.
  func has(_ figure: Figure, in period: Period) -> Bool {
    municipalities.contains { !self[$0, period, figure].isEmpty }
  }

  /// Whether the table itself says that a figure is of a period.
  func says(_ figure: Figure, isOf period: Period) -> Bool {
    municipalities.contains {
      entries[Key(municipality: $0, period: period, figure: figure)] != nil
    }
  }
}
