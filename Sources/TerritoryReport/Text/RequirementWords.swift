import TerritoryLanguages
import TerritoryModel

extension Requirement {
  /// The requirement in the planner's words.
  package func words(_ planCase: PlanCase) -> String {
    switch kind {
    case .together(let members): phrase("\(planCase.shownNames(members)) in one territory")
    case .apart(let members): phrase("\(planCase.shownNames(members)) in different territories")
    case .base(let base): phrase("a base in \(planCase.shownName(base))")
    case .neverBase(let base): phrase("no base in \(planCase.shownName(base))")
    case .territory(let members) where members.count == 1:
      phrase("\(planCase.shownNames(members)) alone a territory")
    case .territory(let members): phrase("\(planCase.shownNames(members)) are a territory")
    case .insideAreas: phrase("every territory inside one area")
    case .leastClients(let clients): phrase("at least \(load(clients))")
    case .mostClients(let clients): phrase("at most \(load(clients))")
    case .mostKilometres(let km): phrase("at most \(Figures.exact(km)) km from the base")
    case .leastCoaches(let count): phrase("at least \(count) {coach|coaches} in each territory")
    case .mostCareTeams(let most, _):
      phrase("at most \(Figures.exact(most)) care teams for each coach")
    case .mostWaiting(let share):
      phrase("at most \(twoDigits(share * 100)) % waiting in any municipality")
    }
  }

  /// `27.4 clients a year for each coach`, after the share that was asked for.
  private func load(_ clients: Double) -> String {
    let load = phrase("\(twoDigits(clients)) clients a year for each coach")
    return shareOfMean.map { phrase("\(twoDigits($0 * 100)) % of the mean, \(load)") } ?? load
  }
}

/// Rounded for a message: 27.4, not 27.400000000000002.
private func twoDigits(_ value: Double) -> String {
  Figures.exact((value * 100).rounded() / 100)
}
