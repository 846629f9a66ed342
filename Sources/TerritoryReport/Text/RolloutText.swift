import TerritoryLanguages
import TerritoryModel

extension PrintedResult {
  /// A service that grows in stages: a row for each stage, and who changes coach.
  package init(_ rollout: Rollout, solver: String) {
    self.init(
      RolloutDocument(rollout, solver: solver), text: rolloutText(rollout, solver: solver),
      table: rolloutTable(rollout))
  }
}

/// A row of the table of stages.
private struct StageRow {
  let stage: Rollout.Stage
  let plan: Plan

  var clients: [Double] { stage.planCase.demand.clients }
  var waiting: Double { plan.waiting(clients).reduce(0, +) }

  func travel(_ plan: Plan) -> Double {
    plan.value(of: .travel, for: stage.result.brief)
  }
}

private func rolloutText(_ rollout: Rollout, solver: String) -> String {
  let planCase = rollout.stages[rollout.stages.count - 1].planCase
  var parts = [heading(rollout, planCase)]
  let rows = rollout.stages.compactMap { stage in
    stage.plan.map { StageRow(stage: stage, plan: $0) }
  }
  if !rows.isEmpty { parts.append(stageTable(rows).text) }
  parts += rollout.stages.compactMap(changes).map { paragraph($0) }
  if let missing = rollout.withoutPlan {
    parts.append(
      paragraph(phrase("No plan from \(missing.month.description) on:"))
        + withoutPlanText(missing.result.outcome, missing.planCase))
  } else {
    parts.append(paragraph(proof(rollout, solver: solver)))
  }
  return parts.joined(separator: "\n")
}

private func heading(_ rollout: Rollout, _ planCase: PlanCase) -> String {
  let order =
    switch rollout.direction {
    case .backwards:
      phrase("The last stage is planned first, and each before it so that it grows into the next.")
    case .forwards:
      phrase("The first stage is planned first, and each after it grows out of the one before.")
    }
  return paragraph(
    phrase("\(planCase.shownRegion): \(rollout.asked) {stage|stages}.") + " " + order + " "
      + phrase("Bases that are open stay open."))
}

private func stageTable(_ rows: [StageRow]) -> ResultTable {
  let columns: [ResultColumn<StageRow>] = [
    .text("month", [.terminal: phrase("First month")]) { .text($0.stage.month.description) },
    .number("coaches", [.terminal: phrase("Coaches")]) { .coaches($0.plan.team.coaches) },
    .number("territories", [.terminal: phrase("Bases")]) { .count($0.plan.territories.count) },
    .number("served", [.terminal: phrase("Served")]) {
      .number($0.clients.reduce(0, +) - $0.waiting, decimals: 1)
    },
    .number("waiting", [.terminal: phrase("Waiting")]) { .number($0.waiting, decimals: 1) },
    .number("largest_share", [.terminal: phrase("Largest share waiting")]) {
      .share($0.plan.value(of: .fairness, for: $0.stage.result.brief) / 100, decimals: 1)
    },
    .number("changes", [.terminal: phrase("Change coach")]) { .count($0.stage.changes.count) },
    .number("travel", [.terminal: phrase("Travel km")]) {
      .number($0.travel($0.plan), decimals: 0)
    },
    .number("travel_alone", [.terminal: phrase("Travel km alone")]) { row in
      row.stage.alone?.outcome.solution.map { .number(row.travel($0.plan), decimals: 0) }
        ?? .missing
    },
  ]
  return ResultTable(columns, rows, for: .terminal)
}

/// Who changes coach with a stage, by their new bases; nil where nobody does.
private func changes(_ stage: Rollout.Stage) -> String? {
  guard !stage.changes.isEmpty else { return nil }
  let planCase = stage.planCase
  let byBase = Dictionary(grouping: stage.changes, by: \.to).sorted { $0.key ?? -1 < $1.key ?? -1 }
  let words = byBase.map { base, changes in
    let names = planCase.shownNames(changes.map(\.municipality))
    return base.map { "\(planCase.shownName($0)): \(names)" } ?? names
  }
  return phrase(
    "Another coach from \(stage.month.description) on: \(words.joined(separator: "; ")).")
}

private func proof(_ rollout: Rollout, solver: String) -> String {
  rollout.isProven
    ? phrase("Each stage is proven best, given the stage planned before it; \(solver).")
    : phrase("Stopped at a limit: not every stage is proven best; \(solver).")
}

/// A row for each municipality of each stage.
private func rolloutTable(_ rollout: Rollout) -> ResultTable {
  struct Row {
    let stage: Rollout.Stage
    let plan: Plan
    let municipality: Int
    var planCase: PlanCase { stage.planCase }
  }
  let columns: [ResultColumn<Row>] = [
    .text("from", [.csv: ""]) { .text($0.stage.month.description) },
    .text("municipality", [.csv: ""]) { .code($0.planCase.code($0.municipality)) },
    .text("name", [.csv: ""]) { .text($0.planCase.name($0.municipality)) },
    .text("base", [.csv: ""]) { row in
      row.plan.base(of: row.municipality).map { .code(row.planCase.code($0)) } ?? .empty
    },
    .text("base_name", [.csv: ""]) { row in
      .text(
        row.plan.base(of: row.municipality).map { row.planCase.name($0) } ?? Grouping.sharedMark)
    },
    .text("changes_coach", [.csv: ""]) { row in
      .text(row.stage.changes.contains { $0.municipality == row.municipality } ? "yes" : "no")
    },
    .number("clients", [.csv: ""]) { .number($0.planCase.demand.clients[$0.municipality]) },
    .number("waiting", [.csv: ""]) {
      .number($0.plan.waiting($0.planCase.demand.clients)[$0.municipality])
    },
  ]
  let rows = rollout.stages.flatMap { stage in
    stage.plan.map { plan in
      (0..<stage.planCase.region.count).map { Row(stage: stage, plan: plan, municipality: $0) }
    } ?? []
  }
  return ResultTable(columns, rows, for: .csv)
}

extension Rollout {
  /// The stages side by side, as scenarios, for the report: differences are counted from the last one.
  package var comparison: Comparison {
    Comparison(
      entries: stages.map { stage in
        let coaches = Figures.coaches(stage.planCase.team.coaches)
        return Comparison.Entry(
          scenario: Scenario(
            name: "\(stage.month): \(coaches)", source: phrase("a stage of the roll-out"),
            choices: []),
          planCase: stage.planCase, answer: .result(stage.result))
      },
      baseline: stages.count - 1, baselineIsOwn: false)
  }
}
