import CEXPAT

/// What reads the elements of an XML file. Names are without the prefixes of their namespaces.
package protocol XMLElements: AnyObject {
  func start(_ name: String, _ attributes: XMLAttributes) throws(SpreadsheetFault)
  func end(_ name: String) throws(SpreadsheetFault)
  /// A piece of the text between two tags.
  func text(_ text: String) throws(SpreadsheetFault)
}

/// The attributes of an element while it is read.
package struct XMLAttributes {
  private let pairs: UnsafeMutablePointer<UnsafePointer<XML_Char>?>

  fileprivate init(_ pairs: UnsafeMutablePointer<UnsafePointer<XML_Char>?>) { self.pairs = pairs }

  /// The value of an attribute, its name without a prefix.
  package subscript(name: String) -> String? {
    var index = 0
    while let key = pairs[index], let value = pairs[index + 1] {
      if localName(key) == name { return String(cString: value) }
      index += 2
    }
    return nil
  }
}

private func localName(_ name: UnsafePointer<XML_Char>) -> String {
  let whole = String(cString: name)
  guard let colon = whole.utf8.lastIndex(of: UInt8(ascii: ":")) else { return whole }
  return String(whole[whole.index(after: colon)...])
}

extension ZipArchive {
  /// Reads a part that is XML.
  ///
  /// - Throws: ``SpreadsheetFault`` where it is none, or what `elements` throws.
  package func read(_ part: String, into elements: some XMLElements) throws(SpreadsheetFault) {
    let reader = XMLReader(elements)
    try read(part) { bytes throws(SpreadsheetFault) in
      try reader.take(bytes, part, isLast: false)
    }
    try reader.take(UnsafeRawBufferPointer(start: nil, count: 0), part, isLast: true)
  }
}

/// expat, with an end to what entities may blow up: no file of a workbook declares any.
private final class XMLReader {
  private let parser: XML_Parser
  private let elements: any XMLElements
  private var fault: SpreadsheetFault?
  private var taken = 0

  /// Bytes of one tag, comment or the like. Expat begins anew with one that is not at its end at each
  /// piece of the file, so that those without end would take hours.
  private static let longestToken = 1 << 20

  init(_ elements: any XMLElements) {
    guard let parser = XML_ParserCreate(nil) else { fatalError("out of memory") }
    self.parser = parser
    self.elements = elements
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { data, name, attributes in
        guard let name, let attributes else { return }
        XMLReader.of(data)?.noting { elements throws(SpreadsheetFault) in
          try elements.start(localName(name), XMLAttributes(attributes))
        }
      },
      { data, name in
        guard let name else { return }
        XMLReader.of(data)?.noting { elements throws(SpreadsheetFault) in
          try elements.end(localName(name))
        }
      })
    XML_SetCharacterDataHandler(parser) { data, bytes, count in
      guard let bytes else { return }
      XMLReader.of(data)?.noting { elements throws(SpreadsheetFault) in
        let piece = UnsafeRawBufferPointer(start: bytes, count: Int(count))
        try elements.text(String(decoding: piece, as: UTF8.self))
      }
    }
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
      XMLReader.of(data)?.noting { _ throws(SpreadsheetFault) in
        throw SpreadsheetFault(
          "the workbook declares a document type, as no workbook does",
          mend: "open it in Excel or LibreOffice and save it as .xlsx")
      }
    }
  }

  deinit { XML_ParserFree(parser) }

  private static func of(_ data: UnsafeMutableRawPointer?) -> XMLReader? {
    data.map { Unmanaged<XMLReader>.fromOpaque($0).takeUnretainedValue() }
  }

  private func noting(_ body: (any XMLElements) throws(SpreadsheetFault) -> Void) {
    guard fault == nil else { return }
    do throws(SpreadsheetFault) {
      try body(elements)
    } catch {
      fault = error
      XML_StopParser(parser, XML_Bool(XML_FALSE))
    }
  }

  func take(
    _ bytes: UnsafeRawBufferPointer, _ part: String, isLast: Bool
  ) throws(SpreadsheetFault) {
    // A piece is at most 65,536 bytes (ZipArchive.inflate).
    let status = XML_Parse(
      parser, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), isLast ? 1 : 0)
    if let fault { throw fault }
    taken += bytes.count
    let isTokenTooLong =
      !isLast && taken - max(0, Int(XML_GetCurrentByteIndex(parser))) > Self.longestToken
    guard status == XML_STATUS_OK, !isTokenTooLong else { throw .damaged(part) }
  }
}
