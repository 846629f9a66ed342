import Foundation
import TestSupport
import Testing

@testable import SpreadsheetText

/// What is read of workbooks, and what is refused.
@Suite struct SpreadsheetTests {
  private static let rows: [[WorkbookSketch.Cell]] = [
    ["Kunta", "Työttömät"], ["Jämsä", 1226.5], ["", ""], ["Luhanka", "..."],
  ]
  private static let texts = [["Kunta", "Työttömät"], ["Jämsä", "1226.5"], ["Luhanka", "..."]]

  /// The first sheet of a file that `write` makes.
  private func rows(
    _ write: (String) throws -> Void
  ) throws -> [(line: Int, cells: [String])] {
    var found: [(line: Int, cells: [String])] = []
    try inNewFolder { folder in
      try write("\(folder)/table.xlsx")
      let workbook = try Spreadsheet("\(folder)/table.xlsx")
      found = try workbook.rows(of: workbook.sheets[0])
    }
    return found
  }

  private func rows(_ rows: [[WorkbookSketch.Cell]], merged: [String] = []) throws -> [[String]] {
    let sketch = WorkbookSketch([WorkbookSketch.Sheet(rows, merged: merged)])
    return try self.rows(sketch.write).map(\.cells)
  }

  /// What is wrong with an .xlsx file whose parts were changed.
  private func fault(
    _ rows: [[WorkbookSketch.Cell]] = Self.rows, merged: [String] = [],
    changing change: (inout ArchiveSketch) -> Void = { _ in }
  ) throws -> SpreadsheetFault {
    let sketch = WorkbookSketch([WorkbookSketch.Sheet(rows, merged: merged)])
    var archive = ArchiveSketch(parts: sketch.excelParts)
    change(&archive)
    return try #require(
      throws: SpreadsheetFault.self, performing: { try self.rows(archive.write) })
  }

  private func sheet(_ xml: String) -> (inout ArchiveSketch) -> Void {
    { $0.parts[4].content = Data(xml.utf8) }
  }

  @Test func bothKindsHaveTheSameRows() throws {
    let sketch = WorkbookSketch([WorkbookSketch.Sheet(Self.rows)])
    for write in [sketch.write, sketch.writeOpenDocument] {
      let found = try rows(write)
      #expect(found.map(\.line) == [1, 2, 4] && found.map(\.cells) == Self.texts)
    }
  }

  @Test func formatsTellWhatNumbersMean() throws {
    let formats = WorkbookSketch.formats
    let found = try rows([
      [
        .formatted(46_203, formats.day), .formatted(46_174, formats.month),
        .formatted(0.123, formats.percent), .formatted(5, formats.code), .error("#DIV/0!"),
        .formula("SUM(A1:A2)"), 0.30000000000000004,
      ]
    ])
    #expect(
      found == [
        ["2026-06-30", "2026-06-01", "12.3 %", "005", "#DIV/0!", "=SUM(A1:A2)", "0.3"]
      ])
  }

  @Test func aTextThatIsMergedOverRowsStandsInEach() throws {
    let found = try rows(
      [["a", "x", 1], ["", "y", 2], ["b", "x", 3]], merged: ["A1:A2", "A3:C3"])
    #expect(found == [["a", "x", "1"], ["a", "y", "2"], ["b", "x", "3"]])
  }

  @Test func aNumberThatIsMergedOverRowsIsRefused() throws {
    let found = try fault([["a", 12], ["b", ""]], merged: ["B1:B2"])
    #expect(found.row == 1 && found.what.hasPrefix("the number 12 stands in cells that are merged"))
  }

  @Test func hiddenSheetsAreKnown() throws {
    let sketch = WorkbookSketch([
      WorkbookSketch.Sheet([["x"]], named: "A", isHidden: true),
      WorkbookSketch.Sheet([["y"]], named: "B"),
    ])
    for write in [sketch.write, sketch.writeOpenDocument] {
      try inNewFolder { folder in
        try write("\(folder)/x")
        let workbook = try Spreadsheet("\(folder)/x")
        #expect(workbook.sheets.map(\.name) == ["A", "B"])
        #expect(workbook.sheets.map(\.isHidden) == [true, false])
        #expect(try workbook.rows(of: workbook.sheets[1]).map(\.cells) == [["y"]])
      }
    }
  }

  @Test func phoneticsNotesAndLineBreaksAreNoText() throws {
    let xml = """
      <worksheet><sheetData><row><c t="inlineStr"><is><r><t>Pitkä\naika</t></r><rPh><t>x</t></rPh>\
      </is></c></row></sheetData></worksheet>
      """
    var archive = ArchiveSketch(
      parts: WorkbookSketch([WorkbookSketch.Sheet(Self.rows)]).excelParts)
    sheet(xml)(&archive)
    #expect(try rows(archive.write).map(\.cells) == [["Pitkä aika"]])
  }

  @Test(arguments: [
    "<worksheet><sheetData><row r=\"0\"/></sheetData></worksheet>",
    "<worksheet><sheetData><row r=\"99999999999999999999\"/></sheetData></worksheet>",
    "<worksheet><sheetData><row><c r=\"ZZZZZZ1\"><v>1</v></c></row></sheetData></worksheet>",
    "<worksheet><sheetData><row><c r=\"A0\"><v>1</v></c></row></sheetData></worksheet>",
    "<worksheet><sheetData><row><c t=\"s\"><v>7</v></c></row></sheetData></worksheet>",
    "<worksheet><sheetData><row>", "", "no XML",
  ])
  func damagedSheets(xml: String) throws {
    #expect(try fault(changing: sheet(xml)).what.contains("damaged or cut off"))
  }

  /// Expat begins anew with a tag that is not at its end at each piece of a file: one of many megabytes
  /// would keep it busy for minutes, so that a tag has a limit.
  @Test func aTagOfMegabytesIsRefused() throws {
    var draw = SeededGenerator(seed: 1)
    let digits = (0..<3_000_000).map { _ in "0123456789abcdef".utf8.randomElement(using: &draw)! }
    let xml = "<worksheet a=\"\(String(decoding: digits, as: UTF8.self))\"><sheetData/></worksheet>"
    #expect(try fault(changing: sheet(xml)).what.contains("damaged or cut off"))
  }

  @Test func entitiesAreRefused() throws {
    let xml = """
      <!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>\
      <worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>
      """
    #expect(try fault(changing: sheet(xml)).what.contains("document type"))
  }

  @Test func whatUnpacksToFarMoreIsRefused() throws {
    let spaces = String(repeating: " ", count: 20_000_000)
    let found = try fault(changing: sheet("<worksheet>\(spaces)</worksheet>"))
    #expect(found == .tooLarge)
  }

  @Test func aTableThatSpansFarTooMuchIsRefused() throws {
    let rows = (1...400).map { "<row r=\"\($0)\"><c r=\"A\($0)\"><v>1</v></c></row>" }.joined()
    let far = "<row r=\"401\"><c r=\"XFD401\"><v>1</v></c></row>"
    let xml = "<worksheet><sheetData>\(rows)\(far)</sheetData></worksheet>"
    #expect(try fault(changing: sheet(xml)) == .tooLarge)
    let repeated = """
      <d><table name="x"><table-row number-rows-repeated="1048576"><table-cell value-type="string" \
      number-columns-repeated="16384"><p>x</p></table-cell></table-row></table></d>
      """
    let archive = ArchiveSketch([
      "mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": repeated,
    ])
    #expect(throws: SpreadsheetFault.tooLarge) { try self.rows(archive.write) }
  }

  /// Cells without a text in them can stand for seventeen billions.
  @Test(.timeLimit(.minutes(1))) func emptyCellsAreNotRepeated() throws {
    let row = """
      <table-row number-rows-repeated="1048576"><table-cell value-type="boolean" boolean-value="" \
      number-columns-repeated="16384"/></table-row>
      """
    let archive = ArchiveSketch([
      "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
      "content.xml": """
      <d><table name="x"><table-row><table-cell value-type="string"><p>x</p></table-cell>\
      </table-row>\(row)</table></d>
      """,
    ])
    #expect(try rows(archive.write).map(\.cells) == [["x"]])
  }

  @Test func mergedCellsThatLieOverEachOtherAreRefused() throws {
    let rows = (1...3000).map { "<row r=\"\($0)\"><c r=\"A\($0)\" t=\"str\"><v>x</v></c></row>" }
    let merges = String(repeating: "<mergeCell ref=\"A1:A3000\"/>", count: 1000)
    let xml = "<worksheet><sheetData>\(rows.joined())</sheetData>\(merges)</worksheet>"
    #expect(try fault(changing: sheet(xml)) == .tooLarge)
  }

  @Test(arguments: [
    ("[Red]0.0%", NumberFormat.percent), ("\"d\"000", .digits(3)), ("\\d00", .digits(2)),
    ("_d00;d", .digits(2)), ("[d", .date), ("\"d", .date), ("General", .general), ("0\\", .general),
  ])
  func signsOfFormats(code: String, format: NumberFormat) {
    #expect(NumberFormat(id: 164, code: code) == format)
  }

  @Test(.timeLimit(.minutes(1))) func bracketsThatNeverCloseAreReadOnce() {
    let code = String(repeating: "[", count: 200_000)
    #expect(NumberFormat(id: 164, code: code) == .general)
  }

  @Test func passwordsAreNamed() throws {
    #expect(try fault { $0.isEncrypted = true } == .password)
    let name = "EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    #expect(throws: SpreadsheetFault.password) {
      try self.rows { try Data(compound + name).write(to: URL(fileURLWithPath: $0)) }
    }
    let document = ArchiveSketch([
      "mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "?",
      "META-INF/manifest.xml": "<m><file-entry><encryption-data/></file-entry></m>",
    ])
    #expect(throws: SpreadsheetFault.password) { try self.rows(document.write) }
  }

  @Test func otherFilesAreNamed() throws {
    func what(_ write: (String) throws -> Void) throws -> String {
      try #require(throws: SpreadsheetFault.self, performing: { try self.rows(write) }).what
    }
    let old = Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0])
    #expect(try what { try old.write(to: URL(fileURLWithPath: $0)) }.contains(".xls"))
    #expect(try what(ArchiveSketch(["x.csv": "a"]).write).contains("ZIP archive, but no workbook"))
    let word = ArchiveSketch([
      "_rels/.rels": """
      <R><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></R>
      """
    ])
    #expect(try what(word.write).contains("another kind"))
    let whole = ArchiveSketch(parts: WorkbookSketch("a;b").excelParts).data
    for length in [30, whole.count / 2, whole.count - 10] {
      let found = try what { try whole.prefix(length).write(to: URL(fileURLWithPath: $0)) }
      #expect(found.contains("damaged or cut off"), "\(length) bytes: \(found)")
    }
  }
}
