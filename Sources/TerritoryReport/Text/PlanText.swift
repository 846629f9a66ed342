import TerritoryLanguages
import TerritoryModel

/// A plan for a terminal: what it comes to on a screen, and on request what it rests on.
///
/// - Parameter isWhole: whether proof, quality criteria, all of the cost, assumptions and sources
///   follow.
public func planText(
  _ result: PlanResult, _ planCase: PlanCase, solver: String, isWhole: Bool
) -> String {
  guard let solution = result.outcome.solution else {
    return withoutPlanText(result.outcome, planCase)
  }
  let plan = solution.plan
  let decision = Decision(result, planCase)
  let rest = [
    levelTable(solution),
    criteriaTable([(phrase("Plan"), planCase.criteria(of: plan))], planCase).text,
    costText([(phrase("Plan"), planCase.cost(of: plan))], planCase),
    assumptionTable(planCase.headcountAssumptions + planCase.planAssumptions),
  ]
  return [
    planAnswer(decision, planCase), decisionTable(decision),
    unservedLine(plan, planCase, result.brief)
      + decision.notes.map { paragraph($0) }.joined(),
    territoryTable(plan, planCase, result.brief),
    serviceLines(plan, planCase, result.brief), suppressedNote(planCase),
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

/// What is said where there is no plan.
///
/// - Parameter prefix: what comes before it on the line.
public func withoutPlanText(
  _ outcome: Outcome, _ planCase: PlanCase, prefix: String = ""
) -> String {
  if case .infeasible(let diagnosis) = outcome {
    let words = DiagnosisWords(diagnosis, planCase)
    return paragraph(prefix + phrase("No plan is possible: \(words.reason)."))
      + words.remedies.map(remedyText).joined()
  }
  return paragraph(prefix + phrase("No plan was found before the search stopped."))
    + remedyText(longerSearch)
}

/// How to mend that a search stopped too soon.
var longerSearch: String {
  phrase("let it run longer: give a higher --time-limit or --work-limit, or none")
}

private func planAnswer(_ decision: Decision, _ planCase: PlanCase) -> String {
  let own = decision.sides[0]
  let sentence = decision.sentence(planCase.shownRegion, needed: planCase.headcount().needed.team)
  return paragraph("\(sentence!).")
    + paragraph(
      phrase(
        """
        \(staff(own.team, territories: own.plan.territories.count)) serve \
        \(Figures.people(own.served)) of \(Figures.people(own.demand)) clients a year \
        (\(Figures.percent(own.servedShare))).
        """))
}

func territoryTable(_ plan: Plan, _ planCase: PlanCase, _ brief: PlanBrief) -> String {
  var table = TextTable([
    .text(phrase("Territory")), .text(phrase("Municipalities")), .number(phrase("Coaches")),
    .number(phrase("Clients")), .number(phrase("Capacity")), .number(phrase("Served")),
    .number(phrase("Travel km")),
  ])
  for territory in plan.territories {
    let name = planCase.shownName(of: territory)
    let base = planCase.shownName(territory.base)
    table.add(
      name == base ? name : phrase("\(name), base \(base)"),
      planCase.shownNames(territory.municipalities), shownStaff(territory),
      Figures.fixed(territory.clients(brief.demand), digits: 2),
      Figures.fixed(
        brief.capacity(coaches: territory.coaches, leaders: territory.leaders), digits: 1),
      Figures.fixed(territory.served, digits: 2),
      Figures.fixed(territory.travel(brief.distances), digits: 1))
  }
  return table.text
}

/// `2`, or `2 + leader`.
func shownStaff(_ territory: Plan.Territory) -> String {
  territory.leaders > 0
    ? phrase("\(territory.coaches) + leader") : Figures.count(territory.coaches)
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

/// Whether a level's value is proven, for people.
func proofWords(_ level: LevelResult) -> String {
  guard level.isProven else {
    let gap = SearchProgress(level: level.objective, value: level.value, bound: level.bound).gap!
    return gap < 0.999
      ? phrase("stopped: some plan may have \(Figures.gap(gap)) less")
      : phrase("stopped: some plan may have less")
  }
  guard level.value > level.bound else { return phrase("optimal: no plan has less") }
  return phrase("optimal, given away within \(Figures.percent(level.level.tolerance))")
}

private func levelTable(_ solution: Solution) -> String {
  var table = TextTable([
    .text(phrase("Level")), .number(phrase("Value")), .number(phrase("Proven bound")),
    .text(phrase("Unit")), .text(phrase("Proof")),
  ])
  for level in solution.levels {
    table.add(
      level.objective.words, Figures.fixed(level.value, digits: 2),
      Figures.fixed(level.bound, digits: 2), level.objective.unitWords,
      proofWords(level))
  }
  return table.text
}

private func proofLine(_ outcome: Outcome, solver: String) -> String {
  guard let solution = outcome.solution else { return "" }
  return phrase(
    """
    \(outcome.words), \(solver), \(Figures.short(solution.seconds)) s; audited against the \
    region's data
    """) + "\n"
}
