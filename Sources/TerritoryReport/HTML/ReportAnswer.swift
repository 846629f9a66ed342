import TerritoryLanguages
import TerritoryModel

/// What a report comes to: the one sentence that a board reads, and those that go with it.
struct ReportAnswer {
  let content: ReportContent
  let entries: [Comparison.Entry]
  let region: String
  private let decision: Decision

  init(_ content: ReportContent) {
    self.content = content
    decision = Decision(content)
    entries = content.comparison.entries
    region = content.planCase.region.settings.names.shown
  }

  /// What the report is, in few words.
  var title: String {
    switch content.subject {
    case .proposal: phrase("territories of job coaches")
    case .evaluation: phrase("a plan of job coaches' territories, scored")
    case .comparison: phrase("job coaches and territories, scenarios compared")
    case .rollout: phrase("job coaches and territories, stage by stage")
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
    case .rollout where entries.count > 1: rolloutSentence
    case .comparison, .rollout, .proposal: planSentence
    }
  }

  private var planSentence: String {
    decision.sentence(region, needed: content.focus.headcount.knownTeam) ?? noPlan
  }

  var noPlan: String { phrase("\(region): no plan is possible with what is asked for") }

  private var comparisonSentence: String {
    let planned = entries.filter { $0.solution != nil }
    guard !planned.isEmpty else { return noPlan }
    return [queueSentence(planned), lossSentence(planned)].sentences
  }

  /// How the service grows, and who goes without at its beginning and its end.
  private var rolloutSentence: String {
    let planned = content.rollout?.stages.filter { $0.plan != nil } ?? []
    let missing = content.rollout?.withoutPlan.map {
      phrase("No plan for the stage from \($0.month.description) on")
    }
    guard let first = planned.first, let last = planned.last, planned.count > 1 else {
      return [planSentence, missing].sentences
    }
    let growth = phrase(
      """
      \(region): \(first.planCase.team.coaches) job {coach|coaches} from \(first.month.description) on, \
      \(last.planCase.team.coaches) from \(last.month.description) on
      """)
    if let missing { return [growth, missing].sentences }
    let queues = [first, last].map { StageRow($0, $0.plan!).waiting }
    let (early, late) = (shown(queues[0]), shown(queues[1]))
    let queue =
      switch (early == shown(0), late == shown(0)) {
      case (true, true): phrase("Nobody has to wait at the beginning or at the end")
      case (false, true):
        phrase(
          """
          At the beginning, \(early) {client|clients} a year {is|are} not served; at the end nobody has \
          to wait
          """)
      case (_, false):
        phrase(
          """
          At the beginning, \(early) {client|clients} a year {is|are} not served, at the end \(late)
          """)
      }
    return [growth, queue].sentences
  }

  private func queueSentence(_ planned: [Comparison.Entry]) -> String {
    let coaches = planned.map(\.planCase.team.coaches)
      .sorted { $0.equivalents < $1.equivalents }
    let (fewest, most) = (coaches.first!, coaches.last!)
    let waiting = planned.map { $0.value(of: .waiting)! }
    let (least, greatest) = (shown(waiting.min()!), shown(waiting.max()!))
    let nobodyWaits = greatest == shown(0)
    let haveAllPlans = planned.count == entries.count
    if nobodyWaits, planned.allSatisfy(\.hasNeededTeam) {
      guard fewest == most else {
        return phrase("\(region) needs from \(fewest) to \(most) job coaches, by scenario")
      }
      return haveAllPlans
        ? phrase("\(region) needs \(most) job {coach|coaches} in every scenario")
        : phrase(
          "\(region) needs \(most) job {coach|coaches} in every scenario in which there is a plan")
    }
    if nobodyWaits {
      return haveAllPlans
        ? phrase("\(region): nobody has to wait in any scenario")
        : phrase("\(region): nobody has to wait in any scenario in which there is a plan")
    }
    if least == greatest {
      return haveAllPlans
        ? phrase(
          "\(region): \(greatest) {client|clients} a year {is|are} not served in every scenario")
        : phrase(
          """
          \(region): \(greatest) {client|clients} a year {is|are} not served in every scenario in which \
          there is a plan
          """)
    }
    return phrase(
      "\(region): from \(least) to \(greatest) clients a year are not served, by scenario")
  }

