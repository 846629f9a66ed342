import TerritoryGeography
import TerritoryModel

/// A table with a row for each municipality: names, centres, and columns to choose by.
struct PlaceFile {
  struct Row {
    let municipality: MunicipalRegister.Found
    let line: Int
    let cells: [String]
  }

  let file: DelimitedFile
  let columns: [FolderColumn: Int]
  let rows: [Row]
  /// Texts in the column of municipalities that name none.
  let unknown: [String]

  /// - Parameter register: the municipalities of the boundaries; nil where there are none, so that
  ///   the file says itself which there are.
  /// - Returns: nil where it can't be used, which `log` then says.
  init?(
    reading place: String, _ register: MunicipalRegister?, _ mergers: MunicipalMergers,
    _ choices: [ColumnChoice], log: inout ProblemLog
  ) {
    let before = log.count
    guard let source = TableSource(foreign: place, log: &log),
      let file = source.table(
        log: &log, isWanted: { Self.municipalities($0, register) != nil })
    else { return nil }
    let key = Self.municipalities(file, register)
    let isCoded =
      key.map { key in file.rows.allSatisfy { $0.cells[key].contains(where: \.isNumber) } } ?? false
    let columns = FolderColumn.find(
      [.nameFinnish, .nameSwedish, .latitude, .longitude, .area, .careTeams], in: file,
      codes: isCoded ? key : nil, choices, log: &log)
    guard log.count == before else { return nil }
    guard let column = key else {
      log.add(
        place, line: file.headerLine, "no column names municipalities",
        mend: "add a column of codes, such as 005, KU179 or SE0180")
      return nil
    }
    var lines: [MunicipalityCode: Int] = [:]
    var rows: [Row] = []
    var unknown: [String] = []
    for row in file.rows {
      let text = row.cells[column]
      let own = register == nil ? Self.code(text, mergers) : register!.find(text)
      guard let found = own else {
        unknown.append(text)
        continue
      }
      if let line = lines.updateValue(row.line, forKey: found.named) {
        log.add(
          place, line: row.line, "\(quoted(text)) stands in line \(line) already",
          mend: "delete one of the rows or correct its code")
      }
      rows.append(Row(municipality: found, line: row.line, cells: row.cells))
    }
    guard log.count == before else { return nil }
    self.file = file
    self.columns = columns
    self.rows = rows
    self.unknown = unknown
  }

  private static func code(
    _ text: String, _ mergers: MunicipalMergers
  ) -> MunicipalRegister.Found? {
    MunicipalityCode(text).map { MunicipalRegister.Found(named: $0, code: mergers[$0]) }
  }

  /// The column that names the most municipalities; without boundaries, the first of codes only.
  private static func municipalities(
    _ file: DelimitedFile, _ register: MunicipalRegister?
  ) -> Int? {
    guard let register else {
      let columns = file.header.indices.filter { column in
        file.column(column).allSatisfy {
          MunicipalityCode($0) != nil && $0.contains(where: \.isNumber)
        }
      }
      return columns.first { AreaProperties.isCode(file.header[$0]) } ?? columns.first
    }
    let matches = file.header.indices.map { column in
      (column: column, count: Set(file.column(column).compactMap { register.find($0)?.code }).count)
    }
    let best = matches.max { ($0.count, $1.column) < ($1.count, $0.column) }
    return best.flatMap { $0.count > 0 ? $0.column : nil }
  }

  /// A cell of a column that was found; nil where it was not, or is empty.
  func text(_ column: FolderColumn, of row: Row) -> String? {
    columns[column].flatMap { row.cells[$0].isEmpty ? nil : row.cells[$0] }
  }
}
