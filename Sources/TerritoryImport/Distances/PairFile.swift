import TerritoryModel

/// A CSV file that gives numbers for pairs of municipalities.
struct PairFile {
  struct Row {
    let ends: (MunicipalRegister.Found, MunicipalRegister.Found)
    let line: Int
    /// The cells of the columns that were asked for.
    let cells: [FolderColumn: String]
  }

  let place: String
  /// The rows whose two municipalities are known.
  let rows: [Row]
  /// The title of each column that was asked for and is there.
  let titles: [FolderColumn: String]
  /// Names that are no municipality, each once, in the order of the file.
  let unknown: [String]

  /// - Parameters:
  ///   - wanted: the columns that may be taken from the file.
  ///   - choices: titles that the planner gives for columns.
  /// - Returns: nil where it can't be used, which `log` then says.
  init?(
    reading place: String, _ wanted: [FolderColumn], _ register: MunicipalRegister,
    _ choices: [ColumnChoice], log: inout ProblemLog
  ) {
    let before = log.count
    guard let text = TextFile(foreign: place, log: &log),
      let file = DelimitedFile(text, log: &log)
    else { return nil }
    guard let areas = Self.areas(file, register) else {
      log.add(
        place, line: file.headerLine, "no two columns name municipalities that are known",
        mend: "give a table with a pair of municipalities in each row, by code or name")
      return nil
    }
    let columns = FolderColumn.find(
      wanted, in: file, besides: [areas.0, areas.1], choices, log: &log)
    guard log.count == before else { return nil }
    var rows: [Row] = []
    var unknown: [String] = []
    for row in file.rows {
      let ends = [areas.0, areas.1].map { register.find(row.cells[$0]) }
      if let a = ends[0], let b = ends[1] {
        rows.append(
          Row(ends: (a, b), line: row.line, cells: columns.mapValues { row.cells[$0] }))
      }
      for (end, column) in zip(ends, [areas.0, areas.1])
      where end == nil && !row.cells[column].isEmpty && unknown.last != row.cells[column] {
        unknown.append(row.cells[column])
      }
    }
    self.place = place
    self.rows = rows
    titles = columns.mapValues { file.header[$0] }
    var seen: Set<String> = []
    self.unknown = unknown.filter { seen.insert($0).inserted }
  }

  /// The two columns that name the most municipalities.
  private static func areas(
    _ file: DelimitedFile, _ register: MunicipalRegister
  ) -> (Int, Int)? {
    let matches = file.header.indices.map { column in
      (column, count: file.column(column).count { register.find($0) != nil })
    }
    let best = matches.sorted { ($1.count, $0.0) < ($0.count, $1.0) }.prefix(2)
    guard best.count == 2, best.allSatisfy({ $0.count > 0 }) else { return nil }
    let columns = best.map(\.0).sorted()
    return (columns[0], columns[1])
  }
}
