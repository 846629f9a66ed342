/// A plan's rows as people write them, brought to the columns that a plan has: headings in Finnish,
/// Swedish or English, in any row; a title above and a sum below; `7,0` for 7. In the tool's own
/// workbook the staff stands on a sheet of its own.
struct PlanTable {
  let table: CSVTable
  /// Where the rows disagree with the sheet of staff, which is what counts.
  private(set) var notes: [PlanFile.Note] = []

  private static let optional = ["coaches", "leaders", "base", "staff"]

  /// Headings in lower case, by the column that they are; of several the first is taken.
  private static let headings = [
    "municipality": [
      "municipality", "code", "kuntakoodi", "kuntanumero", "koodi", "kommunkod", "kommunnummer",
      "kod", "kunta", "kommun", "name", "nimi", "namn",
    ],
    "territory": [
      "territory", "vastuualue", "ansvarsområde", "työalue", "alue", "område", "team", "tiimi",
    ],
    "coaches": [
      "coaches", "valmentajia", "valmentajat", "työhönvalmentajia", "työhönvalmentajat",
      "arbetstränare", "jobbcoacher",
    ],
    "staff": ["staff", "coaches' shares", "valmentajien osuudet", "tränarnas andelar"],
    "leaders": ["leaders", "tiiminvetäjiä", "tiiminvetäjät", "teamledare"],
    "base": [
      "base", "code of the base", "toimipisteen kuntakoodi", "placeringsortens kommunkod",
      "toimipiste", "placeringsort",
    ],
  ]
  private static let sums: Set<String> = [
    "yhteensä", "summa", "koko alue", "region", "alue", "total", "sum", "totalt", "sammanlagt",
    "hela området",
  ]
  private static let sharedWords: Set<String> = [Grouping.sharedMark, "yhteinen", "gemensam"]

  /// - Returns: nil where the file has no plan, which `log` then says.
  init?(reading path: String, _ directory: MunicipalityDirectory, log: inout ProblemLog) {
    guard let source = TableSource(path, orWindows1252: true, log: &log),
      let table = source.table(
        delimiter: TableLines.usualDelimiter, log: &log, { Self.table($0, directory, log: &$1) })
    else { return nil }
    var staff: CSVTable?
    if source.text == nil, !table.columns.contains("coaches") {
      // Only the tool's own workbook has such a sheet.
      var unheard = ProblemLog()
      if let sheet = source.table(log: &unheard, { Self.staff($0, log: &$1) }) {
        let bases = Set(table.rows.compactMap { directory.position(of: $0["base"]) })
        guard let plan = sheet.plan(basedIn: bases, directory, log: &log) else { return nil }
        staff = plan
      }
    }
    let staffed = staff.map { Self.rows(of: $0) } ?? Self.staffByName(in: table, directory)
    guard let rows = staffed else {
      self.table = table
      return
    }
    notes = Self.notes(on: table, staffedBy: rows, directory)
    if staff == nil, notes.isEmpty {
      self.table = table
      return
    }
    self.table = table.adding(Self.optional) { row in
      rows[row["territory"].lowercased()].map { staff in Self.optional.map { staff[$0] } }
    }
  }

  /// What was moved since the staff of territories was written, and which of them are gone.
  private static func notes(
    on table: CSVTable, staffedBy rows: [String: CSVTable.Row], _ directory: MunicipalityDirectory
  ) -> [PlanFile.Note] {
    let named = Set(table.rows.map { $0["territory"].lowercased() })
    let moved = table.rows.compactMap { row -> Int? in
      guard let staff = rows[row["territory"].lowercased()],
        let base = directory.position(of: row["base"]),
        base != directory.position(of: staff["base"])
      else { return nil }
      return directory.position(of: row["municipality"])
    }
    return (moved.isEmpty ? [] : [.moved(moved.sorted())])
      + rows.filter { !named.contains($0.key) }.sorted { $0.key < $1.key }.map {
        .emptied(
          $1["territory"], coaches: $1["coaches"], hasLeader: !["", "0"].contains($1["leaders"]))
      }
  }

