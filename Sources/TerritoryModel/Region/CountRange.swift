extension ClosedRange<Int> {
  /// Reads `8`, or `6-9`: whole numbers from 1 on.
  ///
  /// - Throws: ``Violation`` that says how to write it.
  public static func counts(_ text: String, name: String) throws(Violation) -> ClosedRange<Int> {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    let numbers = parts.compactMap { try? StrictNumber.parse($0) }
    guard numbers.count == parts.count, let first = numbers.first, let last = numbers.last,
      numbers.count <= 2
    else {
      throw Violation(
        what: "\(name) is \(quoted(text))",
        remedy: "write a number such as 8, or a range such as 6-9")
    }
    try Quantity.atLeastOne.validate(first, name: name)
    try Quantity.atLeastOne.validate(last, name: name)
    guard first <= last else {
      throw Violation(
        what: "\(name) is \(quoted(text))",
        remedy: "write the smaller number first: \(shortest(last))-\(shortest(first))")
    }
    return Int(first)...Int(last)
  }
}
