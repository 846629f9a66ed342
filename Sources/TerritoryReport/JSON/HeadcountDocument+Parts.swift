import TerritoryModel

extension HeadcountDocument {
  /// What the clients a year keep busy.
  struct Workload: Encodable {
    let coaches: Int
  }

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

    init(_ coverage: TeamCoverage, _ planCase: PlanCase) {
      coaches = coverage.team.coaches
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
    let share: Double?
    let source: String
    let estimated: Bool

    // A share that is absent is written as null, as the contract shows it.
    enum CodingKeys: CodingKey { case name, value, share, source, estimated }

    init(_ link: Demand.Link) {
      name = link.name
      value = link.value
      share = link.share
      source = link.source
      estimated = link.isEstimated
    }

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

    init(_ row: Demand.Row, _ planCase: PlanCase) {
      municipality = planCase.code(row.municipality)
      name = planCase.name(row.municipality)
      count = row.count
      clients = row.clients
      estimated = row.isEstimated
      countRange = row.suppressed.map {
        RangeDocument(least: $0.count.least, most: $0.count.most)
      }
    }
  }
}
