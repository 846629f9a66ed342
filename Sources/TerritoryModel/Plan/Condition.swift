/// Something in a brief that a planner could give up, so that a plan that was impossible becomes
/// possible.
public enum Condition: Sendable, Hashable {
  /// Each territory is connected by road borders.
  case connected
  /// Leaders (L), each in a territory of its own.
  case leaders(Int)
  /// Least and most territories, as asked for.
  case territories(ClosedRange<Int>)
  /// Coaches (N), neither more nor fewer.
  case coaches(Int)
  /// Most kilometres from a base to a municipality of its territory, for all that the region knows (R).
  case reach(Double)
  /// Coaches as the given plan places them; how many those are.
  case placedCoaches(Int)
  /// A difference from plans that were found before.
  case difference
  /// What the planner asks of the territories.
  case requirement(Requirement)
}

extension PlanBrief {
  /// All conditions of the brief.
  ///
  /// Where several explanations of a contradiction are possible, those that come later here are
  /// blamed: requirements rather than numbers, since two requirements that contradict each other do
  /// so whatever the numbers are; and of the requirements the last ones, which were added last.
  public var conditions: [Condition] {
    if let grouping {
      // Given territories are scored whatever else is asked.
      let placed = grouping.territories.compactMap(\.coaches)
      return [.coaches(team.coaches)]
        + (placed.isEmpty ? [] : [.placedCoaches(placed.reduce(0, +))])
    }
    var conditions: [Condition] = contiguity ? [.connected] : []
    if team.leaders > 0 { conditions.append(.leaders(team.leaders)) }
    if let askedTerritories { conditions.append(.territories(askedTerritories)) }
    conditions += [.coaches(team.coaches), .reach(reachKm)]
    return conditions + requirements.map { .requirement($0) }
  }
}
