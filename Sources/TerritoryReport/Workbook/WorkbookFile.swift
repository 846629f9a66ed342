import CXLSXWRITER
import Foundation
import SpreadsheetText

/// Writes sheets as a workbook: the only place that calls libxlsxwriter.
struct WorkbookFile {
  private let book: UnsafeMutablePointer<lxw_workbook>
  private var formats: [Style: UnsafeMutablePointer<lxw_format>] = [:]

  /// What tells the format of a cell from others'.
  private struct Style: Hashable {
    var isHeader = false
    var isRight = false
    var isWrapped = false
    var numberFormat: String?
  }

  /// Points of a line of text, as Excel has it for its standard font.
  private static let lineHeight = 15.0
  /// ISO A4 by its number in the format.
  private static let a4: UInt8 = 9

  /// Writes a workbook whole.
  ///
  /// - Parameters:
  ///   - title: of the document and of each printed page.
  ///   - created: the day that the document tells; it has to tell one.
  /// - Throws: ``FileFailure`` where the disk is full or libxlsxwriter refuses.
  static func write(
    _ sheets: [Sheet], title: String, created: Date, to path: String
  ) throws(FileFailure) {
    // Its temporary files go where the workbook goes: there has to be room for that anyway.
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let book = folder.withMutableCString { tmpdir in
      var options = lxw_workbook_options(constant_memory: 0, tmpdir: tmpdir, use_zip64: 0)
      return workbook_new_opt(path, &options)
    }
    guard let book else { throw FileFailure("there is not enough memory for \(path)") }
    var file = WorkbookFile(book: book)
    var refusal: FileFailure?
    do throws(FileFailure) {
      try file.describe(title, created)
      for sheet in sheets { try file.add(sheet, title) }
    } catch {
      refusal = error
    }
    // Frees the workbook whatever becomes of it.
    let closed = workbook_close(book)
    if let refusal { throw refusal }
    try check(closed)
    try WrittenWorkbook.check(path)
  }

  private init(book: UnsafeMutablePointer<lxw_workbook>) { self.book = book }

  private func describe(_ title: String, _ created: Date) throws(FileFailure) {
    let failure = WorkbookText.property(title).withMutableCString { title in
      "plan-territories".withMutableCString { author in
        var properties = lxw_doc_properties()
        properties.title = title
        properties.author = author
        // 0 stands for the present.
        properties.created = max(1, time_t(created.timeIntervalSince1970))
        return workbook_set_properties(book, &properties)
      }
    }
    try Self.check(failure)
  }

  private mutating func add(_ sheet: Sheet, _ title: String) throws(FileFailure) {
    guard let page = workbook_add_worksheet(book, sheet.name) else {
      throw FileFailure("the sheet \(sheet.name) was refused")
    }
    let layout = SheetLayout(sheet)
    for (column, width) in layout.widths.enumerated() {
      let column = lxw_col_t(column)
      try Self.check(worksheet_set_column(page, column, column, Double(width), nil))
    }
    for (row, lines) in layout.lines.enumerated() {
      try Self.check(
        worksheet_set_row(page, lxw_row_t(row), Double(lines) * Self.lineHeight, nil))
    }
    for (column, name) in sheet.columns.enumerated() {
      let isRight = sheet.rows.contains { $0[column].number != nil }
      let style = Style(isHeader: true, isRight: isRight, isWrapped: true)
      try Self.check(
        worksheet_write_string(page, 0, lxw_col_t(column), WorkbookText.cell(name), format(style)))
    }
    for (row, cells) in sheet.rows.enumerated() {
      for (column, cell) in cells.enumerated() {
        try add(cell, to: page, lxw_row_t(row + 1), lxw_col_t(column))
      }
    }
    try setUp(page, sheet, title)
  }

  private mutating func add(
    _ cell: ResultTable.Cell, to page: UnsafeMutablePointer<lxw_worksheet>, _ row: lxw_row_t,
    _ column: lxw_col_t
  ) throws(FileFailure) {
    if let text = cell.text, !text.isEmpty {
      // Always as a string, so nothing in it is ever a formula or a link.
      let style = Style(isWrapped: true, numberFormat: cell.numberFormat)
      try Self.check(
        worksheet_write_string(page, row, column, WorkbookText.cell(text), format(style)))
    } else if let number = cell.number {
      let style = Style(numberFormat: cell.numberFormat)
      try Self.check(worksheet_write_number(page, row, column, number, format(style)))
    }
  }

