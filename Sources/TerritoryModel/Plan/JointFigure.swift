/// What is minimised of several plans together: of one plan in several scenarios, or of the stages of a
/// service that grows.
public struct JointFigure: Sendable, Hashable {
  /// How the values of the plans become one.
  public enum Measure: String, Sendable, Hashable {
    /// The largest.
    case worst
    /// Their weighted mean.
    case mean
    /// What changes from each plan to the next, all together: municipalities whose base is another.
    case between

    /// - Parameters:
    ///   - values: one for each plan.
    ///   - weights: as many.
    /// - Precondition: the values say it; what lies between plans they don't.
    public func value(_ values: [Double], _ weights: [Double]) -> Double {
      switch self {
      case .worst: values.max() ?? 0
      case .mean: zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 }
      case .between: preconditionFailure("no value of single plans")
      }
    }
  }

  public let objective: Objective
  public let measure: Measure

  public init(_ objective: Objective, _ measure: Measure) {
    self.objective = objective
    self.measure = measure
  }

  /// The value of plans.
  ///
  /// - Parameters:
  ///   - briefs: what each answers.
  ///   - weights: of each, together 1.
  public func value(of plans: [Plan], _ briefs: [PlanBrief], _ weights: [Double]) -> Double {
    guard measure != .between else {
      return zip(plans, plans.dropFirst()).reduce(0) {
        $0 + Double($1.1.changesOfBase(since: $1.0).count)
      }
    }
    return measure.value(zip(plans, briefs).map { $0.value(of: objective, for: $1) }, weights)
  }

  /// How far value and bound of a proven figure may lie apart by rounding.
  public func rounding(_ value: Double, _ briefs: [PlanBrief]) -> Double {
    (briefs.map { $0.rounding(of: objective) }.max() ?? 0) + 1e-6 * abs(value)
  }
}

/// What a figure came to.
public struct JointResult: Sendable, Hashable {
  public let figure: JointFigure
  /// Computed from the plans, in the objective's unit.
  public let value: Double
  /// No plans that keep the figures before have less.
  public let bound: Double
  public let isProven: Bool

  /// - Parameter bound: as proven; where it is the value but for rounding, the value itself is kept.
  public init(
    _ figure: JointFigure, of plans: [Plan], _ briefs: [PlanBrief], _ weights: [Double],
    bound: Double
  ) {
    let value = figure.value(of: plans, briefs, weights)
    let rounding = figure.rounding(value, briefs)
    // A bound that lies above is kept as it is, so that the audit sees it.
    let isValue = abs(value - bound) <= rounding
    self.init(
      figure, value: value, bound: isValue ? value : bound, isProven: value - bound <= rounding)
  }

  /// What is said to have come of a figure.
  init(_ figure: JointFigure, value: Double, bound: Double, isProven: Bool = true) {
    self.figure = figure
    self.value = value
    self.bound = bound
    self.isProven = isProven
  }
}
