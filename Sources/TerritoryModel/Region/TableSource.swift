import Foundation
import SpreadsheetText

/// A file that holds a table: text, or a workbook of which one sheet has it. What it is, its first
/// bytes tell, whatever it is called.
package struct TableSource {
  /// The path as the user can open it; a sheet may be named behind `#`.
  package let place: String
  /// The file where it is text; nil where it is a workbook.
  package let text: TextFile?
  /// The sheets that may have the table, with what is wrong with those that can't be read.
  private let sheets: [(name: String, lines: TableLines?, problem: InputProblem?)]
  private let hidden: [String]

  /// Megabytes (of a million bytes) of a file.
  private static let most = 100
  /// Megabytes of a table that is text. In memory its cells take thirty times as much and more.
  private static let mostText = 30
  /// Cells of all sheets: those that are kept beside each other, and those of sheets that can't be
  /// read.
  private static let mostCells = 3_000_000

  /// Reads a file; parameters as those of ``TextFile``.
  ///
  /// - Returns: nil where it can't be read, which `log` then says.
  package init?(
    _ place: String, orWindows1252 windows1252: Bool = false,
    ifMissing remedy: Wording? = nil, limit: Int = 30, log: inout ProblemLog
  ) {
    self.place = place
    let (path, sheet) = Self.split(place)
    guard Spreadsheet.Kind(path) != .other else {
      let file =
        remedy.map {
          TextFile(path, orWindows1252: windows1252, ifMissing: $0, limit: limit, log: &log)
        } ?? TextFile(path, orWindows1252: windows1252, limit: limit, log: &log)
      guard let file else { return nil }
      if let sheet {
        log.add(
          path, "the file is no workbook: it has no sheet \(quoted(sheet))",
          mend: "leave out #\(sheet)")
        return nil
      }
      (text, sheets, hidden) = (file, [], [])
      return
    }
    guard let workbook = Self.workbook(path, log: &log),
      let chosen = Self.sheets(of: workbook, named: sheet, path, log: &log)
    else { return nil }
    text = nil
    hidden = sheet == nil ? workbook.sheets.filter(\.isHidden).map(\.name) : []
    let isOne = workbook.sheets.count == 1
    var cells = 0
    sheets = chosen.compactMap { sheet in
      guard cells < Self.mostCells else { return nil }
      return Self.read(
        sheet, of: workbook, isOne ? path : "\(path)#\(sheet.name)", counting: &cells)
    }
    guard cells < Self.mostCells else {
      log.add(
        path, "the sheets of the workbook are far larger than what a region needs",
        mend: "name the sheet behind the file, or put the table into a workbook of its own")
      return nil
    }
  }

  private static func workbook(_ path: String, log: inout ProblemLog) -> Spreadsheet? {
    guard let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int,
      size <= most * 1_000_000
    else {
      log.add(
        path, "the file has more than \(most) MB",
        mend: "copy the rows and columns that you need into a new workbook")
      return nil
    }
    do throws(SpreadsheetFault) {
      return try Spreadsheet(path)
    } catch {
      log.add([problem(error, path)])
      return nil
    }
  }

  /// The sheets that may have the table: the one that is named, or all that can be seen.
  private static func sheets(
    of workbook: Spreadsheet, named sheet: String?, _ path: String, log: inout ProblemLog
  ) -> [Spreadsheet.Sheet]? {
    guard let sheet else { return workbook.sheets.filter { !$0.isHidden } }
    let found = workbook.sheets.filter { $0.name == sheet }
    guard found.isEmpty else { return found }
    let names = workbook.sheets.map(\.name)
    let near = Wording.suggesting(nearestSpelling(of: sheet, among: names))
    log.add(
      path, "the workbook has no sheet \(quoted(sheet))",
      mend: "\(near)There are \(names.map(quoted).joined(separator: ", "))")
    return nil
  }

  private static func problem(_ fault: SpreadsheetFault, _ place: String) -> InputProblem {
    InputProblem(
      place: place, line: fault.row, what: Wording(stringLiteral: fault.what),
      remedy: Wording(stringLiteral: fault.remedy))
  }

  /// A path, and the sheet that it names; a file whose name has a `#` is meant itself.
  private static func split(_ place: String) -> (path: String, sheet: String?) {
    guard !FileManager.default.fileExists(atPath: place), let mark = place.lastIndex(of: "#"),
      case let path = String(place[..<mark]), FileManager.default.fileExists(atPath: path)
    else { return (place, nil) }
    return (path, String(place[place.index(after: mark)...]))
  }

  /// A sheet's rows, or why it has none; nil where it is empty.
  ///
  /// - Parameter count: grows by the cells that were read, and the empty ones beside them.
  private static func read(
    _ sheet: Spreadsheet.Sheet, of workbook: Spreadsheet, _ place: String,
    counting count: inout Int
  ) -> (name: String, lines: TableLines?, problem: InputProblem?)? {
    do throws(SpreadsheetFault) {
      let before = count
      let lines = TableLines(place, rows: try workbook.rows(of: sheet, counting: &count))
      count = max(count, before + lines.written.count * (lines.header?.count ?? 0))
      return lines.written.isEmpty ? nil : (sheet.name, lines, nil)
    } catch {
      return (sheet.name, nil, problem(error, place))
    }
  }

  /// The table that the file holds. Of several sheets that one is taken which alone makes a table
  /// that is wanted.
  ///
  /// - Parameters:
  ///   - delimiter: what stands between cells of a text.
  ///   - isWanted: whether a table has what it takes.
  ///   - make: makes the table of a sheet, or says why there is none.
  /// - Returns: nil where there is none, or it is not clear which, which `log` then says.
  package func table<Table>(
    delimiter: (String) -> Character = TableLines.delimiter, log: inout ProblemLog,
    isWanted: (Table) -> Bool = { _ in true },
    _ make: (TableLines, inout ProblemLog) -> Table?
  ) -> Table? {
    if let text {
      // JSON may be larger: its cells take less than those of rows.
      guard text.text.utf8.count <= Self.mostText * 1_000_000 else {
        log.add(
          place, "the file has more than \(Self.mostText) MB",
          mend: "take a coarser or smaller one: only the area, months and columns that you need")
        return nil
      }
      return TableLines(text, delimiter: delimiter, log: &log).flatMap { make($0, &log) }
    }
    let readable = sheets.compactMap(\.lines)
    var found = readable
    if sheets.count > 1 {
      found = readable.filter { lines in
        var unheard = ProblemLog()
        return make(lines, &unheard).map(isWanted) ?? false
      }
    }
    if found.count == 1 {
      let table = make(found[0], &log)
      if table == nil, let name = hidden.first {
        log.add(
          Self.split(place).path, "the sheet \(quoted(name)) is hidden, and isn't looked at",
          mend: "where the table is there, name it: \(named(name))")
      }
      return table
    }
    noteUnclear(found, log: &log)
    return nil
  }

  /// A sheet as it is named behind the file: in quotation marks whole, since it is to be copied.
  private func named(_ sheet: String) -> String { "\"\(Self.split(place).path)#\(sheet)\"" }

  private func noteUnclear(_ found: [TableLines], log: inout ProblemLog) {
    let file = Self.split(place).path
    guard found.isEmpty else {
      let names = sheets.filter { sheet in found.contains { $0.place == sheet.lines?.place } }
        .map(\.name)
      return log.add(
        file, "\(names.count) sheets may be meant: \(names.map(quoted).joined(separator: ", "))",
        mend: "name one of them: \(named(names[0]))")
    }
    let problems = sheets.compactMap(\.problem)
    if !problems.isEmpty { return log.add(problems) }
    let names = sheets.map { quoted($0.name) }.joined(separator: ", ")
    let name = (sheets.map(\.name) + hidden).first.map(named)
    let more =
      hidden.isEmpty
      ? "" : "; hidden ones are not looked at: \(hidden.map(quoted).joined(separator: ", "))"
    log.add(
      file,
      sheets.isEmpty
        ? "no sheet has a cell with anything in it\(more)"
        : "no sheet has the table that is needed; there are \(names)\(more)",
      mend: name.map { "name the sheet that has it, such as \($0), to hear what is wrong with it" }
        ?? "give the workbook that has the table")
  }
}
