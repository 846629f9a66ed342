import Foundation
import Mustache
import ReportPage
import TerritoryLanguages

/// What the page's template shows: texts in the reader's language, in the order of the page. All are
/// plain text, which the template escapes; the few that are markup already say so.
struct Page {
  /// The HTML language tag.
  let language: String
  /// The title of the browser's tab or window.
  let title: String
  /// Where and when: the line above the answer.
  let place: String
  /// The answer in one sentence or two, each in a line of its own.
  let answer: [String]
  let lead: [String]
  /// The figures that one decides by.
  let figures: [DecisionFigure]
  /// What stands beside the figures.
  let map: Section
  let sections: [Section]
  let footer: [String]
  let words: Words
  /// What the page may load, as the Content-Security-Policy has it.
  let policy: String
  /// Markup: `report.css`.
  let styles: String
  /// Markup: each is a script of its own.
  let scripts: [String]
  /// Markup: JSON for the scripts.
  let data: String

  /// Words of the page itself.
  struct Words {
    let skip = phrase("Skip to the content")
    let contents = phrase("Contents")
    let up = phrase("Back to the contents")
  }

  struct Section {
    /// The place that links lead to.
    let id: String
    let heading: String
    let blocks: [Block]
  }

  /// A part of a section; the template shows what is there, in this order.
  struct Block {
    var paragraph: String?
    /// A remark that must not be missed, such as why there is no plan.
    var notice: Notice?
    var list: List?
    var table: PageTable?
    var figure: Figure?
    /// Figures side by side.
    var gallery: Gallery?
    /// Text to copy.
    var command: Command?
    var panels: Panels?
    var picker: Picker?
    /// Where the script of what-if questions works.
    var whatIf: WhatIf?
  }

  struct List {
    let items: [String]
  }

  struct Gallery {
    let figures: [Figure]
  }

  struct Panels {
    let items: [Panel]
  }

  struct Notice {
    let heading: String
    let lines: [String]
  }

  /// A drawing with its caption.
  struct Figure {
    /// Markup: an SVG element.
    let drawing: String
    /// Markup: another drawing of the same for screens that are too narrow for the first.
    var narrow: String?
    let caption: String
    /// The class of the drawing's frame: `map`, `small` or `chart`.
    let kind: String
    /// Whether the drawing is too wide for a small screen, and is moved sideways in its frame there.
    var isWide = false
  }

  struct Command {
    let label: String
    let text: String
  }

  /// What belongs to one scenario. Without scripts all are there, one after the other.
  struct Panel {
    /// Place of the scenario.
    let scenario: Int
    /// nil where there is only one scenario.
    let heading: String?
    let blocks: [Block]
  }

  /// The choice of a scenario.
  struct Picker {
    let label: String
    let help: String
    let last: Int
    let chosen: Int
    /// What stands under the slider's places.
    let ticks: [String]
  }

  struct WhatIf {
    let heading: String
  }
}

extension Page.Block {
  static func paragraph(_ text: String) -> Self { Self(paragraph: text) }
  static func table(_ table: PageTable) -> Self { Self(table: table) }
  static func figure(_ figure: Page.Figure) -> Self { Self(figure: figure) }
}

/// What a page may load and run: itself, and nothing else.
///
/// The rule forbids every request, and every style and script but those that are named by their
/// digests, so that a name in somebody's data could not bring in another, whatever it is.
enum PagePolicy {
  /// - Parameters:
  ///   - styles: digests, as ``ReportPage/Part/digest``.
  ///   - scripts: the same.
  static func text(styles: [String], scripts: [String]) -> String {
    [
      "default-src 'none'", "style-src \(sources(styles))", "script-src \(sources(scripts))",
      "img-src data:", "base-uri 'none'", "form-action 'none'",
    ].joined(separator: "; ")
  }

  private static func sources(_ digests: [String]) -> String {
    digests.map { "'sha256-\($0)'" }.joined(separator: " ")
  }
}

/// The page's template, filled.
enum PageTemplate {
  private static let library = MarkupTemplates.library(ReportPage.templates)

  static func filled(with page: Page) -> String { library.render(page, withTemplate: "report")! }
}

/// Templates of pages, which say `{{% CONTENT_TYPE:MARKUP}}` in their first line.
package enum MarkupTemplates {
  /// - Parameter templates: by name. They ship with the program, so a fault in one is a fault of the
  ///   program.
  package static func library(_ templates: [String: String]) -> MustacheLibrary {
    // Mustache's own escaping looks at characters as people see them, so that a quotation mark with
    // an accent on it is no quotation mark to it, but is one to a browser.
    MustacheContentTypes.register(Markup(), named: "MARKUP")
    return MustacheLibrary(templates: templates.mapValues { try! MustacheTemplate(string: $0) })
  }

  /// A text in which nothing is markup, inside HTML's elements and quoted attributes.
  package static func escaped(_ text: String) -> String { SVGText.escaped(text) }

  private struct Markup: MustacheContentType {
    func escapeText(_ text: String) -> String { escaped(text) }
  }
}
