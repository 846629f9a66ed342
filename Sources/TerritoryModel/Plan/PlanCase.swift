/// A region with everything that was chosen for one question about it: what results are about.
public struct PlanCase: Sendable {
  public let region: Region
  public let demand: Demand
  public let assumptions: Assumptions
  /// Coaches (N).
  public let coaches: Assumption<Int>
  /// Least and most territories; nil where their number is free.
  public let territories: Assumption<ClosedRange<Int>>?

  public init(
    region: Region, demand: Demand, assumptions: Assumptions, coaches: Assumption<Int>,
    territories: Assumption<ClosedRange<Int>>?
  ) {
    self.region = region
    self.demand = demand
    self.assumptions = assumptions
    self.coaches = coaches
    self.territories = territories
  }

  public var team: Team {
    Team(coaches: coaches.value, leaders: assumptions.leaders.value)
  }

  /// The question as the integer programme asks it.
  ///
  /// - Parameters:
  ///   - grouping: territories to score instead of finding the best.
  ///   - neighbourHelp: another choice than the case's own.
  /// - Throws: ``InvalidInput`` where numbers contradict each other.
  public func brief(
    grouping: Grouping? = nil, neighbourHelp: Bool? = nil
  ) throws(InvalidInput) -> PlanBrief {
    do throws(InvalidInput) {
      return try unplacedBrief(grouping: grouping, neighbourHelp: neighbourHelp)
    } catch {
      throw InvalidInput(error.problems.map(placed))
    }
  }

  private func unplacedBrief(
    grouping: Grouping?, neighbourHelp: Bool?
  ) throws(InvalidInput) -> PlanBrief {
    try PlanBrief(
      demand: demand.clients, borders: region.borders, distances: region.distances,
      annualClientsPerCoach: assumptions.annualClientsPerCoach,
      leaderShare: assumptions.leaderShare.value, team: team,
      territories: territories?.value, reachKm: assumptions.reachKm.value,
      neighbourHelp: neighbourHelp ?? assumptions.neighbourHelp.value,
      priority: assumptions.priority.value, grouping: grouping)
  }

  /// A brief blames options; where the leaders stand in the region's file, that is to be mended.
  private func placed(_ problem: InputProblem) -> InputProblem {
    guard problem.place == "--leaders", case .regionFile(let line) = assumptions.leaders.origin
    else { return problem }
    return InputProblem(
      place: "region.yaml", line: line, what: problem.what,
      remedy: "\(problem.remedy), there or with --leaders")
  }

  /// The name of a territory of a plan: as given, or after its base.
  public func name(of territory: Plan.Territory) -> String {
    territory.givenName ?? region.municipalities[territory.base].name
  }

  /// A municipality's name by position.
  public func name(_ municipality: Int) -> String { region.municipalities[municipality].name }

  /// A municipality's code by position.
  public func code(_ municipality: Int) -> String {
    region.municipalities[municipality].code.digits
  }
}
