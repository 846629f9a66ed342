/// What came of one draw of the assumptions.
public struct Draw: Sendable, Hashable {
  /// From 1 on; 0 stands for the stated values, which nobody drew.
  public let number: Int
  /// The values that were drawn, in the order of ``DrawnAssumptions/drawn``.
  public let values: [Double]
  /// Clients a year of the region (Σ d).
  public let clients: Double
  /// Clients a year of a full-time coach (κ).
  public let annualClientsPerCoach: Double
  public let need: Need
  public let outcome: Outcome
  /// The plan with the team that all draws have; nil where there is none.
  public let plan: DrawnPlan?

  /// How many coaches the draw needs.
  public struct Need: Sendable, Hashable {
    /// Coaches that have hands enough.
    public let byWorkload: Int
    /// The same, or more where distances ask for more: with so many nobody has to wait.
    public let coaches: Int
    /// What became of the search for what distances ask for.
    public let ending: Ending

    public enum Ending: String, Sendable, CaseIterable {
      /// Fewer are too few.
      case proven
      /// A limit came first.
      case stopped
      /// No number is enough; ``coaches`` is what workload asks for.
      case never
      /// There is no plan with any number that was looked at; so is it here.
      case noPlan = "no_plan"
    }

    public init(byWorkload: Int, coaches: Int, _ ending: Ending) {
      self.byWorkload = byWorkload
      self.coaches = coaches
      self.ending = ending
    }

    /// What a headcount needs for which distances were looked at.
    public init(_ headcount: Headcount) {
      byWorkload = headcount.byWorkload.team.coaches.count
      coaches = headcount.needed.team.coaches.count
      ending =
        switch headcount.byDistance?.ending {
        case .proven: .proven
        case .never: .never
        case .noPlan: .noPlan
        case .stopped, nil: .stopped
        }
    }
  }

  /// What became of the plan with the team that all draws have.
  public enum Outcome: String, Sendable, CaseIterable {
    /// There is a plan, and none is better.
    case optimal
    /// There is a plan, but a limit came before all of its levels were proven.
    case feasible
    /// No plan is possible.
    case infeasible
    /// What is asked contradicts itself with these values.
    case contradictory
    /// A limit came before any plan.
    case unknown

    /// Whether no further search would say anything else.
    public var isProven: Bool { self != .feasible && self != .unknown }
  }

  public init(
    number: Int, values: [Double], clients: Double, annualClientsPerCoach: Double, need: Need,
    outcome: Outcome, plan: DrawnPlan?
  ) {
    self.number = number
    self.values = values
    self.clients = clients.asWritten
    self.annualClientsPerCoach = annualClientsPerCoach.asWritten
    self.need = need
    self.outcome = outcome
    self.plan = plan
  }

  /// Whether both its need and its plan are proven.
  public var isProven: Bool { outcome.isProven && need.ending != .stopped }

  /// The same for another number that drew the same values.
  public func numbered(_ number: Int) -> Draw {
    Draw(
      number: number, values: values, clients: clients,
      annualClientsPerCoach: annualClientsPerCoach, need: need, outcome: outcome, plan: plan)
  }
}

/// What is kept of a draw's plan.
public struct DrawnPlan: Sendable, Hashable {
  public let territories: DrawnTerritories
  /// Clients a year who wait.
  public let waiting: Double
  /// The largest share of a municipality's clients who wait, 0...1.
  public let largestShare: Double
  /// Client-kilometres a year, one way.
  public let travel: Double

  public init(
    territories: DrawnTerritories, waiting: Double, largestShare: Double, travel: Double
  ) {
    self.territories = territories
    self.waiting = waiting.asWritten
    self.largestShare = largestShare.asWritten
    self.travel = travel.asWritten
  }

  /// - Parameter brief: what the plan answers.
  public init(_ plan: Plan, for brief: PlanBrief) {
    let waiting = plan.value(of: .waiting, for: brief)
    // What rounding leaves over is nobody.
    let isNobody = waiting <= brief.rounding(of: .waiting)
    self.init(
      territories: DrawnTerritories(plan), waiting: isNobody ? 0 : waiting,
      largestShare: isNobody ? 0 : plan.value(of: .fairness, for: brief) / 100,
      travel: plan.value(of: .travel, for: brief))
  }
}

/// Who belongs together in a plan and where coaches are based: two plans with the same territories and
/// bases are one for whoever looks at borders, whatever their staff.
public struct DrawnTerritories: Sendable, Hashable {
  /// The base of each municipality's territory, by position; nil where the municipality is shared.
  public let bases: [Int?]

  /// - Precondition: a base belongs to its own territory.
  public init(bases: [Int?]) {
    precondition(bases.compactMap(\.self).allSatisfy { bases[$0] == $0 })
    self.bases = bases
  }

  public init(_ plan: Plan) {
    let count = plan.territories.reduce(plan.shared.count) { $0 + $1.municipalities.count }
    var bases = [Int?](repeating: nil, count: count)
    for territory in plan.territories {
      for municipality in territory.municipalities { bases[municipality] = territory.base }
    }
    // An audited plan: each base lies in its own territory, each municipality stands once.
    self.init(bases: bases)
  }

  /// Whether two municipalities belong to one territory.
  public func areTogether(_ one: Int, _ other: Int) -> Bool {
    bases[one] != nil && bases[one] == bases[other]
  }

  /// Whether coaches are based in a municipality.
  public func hasBase(_ municipality: Int) -> Bool { bases[municipality] == municipality }

  /// The territories by their bases, ascending.
  public var territories: [(base: Int, municipalities: [Int])] {
    let members = Dictionary(grouping: bases.indices.filter { bases[$0] != nil }) { bases[$0]! }
    return members.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
