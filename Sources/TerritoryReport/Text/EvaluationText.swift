import TerritoryLanguages
import TerritoryModel

extension PrintedResult {
  /// The score of a given plan beside the best possible.
  ///
  /// - Parameter isWhole: whether quality criteria, all of the cost, assumptions and sources follow in
  ///   the text.
  package init(
    _ evaluation: Evaluation, _ planCase: PlanCase, solver: String, isWhole: Bool
  ) {
    self.init(
      EvaluationDocument(evaluation, planCase, solver: solver),
      text: evaluationText(evaluation, planCase, solver: solver, isWhole: isWhole),
      table: evaluationTable(evaluation))
  }
}

/// A row for each level of each of the plans compared.
private func evaluationTable(_ evaluation: Evaluation) -> ResultTable {
  var table = ResultTable(["plan", "level", "value", "unit", "outcome"].map { .key($0) })
  for (name, _, answer) in evaluation.answers {
    for objective in evaluation.objectives {
      table.add(
        .text(name), .text(objective.rawValue),
        .optional(
          answer.outcome.solution.map { $0.plan.value(of: objective, for: answer.brief) }),
        .text(objective.writtenUnit), .text(answer.outcome.name))
    }
  }
  return table
}

/// The score of a given plan beside the best possible, for a terminal.
///
/// - Parameter isWhole: whether quality criteria, all of the cost, assumptions and sources follow.
private func evaluationText(
  _ evaluation: Evaluation, _ planCase: PlanCase, solver: String, isWhole: Bool
) -> String {
  guard let score = evaluation.score.outcome.solution else {
    return withoutPlanText(evaluation.score.outcome, planCase)
  }
  let brief = evaluation.score.brief
  let plans = [
    (phrase("plan"), evaluation.score), (phrase(orText: evaluation.bestName), evaluation.best),
  ]
  .compactMap { name, answer in answer.outcome.solution.map { (name, $0.plan) } }
  let rest = [
    criteriaTable(plans.map { ($0, planCase.criteria(of: $1)) }, planCase).text,
    costText(plans.map { ($0, planCase.cost(of: $1)) }, planCase),
    assumptionTable(planCase.headcountAssumptions + planCase.planAssumptions).text,
  ]
  return [
    paragraph(
      phrase(
        """
        \(evaluation.source): \(evaluation.grouping.territories.count) {territory|territories}, \
        \(staff(planCase.team)); \(planCase.shownRegion).
        """)),
    decisionTable(Decision(evaluation, planCase)) + unservedLine(score.plan, planCase, brief),
    comparisonTable(evaluation, planCase),
    territoryTable(score.plan, planCase, brief).text,
    serviceLines(score.plan, planCase, brief) + elsewhereLine(score.plan, planCase)
      + partnerLines(evaluation),
    demandNotes(planCase),
    shapeNotes(evaluation, planCase),
    requirementText(evaluation.findings, nil, planCase),
    phrase("\(solver); every plan audited against the region's data.") + "\n",
  ].withRest(isWhole, rest)
}

/// How many wishes for natural partners the given plan meets, and the best one.
private func partnerLines(_ evaluation: Evaluation) -> String {
  [
    (phrase("given plan"), evaluation.score),
    (phrase(orText: evaluation.bestName), evaluation.best),
  ]
  .compactMap { name, answer in
    answer.plan.flatMap { partnerSentence($0, answer.brief) }.map {
      paragraph("\(name.capitalisedFirst): \($0)")
    }
  }.joined()
}

/// The municipalities that belong to a territory whose staff serve less of them than another's.
private func elsewhereLine(_ plan: Plan, _ planCase: PlanCase) -> String {
  servedElsewhere(plan, planCase).map { paragraph($0) } ?? ""
}

/// The municipalities that are served mostly from elsewhere, each with who serves it; nil where there
/// is none.
func servedElsewhere(_ plan: Plan, _ planCase: PlanCase) -> String? {
  guard !plan.servedMostlyElsewhere().isEmpty else { return nil }
  return phrase(
    """
    Served mostly from another territory than their own: \(namesServedMostlyElsewhere(plan, planCase)).
    """)
}

/// The names of municipalities that are served mostly from elsewhere, each with who serves it.
func namesServedMostlyElsewhere(_ plan: Plan, _ planCase: PlanCase) -> String {
  plan.servedMostlyElsewhere().map { municipality in
    let most = plan.servedBy(municipality).max { $0.clients < $1.clients }!
    let server = planCase.shownName(of: plan.territories[most.territory])
    return "\(planCase.shownName(municipality)) (\(server))"
  }
  .joined(separator: ", ")
}

private func comparisonTable(_ evaluation: Evaluation, _ planCase: PlanCase) -> String {
  let answers = evaluation.answers
  let asked = evaluation.best.brief.priority.map(\.objective)
  var table = ResultTable(
    [.text(phrase("Level"))] + answers.map { .number(phrase(orText: $0.title)) }
      + [.text(phrase("Unit"))])
  for objective in evaluation.objectives {
    let isAsked = asked.contains(objective)
    let values = answers.map { _, _, answer in
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
  return (proofNotes(isStopped: isStopped, hasUnasked: hasUnasked) + evaluation.ruleNotes)
    .map { paragraph($0) }.joined()
}

extension Evaluation {
  /// Among which plans the best one is, and that the given plan may have better figures, since it keeps
  /// a rule less.
  var ruleNotes: [String] {
    let count = grouping.territories.count
    return [
      phrase(
        """
        The best plan is looked for among those with as many territories as the given one, \(count).
        """)
    ]
      + (best.outcome.solution == nil ? [] : brokenRules.map(\.note))
  }
}

extension Evaluation.Rule {
  fileprivate var note: String {
    switch self {
    case .requirements:
      phrase(
        """
        The given plan does not meet all that is asked of territories; the best plan does, so its figures may be \
        worse.
        """)
    case .shape:
      phrase(
        """
        Not every territory of the given plan is connected and within reach of a base. Those of the best plan are, \
        so its figures may be worse.
        """)
    case .membership:
      phrase(
        """
        The given plan is scored as it is, also where another territory than its own serves most of a \
        municipality. The best plan has no such municipality, so its figures may be worse.
        """)
    }
  }
}

/// What the marks † and ‡ on values of levels mean.
func proofNotes(isStopped: Bool, hasUnasked: Bool) -> [String] {
  [
    isStopped ? phrase("† stopped at a limit, not proven best") : nil,
    hasUnasked
      ? phrase("‡ not among the levels asked for: a by-product, not to be compared") : nil,
  ].compactMap { $0 }
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
  for (territory, parts) in zip(grouping.territories, grouping.parts(evaluation.best.brief.borders))
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
  if region.staff != nil, grouping.coaches != nil {
    notes.append(
      phrase(
        """
        The plan says how many coaches each territory has: staff.csv and its places are left aside, for \
        the best plan too.
        """))
  }
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