  /// The table with the columns of a plan; of other columns the names are kept, for hints.
  private static func table(
    _ lines: TableLines, _ directory: MunicipalityDirectory, log: inout ProblemLog
  ) -> CSVTable? {
    func firstRow(isHeader: ([Bool]) -> Bool) -> Int? {
      lines.written.prefix(20).firstIndex { _, cells in
        let found = positions(cells)
        return isHeader(["municipality", "territory"].map { found[$0] != nil })
      }
    }
    // A header that lacks one of them is told what it lacks.
    let start =
      firstRow { $0.allSatisfy { $0 } } ?? firstRow { $0.contains(true) }
    guard let start else {
      return CSVTable(
        lines, required: ["municipality", "territory"], optional: optional, log: &log)
    }
    let columns = positions(lines.written[start].cells)
    let names = lines.written[start].cells.indices.filter {
      headings["municipality"]?.contains(fold(lines.written[start].cells[$0])) == true
    }
    let header = renamed(lines.written[start].cells, columns)
    var rows = [(line: lines.written[start].line, cells: header)]
    for (line, cells) in lines.written[(start + 1)...] {
      let named = names.filter { cells.indices.contains($0) && !cells[$0].isEmpty }
      let places = named.compactMap { directory.position(of: cells[$0]) }
      if places.isEmpty, isSum(cells, named, columns) { continue }
      if let other = places.first(where: { $0 != places[0] }) {
        let both = [places[0], other].map { directory.municipalities[$0].name }
        log.add(
          lines.place, line: line, "the row names \(both[0]) and \(both[1])",
          mend: "let its code and its name be those of the same municipality")
      }
      rows.append((line, plain(cells, columns)))
    }
    return CSVTable(
      TableLines(lines.place, rows: rows), required: ["municipality", "territory"],
      optional: optional, log: &log)
  }

  /// The staff of territories, on a sheet that names no municipality. That of who waits if one is away
  /// has territories and coaches too, but no bases.
  private static func staff(_ lines: TableLines, log: inout ProblemLog) -> StaffSheet? {
    guard let header = lines.header else { return nil }
    let columns = positions(header)
    guard columns["municipality"] == nil,
      ["territory", "coaches", "base"].allSatisfy({ columns[$0] != nil })
    else { return nil }
    let first = (line: lines.written[0].line, cells: renamed(header, columns))
    // Alternatives, scenarios and stages stand one below the other, each named in the first column.
    let isNamed = columns["territory"] != 0
    var names: [String] = []
    var rows: [String: [(line: Int, cells: [String])]] = [:]
    for (line, cells) in lines.written.dropFirst() {
      let name = isNamed ? cells.first ?? "" : ""
      if rows[name] == nil { names.append(name) }
      rows[name, default: []].append((line, plain(cells, columns)))
    }
    var plans: [(name: String, table: CSVTable)] = []
    for name in names {
      guard
        let table = CSVTable(
          TableLines(lines.place, rows: [first] + rows[name]!), required: ["territory", "coaches"],
          optional: optional, log: &log)
      else { return nil }
      plans.append((name, table))
    }
    // A header alone says nothing of any plan.
    guard !plans.isEmpty else { return nil }
    return StaffSheet(place: lines.place, plans: plans)
  }

  /// The sheet of staff, with each of its plans.
  private struct StaffSheet {
    let place: String
    let plans: [(name: String, table: CSVTable)]

    /// The plan whose territories have these bases.
    ///
    /// - Returns: nil where it is not clear which, which `log` then says.
    func plan(
      basedIn bases: Set<Int>, _ directory: MunicipalityDirectory, log: inout ProblemLog
    ) -> CSVTable? {
      guard plans.count > 1 else { return plans.first?.table }
      let fitting = plans.filter {
        Set($0.table.rows.compactMap { directory.position(of: $0["base"]) }) == bases
      }
      let staffs = Set(
        fitting.map { plan in
          Set(plan.table.rows.map { row in (["territory"] + optional).map { row[$0] } })
        })
      if staffs.count == 1 { return fitting[0].table }
      let names = (fitting.isEmpty ? plans : fitting).map { quoted($0.name) }
      log.add(
        place, "\(names.count) plans may be meant: \(names.joined(separator: ", "))",
        mend: "delete the rows of the others there")
      return nil
    }
  }

