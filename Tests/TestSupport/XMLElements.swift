import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The elements of a document in their order, read by Foundation's XML parser.
public final class XMLElements: NSObject, XMLParserDelegate {
  public struct Element {
    public let name: String
    public let attributes: [String: String]
    /// The characters directly inside it.
    public fileprivate(set) var text = ""
  }

  public private(set) var all: [Element] = []
  private var open: [Int] = []

  /// - Throws: where the text is no well-formed XML.
  public init(_ text: String) throws {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    guard parser.parse() else { throw parser.parserError ?? NotWellFormed() }
  }

  public func named(_ name: String) -> [Element] { all.filter { $0.name == name } }

  /// The texts of all elements of a name.
  public func texts(_ name: String) -> [String] { named(name).map(\.text) }

  public func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    open.append(all.count)
    all.append(Element(name: name, attributes: attributes))
  }

  public func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    open.removeLast()
  }

  public func parser(_ parser: XMLParser, foundCharacters text: String) {
    if let last = open.last { all[last].text += text }
  }

  struct NotWellFormed: Error {}
}
