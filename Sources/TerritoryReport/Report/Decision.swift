import TerritoryLanguages
import TerritoryModel

/// What there is to decide, what each choice costs and serves, and who goes without: what results
/// begin with.
struct Decision {
  /// A plan that can be chosen, or that of a scenario.
  struct Side {
    /// `9 coaches`, or the scenario's name.
    let name: String
    let plan: Plan
    let planCase: PlanCase
    let brief: PlanBrief
    let cost: Cost?

    init(_ name: String, _ plan: Plan, _ planCase: PlanCase, _ brief: PlanBrief) {
      self.name = name
      self.plan = plan
      self.planCase = planCase
      self.brief = brief
      cost = planCase.cost(of: plan)
    }

    var team: Team { plan.team }
    var demand: Double { brief.totalDemand }
    var waiting: Double { plan.value(of: .waiting, for: brief) }
    var served: Double { demand - waiting }
    var servedShare: Double { demand > 0 ? served / demand : 1 }
    var travel: Double { plan.value(of: .travel, for: brief) }
    /// Largest share of a municipality's clients who wait, 0...1.
    var largestShare: Double { plan.value(of: .fairness, for: brief) / 100 }
    var unserved: [Int] { plan.unserved(brief.demand) }
    var servesAll: Bool { waiting <= brief.rounding(of: .waiting) }
  }

  /// The plan that was asked for, and what it is decided against; two scenarios far from each other in
  /// a comparison; empty where there is no plan.
  let sides: [Side]
  private let basis: DecisionBasis?
  /// Whether it is proven that no plan with the first side's team serves more.
  private let servesMost: Bool

  /// The best plan for the team that was asked for against that of the team that serves everybody.
  init(_ result: PlanResult, _ planCase: PlanCase) {
    basis = result.basis
    servesMost = result.outcome.solution?.servesMost ?? false
    func side(_ answer: (brief: PlanBrief, plan: Plan)) -> Side {
      Side(
        phrase("team of \(answer.plan.team.coaches)"), answer.plan, planCase, answer.brief)
    }
    let other = result.basis?.servingAll
    sides = [
      result.outcome.solution.map { side((result.brief, $0.plan)) },
      other.flatMap { answer in answer.plan.map { side((answer.brief, $0)) } },
    ].compactMap { $0 }
  }

  /// A given plan against the best possible one.
  init(_ evaluation: Evaluation, _ planCase: PlanCase) {
    basis = nil
    servesMost = evaluation.score.outcome.solution?.servesMost ?? false
    sides = [
      (phrase("given plan"), evaluation.score),
      (phrase(orText: evaluation.bestName), evaluation.best),
    ].compactMap { name, answer in
      answer.plan.map { Side(name, $0, planCase, answer.brief) }
    }
  }

  /// The scenarios with the smallest and the largest team, or with the fewest and the most clients who
  /// are not served, or who there are.
  init(_ comparison: Comparison) {
    basis = nil
    servesMost = comparison.entries.allSatisfy { $0.solution?.servesMost ?? true }
    let all = comparison.entries.compactMap { entry in
      entry.solution.flatMap { solution in
        entry.brief.map { Side(entry.scenario.shownName, solution.plan, entry.planCase, $0) }
      }
    }
    func measure(_ side: Side) -> (Double, Double, Int, Double) {
      (side.team.coaches.equivalents, side.waiting, side.team.leaders, side.demand)
    }
    let first = all.min { measure($0) < measure($1) }
    let last = all.max { measure($0) < measure($1) }
    guard let first, let last else {
      sides = []
      return
    }
    sides = measure(first) == measure(last) ? [first] : [first, last]
  }

  /// What the report's subject makes of it.
  init(_ content: ReportContent) {
    let comparison = content.comparison
    switch content.subject {
    case .evaluation:
      self.init(content.evaluation!, content.planCase)
    case .comparison where comparison.entries.count > 1,
      .rollout where comparison.entries.count > 1:
      self.init(comparison)
    case .comparison, .rollout, .proposal:
      let own = content.result.map { Decision($0, content.planCase) }
      self = own ?? Decision(comparison)
    }
  }

  /// The sentence that says what to decide; nil where there is no plan.
  func sentence(_ region: String, needed: Team?) -> String? {
    guard let own = sides.first else { return nil }
    let coaches = own.team.coaches
    guard let other = sides.dropFirst().first else {
      guard own.servesAll else { return [part(own, region), loss(own)].sentences }
      return own.team == needed
        ? phrase("\(region) needs \(coaches) job {coach|coaches}; then nobody has to wait")
        : phrase("\(region): with \(coaches) job {coach|coaches} nobody has to wait")
    }
    let (fewer, more) =
      own.team.coaches.equivalents < other.team.coaches.equivalents ? (own, other) : (other, own)
    // Another number of coaches may bring another leader.
    let choice =
      fewer.team.leaders == more.team.leaders
      ? phrase(
        """
        \(region): decide on \(fewer.team.coaches) or \(more.team.coaches) job coaches
        """)
      : phrase("\(region): decide on \(staff(fewer.team)) or \(staff(more.team))")
    if own.servesAll {
      return [choice, phrase("Already with \(fewer.team.coaches), nobody has to wait")].sentences
    }
    let queue = phrase(
      """
      With \(coaches), \(Figures.percent(1 - own.servedShare, digits: 0)) of the clients wait; with \
      \(other.team.coaches), nobody
      """)
    return [choice, loss(own) ?? queue].sentences
  }

