import Foundation
import TerritoryModel

/// A table of figures as it was published, whatever the format of its file: dimensions, and cells
/// that each stand at one value of every dimension.
struct StatisticalTable {
  /// A value of a dimension: an area, a month, what is counted.
  struct Value: Hashable {
    let code: String
    /// The name where the file gives one, else the code.
    let label: String

    init(code: String, label: String? = nil) {
      self.code = code
      self.label = label ?? code
    }
  }

  struct Cell {
    /// A position in the values of each dimension.
    let coordinates: [Int]
    /// As it stands in the file: a number, dots, or nothing.
    let text: String
    /// The line in the file, where lines tell anything.
    let line: Int?
  }

  /// The path as the user can open it.
  let place: String
  /// The values of each dimension. What each dimension is, only its values tell.
  let dimensions: [[Value]]
  let cells: [Cell]
  /// What the file calls each dimension; nil of those that only tell what is counted.
  let titles: [String?]
  /// What the file says of its origin: title, source, when it was updated; empty where nothing.
  let origin: String
  /// What else the file says beside its figures.
  var notes = ""
}

extension StatisticalTable {
  /// Takes the columns of texts, of months and the first one as dimensions, and the titles of the
  /// other columns as two more: the month, where a title names one, and what is counted.
  ///
  /// - Returns: nil where figures have no title, or months are not known, which `log` then says.
  init?(_ file: DelimitedFile, log: inout ProblemLog) {
    let stubs = Self.stubs(file)
    let figures = file.header.indices.filter { [stubs = Set(stubs)] column in
      !stubs.contains(column)
        && (!file.header[column].isEmpty || file.rows.contains { !$0.cells[column].isEmpty })
    }
    if let untitled = figures.first(where: { file.header[$0].isEmpty }) {
      log.add(
        file.place, line: file.headerLine,
        "column \(untitled + 1) has figures, but no heading: it is not clear what they count",
        mend: "write its heading, or delete the column")
      return nil
    }
    guard Self.haveKnownMonths(file, log: &log),
      Self.fits(
        file.rows.count * figures.count, dimensions: stubs.count + 2, file.place, log: &log)
    else { return nil }
    let groups = Self.groups(file, stubs)
    let unnamed = RegionFolder.stem(file.place)
    var months = ValueIndex()
    var contents = ValueIndex()
    let ofFigures = figures.map { column in
      let split = Period.split(file.header[column])
      let rest = split.map(\.rest) ?? file.header[column]
      return [
        months.position(of: Value(code: split?.period.name ?? "")),
        contents.position(of: Value(code: rest.isEmpty ? unnamed : rest)),
      ]
    }
    var values = Array(repeating: ValueIndex(), count: stubs.count)
    var groupTexts = Array(repeating: "", count: stubs.count)
    var cells: [Cell] = []
    for row in file.rows {
      let position = stubs.indices.map { stub in
        if !row.cells[stubs[stub]].isEmpty || !groups.contains(stubs[stub]) {
          groupTexts[stub] = row.cells[stubs[stub]]
        }
        return values[stub].position(of: Value(code: groupTexts[stub]))
      }
      for (column, title) in zip(figures, ofFigures) {
        cells.append(
          Cell(
            coordinates: position + title, text: row.cells[column],
            line: file.headerLine == nil ? nil : row.line))
      }
    }
    place = file.place
    dimensions = (values + [months, contents]).map(\.values)
    let named: [String?] = stubs.map { file.header[$0] }
    titles = named + [nil, nil]
    self.cells = cells
    origin = file.title
    notes = file.notes
  }

  /// Most coordinates of all cells together.
  private static let mostCoordinates = 50_000_000

  /// Whether a machine can hold so many cells: each has a coordinate in every dimension, so that a small
  /// file of thousands of dimensions may stand for gigabytes. Else `log` says so.
  static func fits(
    _ cells: Int, dimensions: Int, _ place: String, log: inout ProblemLog
  ) -> Bool {
    guard cells > mostCoordinates / max(1, dimensions) else { return true }
    log.add(
      place, "the table has far more cells and dimensions than a region needs",
      mend: "choose fewer areas, months or columns where you download it")
    return false
  }

