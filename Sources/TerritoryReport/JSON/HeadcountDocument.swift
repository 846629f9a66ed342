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

  struct GivenTeam: Encodable {
    let coaches: Int
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
  }

  struct Link: Encodable {
    let name: String
    let value: Double
    let share: Double?
    let source: String
    let estimated: Bool

    // A share that is absent is written as null, as the contract shows it.
    enum CodingKeys: CodingKey { case name, value, share, source, estimated }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(name, forKey: .name)
      try container.encode(value, forKey: .value)
      try container.encode(share, forKey: .share)
      try container.encode(source, forKey: .source)
      try container.encode(estimated, forKey: .estimated)
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
      coaches = headcount.needed.team.coaches
    }
  }

  struct Municipality: Encodable {
    let municipality: String
    let name: String
    let count: Double
    let clients: Double
    let estimated: Bool
    /// Least and most people of a suppressed count.
    let countRange: RangeDocument<Double>?
  }

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
    capacity = headcount.needed.capacity
    waiting = headcount.needed.waiting
    caseloadAtFullCoverage = headcount.needed.caseloadAtFullCoverage
    caseloadScore = headcount.needed.caseloadScore
    criteria = planCase.criteria(of: headcount.needed).map { CriterionDocument($0) }
    cost = planCase.cost(of: headcount.needed).map { CostDocument($0, planCase) }
    givenTeam = headcount.given.map { given in
      GivenTeam(
        coaches: given.team.coaches, leaders: given.team.leaders, capacity: given.capacity,
        served: given.served, coverage: given.coverage, waiting: given.waiting,
        clientsPerCoachAtFullCoverage: given.clientsPerCoachAtFullCoverage,
        caseloadAtFullCoverage: given.caseloadAtFullCoverage, caseloadScore: given.caseloadScore,
        criteria: planCase.criteria(of: given).map { CriterionDocument($0) },
        cost: planCase.cost(of: given).map { CostDocument($0, planCase) })
    }
    chain = headcount.demand.links.map {
      Link(
        name: $0.name, value: $0.value, share: $0.share, source: $0.source,
        estimated: $0.isEstimated)
    }
    turnoverModels = Turnover.Model.allCases.map {
      Alternative($0.rawValue, headcount.using($0))
    }
    publishedRates = planCase.region.settings.publishedRates.map {
      Alternative(
        $0.name, headcount.atEmploymentRate($0.employmentRate), employmentRate: $0.employmentRate)
    }
    municipalities = headcount.demand.rows.map {
      Municipality(
        municipality: planCase.code($0.municipality), name: planCase.name($0.municipality),
        count: $0.count, clients: $0.clients, estimated: $0.isEstimated,
        countRange: $0.suppressed.map {
          RangeDocument(least: $0.count.least, most: $0.count.most)
        })
    }
  }
}
