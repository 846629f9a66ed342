import TerritoryModel
import TerritorySimulation

/// `plan-territories/simulation/1`.
public struct SimulationDocument: Encodable {
  let schema = "plan-territories/simulation/1"
  let region: String
  let statistics: String
  /// The plan that was simulated, or why there is none.
  let plan: PlanDocument
  /// The file that the plan was read from; absent for the best plan.
  let source: String?
  /// All that follows is absent where there is no plan.
  let months: Int?
  let runs: Int?
  let seed: UInt64?
  let places: Int?
  let duration: Duration?
  let origins: [OriginDocument]?
  let arrivals: [Pattern]?

  /// Months of coaching.
  struct Duration: Encodable {
    let mean: Double
    let distribution: String
    let shortest: Double?
    let longest: Double?
  }

  struct Pattern: Encodable {
    let pattern: String
    let region: SimulatedAreaDocument
    /// In the order of the plan, shared municipalities last.
    let territories: [SimulatedAreaDocument]
  }

  public init(_ simulated: SimulatedPlan, _ planCase: PlanCase, solver: String) {
    region = planCase.region.id
    statistics = planCase.demand.snapshot
    plan = PlanDocument(simulated.answer, planCase, solver: solver)
    source = simulated.source
    let settings = simulated.result?.settings
    months = settings?.months
    runs = settings?.runs
    seed = settings?.seed
    places = simulated.result?.network.places.reduce(0, +)
    duration = settings?.duration.document
    origins = settings.map { planCase.simulationAssumptions($0).map { OriginDocument($0) } }
    arrivals = simulated.simulation.map { Self.patterns($1, $0, planCase) }
  }

  private static func patterns(
    _ result: SimulationResult, _ plan: Plan, _ planCase: PlanCase
  ) -> [Pattern] {
    result.patterns.map { pattern in
      func area(_ area: AreaResult) -> SimulatedAreaDocument {
        SimulatedAreaDocument(area, plan, planCase)
      }
      return Pattern(
        pattern: pattern.pattern.rawValue, region: area(pattern.region),
        territories: pattern.parts.map(area))
    }
  }
}

extension CoachingDuration {
  fileprivate var document: SimulationDocument.Duration {
    .init(
      mean: mean, distribution: shape.rawValue, shortest: range?.lowerBound,
      longest: range?.upperBound)
  }
}
