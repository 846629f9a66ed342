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
    requirementTable(result.findings, planCase),
    levelTable(result.outcome, solver: solver),
    result.alternatives.map { alternativeTable($0, planCase) } ?? "",
    criteriaTable([("Plan", planCase.criteria(of: plan))], planCase),
    costTable([("Plan", planCase.cost(of: plan))], planCase),
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
    return paragraph("\(prefix)No plan is possible: \(words.reason).")
      + words.remedies.map(remedyText).joined()
  }
  return paragraph("\(prefix)No plan was found before the search stopped.")
    + remedyText(longerSearch)
}

/// How to mend that a search stopped too soon.
let longerSearch = "let it run longer: give a higher --time-limit or --work-limit, or none"

private func planAnswer(_ solution: Solution, _ planCase: PlanCase) -> String {
  let plan = solution.plan
  let demand = planCase.demand
  let waiting = plan.waiting(demand.clients).reduce(0, +)
  let served = demand.total > 0 ? (demand.total - waiting) / demand.total : 1
  let count = plan.territories.count
  return paragraph(
    "\(planCase.region.settings.names.english), \(demand.snapshot):"
      + " \(staff(planCase.team)) in \(count) \(count == 1 ? "territory" : "territories") serve"
      + " \(Figures.short(demand.total - waiting)) of \(Figures.short(demand.total)) clients a year"
      + " (\(Figures.percent(served))).")
}

func territoryTable(_ plan: Plan, _ planCase: PlanCase, _ brief: PlanBrief) -> String {
  var table = TextTable([
    .text("Territory"), .text("Municipalities"), .number("Coaches"), .number("Clients"),
    .number("Capacity"), .number("Served"), .text("Helps"), .number("Travel km"),
  ])
  for territory in plan.territories {
    let name = planCase.name(of: territory)
    let base = planCase.name(territory.base)
    table.add(
      name == base ? name : "\(name), base \(base)",
      territory.municipalities.map { planCase.name($0) }.joined(separator: ", "),
      "\(territory.coaches)" + (territory.leaders > 0 ? " + leader" : ""),
      Figures.fixed(territory.clients(brief.demand), digits: 2),
      Figures.fixed(
        brief.capacity(coaches: territory.coaches, leaders: territory.leaders), digits: 1),
      Figures.fixed(territory.served, digits: 2),
      territory.helps.map {
        "\(planCase.name($0.municipality)) \(Figures.fixed($0.clients, digits: 2))"
      }.joined(separator: ", "),
      Figures.fixed(territory.travel(brief.distances), digits: 1))
  }
  return table.text
}

func waitingLine(_ plan: Plan, _ planCase: PlanCase, _ brief: PlanBrief) -> String {
  let waiting = plan.waiting(brief.demand).enumerated().filter { $0.element > 0 }
  let sharedLine = plan.shared.map { municipality in
    let takers = plan.territories.compactMap { territory in
      territory.services.first { $0.municipality == municipality }.map {
        "\(planCase.name(of: territory)) \(Figures.fixed($0.clients, digits: 2))"
      }
    }
    return paragraph(
      "\(planCase.name(municipality)) is shared; its clients a year are taken by"
        + " \(takers.isEmpty ? "nobody" : takers.joined(separator: ", ")).")
  }.joined()
  guard !waiting.isEmpty else { return sharedLine + "Nobody waits.\n" }
  let places = waiting.map { "\(planCase.name($0.offset)) \(Figures.fixed($0.element, digits: 2))" }
  return sharedLine + paragraph("Waiting, clients a year: \(places.joined(separator: ", ")).")
}

private func proof(_ level: LevelResult) -> String {
  guard level.isProven else {
    let gap = SearchProgress(level: level.objective, value: level.value, bound: level.bound).gap!
    return gap < 0.999
      ? "stopped: some plan may have \(Figures.gap(gap)) less" : "stopped: some plan may have less"
  }
  guard level.value > level.bound else { return "optimal: no plan has less" }
  return "optimal, given away within \(Figures.percent(level.level.tolerance))"
}

private func levelTable(_ outcome: Outcome, solver: String) -> String {
  guard let solution = outcome.solution else { return "" }
  var table = TextTable([
    .text("Level"), .number("Value"), .number("Proven bound"), .text("Unit"), .text("Proof"),
  ])
  for level in solution.levels {
    table.add(
      level.objective.rawValue, Figures.fixed(level.value, digits: 2),
      Figures.fixed(level.bound, digits: 2), level.objective.unit,
      proof(level))
  }
  return table.text
    + "\(outcome.name), \(solver), \(Figures.short(solution.seconds)) s; audited against the region's"
    + " data\n"
}
