import Foundation

/// What a file is, told by its first bytes, where it is not the text that is asked for.
package enum FileKind {
  case geoPackage, shapefile, zip, gzip, oldExcel, pdf, parquet, flatGeobuf
  case html, kml, gml, xml, mapInfo, pcAxis

  /// What messages call it.
  package var words: Wording {
    switch self {
    case .geoPackage: "a GeoPackage or another SQLite database"
    case .shapefile: "a shapefile"
    case .zip: "a ZIP archive"
    case .gzip: "packed with gzip"
    case .oldExcel: "a workbook of Excel 97 to 2003, or one with a password"
    case .pdf: "a PDF"
    case .parquet: "Parquet"
    case .flatGeobuf: "FlatGeobuf"
    case .html: "a web page"
    case .kml: "KML"
    case .gml: "GML"
    case .xml: "XML"
    case .mapInfo: "a MapInfo file"
    case .pcAxis: "a PC-Axis file"
    }
  }

  /// How many bytes are enough to know.
  package static let start = 4096

  /// - Parameter data: the file, or its start.
  /// - Returns: nil where it is none of these.
  package init?(_ data: Data) {
    let signatures: [(FileKind, [UInt8])] = [
      (.geoPackage, Array("SQLite format 3\0".utf8)), (.shapefile, [0, 0, 0x27, 0x0A]),
      (.zip, [0x50, 0x4B, 3, 4]), (.zip, [0x50, 0x4B, 5, 6]), (.gzip, [0x1F, 0x8B]),
      (.oldExcel, [0xD0, 0xCF, 0x11, 0xE0]), (.pdf, Array("%PDF".utf8)),
      (.parquet, Array("PAR1".utf8)), (.flatGeobuf, Array("fgb\u{3}".utf8)),
    ]
    if let (kind, _) = signatures.first(where: { data.starts(with: $0.1) }) {
      self = kind
      return
    }
    var start = data.prefix(Self.start)
    if start.starts(with: [0xEF, 0xBB, 0xBF]) { start = start.dropFirst(3) }
    let text = String(decoding: start, as: UTF8.self).lowercased().drop(while: \.isWhitespace)
    if text.hasPrefix("<") {
      self =
        text.contains("<html") || text.hasPrefix("<!doctype html")
        ? .html
        : text.contains("<kml") || text.contains("/kml/")
          ? .kml : text.contains("gml") || text.contains("wfs:") ? .gml : .xml
    } else if text.wholeMatch(of: /(?s)(charset|axis-version|codepage)\s*=.*/) != nil {
      self = .pcAxis
    } else if text.wholeMatch(of: /(?s)(!table|version\s+[0-9]+\s+charset).*/) != nil {
      self = .mapInfo
    } else {
      return nil
    }
  }

  /// What to give where a table or another text is wanted.
  var mendAsText: Wording {
    switch self {
    case .pcAxis: "ask PxWeb for JSON-stat 2.0 or CSV instead"
    case .html, .xml:
      "open it in Excel or LibreOffice and save it as .xlsx, or download the table as CSV"
    case .zip, .gzip: "unpack it and give the file inside"
    case .oldExcel: "save it as CSV UTF-8 in Excel"
    default: "give a text here: a table as CSV, or JSON"
    }
  }

  /// The kind of a file on the disk; nil where it is none of these, or can't be read.
  package init?(of path: String) {
    // What comes through a pipe can be read once only, and is text.
    let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
    guard type == .typeRegular || type == .typeSymbolicLink,
      let file = FileHandle(forReadingAtPath: path),
      let start = try? file.read(upToCount: Self.start)
    else { return nil }
    self.init(start)
  }
}
