import Foundation

/// A workbook that a test makes, of Excel or of LibreOffice.
public struct WorkbookSketch: Sendable {
  public struct Sheet: Sendable {
    let name: String
    /// The cells of each row.
    public let cells: [[Cell]]
    /// Cells that are merged, such as `A2:A3`.
    let merged: [String]
    let isHidden: Bool

    public init(
      _ rows: [[Cell]], named name: String = "Taul1", merged: [String] = [],
      isHidden: Bool = false
    ) {
      self.name = name
      cells = rows
      self.merged = merged
      self.isHidden = isHidden
    }
  }

  public enum Cell: Sendable, ExpressibleByStringLiteral, ExpressibleByFloatLiteral,
    ExpressibleByIntegerLiteral
  {
    case text(String)
    case number(Double)
    /// A number in a format of Excel, by its place in ``formats``.
    case formatted(Double, Int)
    case error(String)
    /// A formula that nobody has computed.
    case formula(String)
    case empty

    public init(stringLiteral text: String) { self = text.isEmpty ? .empty : .text(text) }
    public init(floatLiteral number: Double) { self = .number(number) }
    public init(integerLiteral number: Int) { self = .number(Double(number)) }
  }

  /// A day, per cent, a code of three digits, and a format of the user's own for months.
  public static let formats = (day: 1, percent: 2, code: 3, month: 4)

  public let sheets: [Sheet]

  public init(_ sheets: [Sheet]) { self.sheets = sheets }

  /// Rows of cells between semicolons, as a sheet; what reads as a number is one.
  public init(_ text: String) {
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.split(separator: ";", omittingEmptySubsequences: false).map { cell -> Cell in
        Double(cell).map { .number($0) } ?? (cell.isEmpty ? .empty : .text(String(cell)))
      }
    }
    self.init([Sheet(rows)])
  }

  /// The parts of an .xlsx file by name, to be damaged before they are packed.
  public var excelParts: [(name: String, content: Data)] {
    let type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let list = sheets.enumerated().map { index, sheet in
      let state = sheet.isHidden ? " state=\"hidden\"" : ""
      return "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\"\(state) r:id=\"r\(index)\"/>"
    }
    let relations = sheets.indices.map {
      "<Relationship Id=\"r\($0)\" Type=\"\(type)/worksheet\" Target=\"worksheets/s\($0).xml\"/>"
    }
    let parts = [
      (
        "_rels/.rels",
        """
        <Relationships><Relationship Id="w" Type="\(type)/officeDocument" Target="xl/workbook.xml"/>\
        </Relationships>
        """
      ),
      ("xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets>\(list.joined())</sheets></workbook>"),
      (
        "xl/_rels/workbook.xml.rels",
        """
        <Relationships>\(relations.joined())\
        <Relationship Id="s" Type="\(type)/styles" Target="/xl/styles.xml"/></Relationships>
        """
      ),
      (
        "xl/styles.xml",
        """
        <styleSheet><numFmts><numFmt numFmtId="164" formatCode="000"/>\
        <numFmt numFmtId="165" formatCode="mmm\\ yy"/></numFmts><cellXfs><xf numFmtId="0"/>\
        <xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>\
        </styleSheet>
        """
      ),
    ]
    return (parts + sheets.enumerated().map { ("xl/worksheets/s\($0).xml", Self.xml($1)) })
      .map { ($0.0, Data($0.1.utf8)) }
  }

  public func write(to path: String) throws {
    try ArchiveSketch(parts: excelParts).write(to: path)
  }

  /// Writes the first sheets as LibreOffice does, without formats.
  public func writeOpenDocument(to path: String) throws {
    let tables = sheets.map { sheet in
      let rows = sheet.cells.map { row in
        let cells = row.map { cell in
          switch cell {
          case .text(let text), .error(let text):
            "<table:table-cell office:value-type=\"string\"><text:p>\(text)</text:p></table:table-cell>"
          case .number(let number), .formatted(let number, _):
            "<table:table-cell office:value-type=\"float\" office:value=\"\(number)\"/>"
          case .formula(let formula): "<table:table-cell table:formula=\"of:=\(formula)\"/>"
          case .empty: "<table:table-cell table:number-columns-repeated=\"1\"/>"
          }
        }
        return "<table:table-row>\(cells.joined())</table:table-row>"
      }
      let style = sheet.isHidden ? "h" : "v"
      return """
        <table:table table:name="\(sheet.name)" table:style-name="\(style)">\(rows.joined())\
        <table:table-row table:number-rows-repeated="1048000"><table:table-cell \
        table:number-columns-repeated="16384"/></table:table-row></table:table>
        """
    }
    try ArchiveSketch([
      "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
      "content.xml": """
      <office:document-content><office:automatic-styles><style:style style:name="h">\
      <style:table-properties table:display="false"/></style:style></office:automatic-styles>\
      <office:body><office:spreadsheet>\(tables.joined())</office:spreadsheet></office:body>\
      </office:document-content>
      """,
    ]).write(to: path)
  }

  private static func xml(_ sheet: Sheet) -> String {
    let rows = sheet.cells.enumerated().map { row, cells in
      let texts = cells.enumerated().map { column, cell in
        let place = "r=\"\(Character(UnicodeScalar(UInt8(65 + column))))\(row + 1)\""
        return switch cell {
        case .text(let text): "<c \(place) t=\"inlineStr\"><is><t>\(text)</t></is></c>"
        case .number(let number): "<c \(place)><v>\(number)</v></c>"
        case .formatted(let number, let style): "<c \(place) s=\"\(style)\"><v>\(number)</v></c>"
        case .error(let error): "<c \(place) t=\"e\"><f>1/0</f><v>\(error)</v></c>"
        case .formula(let formula): "<c \(place)><f>\(formula)</f><v></v></c>"
        case .empty: ""
        }
      }
      return "<row r=\"\(row + 1)\">\(texts.joined())</row>"
    }
    let merges = sheet.merged.map { "<mergeCell ref=\"\($0)\"/>" }.joined()
    return """
      <worksheet><sheetData>\(rows.joined())</sheetData><mergeCells>\(merges)</mergeCells></worksheet>
      """
  }
}
