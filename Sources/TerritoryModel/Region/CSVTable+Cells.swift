extension CSVTable {
  /// The range of a number that its quantity alone limits.
  static let anyNumber = -Double.infinity...Double.infinity

  /// The number in a cell, checked against its quantity; nil with a note where it is none.
  func number(
    _ row: Row, _ column: String, as quantity: Quantity? = nil, in range: ClosedRange<Double>,
    log: inout ProblemLog
  ) -> Double? {
    log.noting(place, line: row.line) { () throws(Violation) in
      let value: Double
      do throws(Violation) {
        value = try StrictNumber.parse(row[column])
      } catch {
        throw Violation(what: "\(column): \(error.what)", remedy: error.remedy)
      }
      guard range.contains(value) else {
        throw Violation(
          what: "\(column) is \(shortest(value))",
          remedy: "write a number from \(shortest(range.lowerBound))"
            + " to \(shortest(range.upperBound))")
      }
      try quantity?.validate(value, name: column)
      return value
    }
  }

  /// The position of the municipality that a cell names; nil with a note where there is none.
  ///
  /// - Parameter hint: what else might mend it, where the caller knows.
  func municipality(
    _ row: Row, _ column: String, _ directory: MunicipalityDirectory, hint: String = "",
    log: inout ProblemLog
  ) -> Int? {
    let text = row[column]
    if let position = directory.position(of: text) { return position }
    guard !text.isEmpty else {
      log.add(
        place, line: row.line, "\(column) is empty", mend: "write a municipality's code or name")
      return nil
    }
    if let fault = directory.unknown(text) {
      log.add(place, line: row.line, fault.what, mend: "\(fault.remedy)\(hint)")
    }
    return nil
  }
}
