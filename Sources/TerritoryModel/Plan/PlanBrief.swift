/// What a planner asks of a grouping, in numbers: the data of the integer programme.
///
/// Municipalities are positions in the order of the region's codes. Symbols in parentheses are
/// those of Documentation/Model.md.
public struct PlanBrief: Sendable {
  /// Clients a year of each municipality (d_m).
  public private(set) var demand: [Double]
  /// Neighbours by road (E).
  public let borders: BorderGraph
  /// Road kilometres between centres (D_mj).
  public private(set) var distances: DistanceTable
  /// Clients a year of a full-time coach (κ).
  public private(set) var annualClientsPerCoach: Double
  /// Share of a caseload that a leader carries (λ).
  public let leaderShare: Double
  /// Coaches (N) and leaders (L).
  public let team: Team
  /// Least and most territories (K).
  public private(set) var territories: ClosedRange<Int>
  /// The same as the planner asked for it, before coaches and municipalities bound it; nil where
  /// their number is free.
  public let askedTerritories: ClosedRange<Int>?
  /// Most kilometres from a base to a municipality that is served from it (R).
  public private(set) var reachKm: Double
  /// Whether coaches may serve municipalities that border on their territory.
  public private(set) var neighbourHelp: Bool
  /// Whether a municipality belongs to the territory that serves most of it.
  public private(set) var membership: Membership
  /// Whether each territory has to be connected by road borders.
  public let contiguity: Bool
  /// The levels of the optimisation, first things first.
  public private(set) var priority: [Level]
  /// Municipalities that belong to no territory and are open to all in reach, ascending.
  public let shared: [Int]
  /// What else is asked of the territories. Given territories are scored whether they meet it or not.
  public private(set) var requirements: [Requirement]
  /// Pairs that would rather be in one territory.
  public let partnerships: [Partnership]
  /// The plan that changes are counted from.
  public private(set) var reference: Grouping?
  /// Whether a municipality has changed where its territory's base is another than in the reference,
  /// and not by the best matching of the territories.
  public private(set) var countsChangesByBase = false
  /// The territories, where they are given and only bases, staff and service are to be found.
  public let grouping: Grouping?
  /// Plans that the plan has to differ from.
  public private(set) var difference: Difference?
  /// What numbers of clients and kilometres are counted in.
  public private(set) var units = Units.plain

  /// How far a plan has to be from others.
  public struct Difference: Sendable {
    /// The plans.
    public let groupings: [Grouping]
    /// Municipalities that have to leave their territory of each, at least; 1 or more.
    public let municipalities: Int
    /// The most that a level may have.
    public let ceilings: [Objective: Double]

    public init(from groupings: [Grouping], municipalities: Int, ceilings: [Objective: Double]) {
      precondition(municipalities >= 1)
      self.groupings = groupings
      self.municipalities = municipalities
      self.ceilings = ceilings
    }
  }

  /// - Throws: ``InvalidInput`` where numbers or requirements contradict each other, each with the
  ///   option or line to change.
  public init(
    demand: [Double], borders: BorderGraph, distances: DistanceTable,
    annualClientsPerCoach: Double, leaderShare: Double, team: Team,
    territories: ClosedRange<Int>? = nil, reachKm: Double, neighbourHelp: Bool = true,
    membership: Membership = .served, contiguity: Bool = true,
    priority: [Level] = Level.defaultPriority, shared: [Int] = [],
    requirements: [Requirement] = [], partnerships: [Partnership] = [],
    reference: Grouping? = nil, grouping: Grouping? = nil
  ) throws(InvalidInput) {
    // A region's parts cover its municipalities; counts, shares and answers are not negative.
    precondition(demand.count == borders.count && demand.count == distances.count)
    precondition(demand.allSatisfy { $0 >= 0 && $0.isFinite })
    let own = grouping?.shared ?? shared.sorted()
    let wanted =
      grouping.map { $0.territories.count...$0.territories.count }
      ?? territories ?? 1...max(1, min(demand.count - own.count, team.coaches.count))
    try Self.check(wanted, municipalities: demand.count - own.count, team: team)
    if grouping == nil { try Self.check(requirements, shared: own) }
    self.demand = demand.withoutTraces
    self.borders = borders
    self.distances = distances
    self.annualClientsPerCoach = annualClientsPerCoach
    self.leaderShare = leaderShare
    self.team = team
    askedTerritories = grouping == nil ? territories : nil
    // Neither bound is below 1: checked above.
    self.territories = wanted.clamped(to: 1...min(demand.count - own.count, team.coaches.count))
    self.reachKm = reachKm
    self.neighbourHelp = neighbourHelp
    self.membership = membership
    self.contiguity = contiguity
    self.priority = priority
    self.shared = own
    self.requirements = requirements
    self.partnerships = partnerships.filter {
      !own.contains($0.first) && !own.contains($0.second)
    }
    self.reference = reference
    self.grouping = grouping
    for level in priority where level.objective == .change && reference == nil {
      throw InvalidInput([
        InputProblem(
          .priority, what: "change needs a plan to compare with",
          remedy: "give one with \(.reference), or leave out the level \(level)")
      ])
    }
  }

