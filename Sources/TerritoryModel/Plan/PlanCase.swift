/// A region with everything that was chosen for one question about it: what results are about.
public struct PlanCase: Sendable {
  public let region: Region
  /// The snapshot that the demand is counted from, by name.
  public let statistics: Assumption<String>
  public let demand: Demand
  public let assumptions: Assumptions
  /// Coaches (N by their number).
  public let coaches: Assumption<Coaches>
  /// Whether nobody gave a number of coaches, so that there are as many as are needed.
  public let takesNeededCoaches: Bool
  /// The month of which the coaches are those of the region's list; nil where they are others, or
  /// nobody comes or goes.
  public let staffMonth: Assumption<CalendarMonth>?
  /// What distances ask for; nil where that was not looked at.
  public let byDistance: CoachesByDistance?
  /// Least and most territories; nil where their number is free.
  public let territories: Assumption<ClosedRange<Int>>?
  /// What is asked of the territories besides; nil where nothing is.
  public private(set) var requirements: ResolvedRequirements?
  /// The plan that changes are counted from.
  public let reference: PlanFile?
  /// The plan that is scored or kept; nil where the best one is asked for.
  public let plan: PlanFile?

  /// - Parameters:
  ///   - statistics: nil for the region's own.
  ///   - coaches: nil for as many as are needed.
  ///   - byDistance: what distances ask for; nil where that was not looked at, so that "needed" is
  ///     what workload asks for.
  ///   - staffMonth: whose the coaches are, where they are those of the region's list.
  public init(
    region: Region, statistics: Assumption<String>? = nil, demand: Demand,
    assumptions: Assumptions, coaches: Assumption<Coaches>?,
    territories: Assumption<ClosedRange<Int>>?, requirements: ResolvedRequirements? = nil,
    reference: PlanFile? = nil, byDistance: CoachesByDistance? = nil, plan: PlanFile? = nil,
    staffMonth: Assumption<CalendarMonth>? = nil
  ) {
    self.staffMonth = staffMonth
    takesNeededCoaches = coaches == nil
    self.byDistance = byDistance
    self.region = region
    self.statistics = statistics ?? region.settings.statistics
    self.demand = demand
    let number =
      coaches
      ?? .needed(by: Headcount(demand: demand, assumptions: assumptions, byDistance: byDistance))
    self.coaches = number
    var assumptions = assumptions
    // As results show it.
    assumptions.leaders = assumptions.leaders(of: number.value.count)
    self.assumptions = assumptions
    self.territories = territories
    self.requirements = requirements
    self.reference = reference
    self.plan = plan
  }

  /// The same case where the number of coaches is another.
  ///
  /// - Parameter coaches: nil for as many as are needed.
  public func staffed(
    by coaches: Assumption<Coaches>?, byDistance: CoachesByDistance? = nil
  ) -> PlanCase {
    let number =
      coaches
      ?? .needed(by: Headcount(demand: demand, assumptions: assumptions, byDistance: byDistance))
    return PlanCase(
      region: region, statistics: statistics, demand: demand, assumptions: assumptions,
      coaches: coaches, territories: territories,
      requirements: requirements?.following(meanLoad: demand.total / number.value.equivalents)
        .placing(number.value),
      reference: reference, byDistance: byDistance, plan: plan,
      staffMonth: coaches?.value == self.coaches.value ? staffMonth : nil)
  }

  /// Whether coaches are where the region's list says.
  public var placesCoaches: Bool {
    requirements?.requirements.contains(where: \.isOfStaff) ?? false
  }

  /// Whether anything is asked of the territories beside their number: requirements, shared municipalities,
  /// other borders than the region's. Places of coaches don't count.
  public var asksOfTerritories: Bool {
    guard let requirements else { return false }
    return !requirements.requirements.allSatisfy(\.isOfStaff) || !requirements.shared.isEmpty
      || borderChanges != nil
  }

  /// The same with the coaches of the region's list wherever the plan needs them: how many it takes is
  /// another question than what those who are there can do from their places, and more of them
  /// leave all possible that fewer did.
  public var withCoachesAnywhere: PlanCase {
    var anywhere = self
    anywhere.requirements = requirements?.withoutStaff
    return anywhere
  }

  /// The headcount of the case's own demand.
  ///
  /// - Parameter given: a team to look at beside the one that is needed.
  public func headcount(given: Team? = nil) -> Headcount {
    Headcount(demand: demand, assumptions: assumptions, byDistance: byDistance, given: given)
  }

  public var team: Team {
    Team(
      coaches: coaches.value, leaders: assumptions.leaders(of: coaches.value.count).value)
  }

  /// The question as the integer programme asks it.
  ///
  /// - Parameters:
  ///   - grouping: territories to score instead of finding the best.
  ///   - neighbourHelp: another choice than the case's own.
  ///   - shared: other shared municipalities than the case's own.
  ///   - priority: other levels than the case's own.
  /// - Throws: ``InvalidInput`` where numbers contradict each other.
  public func brief(
    grouping: Grouping? = nil, neighbourHelp: Bool? = nil, shared: [Int]? = nil,
    priority: [Level]? = nil
  ) throws(InvalidInput) -> PlanBrief {
    do throws(InvalidInput) {
      return try unplacedBrief(grouping, neighbourHelp, shared, priority)
    } catch {
      throw InvalidInput(error.problems.map(placed))
    }
  }