  /// The rows by their territories; nil where one stands twice, as it does for several plans.
  private static func rows(of staff: CSVTable) -> [String: CSVTable.Row]? {
    let rows = staff.rows.map { ($0["territory"].lowercased(), $0) }
    let byName = Dictionary(rows, uniquingKeysWith: { first, _ in first })
    return byName.count == rows.count ? byName : nil
  }

  /// The staff of territories that are called after their bases, by the rows that name these, wherever
  /// their municipalities are now, as the sheet of staff has it: so the tool's own table can be read after
  /// municipalities were moved, bases too.
  ///
  /// - Returns: nil where territories have other names, or rows contradict each other.
  private static func staffByName(
    in table: CSVTable, _ directory: MunicipalityDirectory
  ) -> [String: CSVTable.Row]? {
    let owned = table.rows.filter { $0["territory"] != Grouping.sharedMark }
    var byBase: [Int: CSVTable.Row] = [:]
    for row in owned {
      guard let base = directory.position(of: row["base"]) else { return nil }
      let known = byBase[base] ?? row
      byBase[base] = known
      guard ["coaches", "leaders", "staff"].allSatisfy({ known[$0] == row[$0] }) else { return nil }
    }
    var staff: [String: CSVTable.Row] = [:]
    for name in Set(owned.map { $0["territory"] }) {
      guard let base = directory.position(of: name.withoutSpreadsheetMark),
        let row = byBase.removeValue(forKey: base)
      else { return nil }
      staff[name.lowercased()] = row
    }
    // What is left are bases of territories that no municipality is in any more.
    for (base, row) in byBase {
      let name = directory.municipalities[base].name
      staff[name.lowercased()] = CSVTable.Row(
        line: row.line, cells: row.cells.merging(["territory": name]) { $1 })
    }
    return staff
  }

  private static func fold(_ title: String) -> String {
    title.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Where each column of a plan stands.
  private static func positions(_ header: [String]) -> [String: Int] {
    let titles = header.map(fold)
    return headings.compactMapValues { known in
      known.lazy.compactMap { titles.firstIndex(of: $0) }.first
    }
  }

  private static func renamed(_ header: [String], _ columns: [String: Int]) -> [String] {
    var titles = header.map { title in
      // Another title of the same is none of the plan's.
      headings.values.contains { $0.contains(fold(title)) } ? "" : title
    }
    for (column, position) in columns { titles[position] = column }
    return titles
  }

  /// Whether a row without a municipality sums up others.
  private static func isSum(
    _ cells: [String], _ named: [Int], _ columns: [String: Int]
  ) -> Bool {
    let words = named.map { fold(cells[$0]).replacing(":", with: "") }
    guard words.isEmpty else { return words.allSatisfy(sums.contains) }
    let territory = columns["territory"].flatMap { cells.indices.contains($0) ? cells[$0] : nil }
    return territory.map { $0.isEmpty || sums.contains(fold($0)) } ?? false
  }

  private static func plain(_ cells: [String], _ columns: [String: Int]) -> [String] {
    var cells = cells
    for column in ["coaches", "leaders"] {
      guard let position = columns[column], cells.indices.contains(position) else { continue }
      cells[position] = cells[position].replacing(/^(-?[0-9]+)[,.]0+$/) { "\($0.output.1)" }
        .replacing(/^([0-9]+),([0-9]+)$/) { "\($0.output.1).\($0.output.2)" }
    }
    if let position = columns["territory"], cells.indices.contains(position),
      sharedWords.contains(fold(cells[position]))
    {
      cells[position] = Grouping.sharedMark
    }
    return cells
  }
}
