import TerritoryLanguages
import TerritoryModel

/// What a report comes to: the one sentence that a board reads, and those that go with it.
struct ReportAnswer {
  private let content: ReportContent
  private let entries: [Comparison.Entry]
  private let region: String

  init(_ content: ReportContent) {
    self.content = content
    entries = content.comparison.entries
    region = content.planCase.region.settings.names.shown
  }

  /// What the report is, in few words.
  var title: String {
    switch content.subject {
    case .proposal: phrase("territories of job coaches")
    case .evaluation: phrase("a plan of job coaches' territories, scored")
    case .comparison: phrase("job coaches and territories, scenarios compared")
    }
  }

  /// Region, and the day that its people were counted.
  var place: String {
    let snapshots = Set(entries.map(\.planCase.demand.snapshot)).sorted()
    return phrase("\(region), statistics of \(snapshots.joined(separator: ", "))")
  }

  var sentence: String {
    switch content.subject {
    case .evaluation: evaluationSentence
    case .comparison where entries.count > 1: comparisonSentence
    case .comparison, .proposal: planSentence
    }
  }

  private var planSentence: String {
    guard let plan = content.plan else { return noPlan }
    let coaches = content.planCase.team.coaches
    if content.focus.hasNeededTeam {
      return phrase(
        """
        \(region) needs \(coaches) job {coach|coaches} in \(plan.territories.count) \
        {territory|territories}
        """)
    }
    return phrase(
      """
      \(region): \(coaches) job {coach|coaches} in \(plan.territories.count) \
      {territory|territories} can serve \(Figures.percent(servedShare(content.focus))) of the clients
      """)
  }

  private var noPlan: String { phrase("\(region): no plan is possible with what is asked for") }

  private var comparisonSentence: String {
    let planned = entries.filter { $0.solution != nil }
    guard !planned.isEmpty else { return noPlan }
    let coaches = planned.map(\.planCase.team.coaches)
    let (fewest, most) = (coaches.min()!, coaches.max()!)
    if planned.allSatisfy(\.hasNeededTeam) {
      return fewest == most
        ? phrase("\(region) needs \(most) job {coach|coaches} in every scenario")
        : phrase("\(region) needs from \(fewest) to \(most) job coaches, by scenario")
    }
    let waiting = planned.map { $0.value(of: .waiting)! }
    let (least, greatest) = (shown(waiting.min()!), shown(waiting.max()!))
    if waiting.max()! == 0 { return phrase("\(region): nobody has to wait in any scenario") }
    if least == greatest {
      return phrase("\(region): \(greatest) clients a year have to wait in every scenario")
    }
    return phrase(
      "\(region): from \(least) to \(greatest) clients a year have to wait, by scenario")
  }

  private var evaluationSentence: String {
    guard let given = content.focus.value(of: .waiting) else { return noPlan }
    guard let best = entries.last?.value(of: .waiting) else {
      return phrase("\(region): the given plan leaves \(shown(given)) clients a year waiting")
    }
    guard shown(given) == shown(best) else {
      return phrase(
        """
        \(region): the given plan leaves \(shown(given)) clients a year waiting, the best possible \
        one \(shown(best))
        """)
    }
    let travel = entries.map { $0.value(of: .travel)! }
    guard given > 0 else {
      return travel[0] > travel[1]
        ? phrase(
          """
          \(region): nobody waits in the given plan, which travels \
          \(Figures.percent(travel[0] / travel[1] - 1)) more than the best possible one
          """)
        : phrase("\(region): the given plan is as good as the best possible one")
    }
    return phrase(
      "\(region): no plan leaves fewer clients waiting than the given one, \(shown(given)) a year")
  }

  /// A scenario in a sentence, as the choice of one says it.
  static func summary(_ entry: Comparison.Entry) -> String {
    guard let plan = entry.solution?.plan, let waiting = entry.value(of: .waiting) else {
      return phrase("No plan is possible")
    }
    let queue =
      waiting == 0
      ? phrase("nobody waits") : phrase("\(Figures.short(waiting)) clients a year wait")
    return phrase(
      """
      \(staff(entry.planCase.team)) in \(plan.territories.count) {territory|territories}; \(queue).
      """)
  }

  var lead: [String] {
    [focusSentence, proofSentence, missingSentence].compactMap { $0 }
  }

  private var focusSentence: String? {
    let focus = content.focus
    guard let plan = content.plan else { return nil }
    let demand = focus.planCase.demand.total
    let served = demand - focus.value(of: .waiting)!
    let sentence = phrase(
      """
      \(staff(focus.planCase.team)) in \(plan.territories.count) {territory|territories} serve \
      \(Figures.short(served)) of \(Figures.short(demand)) clients a year \
      (\(Figures.percent(servedShare(focus)))).
      """)
    return entries.count > 1 ? "\(focus.scenario.shownName): \(sentence)" : sentence
  }

  private var proofSentence: String? {
    let outcomes = entries.compactMap(\.outcome).filter { $0.solution != nil }
    guard !outcomes.isEmpty else { return nil }
    let isProven = outcomes.allSatisfy { if case .optimal = $0 { true } else { false } }
    return isProven
      ? phrase(
        """
        Each plan is proven to be the best by the order of what matters, and was checked against the \
        region's data.
        """)
      : phrase(
        """
        Not each plan is proven to be the best: the search was stopped. Each was checked against the \
        region's data.
        """)
  }

  private var missingSentence: String? {
    let missing = entries.filter { $0.solution == nil }.map(\.scenario.shownName)
    return missing.isEmpty
      ? nil : phrase("Without a plan: \(missing.joined(separator: "; ")). Why is said below.")
  }

  /// The numbers of the plan in focus.
  var keyFigures: [Page.KeyFigure] {
    guard let plan = content.plan else { return [] }
    let team = content.planCase.team
    let leaders = team.leaders > 0 ? phrase("and \(team.leaders) {leader|leaders}") : nil
    return [
      Page.KeyFigure(name: phrase("Job coaches"), value: String(team.coaches), note: leaders),
      Page.KeyFigure(name: phrase("Territories"), value: String(plan.territories.count)),
      Page.KeyFigure(
        name: phrase("Clients a year"), value: Figures.short(content.planCase.demand.total),
        note: phrase("\(Figures.percent(servedShare(content.focus))) served")),
      Page.KeyFigure(
        name: phrase("Waiting, clients a year"), value: shown(content.focus.value(of: .waiting)!)),
    ]
  }

  /// Who made the page, and when somebody asks for a date.
  var footer: [String] {
    let date = content.making.date.map {
      phrase("Dated \($0.formatted(.iso8601.year().month().day())).")
    }
    return [
      phrase(
        "Made with plan-territories and \(content.making.solver). This page loads nothing from anywhere."
      ), date,
    ].compactMap { $0 }
  }

  private func servedShare(_ entry: Comparison.Entry) -> Double {
    let demand = entry.planCase.demand.total
    guard demand > 0, let waiting = entry.value(of: .waiting) else { return 1 }
    return (demand - waiting) / demand
  }

  private func shown(_ value: Double) -> String { Figures.short(value) }
}
