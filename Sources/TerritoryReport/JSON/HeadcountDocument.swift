import TerritoryModel
import TerritorySimulation

/// `plan-territories/headcount/1`.
public struct HeadcountDocument: Encodable {
  let schema = "plan-territories/headcount/1"
  let region: String
  let statistics: String
  /// `minutes` where the reach is measured in them; absent otherwise.
  let measure: String?
  let assumptions: AssumptionsDocument
  let origins: [OriginDocument]
  let demand: Double
  let demandRange: RangeDocument<Double>?
  let coachesRange: RangeDocument<Int>?
  let suppressed: [SuppressedDocument]?
  let annualClientsPerCoach: Double
  let fte: Double
  let coaches: Int
  let leaders: Int
  let byWorkload: Workload
  let byDistance: ByDistanceDocument?
  let byPromise: ByPromiseDocument?
  let capacity: Double
  let waiting: Double
  let caseloadAtFullCoverage: Double
  let caseloadScore: Int
  let criteria: [CriterionDocument]
  let cost: CostDocument?
  let givenTeam: GivenTeam?
  let chain: [Link]
  let turnoverModels: [Alternative]
  let publishedRates: [Alternative]
  let municipalities: [Municipality]

  /// - Parameter promised: the least number that keeps a promise; nil where nothing was promised.
  public init(
    _ headcount: Headcount, _ planCase: PlanCase, _ promised: PromisedHeadcount? = nil
  ) {
    region = planCase.region.id
    statistics = headcount.demand.snapshot
    measure = planCase.unusualMeasure
    assumptions = AssumptionsDocument(headcount.assumptions)
    origins =
      (planCase.headcountAssumptions
      + (promised.map { planCase.simulationAssumptions($0.settings) } ?? []))
      .map { OriginDocument($0) }
    demand = headcount.demand.total
    demandRange = headcount.demand.range.map { RangeDocument($0) }
    coachesRange = headcount.suppressedRange.map {
      RangeDocument(least: $0.least.coaches, most: $0.most.coaches)
    }
    suppressed = SuppressedDocument.all(planCase)
    annualClientsPerCoach = headcount.assumptions.annualClientsPerCoach
    fte = headcount.fullTimeEquivalents
    coaches = headcount.needed.team.coaches.count
    leaders = headcount.needed.team.leaders
    byWorkload = Workload(coaches: headcount.byWorkload.team.coaches.count)
    byDistance = headcount.byDistance.map { ByDistanceDocument($0, planCase) }
    byPromise = promised.map { ByPromiseDocument($0, planCase) }
    capacity = headcount.needed.capacity
    waiting = headcount.needed.waiting
    caseloadAtFullCoverage = headcount.needed.caseloadAtFullCoverage
    caseloadScore = headcount.needed.caseloadScore
    criteria = planCase.criteria(of: headcount.needed).map { CriterionDocument($0) }
    cost = planCase.cost(of: headcount.needed).map { CostDocument($0, planCase) }
    givenTeam = headcount.given.map { GivenTeam($0, planCase) }
    chain = headcount.demand.links.map { Link($0) }
    turnoverModels = Turnover.Model.allCases.map {
      Alternative($0.rawValue, headcount.using($0))
    }
    publishedRates = planCase.region.settings.publishedRates.map {
      Alternative(
        $0.name, headcount.atEmploymentRate($0.employmentRate), employmentRate: $0.employmentRate)
    }
    municipalities = headcount.demand.rows.map { Municipality($0, planCase) }
  }
}

extension HeadcountDocument {
  /// What the clients a year keep busy.
  struct Workload: Encodable {
    let coaches: Int
  }

  struct GivenTeam: Encodable {
    let coaches: Double
    /// The shares of full time of each coach; absent where all work full time.
    let staff: [Double]?
    let leaders: Int
    let capacity: Double
    let served: Double
    let coverage: Double
    let waiting: Double
    let clientsPerCoachAtFullCoverage: Double
    let caseloadAtFullCoverage: Double
    let caseloadScore: Int
    let criteria: [CriterionDocument]
    let cost: CostDocument?

    init(_ coverage: TeamCoverage, _ planCase: PlanCase) {
      coaches = coverage.team.coaches.equivalents
      staff = coverage.team.coaches.written
      leaders = coverage.team.leaders
      capacity = coverage.capacity
      served = coverage.served
      self.coverage = coverage.coverage
      waiting = coverage.waiting
      clientsPerCoachAtFullCoverage = coverage.clientsPerCoachAtFullCoverage
      caseloadAtFullCoverage = coverage.caseloadAtFullCoverage
      caseloadScore = coverage.caseloadScore
      criteria = planCase.criteria(of: coverage).map { CriterionDocument($0) }
      cost = planCase.cost(of: coverage).map { CostDocument($0, planCase) }
    }
  }

  struct Link: Encodable {
    let name: String
    let value: Double
    @OrNull private(set) var share: Double?
    let source: String
    let estimated: Bool

    init(_ link: Demand.Link) {
      name = link.name
      value = link.value
      share = link.share
      source = link.source
      estimated = link.isEstimated
    }
  }

  /// The headcount by another assumption.
  struct Alternative: Encodable {
    let name: String
    let employmentRate: Double?
    let annualClientsPerCoach: Double
    let fte: Double
    let coaches: Int

    init(_ name: String, _ headcount: Headcount, employmentRate: Double? = nil) {
      self.name = name
      self.employmentRate = employmentRate
      annualClientsPerCoach = headcount.assumptions.annualClientsPerCoach
      fte = headcount.fullTimeEquivalents
      coaches = headcount.needed.team.coaches.count
    }
  }

  struct Municipality: Encodable {
    let municipality: String
    let name: String
    let count: Double
    let clients: Double
    let estimated: Bool
    let countRange: RangeDocument<Double>?
    let survey: SurveyDocument?

    init(_ row: Demand.Row, _ planCase: PlanCase) {
      municipality = planCase.code(row.municipality)
      name = planCase.name(row.municipality)
      count = row.count
      clients = row.clients
      estimated = row.isEstimated
      countRange = RangeDocument(row)
      survey = SurveyDocument(row)
    }
  }
}

/// What distances ask for: `by_distance` of `plan-territories/headcount/1`.
struct ByDistanceDocument: Encodable {
  /// Absent where no number is known to be enough.
  let coaches: Int?
  /// Absent where no number is enough.
  let atLeast: Int?
  /// `proven`, `stopped`, `never` or `no_plan`.
  let outcome: String
  let deciding: [String]
  let unserved: [Unserved]

  /// Who waits whatever the number.
  struct Unserved: Encodable {
    let municipality: String
    let reason: String

    init(_ unserved: CoachesByDistance.Unserved, _ planCase: PlanCase) {
      municipality = planCase.code(unserved.municipality)
      reason = unserved.obstacle.rawValue
    }
  }

  init(_ byDistance: CoachesByDistance, _ planCase: PlanCase) {
    coaches = byDistance.enough
    deciding = byDistance.deciding.map { planCase.code($0) }
    switch byDistance.ending {
    case .proven: (outcome, atLeast, unserved) = ("proven", byDistance.enough, [])
    case .stopped(let least): (outcome, atLeast, unserved) = ("stopped", least, [])
    case .never(let left):
      (outcome, atLeast) = ("never", nil)
      unserved = left.map { Unserved($0, planCase) }
    case .noPlan: (outcome, atLeast, unserved) = ("no_plan", nil, [])
    }
  }
}
