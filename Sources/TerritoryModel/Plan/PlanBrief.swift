/// What a planner asks of a grouping, in numbers: the data of the integer programme.
///
/// Municipalities are positions in the order of the region's codes. Symbols in parentheses are
/// those of Documentation/Model.md.
public struct PlanBrief: Sendable {
  /// Clients a year of each municipality (d_m).
  public let demand: [Double]
  /// Neighbours by road (E).
  public let borders: BorderGraph
  /// Road kilometres between centres (D_mj).
  public let distances: DistanceTable
  /// Clients a year of a full-time coach (κ).
  public let annualClientsPerCoach: Double
  /// Share of a caseload that a leader carries (λ).
  public let leaderShare: Double
  /// Coaches (N) and leaders (L).
  public let team: Team
  /// Least and most territories (K).
  public let territories: ClosedRange<Int>
  /// Most kilometres from a base to a municipality that is served from it (R).
  public let reachKm: Double
  /// Whether coaches may serve municipalities that border on their territory.
  public let neighbourHelp: Bool
  /// Whether each territory has to be connected by road borders.
  public let contiguity: Bool
  /// The levels of the optimisation, first things first.
  public let priority: [Objective]
  /// The territories, where they are given and only bases, staff and service are to be found.
  public let grouping: Grouping?

  /// - Throws: ``InvalidInput`` where numbers contradict each other, each with the option to change.
  public init(
    demand: [Double], borders: BorderGraph, distances: DistanceTable,
    annualClientsPerCoach: Double, leaderShare: Double, team: Team,
    territories: ClosedRange<Int>? = nil, reachKm: Double, neighbourHelp: Bool = true,
    contiguity: Bool = true, priority: [Objective] = Objective.defaultPriority,
    grouping: Grouping? = nil
  ) throws(InvalidInput) {
    precondition(demand.count == borders.count && demand.count == distances.count)
    precondition(demand.allSatisfy { $0 >= 0 && $0.isFinite })
    let wanted =
      grouping.map { $0.territories.count...$0.territories.count }
      ?? territories ?? 1...max(1, min(demand.count, team.coaches))
    try Self.check(wanted, municipalities: demand.count, team: team)
    self.demand = demand
    self.borders = borders
    self.distances = distances
    self.annualClientsPerCoach = annualClientsPerCoach
    self.leaderShare = leaderShare
    self.team = team
    self.territories = wanted.clamped(to: 1...min(demand.count, team.coaches))
    self.reachKm = reachKm
    self.neighbourHelp = neighbourHelp
    self.contiguity = contiguity
    self.priority = priority
    self.grouping = grouping
  }

  /// More than any region has inhabitants for; the solver's arithmetic holds up to here.
  private static let mostCoaches = 10_000

  private static func check(
    _ wanted: ClosedRange<Int>, municipalities: Int, team: Team
  ) throws(InvalidInput) {
    var log = ProblemLog()
    if wanted.lowerBound > municipalities {
      log.add(
        "--territories",
        "\(wanted.lowerBound) territories can't be formed of \(municipalities) municipalities",
        mend: "ask for at most \(municipalities)")
    }
    if wanted.lowerBound < 1 {
      log.add("--territories", "there must be a territory", mend: "ask for at least 1")
    }
    if team.coaches < 1 {
      log.add("--coaches", "there is no coach", mend: "give at least 1")
    } else if team.coaches > mostCoaches {
      log.add(
        "--coaches", "\(team.coaches) coaches are more than can be placed",
        mend: "give at most \(mostCoaches), or look at the values that the headcount rests on")
    } else if log.isEmpty, team.coaches < wanted.lowerBound {
      log.add(
        "--coaches",
        "\(team.coaches) coaches can't staff \(wanted.lowerBound) territories of at least one each",
        mend: "give at least \(wanted.lowerBound) coaches or ask for fewer territories")
    }
    let most = min(wanted.upperBound, municipalities, team.coaches)
    if log.isEmpty, team.leaders > most {
      log.add(
        "--leaders", "\(team.leaders) leaders can't be based in \(most) territories, one in each",
        mend: "give at most \(most)")
    }
    try log.throwIfAny()
  }

  /// Number of municipalities.
  public var count: Int { demand.count }

  /// Clients a year of the whole region (Σ d).
  public var totalDemand: Double { demand.reduce(0, +) }

  /// Clients a year for each coach if they were divided evenly (D̄ = Σ d / N).
  public var meanLoad: Double { totalDemand / Double(team.coaches) }

  /// Clients a year that a territory's staff can serve: κ (c + λ l).
  public func capacity(coaches: Int, leaders: Int) -> Double {
    annualClientsPerCoach * (Double(coaches) + leaderShare * Double(leaders))
  }

  /// Whether a municipality can be served from a base (D_mj ≤ R).
  public func isWithinReach(_ municipality: Int, of base: Int) -> Bool {
    distances[municipality, base] <= reachKm
  }

  /// Municipalities that belong to no territory.
  public var shared: [Int] { grouping?.shared ?? [] }
}