  private func part(_ side: Side, _ region: String) -> String {
    // They might serve more in another plan.
    guard servesMost else {
      return phrase(
        """
        \(region): in this plan, \(side.team.coaches) job {coach serves|coaches serve} \
        \(Figures.percent(side.servedShare)) of the clients
        """)
    }
    return phrase(
      """
      \(region): \(side.team.coaches) job {coach|coaches} in \(side.plan.territories.count) \
      {territory|territories} can serve \(Figures.percent(side.servedShare)) of the clients
      """)
  }

  /// That municipalities get nothing; nil where each gets something.
  private func loss(_ side: Side) -> String? {
    let count = side.unserved.count
    return count == 0
      ? nil
      : phrase(
        """
        With \(side.team.coaches), \(count) {municipality gets|municipalities get} no service at all
        """)
  }

  /// What serving everybody alike costs, and what one coach more would change.
  var notes: [String] { [leastTeam, price, oneMore].compactMap { $0 } }

  /// That it is the least size of a team that makes the other choice so large.
  private var leastTeam: String? {
    guard basis != nil, sides.count > 1, let own = sides.first else { return nil }
    return minimumTeamSentence(own.planCase.headcount())
  }

  private var price: String? {
    guard let price = basis?.price, let own = sides.first else { return nil }
    let isAlike = price.alike.plan == own.plan
    let km = Figures.short(
      Figures.wholeDifference(
        price.alike.value(of: .travel)!, from: price.cheapest.value(of: .travel)!),
      digits: 0)
    guard km != Figures.short(0, digits: 0) else {
      return phrase("Serving everybody alike costs no client-kilometres.")
    }
    let lost = own.planCase.fewNames(price.cheapest.unserved)
    let (alike, cheapest) = (share(price.alike), share(price.cheapest))
    switch (isAlike, lost) {
    case (true, let lost?):
      return phrase(
        """
        Serving everybody alike costs \(km) client-kilometres a year. The cheapest plan would save \
        them and leave \(lost) without any service.
        """)
    case (true, nil):
      return phrase(
        """
        Serving everybody alike costs \(km) client-kilometres a year. The cheapest plan would save \
        them; up to \(cheapest) of a municipality's clients would wait instead of \(alike).
        """)
    case (false, let lost?):
      return phrase(
        """
        This is the cheapest plan; it leaves \(lost) without any service. Serving everybody alike \
        would cost \(km) client-kilometres a year more.
        """)
    case (false, nil):
      return phrase(
        """
        This is the cheapest plan. Serving everybody alike would cost \(km) client-kilometres a year \
        more; up to \(alike) of a municipality's clients would wait instead of \(cheapest).
        """)
    }
  }

  private func share(_ answer: Evaluation.Answer) -> String {
    Figures.percent(answer.value(of: .fairness)! / 100, digits: 0)
  }

  private var oneMore: String? {
    guard let answer = basis?.oneMore, let own = sides.first else { return nil }
    let coaches = answer.brief.team.coaches
    // Then it is said beside the plan already.
    guard !answer.servesAll else { return nil }
    let queue = Figures.people(answer.value(of: .waiting)!)
    let isAlone = answer.brief.team.leaders == own.team.leaders
    let team = isAlone ? Figures.coaches(coaches) : staff(answer.brief.team)
    let less = phrase(
      """
      With one coach more (\(team)), \(queue) {client|clients} a year {is|are} not served instead \
      of \(Figures.people(own.waiting)).
      """)
    let (left, lost) = (answer.unserved.count, own.unserved.count)
    // Where nothing changes there is nothing to tell.
    if queue == Figures.people(own.waiting), left == lost { return nil }
    guard left != lost else { return less }
    return less + " "
      + phrase(
        "Then \(left) {municipality gets|municipalities get} no service at all instead of \(lost).")
  }
}

extension [String?] {
  /// Sentences, each in a line of its own, the last without a full stop.
  var sentences: String { compactMap { $0 }.joined(separator: ".\n") }
}

extension PlanCase {
  /// The first names of municipalities, and how many more there are; nil where there is none.
  func fewNames(_ municipalities: [Int]) -> String? {
    few(municipalities.map { shownName($0) })
  }

  /// As many names as a sentence holds; nil where there is none.
  func few(_ names: [String]) -> String? {
    let most = 5
    guard !names.isEmpty else { return nil }
    guard names.count > most + 1 else { return names.listed }
    let first = names.prefix(most).joined(separator: ", ")
    return phrase("\(first) and \(names.count - most) more")
  }
}

extension Solution {
  /// Whether it is proven that no plan leaves fewer waiting: nothing came before that, and it is kept
  /// exactly.
  fileprivate var servesMost: Bool {
    guard let first = levels.first else { return false }
    return first.objective == .waiting && first.isProven && first.level.tolerance == 0
  }
}
