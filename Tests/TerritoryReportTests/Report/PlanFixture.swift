import TerritoryModel
import TestSupport

@testable import TerritoryReport

/// The fixture region with plans made by hand: Alpha with Beta and Gamma with Delta, or Alpha alone.
struct PlanFixture {
  let planCase: PlanCase
  let brief: PlanBrief

  /// - Parameter coaches: two territories need at least two.
  init(coaches: Int = 3) throws {
    let region = try RegionFixture().read()
    planCase = try PlanRequest(region, [.coaches(Coaches(fullTime: coaches))]).planCase()
    brief = try planCase.brief()
  }

  /// Two territories, of the first `west` municipalities and of the others.
  ///
  /// - Parameter names: of the two territories; nil for the names of their bases.
  func plan(west: Int = 2, names: [String]? = nil) -> Plan {
    let coaches = planCase.team.coaches.count
    func territory(_ members: Range<Int>, _ coaches: Int, _ leaders: Int) -> Plan.Territory {
      Plan.Territory(
        name: names.map { .given($0[members.lowerBound == 0 ? 0 : 1]) }, base: members.lowerBound,
        municipalities: Array(members),
        coaches: Coaches(fullTime: coaches), leaders: leaders,
        services: members.map {
          Plan.Service(municipality: $0, clients: brief.demand[$0] / 2)
        })
    }
    return Plan(territories: [territory(0..<west, coaches - 1, 1), territory(west..<4, 1, 0)])
  }

  /// A plan with the proof that it would have.
  func result(west: Int = 2, names: [String]? = nil) -> PlanResult {
    result(of: plan(west: west, names: names))
  }

  func result(of plan: Plan) -> PlanResult {
    let levels = brief.priority.map { level in
      let value = plan.value(of: level.objective, for: brief)
      let second = plan.value(of: .beyondEvenShare, for: brief)
      return LevelResult(
        level, value: value, bound: value,
        beyondEvenShare: level.objective == .fairness ? (second, second, 0) : nil, in: brief)
    }
    return PlanResult(
      brief: brief, outcome: .optimal(Solution(plan: plan, levels: levels, seconds: 0.1)))
  }
}
