import TerritoryModel

/// `plan-territories/plan/1`.
public struct PlanDocument: Encodable {
  let schema = "plan-territories/plan/1"
  let region: String
  let statistics: String
  let assumptions: AssumptionsDocument
  let origins: [OriginDocument]
  let outcome: String
  let objectives: [Level]
  let demand: Double
  let demandRange: RangeDocument<Double>?
  let suppressed: [SuppressedDocument]?
  let estimated: Bool
  let coaches: Int
  let leaders: Int
  let territories: [Territory]
  let shared: [String]
  let waiting: [Clients]
  let criteria: [CriterionDocument]
  let cost: CostDocument?
  let diagnosis: Reason?
  let solver: Solver

  struct Level: Encodable {
    let name: String
    let value: Double
    let bound: Double
    let unit: String
  }

  struct Clients: Encodable {
    let municipality: String
    let clients: Double
  }

  struct Territory: Encodable {
    let name: String
    let base: String
    let municipalities: [String]
    let coaches: Int
    let leaders: Int
    let clients: Double
    let capacity: Double
    let served: Double
    let helps: [Clients]
    let travel: Double
    let connected: Bool
  }

  struct Reason: Encodable {
    let reason: String
    let remedy: String
  }

  struct Solver: Encodable {
    let name: String
    let seconds: Double
  }

  public init(_ outcome: Outcome, _ planCase: PlanCase, brief: PlanBrief, solver: String) {
    region = planCase.region.id
    statistics = planCase.demand.snapshot
    assumptions = AssumptionsDocument(planCase.assumptions)
    origins = (planCase.headcountAssumptions + planCase.planAssumptions).map { OriginDocument($0) }
    self.outcome = outcome.name
    demand = planCase.demand.total
    demandRange = planCase.demand.range.map { RangeDocument($0) }
    suppressed = SuppressedDocument.all(planCase)
    estimated = planCase.demand.rows.contains(where: \.isEstimated)
    coaches = planCase.team.coaches
    leaders = planCase.team.leaders
    let solution = outcome.solution
    objectives = (solution?.levels ?? []).map {
      Level(
        name: $0.objective.rawValue, value: $0.value, bound: $0.bound, unit: $0.objective.unit)
    }
    territories = (solution?.plan.territories ?? []).map {
      Territory($0, planCase, brief)
    }
    shared = brief.shared.map { planCase.code($0) }
    waiting = (solution?.plan.waiting(brief.demand) ?? []).enumerated()
      .filter { $0.element > 0 }
      .map { Clients(municipality: planCase.code($0.offset), clients: $0.element) }
    criteria =
      solution.map { planCase.criteria(of: $0.plan).map { CriterionDocument($0) } } ?? []
    cost = solution.flatMap { planCase.cost(of: $0.plan) }.map { CostDocument($0, planCase) }
    diagnosis =
      if case .infeasible(let diagnosis) = outcome {
        Reason(reason: diagnosis.reason, remedy: diagnosis.remedy)
      } else { nil }
    self.solver = Solver(name: solver, seconds: solution?.seconds ?? 0)
  }
}

extension PlanDocument.Territory {
  init(_ territory: Plan.Territory, _ planCase: PlanCase, _ brief: PlanBrief) {
    name = planCase.name(of: territory)
    base = planCase.code(territory.base)
    municipalities = territory.municipalities.map { planCase.code($0) }
    coaches = territory.coaches
    leaders = territory.leaders
    clients = territory.clients(brief.demand)
    capacity = brief.capacity(coaches: territory.coaches, leaders: territory.leaders)
    served = territory.served
    helps = territory.helps.map {
      PlanDocument.Clients(municipality: planCase.code($0.municipality), clients: $0.clients)
    }
    travel = territory.travel(brief.distances)
    connected = brief.borders.isConnected(territory.municipalities)
  }
}
