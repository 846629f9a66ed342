import Mustache
import ReportPage

/// The page's template, filled.
enum PageTemplate {
  /// The templates ship with the program, so a fault in one is a fault of the program.
  private static let library: MustacheLibrary = {
    // Mustache's own escaping looks at characters as people see them, so that a quotation mark with
    // an accent on it is no quotation mark to it, but is one to a browser.
    MustacheContentTypes.register(Markup(), named: "MARKUP")
    let templates = ReportPage.templates.mapValues { try! MustacheTemplate(string: $0) }
    return MustacheLibrary(templates: templates)
  }()

  /// Text inside HTML's elements and quoted attributes.
  private struct Markup: MustacheContentType {
    func escapeText(_ text: String) -> String { SVGText.escaped(text) }
  }

  static func filled(with page: Page) -> String { library.render(page, withTemplate: "report")! }
}
