import TerritoryModel

/// The assumptions of a result by their keys, values only.
struct AssumptionsDocument: Encodable {
  let caseloadCap: Double
  let turnover: String
  let employmentRate: Double
  let meanDurationMonths: Double
  let observedClientsPerCoach: Double
  let annualClientsPerCoach: Double
  let serviceLevel: Double
  let leaderShare: Double
  let leaders: Int
  let minimumTeam: Int
  let neighbourHelp: Bool
  let membership: String
  let reachKm: Double
  let priority: [String]

  init(_ assumptions: Assumptions) {
    caseloadCap = assumptions.caseloadCap.value
    turnover = assumptions.turnoverModel.value.rawValue
    employmentRate = assumptions.employmentRate.value
    meanDurationMonths = assumptions.meanDurationMonths.value
    observedClientsPerCoach = assumptions.observedClientsPerCoach.value
    annualClientsPerCoach = assumptions.annualClientsPerCoach
    serviceLevel = assumptions.serviceLevel.value
    leaderShare = assumptions.leaderShare.value
    leaders = assumptions.leaders.value
    minimumTeam = assumptions.minimumTeam.value
    neighbourHelp = assumptions.neighbourHelp.value
    membership = assumptions.membership.value.rawValue
    reachKm = assumptions.reachKm.value
    priority = assumptions.priority.value.map(\.description)
  }
}

/// Where a value came from.
struct OriginDocument: Encodable {
  let key: String
  let from: String
  let source: String

  init(_ entry: AssumptionEntry) {
    key = entry.key
    from = entry.origin.place
    source = entry.source
  }
}
