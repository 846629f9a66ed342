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
  /// How many coaches there are from which month on; absent where all are from the opening on.
  let stages: [Stage]?
  /// What was given of a service's practice, by keys; absent where nothing was.
  let practice: AssumptionsDocument?
  let origins: [OriginDocument]?
  let arrivals: [Pattern]?

  /// Months of coaching.
  struct Duration: Encodable {
    let mean: Double
    let distribution: String
    let shortest: Double?
    let longest: Double?
  }

  /// The coaches from the beginning of a month on.
  struct Stage: Encodable {
    let month: String
    let coaches: Int
    /// In the order of the plan.
    let territories: [Territory]

    struct Territory: Encodable {
      let name: String
      let coaches: Int
    }
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
    duration = settings.map { Duration($0.course, $0.shape.value) }
    stages = simulated.simulation.flatMap { plan, result in
      result.stages?.map { stage, coaches in
        Stage(
          month: "\(stage.month)", coaches: stage.coaches,
          territories: zip(plan.territories, coaches).map {
            .init(name: planCase.name(of: $0), coaches: $1)
          })
      }
    }
    practice = settings.flatMap {
      $0.practice.isOff ? nil : AssumptionsDocument(practiceOf: planCase.assumptions)
    }
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

extension SimulationDocument.Duration {
  /// Search and support have no shortest and longest together.
  fileprivate init(_ course: CoachingCourse, _ shape: CoachingDuration.Shape) {
    let range = course.findsWork ? nil : course.first.duration.range
    let stretch = 1 / (1 - course.absence)
    self.init(
      mean: course.meanMonths, distribution: shape.rawValue,
      shortest: range.map { $0.lowerBound * stretch },
      longest: range.map { $0.upperBound * stretch })
  }
}

/// What the runs came to in the region or a part of it.
struct SimulatedAreaDocument: Encodable {
  /// region, territory or shared.
  let scope: String
  /// Absent for the region.
  let name: String?
  let places: Int
  let candidates: EstimateDocument
  let use: EstimateDocument?
  /// Absent where nobody came.
  let waiting: Waiting?
  /// Over the whole time; absent where nothing of a service's practice is simulated.
  let practice: Practice?
  let months: [Month]

  /// What a service in practice comes to besides.
  struct Practice: Encodable {
    let coached: EstimateDocument?
    let coaches: EstimateDocument?
    let coachesLeft: EstimateDocument?
    let gaveUp: EstimateDocument?
    let foundWork: EstimateDocument?
    let droppedOut: EstimateDocument?

    init(_ practice: AreaResult.Practice) {
      coached = practice.coached.map { EstimateDocument($0) }
      coaches = practice.coaches.map { EstimateDocument($0) }
      coachesLeft = practice.left.map { EstimateDocument($0) }
      gaveUp = practice.gaveUp.map { EstimateDocument($0) }
      foundWork = practice.foundWork.map { EstimateDocument($0) }
      droppedOut = practice.droppedOut.map { EstimateDocument($0) }
    }
  }

  struct Month: Encodable {
    let month: Int
    let queue: EstimateDocument
    let use: EstimateDocument?
    let arrived: EstimateDocument
    let started: EstimateDocument
    let finished: EstimateDocument
    let practice: Practice?
  }

  /// Months in the queue.
  struct Waiting: Encodable {
    let median: Quantile
    let ninetieth: Quantile
    /// Share of the candidates whose coaching begins at once.
    let atOnce: Share
  }

  struct Quantile: Encodable {
    /// Of the waits up to the end of the runs: the true quantile is not less.
    let months: Double
    /// The true quantile is not more; absent where those who still wait leave it open.
    let atMost: Double?
    let p5: Double
    let p95: Double
  }

  struct Share: Encodable {
    let value: Double
    let p5: Double
    let p95: Double
  }

  init(_ area: AreaResult, _ plan: Plan, _ planCase: PlanCase) {
    scope = area.area.scope
    name = area.area == .region ? nil : area.area.name(plan, planCase)
    places = area.places
    candidates = EstimateDocument(area.candidates)
    use = area.use.map { EstimateDocument($0) }
    waiting = area.waiting.map { Waiting($0) }
    months = area.months.map {
      Month(
        month: $0.month, queue: EstimateDocument($0.queue),
        use: $0.use.map { EstimateDocument($0) },
        arrived: EstimateDocument($0.arrived), started: EstimateDocument($0.started),
        finished: EstimateDocument($0.finished), practice: $0.practice.map { Practice($0) })
    }
    practice = area.practice.map { Practice($0) }
  }
}

extension SimulatedAreaDocument.Waiting {
  fileprivate init(_ waiting: WaitingTimes) {
    median = .init(waiting.median)
    ninetieth = .init(waiting.ninetieth)
    let share = waiting.neverWaiting
    atOnce = .init(value: share.value, p5: share.low, p95: share.high)
  }
}

extension SimulatedAreaDocument.Quantile {
  fileprivate init(_ quantile: WaitingTimes.Quantile) {
    self.init(
      months: quantile.least, atMost: quantile.most, p5: quantile.low, p95: quantile.high)
  }
}

/// A figure over the runs: mean, its standard error (absent for a single run), and the 5th and 95th
/// percentile of the runs.
struct EstimateDocument: Encodable {
  let mean: Double
  let standardError: Double?
  let p5: Double
  let p95: Double

  init(_ estimate: Estimate) {
    mean = estimate.mean
    standardError = estimate.standardError
    p5 = estimate.low
    p95 = estimate.high
  }
}
