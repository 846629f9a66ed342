import Foundation
import TerritoryModel

/// What the page's scripts know beside what the page shows.
struct ReportData: Encodable {
  let baseline: Int
  let scenarios: [Scenario]
  /// Nil where nothing can be moved.
  let whatIf: WhatIfDocument?

  struct Scenario: Encodable {
    let name: String
    /// The scenario in a sentence.
    let answer: String
    let territories: [Territory]
    /// The place of each municipality's territory, by code; nil where it is shared.
    let owners: [String: Int?]
  }

  struct Territory: Encodable {
    let name: String
    let colour: String?
  }

  init(_ content: ReportContent, _ maps: ReportMaps) {
    baseline = content.comparison.baseline
    whatIf = WhatIfDocument(content)
    scenarios = content.comparison.entries.enumerated().map { index, entry in
      let plan = entry.solution?.plan
      let codes = (0..<entry.planCase.region.count).map { entry.planCase.code($0) }
      return Scenario(
        name: entry.scenario.name, answer: "",
        territories: (plan?.territories ?? []).enumerated().map { place, territory in
          Territory(
            name: entry.planCase.shownName(of: territory), colour: maps.colour(of: place, in: index)
          )
        },
        owners: plan.map { plan in
          Dictionary(
            uniqueKeysWithValues: codes.enumerated().map { ($1, plan.owner(of: $0)) })
        } ?? [:])
    }
  }

  /// As text that ends no script element and holds nothing that a browser takes for markup: the
  /// signs that could are written as JSON's escapes.
  var json: String { scriptSafe(jsonText(self)) }
}

/// JSON that may stand in a script element: `<`, `>`, `&` and the two line separators of JavaScript
/// are written as escapes, which mean the same inside JSON's strings, the only place they occur.
func scriptSafe(_ json: String) -> String {
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
