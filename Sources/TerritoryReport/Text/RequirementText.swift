import TerritoryModel

/// What was asked of the territories, and whether it binds.
func requirementTable(_ findings: [RequirementFinding], _ planCase: PlanCase) -> String {
  guard !findings.isEmpty else { return borderNote(planCase) }
  var table = TextTable([
    .text("Requirement"), .text("From"), .text("Met"), .text("Does it bind?"),
  ])
  for finding in findings {
    table.add(
      finding.requirement.description(planCase.region.directory),
      finding.requirement.origin.description, finding.isMet ? "yes" : "no", binding(finding))
  }
  return table.text + borderNote(planCase)
}

/// The borders that were added or removed.
private func borderNote(_ planCase: PlanCase) -> String {
  guard let changes = planCase.borderChanges else { return "" }
  func names(_ pairs: [(Int, Int)]) -> String {
    pairs.map { "\(planCase.name($0.0))–\(planCase.name($0.1))" }.joined(separator: ", ")
  }
  return [("Borders added", changes.added), ("Borders removed", changes.removed)]
    .filter { !$0.1.isEmpty }.map { paragraph("\($0.0): \(names($0.1)).") }.joined()
}

private func binding(_ finding: RequirementFinding) -> String {
  guard let cost = finding.cost else {
    return finding.isProven ? "no: the best plan without it is as good" : "not known"
  }
  return "yes: without it \(cost.objective.rawValue) is \(Figures.fixed(cost.without, digits: 2))"
    + " instead of \(Figures.fixed(cost.value, digits: 2))"
    + (finding.isProven ? "" : " or less")
}

/// The alternatives side by side, each with the municipalities that are elsewhere than in the best.
func alternativeTable(_ alternatives: Alternatives, _ planCase: PlanCase) -> String {
  guard let best = alternatives.solutions.first else { return "" }
  var table = TextTable(
    [.text("Plan")] + best.levels.map { .number($0.objective.rawValue) }
      + [.text("Elsewhere than in the best plan")])
  for (index, solution) in alternatives.solutions.enumerated() {
    let moves = solution.plan.moves(since: best.plan).map { move in
      let territory = move.to.map { planCase.name(of: solution.plan.territories[$0]) } ?? "shared"
      return "\(planCase.name(move.municipality)) → \(territory)"
    }
    table.add(
      [index == 0 ? "best" : "\(index + 1)"]
        + solution.levels.map { Figures.fixed($0.value, digits: 2) }
        + [moves.joined(separator: ", ")])
  }
  let note =
    switch alternatives.ending {
    case nil: "Each plan is proven to be the best of those that differ enough from all before."
    case .exhausted: "No further plan differs enough and is good enough: proven."
    case .stopped: "Stopped at a limit; there may be further plans."
    }
  return table.text + paragraph(note)
}
