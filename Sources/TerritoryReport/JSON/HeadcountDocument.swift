import TerritoryModel

/// `plan-territories/headcount/1`.
public struct HeadcountDocument: Encodable {
  let schema = "plan-territories/headcount/1"
  let region: String
  let statistics: String
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

  public init(_ headcount: Headcount, _ planCase: PlanCase) {
    region = planCase.region.id
    statistics = headcount.demand.snapshot
    assumptions = AssumptionsDocument(headcount.assumptions)
    origins = planCase.headcountAssumptions.map { OriginDocument($0) }
    demand = headcount.demand.total
    demandRange = headcount.demand.range.map { RangeDocument($0) }
    coachesRange = headcount.suppressedRange.map {
      RangeDocument(least: $0.least.coaches, most: $0.most.coaches)
    }
    suppressed = SuppressedDocument.all(planCase)
    annualClientsPerCoach = headcount.assumptions.annualClientsPerCoach
    fte = headcount.fullTimeEquivalents
    coaches = headcount.needed.team.coaches
    leaders = headcount.needed.team.leaders
    byWorkload = Workload(coaches: headcount.byWorkload.team.coaches)
    byDistance = headcount.byDistance.map { ByDistanceDocument($0, planCase) }
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
