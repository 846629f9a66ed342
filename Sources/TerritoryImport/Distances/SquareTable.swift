import TerritoryModel

/// A table of distances with municipalities across and down.
struct SquareTable {
  struct Entry {
    let ends: (MunicipalRegister.Found, MunicipalRegister.Found)
    let line: Int
    let text: String
  }

  let entries: [Entry]
  /// Names across or down that are no municipality.
  let unknown: [String]

  /// What the table's own words say that it has in place of kilometres; nil where they don't.
  let otherUnit: (words: String, mend: Wording)?

  private static let times: Set<String> = [
    "min", "minuuttia", "minuutit", "minuutteina", "minutes", "minuter", "ajoaika", "ajoajat",
    "körtid", "körtider", "restid", "sekuntia", "sekunteina", "seconds", "sekunder", "tuntia",
    "tunteina", "hours", "timmar", "durations", "duration",
  ]
  private static let miles: Set<String> = ["mi", "miles", "mailia", "maileina"]
  private static let kilometres: Set<String> = [
    "km", "kilometriä", "kilometreinä", "kilometrit", "kilometres", "kilometers", "kilometer",
  ]

  /// - Returns: nil where the headings are not mostly municipalities, so that it is another table.
  init?(_ file: DelimitedFile, _ register: MunicipalRegister) {
    let across = file.header.map { register.find($0) }
    let known = across.dropFirst().count { $0 != nil }
    guard known > 1, known * 2 > file.header.count - 1, across[0] == nil else { return nil }
    var entries: [Entry] = []
    var unknown = zip(file.header, across).dropFirst().filter { $1 == nil && !$0.isEmpty }.map(\.0)
    for row in file.rows {
      guard let from = register.find(row.cells[0]) else {
        unknown.append(row.cells[0])
        continue
      }
      for (column, to) in across.enumerated() {
        guard let to, to.code != from.code else { continue }
        entries.append(Entry(ends: (from, to), line: row.line, text: row.cells[column]))
      }
    }
    self.entries = entries
    self.unknown = unknown
    otherUnit = Self.otherUnit(file)
  }

  /// In the corner, or above the table.
  private static func otherUnit(_ file: DelimitedFile) -> (words: String, mend: Wording)? {
    for text in [file.header[0], file.title] {
      let words = Set(text.lowercased().split { !$0.isLetter }.map(String.init))
      guard words.isDisjoint(with: kilometres) else { return nil }
      if !words.isDisjoint(with: times) {
        return (
          text, "give a square table of kilometres, or pairs with the columns km and minutes"
        )
      }
      if !words.isDisjoint(with: miles) {
        let factor: Wording = "multiply by 1.609"
        return (text, "turn them into kilometres: \(factor)")
      }
    }
    return nil
  }
}
