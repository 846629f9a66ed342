import TerritoryModel

/// Which column of a file becomes which column of the region folder, as the planner says it:
/// `[SNAPSHOT:]COLUMN=TITLE[@PERIOD]`.
package struct ColumnChoice: Hashable, Sendable {
  /// The snapshot that it is for; every one where nil.
  let snapshot: Period?
  /// The column to write, such as `long_term_unemployed`.
  let column: String
  /// The title, code or name in the file.
  let title: String
  /// The period that the file's figure stands at; the snapshot's own where nil.
  let period: Period?

  /// Reads `long_term_unemployed=PITKAAIKAISTYOTTOMAT` or `2021-10:population=vaesto@2021-12`.
  package init(_ text: String) throws(Violation) {
    let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard sides.count == 2 else { throw Self.violation(text, "has no column on each side of =") }
    var name = sides[0][...]
    if let colon = name.firstIndex(of: ":") {
      guard let snapshot = Period(String(name[..<colon])) else {
        throw Self.violation(text, "names no month before the colon")
      }
      self.snapshot = snapshot
      name = name[name.index(after: colon)...]
    } else {
      snapshot = nil
    }
    guard Self.isColumn(name) else {
      throw Self.violation(text, "has \(quoted(String(name))) as column, which is no such name")
    }
    column = String(name)
    let parts = sides[1].split(separator: "@", omittingEmptySubsequences: false).map(String.init)
    if parts.count > 1, let period = Period(parts.last!) {
      self.period = period
      title = parts.dropLast().joined(separator: "@")
    } else {
      period = nil
      title = sides[1]
    }
  }

  /// Lower-case letters, digits and underscores, and none that the format has for something else.
  static func isColumn(_ name: some StringProtocol) -> Bool {
    name.first.map { $0.isASCII && $0.isLowercase } == true
      && name.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "_") }
      && !["municipality", "estimated", "from", "to", "code"].contains(name)
  }

  /// Whether it speaks of a column of a snapshot.
  func concerns(_ snapshot: Period) -> Bool { self.snapshot.map { $0 == snapshot } ?? true }

  private static func violation(_ text: String, _ what: String) -> Violation {
    Violation(
      what: "\(quoted(text)) \(what)",
      remedy: "write COLUMN=TITLE, such as long_term_unemployed=PITKAAIKAISTYOTTOMAT,"
        + " or 2021-10:COLUMN=TITLE@2021-12 for one snapshot and a figure of another month")
  }
}