  /// That municipalities get nothing in some scenario; nil where that is so in none.
  func lossSentence(_ planned: [Comparison.Entry]) -> String? {
    let counts = planned.map { $0.solution!.plan.unserved($0.planCase.demand.clients).count }
    guard let most = counts.max(), most > 0 else { return nil }
    return planned.count == 1 || counts.min() == most
      ? phrase("\(most) {municipality gets|municipalities get} no service at all")
      : phrase("Up to \(most) {municipality gets|municipalities get} no service at all")
  }

  /// A scenario in a sentence, as the choice of one says it.
  static func summary(_ entry: Comparison.Entry) -> String {
    guard let plan = entry.solution?.plan, let waiting = entry.value(of: .waiting) else {
      return entry.isWithoutAnswer
        ? phrase("no plan was found before the search stopped").capitalisedFirst
        : phrase("No plan is possible")
    }
    let queue =
      waiting == 0
      ? phrase("nobody waits")
      : phrase("\(Figures.people(waiting)) {client|clients} a year {is|are} not served")
    return phrase(
      """
      \(staff(entry.planCase.team)) in \(plan.territories.count) {territory|territories}; \(queue).
      """)
  }

  var lead: [String] {
    [focusSentence].compactMap { $0 } + decision.notes
      + [
        absenceSentence, partnerWishesSentence, elsewhereSentence, orderSentence, proofSentence,
        missingSentence,
      ].compactMap { $0 }
  }

  private var focusSentence: String? {
    let focus = content.focus
    guard let plan = content.plan else { return nil }
    let demand = focus.planCase.demand.total
    let served = demand - focus.value(of: .waiting)!
    let sentence = phrase(
      """
      \(staff(focus.planCase.team)) in \(plan.territories.count) {territory|territories} serve \
      \(Figures.people(served)) of \(Figures.people(demand)) clients a year \
      (\(Figures.percent(servedShare(focus)))).
      """)
    return entries.count > 1 ? "\(focus.scenario.shownName): \(sentence)" : sentence
  }

  private var absenceSentence: String? {
    guard let plan = content.plan, let result = content.result else { return nil }
    return result.absenceSentence(plan, content.planCase)
  }

  /// In which order stages are planned.
  private var orderSentence: String? { content.rollout?.orderWords }

  private var proofSentence: String? {
    if let rollout = content.rollout {
      return content.plan == nil ? nil : rollout.proofWords(solver: content.making.solver)
    }
    if content.comparison.common != nil {
      return commonPlanNotes(content.comparison).joined(separator: " ")
    }
    let outcomes = entries.compactMap(\.outcome).filter { $0.solution != nil }
    guard !outcomes.isEmpty else { return nil }
    let isProven = outcomes.allSatisfy { if case .optimal = $0 { true } else { false } }
    let scopes = Set(entries.compactMap { content.comparison.proofScope(of: $0) })
    if isProven, scopes.contains(.asManyTerritories) {
      return phrase(
        """
        The given plan is proven to be the best with its territories and what else is given, the other \
        one the best of all with as many territories. Each was checked against the region's data.
        """)
    }
    if isProven, !scopes.isDisjoint(with: [.givenTerritories, .givenStaff]) {
      return phrase(
        """
        A plan of which territories, bases or coaches are given is proven to be the best with what is \
        given, any other the best of all. Each was checked against the region's data.
        """)
    }
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

  private var partnerWishesSentence: String? {
    guard let plan = content.plan, let brief = content.focus.brief else { return nil }
    return partnerSentence(plan, brief)
  }

  /// Whom the given plan serves from elsewhere than it says.
  private var elsewhereSentence: String? {
    guard content.subject == .evaluation, let plan = content.plan else { return nil }
    return servedElsewhere(plan, content.planCase)
  }

  /// The three figures that one decides by.
  var figures: [DecisionFigure] { decision.figures }

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

  func shown(_ value: Double) -> String { Figures.people(value) }
}