  /// The columns that tell what their row is about, instead of a figure.
  private static func stubs(_ file: DelimitedFile) -> [Int] {
    let counts = Set(
      file.header.indices.filter { column in
        CountRole.all.contains {
          $0.names.contains(CountRole.fold(file.header[column]))
            || $0.codes.contains(file.header[column].uppercased())
        }
      })
    var stubs = file.header.indices.filter { column in
      let filled = file.column(column).filter { !$0.isEmpty }
      if column == 0 && !counts.contains(column)
        || areaTitles.contains(file.header[column].lowercased())
      {
        return true
      }
      if let found = periods(filled) { return !found.allSatisfy(\.isYear) }
      // The odd cell that is no number is a fault of a column of figures.
      return 2 * filled.count(where: { !isFigure($0) }) > filled.count
    }
    let isDated = stubs.contains {
      periods(file.column($0).filter { !$0.isEmpty })?.allSatisfy(\.isYear) == false
    }
    // What looks like a year may count people. It is a year where the title says so, where it is the
    // same in all rows, or where nothing else tells rows apart; but not where the title names a count
    // or another column tells the month.
    let others = Set(file.header.indices).subtracting(stubs).subtracting(counts).sorted()
    for column in others {
      let cells = file.column(column)
      guard let years = periods(cells.filter { !$0.isEmpty }) else { continue }
      let isSame = years.count > 1 && Set(years).count == 1
      if timeTitles.contains(file.header[column].lowercased())
        || (!isDated && (isSame || !areApart(file.rows, by: stubs)))
      {
        stubs.append(column)
      }
    }
    return stubs.sorted()
  }

  /// Titles in lower case of columns of codes, which may be digits alone, as figures are.
  private static let areaTitles: Set<String> = [
    "code", "koodi", "kod", "kunta", "kommun", "kuntakoodi", "kuntanumero", "kommunkod",
    "kommunnummer", "kommunenummer", "postinumeroalue", "posti_alue", "postinumero", "postnummer",
    "postal_code", "area_code", "geoid",
  ]

  /// Titles of columns of periods in lower case.
  private static let timeTitles: Set<String> = [
    "vuosi", "kuukausi", "aika", "ajankohta", "jakso", "neljännes", "vuosineljännes",
    "tilastovuosi",
    "år", "månad", "tid", "period", "kvartal", "year", "month", "time", "quarter", "time_period",
  ]

  /// Whether columns whose titles say that they have months do. What isn't understood could be any
  /// month, also another than the one that is asked for.
  private static func haveKnownMonths(_ file: DelimitedFile, log: inout ProblemLog) -> Bool {
    let before = log.count
    for column in file.header.indices where timeTitles.contains(file.header[column].lowercased()) {
      var known: Set<String> = []
      let strange = file.rows.first { row in
        let cell = row.cells[column]
        return !cell.isEmpty && known.insert(cell).inserted && Period(cell) == nil
      }
      guard let strange else { continue }
      let (line, cell) = (strange.line, strange.cells[column])
      log.add(
        file.place, line: file.headerLine == nil ? nil : line,
        "\(file.header[column]): \(quoted(cell)) is no month that is known",
        mend: "write months as 2026-06, quarters as 2026-Q2 and years as 2026")
    }
    return log.count == before
  }

  /// The periods of cells that are all periods; nil where one is none, or there are none.
  private static func periods(_ cells: [String]) -> [Period]? {
    var found: [Period] = []
    // A table of many rows has few months, and reading one takes its time.
    var known: [String: Period] = [:]
    for cell in cells {
      guard let period = known[cell] ?? Period(cell) else { return nil }
      known[cell] = period
      found.append(period)
    }
    return found.isEmpty ? nil : found
  }

  /// Whether no two rows have the same cells in some columns.
  private static func areApart(_ rows: [DelimitedFile.Row], by columns: [Int]) -> Bool {
    Set(rows.map { row in columns.map { row.cells[$0] } }).count == rows.count
  }

  /// The stubs that stand in the first row of each group of rows only, as PxWeb writes them for
  /// Excel: all groups have as many rows, and another stub tells these apart.
  private static func groups(_ file: DelimitedFile, _ stubs: [Int]) -> Set<Int> {
    Set(
      stubs.filter { stub in
        let starts = file.rows.indices.filter { !file.rows[$0].cells[stub].isEmpty }
        let sizes = Set(zip(starts, starts.dropFirst() + [file.rows.count]).map { $1 - $0 })
        return starts.first == 0 && sizes.count == 1 && sizes.first! > 1
          && file.rows.allSatisfy { row in
            stubs.contains { $0 != stub && !row.cells[$0].isEmpty }
          }
      })
  }

  /// Whether a cell may be meant as a number, right or wrong, or as none that is published.
  static func isFigure(_ cell: String) -> Bool {
    // What a formula of a workbook comes to, or should.
    if cell.hasPrefix("#") || cell.hasPrefix("=") { return true }
    // The unit alone is none.
    if cell == "%" { return false }
    return (cell.last == "%" ? cell.dropLast() : cell[...]).allSatisfy {
      $0.isNumber || $0.isWhitespace || ".,-−–…'’".contains($0)
    }
      // Neither a range such as 15-24.
      && !cell.dropFirst().contains { "-−–".contains($0) }
  }
}