  private func unplacedBrief(
    _ grouping: Grouping?, _ neighbourHelp: Bool?, _ shared: [Int]?, _ priority: [Level]?
  ) throws(InvalidInput) -> PlanBrief {
    try checkPartners()
    try checkResilience()
    try checkCapacity()
    return try PlanBrief(
      demand: demand.clients, borders: requirements?.borders ?? region.borders,
      distances: region.distances,
      annualClientsPerCoach: assumptions.annualClientsPerCoach,
      leaderShare: assumptions.leaderShare.value, team: team,
      territories: territories?.value, reachKm: assumptions.reachKm.value,
      neighbourHelp: neighbourHelp ?? assumptions.neighbourHelp.value,
      membership: assumptions.membership.value,
      priority: priority ?? assumptions.priority.value,
      shared: shared ?? requirements?.shared ?? [],
      requirements: requirements?.requirements ?? [],
      partnerships: region.partnerships ?? [], reference: reference?.grouping, grouping: grouping)
  }

  private func checkPartners() throws(InvalidInput) {
    guard region.partnerships == nil,
      assumptions.priority.value.contains(where: { $0.objective == .partners })
    else { return }
    throw InvalidInput([
      InputProblem(
        .priority, what: "partners needs to know natural partners, and none are given",
        remedy: "add partners.csv (from,to,weight) to the region folder, or leave the level out")
    ])
  }

  private func checkResilience() throws(InvalidInput) {
    guard region.count > AbsenceFinding.mostMunicipalities,
      assumptions.priority.value.contains(where: { $0.objective == .resilience })
    else { return }
    throw InvalidInput([
      InputProblem(
        .priority,
        what: "resilience is not to be had in a region of \(region.count) municipalities",
        remedy: "leave the level out, or cut a region of at most"
          + " \(AbsenceFinding.mostMunicipalities) out of this one")
    ])
  }

  /// A team that can serve hardly anybody is a slip in a count, a share or the caseload; and the shares
  /// of clients who are served would be as small as a solver's tolerances.
  private func checkCapacity() throws(InvalidInput) {
    let capacity =
      assumptions.annualClientsPerCoach
      * team.fullTimeEquivalents(leaderShare: assumptions.leaderShare.value)
    guard team.coaches.count > 0, demand.total > Double(Self.mostForOneServed) * capacity else {
      return
    }
    throw InvalidInput([
      InputProblem(
        .coaches,
        what: "the team can serve fewer than one in \(Self.mostForOneServed) of the clients",
        remedy: "give more coaches, or look at the counts, shares and caseload that this rests on")
    ])
  }

  /// How many times as many clients there may be as the team can serve.
  private static let mostForOneServed = 1_000

  /// A brief blames what was asked for; where the leaders stand in the region's file, that is to be
  /// mended.
  private func placed(_ problem: InputProblem) -> InputProblem {
    if problem.parameter == .leaders, case .regionFile(let line) = assumptions.leaders.origin {
      return problem.at("region.yaml", line: line, adding: ", there or with \(.leaders)")
    }
    if problem.parameter == .coaches, case .regionTable(let list) = coaches.origin {
      return problem.at(list, line: nil)
    }
    return problem
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

extension Assumption<Coaches> {
  /// As many coaches as a headcount needs.
  fileprivate static func needed(by headcount: Headcount) -> Assumption {
    Assumption(
      headcount.needed.team.coaches,
      source: headcount.isDecidedByDistance
        ? "headcount that the demand and its distances need" : "headcount that the demand needs",
      origin: .computed)
  }
}

extension PlanCase {
  /// Whether every assumption has the same value as in another case, wherever it comes from.
  public func assumesTheSame(as other: PlanCase) -> Bool {
    demand.snapshot == other.demand.snapshot && demand.column == other.demand.column
      && demand.chain.steps.map(\.share) == other.demand.chain.steps.map(\.share)
      && coaches.value == other.coaches.value
      && territories?.value == other.territories?.value
      && AssumptionKey.assumed.allSatisfy {
        assumptions[$0]?.value == other.assumptions[$0]?.value
      }
  }
}

extension PlanCase {
  /// What a team costs before it has a plan, so without kilometres; nil where no figure is given.
  public func cost(of coverage: TeamCoverage) -> Cost? {
    guard !assumptions.costs.isEmpty else { return nil }
    return Cost(
      team: coverage.team, served: coverage.served, travel: nil, assumptions: assumptions)
  }

  /// What a plan costs; nil where no figure is given.
  public func cost(of plan: Plan) -> Cost? {
    guard !assumptions.costs.isEmpty else { return nil }
    let waiting = plan.waiting(demand.clients).reduce(0, +)
    let travel = plan.territories.reduce(0) { $0 + $1.travel(region.kilometres) }
    return Cost(
      team: plan.team, served: demand.total - waiting, travel: travel, assumptions: assumptions)
  }
}
