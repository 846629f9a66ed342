/// Scenarios side by side, with differences from a baseline.
public struct Comparison: Sendable {
  /// A scenario with what it asks and what came of it.
  public struct Entry: Sendable {
    public let scenario: Scenario
    public let planCase: PlanCase
    /// The headcount that the scenario's own demand needs, and what the plan's team covers.
    public let headcount: Headcount
    public internal(set) var answer: Answer
    /// Municipalities in another territory than in the baseline's plan; empty where one of the two
    /// has no plan.
    public internal(set) var moves: [Move] = []

    public init(scenario: Scenario, planCase: PlanCase, answer: Answer) {
      self.scenario = scenario
      self.planCase = planCase
      headcount = planCase.headcount(given: planCase.team)
      self.answer = answer
    }
  }

  /// What became of a scenario.
  public enum Answer: Sendable {
    case result(PlanResult)
    /// Its numbers contradict each other before any plan is looked for.
    case contradictory([InputProblem])
  }

  /// A municipality whose territory has another base: the territory's name in the baseline's plan, and in
  /// the scenario's; nil where it is shared.
  public struct Move: Sendable, Hashable {
    public let municipality: Int
    public let from: TerritoryName?
    public let to: TerritoryName?
  }

  /// In the order in which they were asked for.
  public let entries: [Entry]
  /// The place of the scenario that differences are counted from.
  public let baseline: Int
  /// Whether the baseline has the assumptions that hold without a scenario: the region's own, and
  /// those of options that hold for all scenarios.
  public let baselineIsOwn: Bool
  /// Where the plan that every scenario keeps comes from; nil where each has the best plan of its own.
  public let kept: Kept?
  /// What one plan for all scenarios came to; nil where none was asked for.
  public let common: CommonPlan?

  /// A plan that stays while assumptions change.
  public enum Kept: Sendable, Hashable {
    /// The baseline's best plan.
    case baseline
    /// Given territories, by their path; bases and staff are best for the baseline.
    case file(String)
    /// The best one for all scenarios together.
    case common
  }

  /// Which stage is planned first; nil where the entries are no stages of a service that grows.
  public let stages: Rollout.Direction?

  /// Finds which territories of all plans are the same one: by the baseline's plan, or where that has
  /// none, by the first plan.
  ///
  /// - Precondition: there is an entry, and `baseline` is the place of one.
  public init(
    entries: [Entry], baseline: Int, baselineIsOwn: Bool, kept: Kept? = nil,
    common: CommonPlan? = nil, stages: Rollout.Direction? = nil
  ) {
    var entries = entries
    let order = [baseline] + entries.indices.filter { $0 != baseline }
    let planned = order.compactMap { index in
      entries[index].solution.map { (index, $0.plan) }
    }
    if let (first, plan) = planned.first {
      var labels = TerritoryLabels(of: plan, entries[first].planCase)
      for (index, plan) in planned {
        let like = index == first ? labels.first : labels.likening(plan)
        entries[index].answer.replacePlan(by: like)
        // Of stages, who changes base tells what moves (Rollout.Change).
        if first == baseline, stages == nil {
          entries[index].moves = like.moves(since: labels.first)
        }
      }
    }
    self.entries = entries
    self.baseline = baseline
    self.baselineIsOwn = baselineIsOwn
    self.kept = kept
    self.common = common
    self.stages = stages
  }

  /// The scenario that differences are counted from.
  public var base: Entry { entries[baseline] }

  /// Among which plans an entry's plan is the best, where it is proven; nil where it has none.
  public func proofScope(of entry: Entry) -> ProofScope? {
    guard case .result(let result) = entry.answer, result.outcome.solution != nil else {
      return nil
    }
    if kept == .common || stages == .together { return .together }
    let keepsPlan = kept != nil && entry.scenario.name != base.scenario.name
    if keepsPlan { return .givenStaff }
    let scope = ProofScope(result.brief)
    return scope == .all && entry.planCase.territories?.origin == .plan ? .asManyTerritories : scope
  }

  /// The plan of each scenario; nil where one has none.
  public var plans: [Plan]? {
    let plans = entries.compactMap { $0.solution?.plan }
    return plans.count == entries.count ? plans : nil
  }
}

extension Comparison.Entry {
  /// What became of the search for a plan; nil where the numbers contradict each other.
  public var outcome: Outcome? {
    if case .result(let result) = answer { result.outcome } else { nil }
  }

  /// The plan with its proof, where there is one.
  public var solution: Solution? { outcome?.solution }

  /// The word that results use: contradictory numbers allow no plan either.
  public var outcomeName: String { outcome?.name ?? "infeasible" }

  /// Whether the plan has the team that is needed: as many as the workload asks for and distances too,
  /// which the plan itself shows where they were not looked at.
  public var hasNeededTeam: Bool {
    guard headcount.needed.team == planCase.team else { return false }
    guard let byDistance = headcount.byDistance else {
      return value(of: .waiting).map { $0 <= headcount.mostWaiting } ?? false
    }
    if case .stopped = byDistance.ending { return false }
    return true
  }

  /// Clients a year who wait, by municipality; nil where there is no plan.
  public var waiting: [Double]? { solution?.plan.waiting(planCase.demand.clients) }

  /// The value of a level; nil where there is no plan.
  public func value(of objective: Objective) -> Double? {
    guard case .result(let result) = answer else { return nil }
    return result.outcome.solution?.plan.value(of: objective, for: result.brief)
  }
}

extension Comparison.Answer {
  fileprivate mutating func replacePlan(by plan: Plan) {
    guard case .result(let result) = self else { return }
    self = .result(
      PlanResult(
        brief: result.brief, outcome: result.outcome.replacing(plan: plan),
        findings: result.findings, reach: result.reach, alternatives: result.alternatives,
        basis: result.basis, absences: result.absences))
  }
}

extension Outcome {
  /// The same with a plan that differs in likenesses only.
  fileprivate func replacing(plan: Plan) -> Outcome {
    func replaced(_ solution: Solution) -> Solution {
      Solution(plan: plan, levels: solution.levels, seconds: solution.seconds)
    }
    return switch self {
    case .optimal(let solution): .optimal(replaced(solution))
    case .feasible(let solution): .feasible(replaced(solution))
    case .infeasible, .unknown: self
    }
  }
}

extension Plan {
  /// The municipalities whose territory has another base than in another plan, with the names of both.
  fileprivate func moves(since earlier: Plan) -> [Comparison.Move] {
    changesOfBase(since: earlier).map(\.municipality).map {
      Comparison.Move(
        municipality: $0, from: earlier.nameOfOwner(of: $0), to: nameOfOwner(of: $0))
    }
  }

  private func nameOfOwner(of municipality: Int) -> TerritoryName? {
    owner(of: municipality).map { territories[$0].name }
  }
}
