import TerritoryLanguages
import TerritoryModel

extension PrintedResult {
  /// A plan: a row for each municipality, of all plans where alternatives were asked for.
  ///
  /// - Parameters:
  ///   - isWhole: whether proof, quality criteria, all of the cost, assumptions and sources follow in
  ///     the text.
  ///   - numbersPlans: whether alternatives were asked for, so that rows tell which plan they are of.
  package init(
    _ result: PlanResult, _ planCase: PlanCase, solver: String, isWhole: Bool, numbersPlans: Bool
  ) {
    let plans =
      result.alternatives?.solutions.map(\.plan) ?? result.outcome.solution.map { [$0.plan] }
    self.init(
      PlanDocument(result, planCase, solver: solver),
      text: planText(result, planCase, solver: solver, isWhole: isWhole),
      table: plans.map { planTable($0, planCase, isNumbered: numbersPlans) })
  }
}

/// A plan for a terminal: what it comes to on a screen, and on request what it rests on.
///
/// - Parameter isWhole: whether proof, quality criteria, all of the cost, assumptions and sources
///   follow.
private func planText(
  _ result: PlanResult, _ planCase: PlanCase, solver: String, isWhole: Bool
) -> String {
  guard let solution = result.outcome.solution else {
    return withoutPlanText(result.outcome, planCase)
  }
  let plan = solution.plan
  let decision = Decision(result, planCase)
  let rest = [
    levelTable(solution).text,
    criteriaTable([(phrase("Plan"), planCase.criteria(of: plan))], planCase).text,
    costText([(phrase("Plan"), planCase.cost(of: plan))], planCase),
    assumptionTable(planCase.headcountAssumptions + planCase.planAssumptions).text,
  ]
  return [
    planAnswer(decision, planCase), decisionTable(decision),
    unservedLine(plan, planCase, result.brief)
      + (decision.notes + [partnerSentence(plan, result.brief)].compactMap { $0 })
      .map { paragraph($0) }.joined(),
    territoryTable(plan, planCase, result.brief).text,
    serviceLines(plan, planCase, result.brief)
      + (result.absenceSentence(plan, planCase).map { paragraph($0) } ?? ""),
    demandNotes(planCase),
    requirementText(result.findings, result.reach, planCase),
    result.alternatives.map { alternativeText($0, planCase) } ?? "",
    proofLine(result.outcome, solver: solver),
  ].withRest(isWhole, rest)
}

extension [String] {
  /// Parts of a result that there are, then those of what it rests on, or how to see them.
  func withRest(_ isWhole: Bool, _ rest: [String]) -> String {
    let hint = paragraph(
      phrase("With --sources: proof, quality criteria, cost, assumptions and their sources."))
    return (self + (isWhole ? rest : [hint])).filter { !$0.isEmpty }.joined(separator: "\n")
  }
}

private func planAnswer(_ decision: Decision, _ planCase: PlanCase) -> String {
  let own = decision.sides[0]
  let sentence = decision.sentence(planCase.shownRegion, needed: planCase.headcount().knownTeam)
  return paragraph("\(sentence!).")
    + paragraph(
      phrase(
        """
        \(staff(own.team, territories: own.plan.territories.count)) serve \
        \(Figures.people(own.served)) of \(Figures.people(own.demand)) clients a year \
        (\(Figures.percent(own.servedShare))).
        """))
}

/// How many of the wishes for natural partners a plan meets; nil where there are none.
func partnerSentence(_ plan: Plan, _ brief: PlanBrief) -> String? {
  PartnerWishes(plan, brief).map { wishes in
    phrase(
      """
      \(Figures.percent(wishes.share)) of the wishes for natural partners are met: \(wishes.pairsMet) \
      of \(wishes.pairs) {pair is|pairs are} in one territory.
      """)
  }
}

/// Who serves whom outside of the own territory, who takes shared municipalities' clients, and who
/// waits, a line or two for each.
func serviceLines(_ plan: Plan, _ planCase: PlanCase, _ brief: PlanBrief) -> String {
  helpLine(plan, planCase) + sharedLines(plan, planCase) + waitingLine(plan, planCase, brief)
}

private func helpLine(_ plan: Plan, _ planCase: PlanCase) -> String {
  let helps = plan.territories.compactMap { territory -> String? in
    let own = territory.helps.filter { !plan.shared.contains($0.municipality) }.map {
      "\(planCase.shownName($0.municipality)) \(Figures.fixed($0.clients, digits: 2))"
    }
    return own.isEmpty
      ? nil : "\(planCase.shownName(of: territory)) → \(own.listedFigures)"
  }
  return helps.isEmpty
    ? ""
    : paragraph(phrase("Help to neighbours, clients a year: \(helps.joined(separator: "; "))."))
}

private func sharedLines(_ plan: Plan, _ planCase: PlanCase) -> String {
  plan.shared.map { municipality in
    let name = planCase.shownName(municipality)
    let takers = plan.servedBy(municipality).map {
      let taker = planCase.shownName(of: plan.territories[$0.territory])
      return "\(taker) \(Figures.people($0.clients))"
    }
    return paragraph(
      takers.isEmpty
        ? phrase("\(name) is shared; its clients a year are taken by nobody.")
        : phrase(
          """
          \(name) is shared; its clients a year are taken by \(takers.listedFigures).
          """))
  }.joined()
}

/// Those who wait where somebody is served; who gets nothing does not wait.
private func waitingLine(_ plan: Plan, _ planCase: PlanCase, _ brief: PlanBrief) -> String {
  let unserved = plan.unserved(brief.demand)
  let waiting = plan.waiting(brief.demand).enumerated().filter {
    $0.element > 0 && !unserved.contains($0.offset)
  }
  guard !waiting.isEmpty else {
    return unserved.isEmpty ? phrase("Nobody waits.") + "\n" : ""
  }
  let shares = plan.waitingShares(brief.demand).compactMap { $0 }
  if let least = shares.min(), let most = shares.max(), most - least < 1e-4 {
    return paragraph(phrase("In each municipality \(Figures.percent(most)) of the clients wait."))
  }
  let places = waiting.map {
    "\(planCase.shownName($0.offset)) \(Figures.people($0.element))"
  }
  return paragraph(phrase("Waiting, clients a year: \(places.listedFigures)."))
}

private func proofLine(_ outcome: Outcome, solver: String) -> String {
  guard let solution = outcome.solution else { return "" }
  return phrase(
    """
    \(outcome.words), \(solver), \(Figures.short(solution.seconds)) s; audited against the \
    region's data
    """) + "\n"
}
