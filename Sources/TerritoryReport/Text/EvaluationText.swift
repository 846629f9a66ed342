import TerritoryLanguages
import TerritoryModel

/// The score of a given plan beside the best possible, for a terminal.
public func evaluationText(
  _ evaluation: Evaluation, _ planCase: PlanCase, solver: String
) -> String {
  guard let score = evaluation.score.outcome.solution else {
    return withoutPlanText(evaluation.score.outcome, planCase)
  }
  let brief = evaluation.score.brief
  let plans = [(phrase("plan"), evaluation.score), (phrase("best possible"), evaluation.best)]
    .compactMap { name, answer in answer.outcome.solution.map { (name, $0.plan) } }
  return [
    paragraph(
      phrase(
        """
        \(evaluation.source): \(evaluation.grouping.territories.count) territories, \
        \(staff(planCase.team)); \(planCase.shownRegion).
        """)),
    comparisonTable(evaluation, planCase),
    territoryTable(score.plan, planCase, brief),
    waitingLine(score.plan, planCase, brief), suppressedNote(planCase),
    shapeNotes(evaluation, planCase),
    requirementText(evaluation.findings, nil, planCase),
    criteriaTable(plans.map { ($0, planCase.criteria(of: $1)) }, planCase).text,
    costText(plans.map { ($0, planCase.cost(of: $1)) }, planCase),
    phrase("\(solver); every plan audited against the region's data.") + "\n",
    assumptionTable(planCase.headcountAssumptions + planCase.planAssumptions),
  ].filter { !$0.isEmpty }.joined(separator: "\n")
}

private func comparisonTable(_ evaluation: Evaluation, _ planCase: PlanCase) -> String {
  let answers = evaluation.answers
  let asked = evaluation.best.brief.priority.map(\.objective)
  var table = TextTable(
    [.text(phrase("Level"))] + answers.map { .number(phrase(orText: $0.name)) }
      + [.text(phrase("Unit"))])
  for objective in evaluation.objectives {
    let isAsked = asked.contains(objective)
    let values = answers.map { _, answer in
      answer.outcome.solution.map { solution in
        let isProven = solution.levels.contains { $0.objective == objective && $0.isProven }
        let mark = isAsked ? (isProven ? "" : "†") : "‡"
        return Figures.fixed(solution.plan.value(of: objective, for: answer.brief), digits: 2)
          + mark
      } ?? answer.outcome.words
    }
    table.add([objective.words] + values + [objective.unitWords])
  }
  return table.text + footnotes(evaluation, asked) + reasonForNoBest(evaluation, planCase)
}

private func footnotes(_ evaluation: Evaluation, _ asked: [Objective]) -> String {
  let isStopped = evaluation.answers.contains {
    if case .feasible = $0.answer.outcome { true } else { false }
  }
  let hasUnasked = evaluation.objectives.contains { !asked.contains($0) }
  return proofNotes(isStopped: isStopped, hasUnasked: hasUnasked)
}

/// What the marks † and ‡ on values of levels mean.
func proofNotes(isStopped: Bool, hasUnasked: Bool) -> String {
  (isStopped ? paragraph(phrase("† stopped at a limit, not proven best")) : "")
    + (hasUnasked
      ? paragraph(phrase("‡ not among the levels asked for: a by-product, not to be compared"))
      : "")
}

/// Why there is nothing to compare with, where what is asked of territories allows no plan.
private func reasonForNoBest(_ evaluation: Evaluation, _ planCase: PlanCase) -> String {
  guard evaluation.best.outcome.solution == nil else { return "" }
  return "\n" + withoutPlanText(evaluation.best.outcome, planCase)
}

private func shapeNotes(_ evaluation: Evaluation, _ planCase: PlanCase) -> String {
  let region = planCase.region
  let grouping = evaluation.grouping
  var notes: [String] = []
  for (territory, parts) in zip(grouping.territories, grouping.parts(region.borders))
  where parts.count > 1 {
    let names = parts.map { planCase.shownNames($0) }.joined(separator: " | ")
    notes.append(phrase("\(territory.name) is not connected by road borders: \(names)."))
  }
  let reach = planCase.assumptions.reachKm.value
  for (territory, widest) in zip(grouping.territories, grouping.widest(region.distances))
  where widest.km > reach {
    notes.append(
      phrase(
        """
        \(territory.name) is wider than the reach of \(Figures.short(reach)) km: even from \
        \(planCase.shownName(widest.base)) it is \(Figures.short(widest.km)) km to its farthest \
        municipality; whoever is out of reach of the base is not served from it.
        """))
  }
  let unshared = (planCase.requirements?.shared ?? []).filter { !grouping.shared.contains($0) }
  let shapeIsSound = notes.isEmpty
  if !unshared.isEmpty {
    notes.append(
      phrase(
        """
        Asked to be shared, but in a territory of the plan, which is scored and compared as it is: \
        \(planCase.shownNames(unshared)).
        """))
  }
  if shapeIsSound {
    notes.append(phrase("Every territory is connected and within reach of a base."))
  }
  return paragraph(notes.joined(separator: "\n"))
}