  /// The same brief with other requirements. Fewer can't contradict each other more.
  public func replacing(requirements: [Requirement]) -> PlanBrief {
    var brief = self
    brief.requirements = requirements
    return brief
  }

  /// Counts changes from another plan, by the bases of municipalities.
  mutating func compare(byBaseWith reference: Grouping) {
    self.reference = reference
    countsChangesByBase = true
  }

  /// The same brief with other levels.
  ///
  /// - Precondition: there is a level, and `change` only with a plan to compare with.
  public func asking(_ priority: [Level]) -> PlanBrief {
    precondition(!priority.isEmpty)
    precondition(reference != nil || !priority.contains { $0.objective == .change })
    var brief = self
    brief.priority = priority
    return brief
  }

  /// The same brief with another reach.
  ///
  /// - Parameter km: above 0.
  public func reaching(km: Double) -> PlanBrief {
    precondition(km > 0)
    var brief = self
    brief.reachKm = km
    return brief
  }

  /// The same brief with a number of territories within its own range.
  public func asking(territories: Int) -> PlanBrief {
    precondition(self.territories.contains(territories))
    var brief = self
    brief.territories = territories...territories
    return brief
  }

  /// The same brief with every municipality served by its own territory alone: its plans are plans of
  /// this brief too.
  public var withoutNeighbourHelp: PlanBrief {
    var brief = self
    brief.neighbourHelp = false
    return brief
  }

  /// The same brief where borders alone say who belongs where.
  public var withFreeMembership: PlanBrief {
    var brief = self
    brief.membership = .free
    return brief
  }

  /// The same brief with a share of each municipality's clients: what can be served of them.
  ///
  /// - Parameter share: above 0, at most 1.
  public func serving(_ share: Double) -> PlanBrief {
    precondition(share > 0 && share <= 1)
    var brief = self
    brief.demand = demand.map { $0 * share }
    brief.difference = difference.map { difference in
      var ceilings = difference.ceilings.filter {
        ![.waiting, .fairness, .beyondEvenShare].contains($0.key)
      }
      ceilings[.balance]? *= share
      return Difference(
        from: difference.groupings, municipalities: difference.municipalities, ceilings: ceilings)
    }
    return brief
  }

  /// The same brief counted in other units, with no more capacity than plans can make use of and without
  /// distances that are nothing beside the farthest that anybody is served from.
  public func counted(in units: Units) -> PlanBrief {
    func clients(_ count: Double) -> Double { units.count(self.units.clients(count)) }
    func km(_ length: Double) -> Double { units.length(self.units.kilometres(length)) }
    let trace = Demand.negligiblePart * min(reachKm, distances.longest)
    var brief = self
    brief.units = units
    brief.demand = demand.map(clients)
    brief.annualClientsPerCoach = clients(usefulClientsPerCoach)
    brief.distances = distances.mapped { $0 <= trace ? 0 : km($0) }
    brief.reachKm = km(reachKm)
    brief.requirements = requirements.map { $0.counted(clients: clients, kilometres: km) }
    brief.difference = difference.map { difference in
      Difference(
        from: difference.groupings, municipalities: difference.municipalities,
        ceilings: Dictionary(
          uniqueKeysWithValues: difference.ceilings.map { level, most in
            (level, units.counted(self.units.plain(most, of: level), of: level))
          }))
    }
    return brief
  }

