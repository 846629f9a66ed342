import TerritoryLanguages
import TerritoryModel

/// A row of the table of stages.
struct StageRow {
  let stage: Rollout.Stage
  let plan: Plan

  init(_ stage: Rollout.Stage, _ plan: Plan) {
    self.stage = stage
    self.plan = plan
  }

  /// The stages that have a plan.
  static func all(of rollout: Rollout) -> [StageRow] {
    rollout.stages.compactMap { stage in stage.plan.map { StageRow(stage, $0) } }
  }

  var clients: [Double] { stage.planCase.demand.clients }
  var waiting: Double { plan.waiting(clients).reduce(0, +) }

  func travel(_ plan: Plan) -> Double {
    plan.value(of: .travel, for: stage.result.brief)
  }

  /// The best plan of the stage alone; nil where none is proven.
  var alone: Plan? {
    if case .optimal(let solution) = stage.alone?.outcome { solution.plan } else { nil }
  }

  /// Whether what growing costs the stage is known: its own plan and the best one of it alone are proven.
  var hasKnownPrice: Bool {
    guard alone != nil, case .optimal = stage.result.outcome else { return false }
    return true
  }

  /// What the stage has more or less than the best plan of it alone, in words; nil where nothing
  /// differs as it is written, or that is not known.
  var price: String? {
    guard hasKnownPrice, let alone else { return nil }
    let brief = stage.result.brief
    func more(_ level: Objective) -> Double {
      plan.value(of: level, for: brief) - alone.value(of: level, for: brief)
    }
    let parts = [
      told(
        waiting - alone.waiting(clients).reduce(0, +), Figures.people,
        more: { phrase("\($0) more {client waits|clients wait}") },
        fewer: { phrase("\($0) {client fewer waits|fewer clients wait}") }),
      !isAsked(.fairness)
        ? nil
        : told(
          more(.fairness), { Figures.fixed($0, digits: 1) },
          more: { phrase("the largest share waiting \($0) points higher") },
          fewer: { phrase("the largest share waiting \($0) points lower") }),
      !isAsked(.travel)
        ? nil
        : told(
          Figures.wholeDifference(travel(plan), from: travel(alone)),
          { Figures.short($0, digits: 0) },
          more: { phrase("\($0) client-kilometres more") },
          fewer: { phrase("\($0) client-kilometres fewer") }),
      // Beside ways that were asked for, balance is what is left of them.
      !isAsked(.balance) || isAsked(.travel)
        ? nil
        : told(
          more(.balance), Figures.people,
          more: { phrase("balance \($0) {client|clients} worse") },
          fewer: { phrase("balance \($0) {client|clients} better") }),
    ].compactMap { $0 }
    return parts.isEmpty ? nil : "\(stage.month): \(parts.joined(separator: ", "))"
  }

  /// Whether no level of the order is known to be worse than in the best plan of the stage alone.
  var isAsGoodAsAlone: Bool {
    guard hasKnownPrice, let alone else { return false }
    let brief = stage.result.brief
    return brief.priority.map(\.objective).allSatisfy { level in
      plan.value(of: level, for: brief)
        <= alone.value(of: level, for: brief) + 10 * brief.rounding(of: level)
    }
  }

  /// Whether a level is one of the order that the stage is planned by.
  func isAsked(_ level: Objective) -> Bool {
    stage.result.brief.priority.contains { $0.objective == level }
  }

  /// A difference in words; nil where it is none as it is written.
  private func told(
    _ difference: Double, _ write: (Double) -> String, more: (String) -> String,
    fewer: (String) -> String
  ) -> String? {
    let shown = write(abs(difference))
    guard shown != write(0) else { return nil }
    return difference > 0 ? more(shown) : fewer(shown)
  }
}
