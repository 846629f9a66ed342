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
  }
}
