import Foundation

/// A workbook of Excel (.xlsx, .xlsm) or LibreOffice (.ods): its sheets, and the text of their cells.
/// Macros, links, pictures and drawings are passed over; of formulas the values are taken that the
/// workbook holds.
package struct Spreadsheet {
  package struct Sheet {
    package let name: String
    /// Whether whoever opens the workbook doesn't see it.
    package let isHidden: Bool
    fileprivate let index: Int
  }

  package let sheets: [Sheet]
  private let archive: ZipArchive
  /// Nil where it is of LibreOffice.
  private let excel: ExcelWorkbook?

  /// What a file is by its first bytes, whatever it is called.
  package enum Kind {
    /// A ZIP archive, as workbooks are.
    case archive
    /// Compound File Binary: Excel up to 2003, or any workbook with a password.
    case compoundFile
    case other

    package init(_ path: String) {
      // What comes through a pipe can be read once only, and is text.
      var status = stat()
      guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
        self = .other
        return
      }
      let file = FileHandle(forReadingAtPath: path)
      let bytes = (try? file?.read(upToCount: 8)).flatMap { $0 } ?? Data()
      try? file?.close()
      if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
        || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
      {
        self = .archive
      } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        self = .compoundFile
      } else {
        self = .other
      }
    }
  }

  /// - Throws: ``SpreadsheetFault`` where the file is no workbook that can be read.
  package init(_ path: String) throws(SpreadsheetFault) {
    guard Kind(path) == .archive else { throw Self.fault(ofCompoundFile: path) }
    guard let archive = ZipArchive(path), !archive.parts.isEmpty else {
      throw .damaged("the directory")
    }
    self.archive = archive
    if let part = try ExcelWorkbook.mainPart(archive) {
      guard part.hasSuffix(".xml"), part.contains("workbook") else {
        throw part.hasSuffix(".bin") ? Self.binary : Self.otherDocument
      }
      let workbook = try ExcelWorkbook(archive, part)
      excel = workbook
      sheets = workbook.sheets.enumerated().map {
        Sheet(name: $1.name, isHidden: $1.isHidden, index: $0)
      }
    } else if archive.has("content.xml"), archive.has("mimetype") {
      excel = nil
      let kind = TextPart()
      try archive.read("mimetype") { bytes in kind.take(bytes) }
      guard kind.text.contains("opendocument.spreadsheet") else { throw Self.otherDocument }
      if archive.has("META-INF/manifest.xml") {
        let manifest = Manifest()
        try archive.read("META-INF/manifest.xml", into: manifest)
        if manifest.isEncrypted { throw SpreadsheetFault.password }
      }
      let document = OpenDocument()
      try archive.read("content.xml", into: document)
      sheets = document.sheets.enumerated().map {
        Sheet(name: $1.name, isHidden: $1.isHidden, index: $0)
      }
    } else if archive.has("encrypted-package") {
      throw SpreadsheetFault.password
    } else {
      throw SpreadsheetFault(
        "the file is a ZIP archive, but no workbook",
        mend: "give the table itself: unpack the archive, or save the table as .xlsx or CSV")
    }
  }

  /// The rows of a sheet that have something in them, with their numbers from 1, all with as many
  /// cells.
  ///
  /// - Parameter count: grows by the cells that were read, also of a sheet that can't be.
  /// - Throws: ``SpreadsheetFault`` where the sheet can't be read.
  package func rows(
    of sheet: Sheet, counting count: inout Int
  ) throws(SpreadsheetFault) -> [(line: Int, cells: [String])] {
    guard let excel else {
      let document = OpenDocument(cellsOf: sheet.index)
      defer { count += document.grid.count }
      try archive.read("content.xml", into: document)
      return try document.grid.rows()
    }
    let reader = ExcelSheet(excel)
    defer { count += reader.grid.count }
    try archive.read(excel.sheets[sheet.index].part, into: reader)
    return try reader.grid.rows()
  }

  package func rows(of sheet: Sheet) throws(SpreadsheetFault) -> [(line: Int, cells: [String])] {
    var count = 0
    return try rows(of: sheet, counting: &count)
  }

  /// A workbook with a password is packed into such a file, under a name in UTF-16.
  private static func fault(ofCompoundFile path: String) -> SpreadsheetFault {
    let data = (try? Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)) ?? Data()
    let name = Data("EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    return data.range(of: name) == nil ? binary : .password
  }

  private static let binary = SpreadsheetFault(
    "the workbook is in a binary format of Excel (.xls, .xlsb)", mend: "save it as .xlsx")

  private static let otherDocument = SpreadsheetFault(
    "the file is a document of another kind, no workbook",
    mend: "copy the table into a workbook and save it as .xlsx")
}

/// The beginning of a part that is text.
private final class TextPart {
  private(set) var text = ""

  func take(_ bytes: UnsafeRawBufferPointer) {
    if text.utf8.count < 1000 { text += String(decoding: bytes.prefix(1000), as: UTF8.self) }
  }
}

/// What META-INF/manifest.xml says of the parts.
private final class Manifest: XMLElements {
  private(set) var isEncrypted = false

  func start(_ name: String, _ attributes: XMLAttributes) {
    if name == "encryption-data" { isEncrypted = true }
  }

  func end(_ name: String) {}
  func text(_ text: String) {}
}
