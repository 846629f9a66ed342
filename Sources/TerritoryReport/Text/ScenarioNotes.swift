import TerritoryLanguages
import TerritoryModel

extension Comparison {
  /// What is asked of the territories and not met by a plan that is kept, who is served mostly from
  /// elsewhere then, and how many coaches are needed where that is not known, by scenario; and what that
  /// number leaves aside.
  var scenarioNotes: [String] {
    entries.compactMap(\.openNeedNote) + [placesNote].compactMap(\.self)
      + entries.compactMap(\.unmetNote)
      + entries.compactMap(\.servedElsewhereNote)
  }

  private var placesNote: String? {
    entries.contains(where: \.planCase.placesCoaches) ? placesAsideNote(base.planCase) : nil
  }
}

extension Comparison.Entry {
  fileprivate var openNeedNote: String? {
    if headcount.isNever {
      return phrase("In \(scenario.shownName), no number of coaches is enough.")
    }
    guard headcount.isLeast else { return nil }
    return phrase(
      """
      In \(scenario.shownName), at least \(headcount.leastTeam.coaches) {coach is|coaches are} needed; the search \
      stopped before the number was known.
      """)
  }

  fileprivate var unmetNote: String? {
    unmet.map { phrase("Not met in \(scenario.shownName): \($0).") }
  }

  fileprivate var servedElsewhereNote: String? {
    guard let plan = solution?.plan, !servedElsewhere.isEmpty else { return nil }
    return phrase(
      """
      In \(scenario.shownName), served mostly from another territory than their own: \
      \(namesServedMostlyElsewhere(plan, planCase)). Plans by membership as served can't do that, so this plan's \
      figures may be better than theirs.
      """)
  }

  /// What is asked of the territories and not met by a plan that is kept; nil where all is met.
  var unmet: String? {
    guard case .result(let result) = answer else { return nil }
    let unmet = result.findings.filter { !$0.isMet }.map { $0.requirement.words(planCase) }
    return unmet.isEmpty ? nil : unmet.joined(separator: "; ")
  }

  /// The municipalities that a plan that is kept leaves to a territory which does not serve most of
  /// them, where membership is as served.
  var servedElsewhere: [Int] {
    guard case .result(let result) = answer, result.brief.membership == .served else { return [] }
    return solution?.plan.servedMostlyElsewhere() ?? []
  }
}
