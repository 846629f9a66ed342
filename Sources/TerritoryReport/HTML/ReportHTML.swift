import Foundation
import ReportPage
import TerritoryLanguages
import TerritoryModel

/// The report as one HTML file that asks for no other: it opens from a mail, and all of it is there
/// without scripts. The same content gives the same bytes, apart from the solver's seconds.
///
/// - Parameter map: the land of the content's region.
public func reportHTML(_ content: ReportContent, map: RegionMap) -> String {
  PageTemplate.filled(with: Page(content, ReportMaps(content, on: map)))
}

extension Page {
  fileprivate init(_ content: ReportContent, _ maps: ReportMaps) {
    let answer = ReportAnswer(content)
    let names = content.planCase.region.settings.names
    self.init(
      language: Language.current.rawValue,
      title: "\(names.shown): \(answer.title)",
      place: answer.place,
      answer: answer.sentence.split(separator: "\n").map(String.init),
      lead: answer.lead,
      figures: answer.figures,
      map: mapSection(content, maps),
      sections: [
        scenarioSection(content), smallMapSection(content, maps), territorySection(content, maps),
        content.absenceSection, municipalitySection(content, maps),
        content.rollout.map(coachChangeSection) ?? moveSection(content), demandSection(content),
        qualitySection(content), proofSection(content), assumptionSection(content),
        makingSection(content),
      ].compactMap { $0 },
      footer: answer.footer,
      words: Words(),
      policy: PagePolicy.text(
        styles: [ReportPage.styles.digest], scripts: ReportPage.scripts.map(\.digest)),
      styles: ReportPage.styles.text,
      scripts: ReportPage.scripts.map(\.text),
      data: ReportData(content).json)
  }
}

/// What the page's scripts know beside what the page shows.
private struct ReportData: Encodable {
  let baseline: Int
  let scenarios: [Scenario]
  /// Nil where nothing can be moved.
  let whatIf: WhatIfDocument?

  struct Scenario: Encodable {
    let name: String
    /// The scenario in a sentence.
    let answer: String
  }

  init(_ content: ReportContent) {
    baseline = content.comparison.baseline
    whatIf = WhatIfDocument(content)
    scenarios = content.comparison.entries.map {
      Scenario(name: $0.scenario.shownName, answer: ReportAnswer.summary($0))
    }
  }

  /// As text that ends no script element and holds nothing that a browser takes for markup.
  var json: String {
    let encoder = JSONEncoder()
    // Keys as the scripts spell them, and no line for each number.
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Only numbers that are not finite can fail, and no plan holds one.
    return scriptSafe(String(decoding: try! encoder.encode(self), as: UTF8.self))
  }
}

/// JSON that may stand in a script element: `<`, `>`, `&` and the two line separators of JavaScript
/// are written as escapes, which mean the same inside JSON's strings, the only place they occur.
package func scriptSafe(_ json: String) -> String {
  var safe = ""
  for scalar in json.unicodeScalars {
    switch scalar {
    case "<", ">", "&", "\u{2028}", "\u{2029}":
      safe += String(format: "\\u%04x", scalar.value)
    default: safe.unicodeScalars.append(scalar)
    }
  }
  return safe
}
