import Foundation
import TerritoryModel

extension Condition {
  /// The condition as the subject of a sentence: `8 care teams at 2 per coach`.
  func words(_ planCase: PlanCase) -> String {
    switch self {
    case .connected: "territories connected by road borders"
    case .leaders(let count): counted(count...count, "leader")
    case .territories(let asked): counted(asked, "territory", "territories")
    case .coaches(let count): counted(count...count, "coach", "coaches")
    case .reach(let km): "a reach of \(Figures.short(km)) km"
    case .placedCoaches(let count): "the \(counted(count...count, "coach", "coaches")) of the plan"
    case .difference: "a plan that differs enough from those found before"
    case .requirement(let requirement):
      if case .mostCareTeams(let most, let teams) = requirement.kind {
        "\(teams.reduce(0, +)) care teams at \(Figures.short(most)) per coach"
      } else {
        requirement.description(planCase.region.directory)
      }
    }
  }

  /// The word for the condition in documents.
  var name: String {
    switch self {
    case .connected: "connected"
    case .leaders: "leaders"
    case .territories: "territories"
    case .coaches: "coaches"
    case .reach: "reach"
    case .placedCoaches: "placed_coaches"
    case .difference: "difference"
    case .requirement: "requirement"
    }
  }

  /// The option or line that asks for it; nil where nobody did.
  func origin(_ planCase: PlanCase) -> Origin? {
    switch self {
    case .connected, .difference: nil
    case .leaders: planCase.assumptions.leaders.origin
    case .territories: planCase.territories?.origin
    case .coaches: planCase.coaches.origin
    case .reach: planCase.assumptions.reachKm.origin
    case .placedCoaches: .plan
    case .requirement(let requirement): requirement.origin
    }
  }
}

extension Requirement {
  /// The requirement with another limit, rounded to two digits so that it is still met. Of a share of
  /// the mean load the digits are those of its percentage.
  func relaxed(to value: Double) -> Requirement {
    switch kind {
    case .leastClients(let asked): limited(to: value, insteadOf: asked, down) { .leastClients($0) }
    case .mostClients(let asked): limited(to: value, insteadOf: asked, up) { .mostClients($0) }
    case .mostKilometres: Requirement(.mostKilometres(up(value)), origin: origin)
    case .mostCareTeams(_, let teams):
      Requirement(.mostCareTeams(up(value), teams: teams), origin: origin)
    case .leastCoaches: Requirement(.leastCoaches(Int(value)), origin: origin)
    case .together, .apart, .base, .neverBase, .territory, .insideAreas: self
    }
  }

  private func limited(
    to clients: Double, insteadOf asked: Double, _ round: (Double) -> Double,
    _ kind: (Double) -> Kind
  ) -> Requirement {
    guard let shareOfMean else { return Requirement(kind(round(clients)), origin: origin) }
    let meanLoad = asked / shareOfMean
    let share = round(clients / meanLoad * 100) / 100
    return Requirement(kind(share * meanLoad), shareOfMean: share, origin: origin)
  }
}

// What rounds by less than a billionth was whole before it was computed.
private func up(_ value: Double) -> Double { (value * 100 - 1e-7).rounded(.up) / 100 }
private func down(_ value: Double) -> Double { (value * 100 + 1e-7).rounded(.down) / 100 }

/// `1 coach`, `3 coaches`, `6–9 territories`.
func counted(_ range: ClosedRange<Int>, _ one: String, _ many: String? = nil) -> String {
  "\(range.shown) \(range == 1...1 ? one : many ?? one + "s")"
}
