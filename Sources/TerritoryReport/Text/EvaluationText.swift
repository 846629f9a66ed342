import TerritoryModel

/// The score of a given plan beside the best possible, for a terminal.
public func evaluationText(
  _ evaluation: Evaluation, _ planCase: PlanCase, solver: String
) -> String {
  guard let score = evaluation.score.outcome.solution else {
    return withoutPlanText(evaluation.score.outcome, planCase)
  }
  let brief = evaluation.score.brief
  let plans = [("plan", evaluation.score), ("best possible", evaluation.best)].compactMap {
    name, answer in answer.outcome.solution.map { (name, $0.plan) }
  }
  return [
    paragraph(
      "\(evaluation.source): \(evaluation.grouping.territories.count) territories,"
        + " \(staff(planCase.team)); \(planCase.region.settings.names.english),"
        + " \(planCase.demand.snapshot)."),
    comparisonTable(evaluation),
    territoryTable(score.plan, planCase, brief),
    waitingLine(score.plan, planCase, brief), suppressedNote(planCase),
    shapeNotes(evaluation, planCase),
    requirementTable(evaluation.findings, planCase),
    criteriaTable(plans.map { ($0, planCase.criteria(of: $1)) }, planCase),
    costTable(plans.map { ($0, planCase.cost(of: $1)) }, planCase),
    "\(solver); every plan audited against the region's data.\n",
    assumptionTable(planCase.headcountAssumptions + planCase.planAssumptions),
  ].filter { !$0.isEmpty }.joined(separator: "\n")
}

private func comparisonTable(_ evaluation: Evaluation) -> String {
  let answers = evaluation.answers
  var table = TextTable(
    [.text("Level")] + answers.map { .number($0.name) } + [.text("Unit")])
  for objective in evaluation.objectives {
    let values = answers.map { _, answer in
      answer.outcome.solution.map {
        let mark = answer.outcome.name == "optimal" ? "" : "†"
        return Figures.fixed($0.plan.value(of: objective, for: answer.brief), digits: 2) + mark
      } ?? answer.outcome.name
    }
    table.add([objective.rawValue] + values + [objective.unit])
  }
  let isStopped = answers.contains { $0.answer.outcome.name != "optimal" }
  return table.text + (isStopped ? "† stopped at a limit, not proven best\n" : "")
}

private func shapeNotes(_ evaluation: Evaluation, _ planCase: PlanCase) -> String {
  let region = planCase.region
  let grouping = evaluation.grouping
  var notes: [String] = []
  for (territory, parts) in zip(grouping.territories, grouping.parts(region.borders))
  where parts.count > 1 {
    let names = parts.map { $0.map { planCase.name($0) }.joined(separator: ", ") }
    notes.append(
      "\(territory.name) is not connected by road borders: \(names.joined(separator: " | ")).")
  }
  let reach = planCase.assumptions.reachKm.value
  for (territory, widest) in zip(grouping.territories, grouping.widest(region.distances))
  where widest.km > reach {
    notes.append(
      "\(territory.name) is wider than the reach of \(Figures.short(reach)) km: even from"
        + " \(planCase.name(widest.base)) it is \(Figures.short(widest.km)) km to its farthest"
        + " municipality; whoever is out of reach of the base is not served from it.")
  }
  if notes.isEmpty { notes.append("Every territory is connected and within reach of a base.") }
  return paragraph(notes.joined(separator: "\n"))
}
