/// Why no plan meets a brief: a few conditions that contradict each other, and for each of them the
/// least that it has to give way.
public struct Diagnosis: Sendable, Hashable {
  /// A condition of the contradiction.
  public struct Part: Sendable, Hashable {
    public let condition: Condition
    public let relaxation: Relaxation
    /// Whether the relaxation alone makes a plan possible. Where it does not, other conditions of the
    /// brief contradict each other as well, and it resolves this contradiction only.
    public let isEnough: Bool
    /// How far the condition would have to give way for the others of the contradiction alone; nil where
    /// that is the relaxation, or not asked.
    public let ofConflict: Relaxation?

    public init(
      _ condition: Condition, _ relaxation: Relaxation, isEnough: Bool,
      ofConflict: Relaxation? = nil
    ) {
      self.condition = condition
      self.relaxation = relaxation
      self.isEnough = isEnough
      self.ofConflict = ofConflict
    }
  }

  /// No plan meets all of these, in the order of ``PlanBrief/conditions``.
  public let conflict: [Part]
  /// Whether it is proven that a plan meets any of them but one. False where a limit came first.
  public let isMinimal: Bool
  /// Whether the territories are given: others may have a plan with all of the conditions.
  public let isOfGivenTerritories: Bool

  public init(conflict: [Part], isMinimal: Bool, isOfGivenTerritories: Bool = false) {
    self.conflict = conflict
    self.isMinimal = isMinimal
    self.isOfGivenTerritories = isOfGivenTerritories
  }

  /// There are plans, but none that other scenarios have too.
  public static let otherScenarios = Diagnosis(
    conflict: [Part(.otherScenarios, .drop, isEnough: true)], isMinimal: true)
}

/// The least that a condition has to give way, everything else kept.
public enum Relaxation: Sendable, Hashable {
  /// It has no degrees: without it there is a plan.
  case drop
  /// The nearest numbers for which there is a plan, below and above the number asked for; nil where
  /// there is none on that side. Of leaders, territories, or least coaches of a territory.
  case count(below: Int?, above: Int?)
  /// The same of coaches: full-time ones instead of those asked for, or beside their part-time ones.
  case coaches(below: Coaches?, above: Coaches?)
  /// The nearest value for which there is a plan: kilometres, clients a year or care teams for each
  /// coach.
  case value(Double)
  /// A value for which there is a plan; a limit ended the search for a nearer one.
  case enough(Double)
  /// A limit ended the search for it before anything was found.
  case notFoundInTime
}

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
  case coaches(Coaches)
  /// Most kilometres from a base to a municipality of its territory, for all that the region knows (R).
  case reach(Double)
  /// Coaches as the given plan places them.
  case placedCoaches(Coaches)
  /// A difference from plans that were found before.
  case difference
  /// The same plan in the other scenarios, in which it has to be possible too.
  case otherScenarios
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
        + requirements.filter(\.isOfStaff).map { .requirement($0) }
    }
    var conditions: [Condition] = contiguity ? [.connected] : []
    if team.leaders > 0 { conditions.append(.leaders(team.leaders)) }
    if let askedTerritories { conditions.append(.territories(askedTerritories)) }
    conditions += [.coaches(team.coaches), .reach(reachKm)]
    return conditions + requirements.map { .requirement($0) }
  }
}
