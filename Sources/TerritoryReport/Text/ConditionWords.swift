import Foundation
import TerritoryLanguages
import TerritoryModel

extension Condition {
  /// The condition as the subject of a sentence: `8 care teams at 2 per coach`.
  func words(_ planCase: PlanCase) -> String {
    switch self {
    case .connected: phrase("territories connected by road borders")
    case .leaders(let count): phrase("\(count) {leader|leaders}")
    case .territories(let asked): territoryCount(asked)
    case .coaches(let count): phrase("\(count) {coach|coaches}")
    case .reach(let km): phrase("a reach of \(Figures.short(km)) km")
    case .placedCoaches(let count): phrase("the \(count) {coach|coaches} of the plan")
    case .difference: phrase("a plan that differs enough from those found before")
    case .requirement(let requirement):
      if case .mostCareTeams(let most, let teams) = requirement.kind {
        phrase("\(teams.reduce(0, +)) care teams at \(Figures.short(most)) per coach")
      } else {
        requirement.words(planCase)
      }
    }
  }

  /// Whether English has a verb in the singular after the condition's words.
  var isSingular: Bool {
    switch self {
    case .reach, .difference: true
    case .connected, .placedCoaches: false
    case .leaders(let count), .coaches(let count): count == 1
    case .territories(let asked): asked == 1...1
    case .requirement(let requirement):
      switch requirement.kind {
      case .base, .neverBase, .insideAreas, .mostWaiting: true
      default: false
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
    case .mostWaiting:
      Requirement(.mostWaiting(share: min(1, up(value * 100) / 100)), origin: origin)
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

/// `1 territory`, `6–9 territories`.
func territoryCount(_ count: ClosedRange<Int>) -> String {
  count.count == 1
    ? phrase("\(count.lowerBound) {territory|territories}") : phrase("\(count.shown) territories")
}
