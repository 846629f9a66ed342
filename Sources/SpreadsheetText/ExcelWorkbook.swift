/// What an Excel workbook (ECMA-376) has beside its sheets: their list, texts and formats.
struct ExcelWorkbook {
  struct SheetPart {
    let name: String
    let isHidden: Bool
    let part: String
  }

  let sheets: [SheetPart]
  let texts: [String]
  /// The format of each style of cells.
  let formats: [NumberFormat]
  let from1904: Bool

  /// - Throws: ``SpreadsheetFault`` where the archive is none, or can't be read.
  init(_ archive: ZipArchive, _ part: String) throws(SpreadsheetFault) {
    let relations = try Relations(archive, of: part)
    let list = SheetList()
    try archive.read(part, into: list)
    sheets = list.sheets.compactMap { sheet in
      relations.sheets[sheet.id].map {
        SheetPart(name: sheet.name, isHidden: sheet.isHidden, part: $0)
      }
    }
    from1904 = list.from1904
    let texts = SharedTexts()
    if let part = relations.texts { try archive.read(part, into: texts) }
    self.texts = texts.texts
    let styles = Styles()
    if let part = relations.styles { try archive.read(part, into: styles) }
    formats = styles.formats
  }

  /// The part that a package says is its main one; nil where it says none.
  static func mainPart(_ archive: ZipArchive) throws(SpreadsheetFault) -> String? {
    guard archive.has("_rels/.rels") else { return nil }
    let list = RelationList(folder: "")
    try archive.read("_rels/.rels", into: list)
    return list.found.first { $0.kind == "officeDocument" }?.target
  }
}

/// Which parts belong to the workbook.
private struct Relations {
  let sheets: [String: String]
  let texts: String?
  let styles: String?

  init(_ archive: ZipArchive, of part: String) throws(SpreadsheetFault) {
    let names = part.split(separator: "/")
    let folder = names.dropLast().map { "\($0)/" }.joined()
    let list = RelationList(folder: folder)
    try archive.read("\(folder)_rels/\(names.last ?? "").rels", into: list)
    sheets = Dictionary(
      list.found.filter { $0.kind == "worksheet" }.map { ($0.id, $0.target) },
      uniquingKeysWith: { first, _ in first })
    texts = list.found.first { $0.kind == "sharedStrings" && archive.has($0.target) }?.target
    styles = list.found.first { $0.kind == "styles" && archive.has($0.target) }?.target
  }
}

private final class RelationList: XMLElements {
  private(set) var found: [(id: String, kind: String, target: String)] = []
  private let folder: String

  init(folder: String) { self.folder = folder }

  func start(_ name: String, _ attributes: XMLAttributes) throws(SpreadsheetFault) {
    // What lies outside the workbook, such as links, has no part.
    guard name == "Relationship", attributes["TargetMode"] != "External",
      let id = attributes["Id"], let target = attributes["Target"], found.count < 10_000
    else { return }
    let kind = attributes["Type"]?.split(separator: "/").last.map(String.init) ?? ""
    var path: [Substring] = []
    for name in (target.hasPrefix("/") ? target : folder + target).split(separator: "/") {
      if name == ".." { _ = path.popLast() } else if name != "." { path.append(name) }
    }
    found.append((id, kind, path.joined(separator: "/")))
  }

  func end(_ name: String) {}
  func text(_ text: String) {}
}

private final class SheetList: XMLElements {
  private(set) var sheets: [(id: String, name: String, isHidden: Bool)] = []
  private(set) var from1904 = false

  func start(_ name: String, _ attributes: XMLAttributes) {
    if name == "workbookPr" {
      from1904 = ["1", "true"].contains(attributes["date1904"] ?? "")
    } else if name == "sheet", let sheet = attributes["name"], let id = attributes["id"],
      sheets.count < 10_000
    {
      sheets.append((id, sheet, ["hidden", "veryHidden"].contains(attributes["state"] ?? "")))
    }
  }

  func end(_ name: String) {}
  func text(_ text: String) {}
}

/// The texts that cells name by number.
private final class SharedTexts: XMLElements {
  private(set) var texts: [String] = []
  private var text: String?
  private var isText = false
  private var phonetic = 0
  private var bytes = 0

  private static let most = (texts: 1_000_000, bytes: 100_000_000)

  func start(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "si": text = ""
    case "t": isText = phonetic == 0
    case "rPh": phonetic += 1
    default: break
    }
  }

  func end(_ name: String) throws(SpreadsheetFault) {
    switch name {
    case "si":
      guard texts.count < Self.most.texts else { throw .tooLarge }
      texts.append(text ?? "")
      text = nil
    case "t": isText = false
    case "rPh": phonetic -= 1
    default: break
    }
  }

  func text(_ text: String) throws(SpreadsheetFault) {
    guard isText else { return }
    bytes += text.utf8.count
    guard bytes <= Self.most.bytes else { throw .tooLarge }
    self.text?.append(text)
  }
}

/// The formats of numbers.
private final class Styles: XMLElements {
  private(set) var formats: [NumberFormat] = []
  private var codes: [Int: String] = [:]
  /// Formats by their ids, which many styles have in common.
  private var known: [Int: NumberFormat] = [:]
  private var isCells = false

  private static let most = 100_000
  /// Bytes of a format; Excel's have at most 255 characters.
  private static let longest = 1000

  func start(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "numFmt" where codes.count < Self.most:
      if let id = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"],
        code.utf8.count <= Self.longest
      {
        codes[id] = code
        known[id] = nil
      }
    case "cellXfs": isCells = true
    case "xf" where isCells && formats.count < Self.most:
      let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
      let format = known[id] ?? NumberFormat(id: id, code: codes[id])
      known[id] = format
      formats.append(format)
    default: break
    }
  }

  func end(_ name: String) { if name == "cellXfs" { isCells = false } }
  func text(_ text: String) {}
}