  /// The same brief, with plans to differ from.
  public func differing(by difference: Difference) -> PlanBrief {
    var brief = self
    brief.difference = difference
    return brief
  }

  /// More than any region has inhabitants for; the solver's arithmetic holds up to here.
  public static let mostCoaches = 10_000

  private static func check(
    _ wanted: ClosedRange<Int>, municipalities: Int, team: Team
  ) throws(InvalidInput) {
    var log = ProblemLog()
    if wanted.lowerBound > municipalities {
      log.add(
        .territories,
        "\(wanted.lowerBound) territories can't be formed of"
          + " \(counted(municipalities, "1 municipality", "\(municipalities) municipalities"))",
        mend: "ask for at most \(municipalities)")
    }
    if wanted.lowerBound < 1 {
      log.add(.territories, "there must be a territory", mend: "ask for at least 1")
    }
    let coaches = team.coaches.count
    if coaches < 1 {
      log.add(.coaches, "there is no coach", mend: "give at least 1")
    } else if coaches > mostCoaches {
      log.add(
        .coaches, "\(coaches) coaches are more than can be placed",
        mend: "give at most \(mostCoaches), or look at the values that the headcount rests on")
    } else if log.isEmpty, coaches < wanted.lowerBound {
      log.add(
        .coaches,
        "\(counted(coaches, "1 coach", "\(coaches) coaches")) can't staff \(wanted.lowerBound) territories"
          + " of at least one each",
        mend: "give at least \(wanted.lowerBound) coaches or ask for fewer territories")
    }
    let most = min(wanted.upperBound, municipalities, coaches)
    if log.isEmpty, team.leaders > most {
      log.add(
        .leaders,
        "\(team.leaders) leaders can't be based in \(counted(most, "1 territory", "\(most) territories")),"
          + " one in each",
        mend: "give at most \(most)")
    }
    try log.throwIfAny()
  }

  /// What is in no territory can't be asked to be in one; where territories are given, nothing is
  /// asked of them.
  private static func check(
    _ requirements: [Requirement], shared: [Int]
  ) throws(InvalidInput) {
    var log = ProblemLog()
    for requirement in requirements where requirement.named.contains(where: shared.contains) {
      log.add(
        requirement.origin.wording, "a municipality that it names is shared, in no territory",
        mend: "take one of them back")
    }
    try log.throwIfAny()
  }

  private static func counted(_ count: Int, _ one: Wording, _ many: Wording) -> Wording {
    count == 1 ? one : many
  }

  /// Number of municipalities.
  public var count: Int { demand.count }

  /// Clients a year of the whole region (Σ d).
  public var totalDemand: Double { demand.reduce(0, +) }

  /// Clients a year for each full-time coach if they were divided evenly (D̄ = Σ d / N).
  public var meanLoad: Double { totalDemand / team.coaches.equivalents }

  /// Clients a year that staff can serve: κ (c + λ l), with c in full-time equivalents.
  public func capacity(_ coaches: Coaches, leaders: Int) -> Double {
    annualClientsPerCoach * (coaches.equivalents + leaderShare * Double(leaders))
  }

  /// Whether a municipality can be served from a base (D_mj ≤ R).
  public func isWithinReach(_ municipality: Int, of base: Int) -> Bool {
    distances[municipality, base] <= reachKm
  }
}

/// What it means that a municipality belongs to a territory.
public enum Membership: String, Sendable, CaseIterable, Hashable {
  /// Its territory serves at least as much of it as any other does: a territory says whose coach
  /// people meet. A municipality of which nobody is served is exempt, and given territories are scored
  /// as they are.
  case served
  /// Its borders alone.
  case free
}
