extension PlanAudit {
  /// What plans that were found together have in common.
  public enum Kinship: Sendable {
    /// They are one plan in several scenarios: territories, bases and staff are the same.
    case scenarios
    /// They are stages of a service that grows: bases that are open stay open.
    case stages
  }

  /// What plans that were found together break between them, or what is said of them falsely; each plan
  /// is audited by itself besides.
  ///
  /// - Parameters:
  ///   - plans: in the order of scenarios or stages.
  ///   - briefs: what each answers.
  ///   - weights: of each, together 1.
  ///   - results: what is said of them.
  ///   - figures: what was asked for, of which as many may be missing at the end as were not reached.
  public static func findings(
    of plans: [Plan], _ kinship: Kinship, _ briefs: [PlanBrief], weights: [Double],
    _ results: [JointResult], figures: [JointFigure]
  ) -> [Wording] {
    let order = results.map(\.figure)
    return (order == Array(figures.prefix(order.count)) ? [] : ["other figures were asked for"])
      + between(plans, kinship)
      + results.compactMap { finding($0, plans, briefs, weights) }
  }

  private static func between(_ plans: [Plan], _ kinship: Kinship) -> [Wording] {
    zip(plans, plans.dropFirst()).enumerated().compactMap { place, pair in
      let (before, after) = (pair.0.territories, pair.1.territories)
      switch kinship {
      case .scenarios:
        let isSame =
          pair.0.shared == pair.1.shared && before.count == after.count
          && zip(before, after).allSatisfy {
            $0.base == $1.base && $0.municipalities == $1.municipalities
              && $0.coaches == $1.coaches && $0.leaders == $1.leaders
          }
        return isSame ? nil : "territories, bases or staff differ after scenario \(place)"
      case .stages:
        let later = after.map(\.base)
        return before.allSatisfy { later.contains($0.base) }
          ? nil : "a base closes after stage \(place)"
      }
    }
  }

  private static func finding(
    _ result: JointResult, _ plans: [Plan], _ briefs: [PlanBrief], _ weights: [Double]
  ) -> Wording? {
    let (figure, objective) = (result.figure, result.figure.objective)
    let values = zip(plans, briefs).map { recomputed(objective, $0, $1) }
    let value =
      switch figure.measure {
      case .worst: values.reduce(0, max)
      case .mean: zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 }
      case .between:
        Double(zip(plans, plans.dropFirst()).reduce(0) { $0 + moved(from: $1.0, to: $1.1) })
      }
    let slack = slack(value, beside: briefs.map { whole(objective, $0) }.reduce(0, max))
    let name: Wording = "the \(figure.measure.rawValue) of \(objective.rawValue)"
    if !(abs(value - result.value) <= slack) {
      return "\(name) is \(shown(value)), reported as \(shown(result.value))"
    }
    return result.bound <= result.value + slack ? nil : "\(name) is below its bound"
  }

  /// Municipalities whose base is another in a second plan.
  private static func moved(from first: Plan, to second: Plan) -> Int {
    func bases(_ plan: Plan) -> [Int: Int] {
      plan.territories.reduce(into: [:]) { bases, territory in
        for municipality in territory.municipalities { bases[municipality] = territory.base }
      }
    }
    let (old, new) = (bases(first), bases(second))
    return Set(old.keys).union(new.keys).count { old[$0] != new[$0] }
  }
}
