import Foundation
import TerritoryModel

/// The table of a shapefile (.dbf, dBASE III): texts and numbers by the names of columns.
struct AttributeTable {
  let rows: [[String: String]]
  /// What was taken for what, in whole sentences.
  private(set) var notes: [String] = []

  private struct Column {
    let name: String
    let start: Int
    let length: Int
    let isNumber: Bool
  }

  /// - Parameter encoding: what the .cpg beside it says; nil where there is none.
  /// - Throws: ``Violation`` where the table is damaged, or its texts are in another encoding.
  init(_ data: Data, encoding: String?) throws(Violation) {
    let bytes = Bytes(data)
    guard let count = bytes.littleEndian(4), let first = bytes.byte(8), let second = bytes.byte(9),
      let low = bytes.byte(10), let high = bytes.byte(11), case let head = first + 256 * second,
      case let width = low + 256 * high, count >= 0, width > 0, head + count * width <= bytes.count
    else {
      throw Violation(
        what: "the shapefile's table (.dbf) is damaged or cut off",
        remedy: "fetch or export it again")
    }
    var columns: [Column] = []
    var start = 1
    var at = 32
    while at + 32 <= head, bytes.byte(at) != 0x0D, let length = bytes.byte(at + 16),
      let kind = bytes.byte(at + 11)
    {
      let name = bytes.slice(at, 11).prefix { $0 != 0 }
      if length > 0 {
        columns.append(
          Column(
            name: String(decoding: name, as: UTF8.self), start: start, length: length,
            isNumber: kind == UInt8(ascii: "N") || kind == UInt8(ascii: "F")))
      }
      start += length
      at += 32
    }
    // Columns that lie over each other would make far more of the table than its bytes.
    guard start <= width else {
      throw Violation(
        what: "the shapefile's table (.dbf) is damaged or cut off",
        remedy: "fetch or export it again")
    }
    let texts = TextEncoding(cpg: encoding, languageDriver: bytes.byte(29) ?? 0)
    var decoder = try texts.decoder()
    var rows: [[String: String]] = []
    for row in 0..<count {
      // A row that is marked as deleted stays, since the areas count it too.
      var cells: [String: String] = [:]
      for column in columns {
        let cell = bytes.slice(head + row * width + column.start, column.length)
        let text = try decoder.text(cell.prefix { $0 != 0 }).trimmingWhitespace()
        cells[column.name] = column.isNumber ? Self.whole(text) : text
      }
      rows.append(cells)
    }
    self.rows = rows
    notes = decoder.notes
  }

  /// A number without its zeros after the point: codes may be written as `4003.000`.
  private static func whole(_ text: String) -> String {
    guard let point = text.firstIndex(of: "."),
      text[text.index(after: point)...].allSatisfy({ $0 == "0" })
    else { return text }
    return String(text[..<point])
  }
}

/// How the texts of a table are written.
private struct TextEncoding {
  /// As the .cpg has it, such as `UTF-8` or `1252`; nil where it says nothing.
  private let named: String?
  /// dBASE's number for a code page; 0 where it says nothing.
  private let languageDriver: Int

  init(cpg: String?, languageDriver: Int) {
    named = cpg.map { $0.trimmingWhitespace() }.flatMap { $0.isEmpty ? nil : $0 }
    self.languageDriver = languageDriver
  }

  /// - Throws: ``Violation`` where the encoding that is named is not known.
  func decoder() throws(Violation) -> TextDecoder {
    guard let named else {
      let pages = [0x03: String.Encoding.windowsCP1252, 0x57: nil, 0x00: nil]
      guard let page = pages[languageDriver] else {
        throw Self.unknown("code page \(languageDriver) of dBASE")
      }
      return TextDecoder(encoding: page, name: "windows-1252")
    }
    let folded = named.uppercased().filter { $0.isLetter || $0.isNumber }
    let encodings: [(endings: [String], encoding: String.Encoding)] = [
      (["UTF8", "65001"], .utf8), (["1252", "88591", "LATIN1", "885915"], .windowsCP1252),
      (["1250"], .windowsCP1250), (["1251"], .windowsCP1251), (["1253"], .windowsCP1253),
      (["1254"], .windowsCP1254), (["88592"], .isoLatin2), (["ASCII", "20127"], .utf8),
    ]
    guard let found = encodings.first(where: { $0.endings.contains { folded.hasSuffix($0) } })
    else { throw Self.unknown(named) }
    return TextDecoder(encoding: found.encoding, name: named)
  }

  private static func unknown(_ name: String) -> Violation {
    Violation(
      what: "the shapefile's table (.dbf) is written in \(name), which is not known here",
      remedy: "write the shapefile again as a GeoPackage: ogr2ogr new.gpkg FILE.shp")
  }
}

private struct TextDecoder {
  /// Nil where nothing says it: UTF-8, or windows-1252 where it is none.
  let encoding: String.Encoding?
  let name: String
  private(set) var notes: [String] = []

  init(encoding: String.Encoding?, name: String) {
    self.encoding = encoding
    self.name = name
  }

  /// - Throws: ``Violation`` where the bytes are no text in the encoding.
  mutating func text(_ bytes: ArraySlice<UInt8>) throws(Violation) -> String {
    if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
    if encoding == nil || encoding == .utf8, let text = String(validating: bytes, as: UTF8.self) {
      return text
    }
    if encoding == nil, Self.isOfDOS(bytes) {
      throw Violation(
        what: "nothing says how the texts of the shapefile's table (.dbf) are written, and they are"
          + " neither UTF-8 nor windows-1252",
        remedy: "write the shapefile again as a GeoPackage: ogr2ogr new.gpkg FILE.shp")
    }
    let taken = encoding ?? .windowsCP1252
    guard taken != .utf8, let text = String(bytes: bytes, encoding: taken) else {
      throw Violation(
        what: "the texts of the shapefile's table (.dbf) are not \(name), as the .cpg says",
        remedy: "write the right name of the encoding in the .cpg, such as 1252, or export again")
    }
    if encoding == nil, notes.isEmpty {
      notes.append(
        "no .cpg says how the texts of the table (.dbf) are written; they were read as windows-1252"
      )
    }
    return text
  }

  /// Whether a text has letters of the code pages of DOS: what they have for å, ä, ö, é and ü are
  /// marks in windows-1252 that no name has beside a letter.
  private static func isOfDOS(_ bytes: ArraySlice<UInt8>) -> Bool {
    let letters: Set<UInt8> = [0x81, 0x82, 0x84, 0x86, 0x8F, 0x90, 0x94, 0x99]
    return zip(bytes, bytes.dropFirst()).contains { one, next in
      letters.contains(one) && (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(next | 0x20)
    }
  }
}