  /// How the sheet looks on the screen and on paper.
  private func setUp(
    _ page: UnsafeMutablePointer<lxw_worksheet>, _ sheet: Sheet, _ title: String
  ) throws(FileFailure) {
    let (lastRow, lastColumn) = (
      lxw_row_t(sheet.rows.count), lxw_col_t(sheet.columns.count - 1)
    )
    worksheet_freeze_panes(page, 1, lxw_col_t(sheet.fixedColumns))
    try Self.check(worksheet_autofilter(page, 0, 0, lastRow, lastColumn))
    worksheet_set_landscape(page)
    worksheet_set_paper(page, Self.a4)
    worksheet_fit_to_pages(page, 1, 0)
    try Self.check(worksheet_repeat_rows(page, 0, 0))
    try Self.check(worksheet_set_header(page, "&L\(WorkbookText.footer(title))&R&A"))
    try Self.check(worksheet_set_footer(page, "&R&P / &N"))
    // Codes look like numbers, and Excel would put a green mark on each.
    for column in sheet.columns.indices where sheet.rows.contains(where: { $0[column].isCode }) {
      let letters = Self.letters(column)
      try Self.check(
        worksheet_ignore_errors(
          page, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue),
          "\(letters)2:\(letters)\(lastRow + 1)"))
    }
  }

  private mutating func format(_ style: Style) -> UnsafeMutablePointer<lxw_format>? {
    if let known = formats[style] { return known }
    guard let format = workbook_add_format(book) else { return nil }
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    if style.isHeader {
      format_set_bold(format)
      format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_bg_color(format, 0xE6E6E6)
    }
    if style.isRight {
      format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
    } else if style.isWrapped {
      // Keeps a text from the number to its left.
      format_set_indent(format, 1)
    }
    if style.isWrapped { format_set_text_wrap(format) }
    if let number = style.numberFormat { format_set_num_format(format, number) }
    formats[style] = format
    return format
  }

  /// A column as Excel writes it: A, … Z, AA.
  static func letters(_ column: Int) -> String {
    let last = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(column % 26)))
    return column < 26 ? last : letters(column / 26 - 1) + last
  }

  private static func check(_ error: lxw_error) throws(FileFailure) {
    guard error != LXW_NO_ERROR else { return }
    throw FileFailure(String(cString: lxw_strerror(error)), remedy: FileFailure.anyRemedy)
  }
}

extension ResultTable.Cell {
  fileprivate var isCode: Bool { if case .code = value { true } else { false } }
}

extension String {
  /// The text for a C function that promises not to change it, but does not say so in its type.
  fileprivate func withMutableCString<Result>(
    _ body: (UnsafeMutablePointer<CChar>) -> Result
  ) -> Result {
    withCString { body(UnsafeMutablePointer(mutating: $0)) }
  }
}

/// Texts as a workbook can hold them.
private enum WorkbookText {
  /// Most UTF-16 units that Excel takes in a cell.
  static let longest = 32_767

  /// A text without characters that XML or Excel can't hold, cut off where it is too long.
  ///
  /// Excel reads `_x0041_` as the character of that number, so an underscore that starts such a code
  /// is written as a code itself.
  static func cell(_ text: String) -> String {
    let coded = visible(text).replacing(/_(?=x[0-9A-Fa-f]{4}_)/, with: "_x005F_")
    guard coded.utf16.count > longest else { return coded }
    var short = ""
    var units = 1
    for character in coded {
      units += character.utf16.count
      guard units <= longest else { break }
      short.append(character)
    }
    return short + "…"
  }

  /// A text among the document's properties, which has one line.
  static func property(_ text: String) -> String {
    visible(text).split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  private static func visible(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { isAllowed($0) ? $0 : " " }))
  }

  /// A text in a header or footer, where an ampersand starts a command. Excel takes 255 code points in
  /// all, of which a single character may have many.
  static func footer(_ text: String) -> String {
    var shown = ""
    for character in cell(text).prefix(60) {
      guard shown.unicodeScalars.count + character.unicodeScalars.count <= 100 else { break }
      shown.append(character)
    }
    return shown.replacing("&", with: "&&")
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control: scalar == "\n"
    case .unassigned: ![0xFFFE, 0xFFFF].contains(scalar.value)
    default: !scalar.turnsText
    }
  }
}

/// A workbook as it lies on the disk, read back part by part.
///
/// libxlsxwriter writes each part to a temporary file without looking whether all of it arrived. Where
/// the disk is full for a moment, it packs what is there and reports success.
enum WrittenWorkbook {
  /// - Throws: ``FileFailure`` where a part is cut off.
  static func check(_ path: String) throws(FileFailure) {
    guard let archive = ZipArchive(path), !archive.parts.isEmpty else { throw .cutOff(path) }
    do throws(SpreadsheetFault) {
      for part in archive.parts { try archive.read(part, into: Passed()) }
    } catch {
      throw .cutOff(path)
    }
  }

  /// Elements that only have to be closed.
  private final class Passed: XMLElements {
    func start(_ name: String, _ attributes: XMLAttributes) {}
    func end(_ name: String) {}
    func text(_ text: String) {}
  }
}
