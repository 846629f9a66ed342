import TerritoryLanguages
import TerritoryModel

/// A plan and its proof for a terminal.
public func planText(_ result: PlanResult, _ planCase: PlanCase, solver: String) -> String {
  guard let solution = result.outcome.solution else {
    return withoutPlanText(result.outcome, planCase)
  }
  let plan = solution.plan
  return [
    planAnswer(solution, planCase), territoryTable(plan, planCase, result.brief),
    waitingLine(plan, planCase, result.brief), suppressedNote(planCase),
    requirementText(result.findings, result.reach, planCase),
    levelTable(result.outcome, solver: solver),
    result.alternatives.map { alternativeText($0, planCase) } ?? "",
    criteriaTable([(phrase("Plan"), planCase.criteria(of: plan))], planCase).text,
    costText([(phrase("Plan"), planCase.cost(of: plan))], planCase),
    assumptionTable(planCase.headcountAssumptions + planCase.planAssumptions),
  ].filter { !$0.isEmpty }.joined(separator: "\n")
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

private func planAnswer(_ solution: Solution, _ planCase: PlanCase) -> String {
  let plan = solution.plan
  let demand = planCase.demand
  let waiting = plan.waiting(demand.clients).reduce(0, +)
  let served = demand.total > 0 ? (demand.total - waiting) / demand.total : 1
  return paragraph(
    phrase(
      """
      \(planCase.shownRegion): \(staff(planCase.team, territories: plan.territories.count)) serve \
      \(Figures.people(demand.total - waiting)) of \(Figures.people(demand.total)) clients a year \
      (\(Figures.percent(served))).
      """))
}

func territoryTable(_ plan: Plan, _ planCase: PlanCase, _ brief: PlanBrief) -> String {
  var table = TextTable([
    .text(phrase("Territory")), .text(phrase("Municipalities")), .number(phrase("Coaches")),
    .number(phrase("Clients")), .number(phrase("Capacity")), .number(phrase("Served")),
    .text(phrase("Helps")), .number(phrase("Travel km")),
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
      territory.helps.map {
        "\(planCase.shownName($0.municipality)) \(Figures.fixed($0.clients, digits: 2))"
      }.listedFigures,
      Figures.fixed(territory.travel(brief.distances), digits: 1))
  }
  return table.text
}

/// `2`, or `2 + leader`.
func shownStaff(_ territory: Plan.Territory) -> String {
  territory.leaders > 0
    ? phrase("\(territory.coaches) + leader") : Figures.count(territory.coaches)
}

func waitingLine(_ plan: Plan, _ planCase: PlanCase, _ brief: PlanBrief) -> String {
  let waiting = plan.waiting(brief.demand).enumerated().filter { $0.element > 0 }
  let sharedLine = plan.shared.map { municipality in
    let name = planCase.shownName(municipality)
    let takers = plan.territories.compactMap { territory in
      territory.services.first { $0.municipality == municipality }.map {
        "\(planCase.shownName(of: territory)) \(Figures.people($0.clients))"
      }
    }
    return paragraph(
      takers.isEmpty
        ? phrase("\(name) is shared; its clients a year are taken by nobody.")
        : phrase(
          """
          \(name) is shared; its clients a year are taken by \(takers.listedFigures).
          """))
  }.joined()
  guard !waiting.isEmpty else { return sharedLine + phrase("Nobody waits.") + "\n" }
  let places = waiting.map {
    "\(planCase.shownName($0.offset)) \(Figures.people($0.element))"
  }
  return sharedLine
    + paragraph(phrase("Waiting, clients a year: \(places.listedFigures)."))
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

private func levelTable(_ outcome: Outcome, solver: String) -> String {
  guard let solution = outcome.solution else { return "" }
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
    + phrase(
      """
      \(outcome.words), \(solver), \(Figures.short(solution.seconds)) s; audited against the \
      region's data
      """) + "\n"
}
