import TerritoryLanguages
import TerritoryModel

/// What is said where there is no plan.
///
/// - Parameter prefix: what comes before it on the line.
public func withoutPlanText(
  _ outcome: Outcome, _ planCase: PlanCase, prefix: String = ""
) -> String {
  if case .infeasible(let diagnosis) = outcome {
    let words = DiagnosisWords(diagnosis, planCase)
    return paragraph(prefix + phrase("No plan is possible: \(words.reason)."))
      + words.remedies.map(remedyText).joined()
  }
  return paragraph(prefix + phrase("No plan was found before the search stopped."))
    + remedyText(longerSearch)
}

/// How to mend that a search stopped too soon.
var longerSearch: String {
  phrase(
    """
    let it run longer: give a higher --time-limit or --work-limit, or none; if none was given, numbers \
    lie too far apart for GLPK: look at counts, distances and caseloads
    """)
}

/// Why scenarios have no plan, and what would mend that; once for all of which the same is said.
func missingPlans(_ comparison: Comparison) -> String {
  comparison.shown.withoutPlan.map { _, entries in
    missingPlan(
      entries[0], prefix: entries.map(\.scenario.shownName).joined(separator: "; ") + ": ")
  }.joined()
}

extension [Comparison.Entry] {
  /// The scenarios that have no plan, together where they have the same reason and the same ways out.
  var withoutPlan: [(reason: String, entries: [Comparison.Entry])] {
    var groups: [(reason: String, entries: [Comparison.Entry])] = []
    for entry in self {
      guard let reason = entry.reason else { continue }
      if let index = groups.firstIndex(where: {
        $0.reason == reason && $0.entries[0].remedies == entry.remedies
      }) {
        groups[index].entries.append(entry)
      } else {
        groups.append((reason, [entry]))
      }
    }
    return groups
  }
}

private func missingPlan(_ entry: Comparison.Entry, prefix: String) -> String {
  switch entry.answer {
  case .contradictory(let problems):
    problems.map { $0.said(\.shown) }.map { problem in
      paragraph(prefix + phrase("No plan is possible: \(problem.what)."))
        + remedyText(problem.remedy)
    }.joined()
  case .result(let result):
    withoutPlanText(result.outcome, entry.planCase, prefix: prefix)
  }
}

extension Comparison.Entry {
  /// Why there is no plan, on one line; nil where there is one.
  var reason: String? {
    switch answer {
    case .contradictory(let problems):
      problems.map { $0.said(\.shown).what }.joined(separator: "; ")
    case .result(let result):
      switch result.outcome {
      case .infeasible(let diagnosis): DiagnosisWords(diagnosis, planCase).reason
      case .unknown: phrase("no plan was found before the search stopped")
      case .optimal, .feasible: nil
      }
    }
  }

  /// Each change that would make a plan possible.
  var remedies: [String] {
    switch answer {
    case .contradictory(let problems): problems.map { $0.said(\.shown).remedy }
    case .result(let result):
      if case .infeasible(let diagnosis) = result.outcome {
        DiagnosisWords(diagnosis, planCase).remedies
      } else {
        []
      }
    }
  }

  /// Whether the search stopped before it had a plan: there may be one.
  var isWithoutAnswer: Bool {
    guard case .result(let result) = answer, case .unknown = result.outcome else { return false }
    return true
  }
}
