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

private func rolloutText(_ rollout: Rollout, solver: String) -> String {
  let planCase = rollout.stages[rollout.stages.count - 1].planCase
  var parts = [heading(rollout, planCase)]
  let rows = StageRow.all(of: rollout)
  if !rows.isEmpty { parts.append(stageTable(rows, for: .terminal).text) }
  if let table = togetherTable(rollout, for: .terminal) { parts.append(table.text) }
  parts += (rollout.stages.compactMap(changes) + [rollout.priceWords].compactMap { $0 })
    .map { paragraph($0) }
  if let missing = rollout.withoutPlan {
    parts.append(
      paragraph(phrase("No plan for the stage from \(missing.month.description) on:"))
        + withoutPlanText(missing.result.outcome, missing.planCase)
        + (missing.isImpossible ? paragraph(otherStagesNote) : ""))
  } else {
    parts.append(paragraph(rollout.proofWords(solver: solver)))
  }
  return parts.joined(separator: "\n")
}

private func heading(_ rollout: Rollout, _ planCase: PlanCase) -> String {
  paragraph(
    phrase("\(planCase.shownRegion): \(rollout.asked) {stage|stages}.") + " " + rollout.orderWords)
}

extension Rollout {
  /// Which stage is planned first, and what holds between them.
  var orderWords: String {
    let order =
      switch direction {
      case .backwards:
        phrase(
          "The last stage is planned first, and each before it so that it grows into the next.")
      case .forwards:
        phrase("The first stage is planned first, and each after it grows out of the one before.")
      case .together:
        phrase("All stages are planned together, each counted by its months.")
      }
    return order + " " + phrase("Bases that are open stay open.")
  }

  func proofWords(solver: String) -> String {
    if together != nil, isProven {
      return phrase("Proven: no plans of these stages are better together; \(solver).")
    }
    let found = stages.filter { $0.plan != nil }
    guard found.allSatisfy({ if case .optimal = $0.result.outcome { true } else { false } }) else {
      return phrase("Stopped at a limit: not every stage is proven best; \(solver).")
    }
    return found.count == asked
      ? phrase("Each stage is proven best, given the stage planned before it; \(solver).")
      : phrase(
        "Each stage that has a plan is proven best, given the stage planned before it; \(solver).")
  }

  /// What it costs that stages grow out of each other, against the best plan of each alone; nil where
  /// those are not known.
  var priceWords: String? {
    let rows = StageRow.all(of: self).filter { $0.stage.alone != nil }
    guard rows.count > 1 else { return nil }
    let prices = rows.compactMap(\.price)
    let open = rows.filter { !$0.hasKnownPrice }.map(\.stage.month.description)
    if prices.isEmpty, open.isEmpty {
      // A stage that has no plan beside the others may cost just that.
      guard withoutPlan == nil else { return nil }
      if rows.allSatisfy(\.isAsGoodAsAlone) {
        return phrase(
          """
          By all that was asked for, each stage is as good as the best plan of it alone: growing in stages costs \
          nothing.
          """)
      }
      // Of ways that nobody asked for nothing is known.
      guard rows.allSatisfy({ $0.isAsked(.travel) }) else { return nil }
      return phrase(
        """
        Each stage has as few waiting and as little travel as the best plan of it alone: \
        growing in stages costs neither.
        """)
    }
    return [
      prices.isEmpty
        ? nil
        : phrase(
          """
          What growing in stages costs a year, against the best plan of each stage alone: \
          \(prices.joined(separator: "; ")).
          """),
      open.isEmpty
        ? nil
        : phrase(
          """
          What it costs is not known of \(open.listed), since its plan or the best one of it alone is not proven.
          """),
    ].compactMap(\.self).joined(separator: " ")
  }
}

extension Rollout.Stage {
  /// Whether it is known to have no plan, and why.
  fileprivate var isImpossible: Bool {
    if case .infeasible = result.outcome { true } else { false }
  }
}

/// That what would mend a stage may change what it has to fit.
var otherStagesNote: String {
  phrase("With any of these the other stages are planned anew, which may ask for more.")
}

/// A row for each stage.
func stageTable(_ rows: [StageRow], for output: Output) -> ResultTable {
  let columns: [ResultColumn<StageRow>] = [
    .text("month", .each(phrase("First month"), .terminal, .page)) {
      .text($0.stage.month.description)
    },
    .number("coaches", .each(phrase("Coaches"), .terminal, .page)) {
      .coaches($0.plan.team.coaches)
    },
    .number("territories", .each(phrase("Bases"), .terminal, .page)) {
      .count($0.plan.territories.count)
    },
    .number("served", .each(phrase("Served"), .terminal, .page)) {
      .number($0.clients.reduce(0, +) - $0.waiting, decimals: 1)
    },
    .number("waiting", .each(phrase("Waiting"), .terminal, .page)) {
      .number($0.waiting, decimals: 1)
    },
    .number("largest_share", .each(phrase("Largest share waiting"), .terminal, .page)) {
      .share($0.plan.value(of: .fairness, for: $0.stage.result.brief) / 100, decimals: 1)
    },
    .number("changes", .each(phrase("Change coach"), .terminal, .page)) {
      .count($0.stage.changes.count)
    },
  ]
  // Ways that nobody asked for are by-products, which say nothing of the stages.
  let ways: [ResultColumn<StageRow>] = [
    .number("travel", .each(phrase("Travel km"), .terminal, .page)) {
      .number($0.travel($0.plan), decimals: 0)
    },
    .number("travel_alone", .each(phrase("Travel km alone"), .terminal, .page)) { row in
      row.alone.map { .number(row.travel($0), decimals: 0) } ?? .missing
    },
  ]
  return ResultTable(
    columns + (rows.allSatisfy { $0.isAsked(.travel) } ? ways : []), rows, for: output)
}

/// What all stages come to together and in turn, on average over their months; nil where they were
/// planned in turn only.
func togetherTable(_ rollout: Rollout, for output: Output) -> ResultTable? {
  guard let together = rollout.together else { return nil }
  var table = ResultTable(
    [.text(phrase("On average over the months")), .figure(phrase("all together"))]
      + together.inTurn.map { .figure($0.direction.words) })
  for (place, result) in together.results.enumerated() {
    let objective = result.figure.objective
    // The second figure of fairness is for programs.
    if objective == .beyondEvenShare { continue }
    let digits = objective == .change ? 0 : 2
    table.add(
      [.text("\(objective.words), \(objective.unitWords)")]
        + ([result.value] + together.inTurn.map { $0.values[place] })
        .map { .number($0, decimals: digits) })
  }
  return table
}

extension Rollout.Direction {
  var words: String {
    switch self {
    case .backwards: phrase("the last stage first")
    case .forwards: phrase("the first stage first")
    case .together: phrase("all together")
    }
  }
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
            name: "\(stage.month): \(coaches)",
            title: phrase(
              "\(stage.month.description), \(stage.planCase.team.coaches) {coach|coaches}"),
            source: phrase("a stage of the roll-out"), choices: []),
          planCase: stage.planCase, answer: .result(stage.result))
      },
      baseline: stages.count - 1, baselineIsOwn: false, stages: direction)
  }
}
