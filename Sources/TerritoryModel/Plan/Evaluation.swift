/// A given grouping, scored, beside the best that is possible for the same coaches and territories.
public struct Evaluation: Sendable {
  /// An outcome with the brief that it answers.
  public struct Answer: Sendable {
    public let brief: PlanBrief
    public let outcome: Outcome

    public init(brief: PlanBrief, outcome: Outcome) {
      self.brief = brief
      self.outcome = outcome
    }
  }

  /// Where the grouping came from, as the user named it.
  public let source: String
  public let grouping: Grouping
  /// The grouping with each territory on its own.
  public let withoutHelp: Answer
  /// The grouping with neighbour help; nil where help was switched off.
  public let withHelp: Answer?
  /// The best plan under the settings of the case.
  public let best: Answer
  /// Whether the scored plan meets what is asked of territories.
  public let findings: [RequirementFinding]

  public init(
    source: String, grouping: Grouping, withoutHelp: Answer, withHelp: Answer?, best: Answer,
    findings: [RequirementFinding] = []
  ) {
    self.source = source
    self.grouping = grouping
    self.withoutHelp = withoutHelp
    self.withHelp = withHelp
    self.best = best
    self.findings = findings
  }

  /// The grouping's score under the settings of the case: with help unless it was switched off.
  public var score: Answer { withHelp ?? withoutHelp }

  /// Whether a limit ended the search for the best plan, so that there may be a better one.
  public var isBestOpen: Bool { if case .feasible = best.outcome { true } else { false } }

  /// What the best plan is called.
  public var bestName: String { isBestOpen ? "best found" : "best possible" }

  /// Whether every territory of the given plan is connected by road borders, as those of the best one are.
  public var isConnected: Bool {
    grouping.parts(best.brief.borders).allSatisfy { $0.count == 1 }
  }

  /// Whether a base of every territory of the given plan has all of it within reach, as those of the best
  /// one have.
  public var isWithinReach: Bool {
    grouping.widest(best.brief.distances).allSatisfy { $0.km <= best.brief.reachKm }
  }

  /// What the best plan keeps: a given plan that does not keep it may have better figures.
  public enum Rule: Sendable, CaseIterable {
    /// What is asked of territories.
    case requirements
    /// Each territory is connected by road borders, and within reach of a base.
    case shape
    /// No other territory than its own serves most of a municipality.
    case membership
  }

  /// The rules that the given plan does not keep.
  public var brokenRules: [Rule] { Rule.allCases.filter { !keeps($0) } }

  private func keeps(_ rule: Rule) -> Bool {
    switch rule {
    case .requirements: findings.allSatisfy(\.isMet)
    case .shape: isConnected && isWithinReach
    case .membership:
      best.brief.membership != .served
        || score.outcome.solution?.plan.servedMostlyElsewhere().isEmpty != false
    }
  }

  /// What the plans are compared by: the standard objectives, and others that were asked for.
  public var objectives: [Objective] {
    let asked = best.brief.priority.map(\.objective)
    return Objective.standard + asked.filter { !Objective.standard.contains($0) }
  }

  /// All answers, by their names for programs, and titles for people.
  public var answers: [(name: String, title: String, answer: Answer)] {
    let scores =
      [("plan without help", withoutHelp)] + (withHelp.map { [("plan with help", $0)] } ?? [])
    return scores.map { ($0, $0, $1) } + [("best possible", bestName, best)]
  }
}

extension Grouping {
  /// The parts that each territory falls into by its road borders: one where it is connected.
  public func parts(_ borders: BorderGraph) -> [[[Int]]] {
    territories.map { borders.parts(of: $0.municipalities) }
  }

  /// For each territory the base that is nearest to its farthest municipality, and how far that is.
  public func widest(_ distances: DistanceTable) -> [(base: Int, km: Double)] {
    territories.map { territory in
      // No territory of a grouping is empty.
      territory.municipalities.map { base in
        (base, territory.municipalities.map { distances[$0, base] }.max() ?? 0)
      }.min { $0.1 < $1.1 }!
    }
  }
}
