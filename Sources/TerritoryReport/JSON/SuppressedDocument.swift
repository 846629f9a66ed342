import TerritoryModel

/// A number that is not known exactly: where it lies.
struct RangeDocument<Value: Encodable & Sendable>: Encodable {
  let least: Value
  let most: Value
}

extension RangeDocument where Value == Double {
  init(_ range: ClosedRange<Double>) {
    self.init(least: range.lowerBound, most: range.upperBound)
  }
}

/// A municipality's suppressed count, people.
struct SuppressedDocument: Encodable {
  let municipality: String
  let least: Double
  let point: Double
  let most: Double

  /// All of a case; nil where no counted cell is suppressed, so that the key is absent.
  static func all(_ planCase: PlanCase) -> [SuppressedDocument]? {
    let rows = planCase.demand.suppressedRows
    guard !rows.isEmpty else { return nil }
    return rows.map {
      let count = $0.suppressed!.count
      return SuppressedDocument(
        municipality: planCase.code($0.municipality), least: count.least, point: count.point,
        most: count.most)
    }
  }
}
