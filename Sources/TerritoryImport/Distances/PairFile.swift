import TerritoryModel

/// A table that gives numbers for pairs of municipalities.
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
  ///   - source: where the table stands.
  ///   - wanted: the columns that may be taken from the file.
  ///   - choices: titles that the planner gives for columns.
  /// - Returns: nil where it can't be used, which `log` then says.
  init?(
    _ source: TableSource, _ wanted: [FolderColumn], _ register: MunicipalRegister,
    _ choices: [ColumnChoice], log: inout ProblemLog
  ) {
    let before = log.count
    let isWanted = { (file: DelimitedFile) in
      var unheard = ProblemLog()
      return Self.areas(file, besides: [], register, log: &unheard) != nil
    }
    guard let file = source.table(log: &log, isWanted: isWanted) else { return nil }
    // A column of figures may look like one of codes.
    let columns = FolderColumn.find(wanted, in: file, choices, log: &log)
    guard log.count == before,
      let areas = Self.areas(file, besides: Set(columns.values), register, log: &log)
    else { return nil }
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
    place = file.place
    self.rows = rows
    titles = columns.mapValues { file.header[$0] }
    var seen: Set<String> = []
    self.unknown = unknown.filter { seen.insert($0).inserted }
  }

  /// The columns of the two ends: those that name the most municipalities, and different ones in
  /// some row. Code and name of the same end never do.
  private static func areas(
    _ file: DelimitedFile, besides figures: Set<Int>, _ register: MunicipalRegister,
    log: inout ProblemLog
  ) -> (Int, Int)? {
    let named = file.header.indices.filter { !figures.contains($0) }.map { column in
      let found = file.column(column).map { register.find($0)?.named }
      return (column: column, found: found, count: found.count { $0 != nil })
    }
    var ends: [(column: Int, found: [MunicipalityCode?], count: Int)] = []
    for match in named.filter({ $0.count > 0 }).sorted(by: {
      ($1.count, $0.column) < ($0.count, $1.column)
    }) {
      let isNew = ends.allSatisfy { end in
        zip(end.found, match.found).contains { one, other in
          one != nil && other != nil && one != other
        }
      }
      if isNew { ends.append(match) }
    }
    guard ends.count > 1 else {
      log.add(
        file.place, line: file.headerLine, "no two columns name municipalities that are known",
        mend: "give a table with a pair of municipalities in each row, by code or name")
      return nil
    }
    if ends.count > 2, ends[2].count == ends[1].count {
      let titles = ends.map { quoted(file.header[$0.column]) }.joined(separator: ", ")
      log.add(
        file.place, line: file.headerLine,
        "\(titles) name different municipalities: it is not clear which two are the ends",
        mend: "delete the columns that are no ends of the pair")
      return nil
    }
    let columns = ends.prefix(2).map(\.column).sorted()
    return (columns[0], columns[1])
  }
}
