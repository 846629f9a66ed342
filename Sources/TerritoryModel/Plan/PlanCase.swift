/// A region with everything that was chosen for one question about it: what results are about.
public struct PlanCase: Sendable {
  public let region: Region
  /// The snapshot that the demand is counted from, by name.
  public let statistics: Assumption<String>
  public let demand: Demand
  public let assumptions: Assumptions
  /// Coaches (N).
  public let coaches: Assumption<Int>
  /// Least and most territories; nil where their number is free.
  public let territories: Assumption<ClosedRange<Int>>?
  /// What is asked of the territories besides; nil where nothing is.
  public let requirements: ResolvedRequirements?
  /// The plan that changes are counted from, with the path it was read from.
  public let reference: Reference?

  /// A plan to compare with.
  public struct Reference: Sendable {
    public let grouping: Grouping
    public let path: String

    public init(_ grouping: Grouping, path: String) {
      self.grouping = grouping
      self.path = path
    }
  }

  /// - Parameter statistics: nil for the region's own.
  public init(
    region: Region, statistics: Assumption<String>? = nil, demand: Demand,
    assumptions: Assumptions, coaches: Assumption<Int>,
    territories: Assumption<ClosedRange<Int>>?, requirements: ResolvedRequirements? = nil,
    reference: Reference? = nil
  ) {
    self.region = region
    self.statistics = statistics ?? region.settings.statistics
    self.demand = demand
    self.assumptions = assumptions
    self.coaches = coaches
    self.territories = territories
    self.requirements = requirements
    self.reference = reference
  }

  public var team: Team {
    Team(coaches: coaches.value, leaders: assumptions.leaders.value)
  }

  /// The headcount that the demand needs, and what the team covers of it.
  public var headcount: Headcount {
    Headcount(demand: demand, assumptions: assumptions, given: team)
  }

  /// The question as the integer programme asks it.
  ///
  /// - Parameters:
  ///   - grouping: territories to score instead of finding the best.
  ///   - neighbourHelp: another choice than the case's own.
  ///   - shared: other shared municipalities than the case's own.
  /// - Throws: ``InvalidInput`` where numbers contradict each other.
  public func brief(
    grouping: Grouping? = nil, neighbourHelp: Bool? = nil, shared: [Int]? = nil
  ) throws(InvalidInput) -> PlanBrief {
    do throws(InvalidInput) {
      return try unplacedBrief(grouping, neighbourHelp, shared)
    } catch {
      throw InvalidInput(error.problems.map(placed))
    }
  }

  private func unplacedBrief(
    _ grouping: Grouping?, _ neighbourHelp: Bool?, _ shared: [Int]?
  ) throws(InvalidInput) -> PlanBrief {
    try checkPartners()
    return try PlanBrief(
      demand: demand.clients, borders: requirements?.borders ?? region.borders,
      distances: region.distances,
      annualClientsPerCoach: assumptions.annualClientsPerCoach,
      leaderShare: assumptions.leaderShare.value, team: team,
      territories: territories?.value, reachKm: assumptions.reachKm.value,
      neighbourHelp: neighbourHelp ?? assumptions.neighbourHelp.value,
      membership: assumptions.membership.value,
      priority: assumptions.priority.value, shared: shared ?? requirements?.shared ?? [],
      requirements: requirements?.requirements ?? [],
      partnerships: region.partnerships ?? [], reference: reference?.grouping, grouping: grouping)
  }

  private func checkPartners() throws(InvalidInput) {
    guard region.partnerships == nil,
      assumptions.priority.value.contains(where: { $0.objective == .partners })
    else { return }
    throw InvalidInput([
      InputProblem(
        place: "--priority", what: "partners needs to know natural partners, and none are given",
        remedy: "add partners.csv (from,to,weight) to the region folder, or leave the level out")
    ])
  }

  /// A brief blames options; where the leaders stand in the region's file, that is to be mended.
  private func placed(_ problem: InputProblem) -> InputProblem {
    guard problem.place == "--leaders", case .regionFile(let line) = assumptions.leaders.origin
    else { return problem }
    return InputProblem(
      place: "region.yaml", line: line, what: problem.what,
      remedy: "\(problem.remedy), there or with --leaders")
  }

  /// Borders that the planner added to the region's or removed; nil where none were.
  public var borderChanges: (added: [(Int, Int)], removed: [(Int, Int)])? {
    guard let own = requirements?.borders else { return nil }
    let added = own.pairs.filter { !region.borders.borders($0.0, $0.1) }
    let removed = region.borders.pairs.filter { !own.borders($0.0, $0.1) }
    return added.isEmpty && removed.isEmpty ? nil : (added, removed)
  }

  /// The name of a territory of a plan: as given, or after its base.
  public func name(of territory: Plan.Territory) -> String {
    name(territory.name)
  }

  /// A territory's name in words.
  public func name(_ name: TerritoryName) -> String { name.text { self.name($0) } }

  /// A municipality's name by position.
  public func name(_ municipality: Int) -> String { region.municipalities[municipality].name }

  /// A municipality's code by position.
  public func code(_ municipality: Int) -> String {
    region.municipalities[municipality].code.digits
  }
}
