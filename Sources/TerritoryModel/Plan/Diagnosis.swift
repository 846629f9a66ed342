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

    public init(_ condition: Condition, _ relaxation: Relaxation, isEnough: Bool) {
      self.condition = condition
      self.relaxation = relaxation
      self.isEnough = isEnough
    }
  }

  /// No plan meets all of these, in the order of ``PlanBrief/conditions``.
  public let conflict: [Part]
  /// Whether it is proven that a plan meets any of them but one. False where a limit came first.
  public let isMinimal: Bool

  public init(conflict: [Part], isMinimal: Bool) {
    self.conflict = conflict
    self.isMinimal = isMinimal
  }
}

/// The least that a condition has to give way, everything else kept.
public enum Relaxation: Sendable, Hashable {
  /// It has no degrees: without it there is a plan.
  case drop
  /// The nearest numbers for which there is a plan, below and above the number asked for; nil where
  /// there is none on that side. Of coaches, leaders, territories, or least coaches of a territory.
  case count(below: Int?, above: Int?)
  /// The nearest value for which there is a plan: kilometres, clients a year or care teams for each
  /// coach.
  case value(Double)
  /// A value for which there is a plan; a limit ended the search for a nearer one.
  case enough(Double)
  /// A limit ended the search for it before anything was found.
  case notFoundInTime
}
