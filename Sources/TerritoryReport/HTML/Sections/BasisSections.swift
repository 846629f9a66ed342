import TerritoryLanguages
import TerritoryModel

/// Quality criteria, cost, what was asked of the territories, and further plans; nil where there is
/// none of them.
func qualitySection(_ content: ReportContent) -> Page.Section? {
  let planCase = content.planCase
  let plans = content.comparison.entries.compactMap { entry in
    entry.solution.map { (entry: entry, plan: $0.plan) }
  }
  var tables = [
    PageTable(
      "quality-table", phrase("Quality criteria that structure decides"),
      criteriaTable(
        plans.map { ($0.entry.scenario.shownName, $0.entry.planCase.criteria(of: $0.plan)) },
        planCase), inSentenceCase: true)
  ]
  let costs = plans.map { ($0.entry.scenario.shownName, $0.entry.planCase.cost(of: $0.plan)) }
  if let (table, notes) = costTable(costs, planCase) {
    tables.append(
      PageTable(
        "cost-table", phrase("Cost and saving in a year"), table, notes, inSentenceCase: true))
  }
  if let result = content.result, result.tellsOfRequirements {
    let notes =
      content.subject == .comparison && content.comparison.entries.count > 1
      ? [phrase("The plan of \(content.focus.scenario.shownName).")] : []
    tables.append(
      PageTable(
        "requirement-table", phrase("What was asked of the territories"),
        requirementTable(result.findings, result.reach, planCase),
        notes + [neededCoachesNote(planCase)].compactMap(\.self), inSentenceCase: true))
  }
  if let alternatives = content.result?.alternatives,
    let (table, note) = alternativeTable(alternatives, planCase)
  {
    tables.append(
      PageTable("alternative-table", phrase("Further plans"), table, [note], inSentenceCase: true))
  }
  let blocks =
    tables.filter { !$0.isEmpty }.map { Page.Block.table($0) }
    + borderNotes(planCase).map { .paragraph($0) }
  guard !blocks.isEmpty else { return nil }
  return Page.Section(
    id: "quality", heading: phrase("Quality, cost and requirements"), blocks: blocks)
}

/// Why no plan can be better, and who checked it.
func proofSection(_ content: ReportContent) -> Page.Section? {
  return Page.Section(
    id: "proof", heading: phrase("Proof and audit"),
    blocks: [
      .paragraph(
        phrase(
          """
          The levels are minimised one after the other: of all plans with the least of the first \
          level, those with the least of the second, and so on. Where value and bound are the same, \
          none of the plans that the column Proof speaks of is better.
          """)),
      .table(levelTable(content.comparison)),
      .paragraph(
        phrase(
          """
          \(content.making.solver) found the plans. Each was then audited from the region's data by \
          code that shares nothing with the solver: borders, reach, staff, caseloads, whom each coach \
          may serve, and the sums. A plan with a fault is not shown.
          """)),
    ])
}

/// † for what a limit left unproven, ‡ for a level that nobody asked for.
func proofMark(_ figure: ComparisonFigure, _ entry: Comparison.Entry) -> String {
  guard let objective = figure.objective, let solution = entry.solution else { return "" }
  let isAsked = entry.planCase.assumptions.priority.value.contains { $0.objective == objective }
  guard isAsked else { return "‡" }
  let isProven = solution.levels.contains { $0.objective == objective && $0.isProven }
  return isProven ? "" : "†"
}

/// What the plans rest on, each value with its source; and where the figures come from.
func assumptionSection(_ content: ReportContent) -> Page.Section? {
  let table = PageTable(
    "assumption-table", phrase("Assumptions, where this run took them from, and their sources"),
    assumptionTable(content.comparison.assumptionEntries(content.comparison.entries)),
    inSentenceCase: true)
  let demand = content.planCase.demand
  let chain = PageTable(
    "chain-table", phrase("From the statistics of \(demand.snapshot) to clients a year"),
    chainTable(demand), countNotes(demand), inSentenceCase: true)
  return Page.Section(
    id: "assumptions", heading: phrase("Assumptions"),
    blocks: [.table(chain), .table(table)] + provenance(content))
}

/// Publishers, dates and licences of the figures, as the region folder has them.
private func provenance(_ content: ReportContent) -> [Page.Block] {
  let used = Set(content.comparison.entries.map(\.planCase.demand.snapshot)).sorted()
  let lines = content.making.provenance.shown(snapshots: used)
  guard !lines.isEmpty else { return [] }
  return [
    Page.Block(
      notice: Page.Notice(heading: phrase("Where the figures come from"), lines: lines))
  ]
}

/// How many coaches other employment rates would need.
func demandSection(_ content: ReportContent) -> Page.Section? {
  let focus = content.focus
  guard focus.planCase.demand.total > 0 else { return nil }
  let chart = rateChartSVG(focus.headcount, team: focus.planCase.team, focus.planCase)
  return Page.Section(
    id: "rates", heading: phrase("If the employment rate is another one"),
    blocks: [
      .paragraph(
        phrase(
          """
          The more of the coached clients find work, the sooner a place is free again and the fewer \
          coaches are needed. Each step is the rate from which on one coach less is enough.
          """)),
      .figure(
        Page.Figure(
          drawing: chart, caption: phrase("Coaches and waiting clients by employment rate"),
          kind: "chart", isWide: true)),
    ])
}

/// How to get the same results again.
func makingSection(_ content: ReportContent) -> Page.Section? {
  let isStopped = content.comparison.entries.contains { entry in
    switch entry.outcome {
    case .feasible, .unknown: true
    case .optimal, .infeasible, nil: false
    }
  }
  return Page.Section(
    id: "making", heading: phrase("How to make it again"),
    blocks: [
      .paragraph(
        isStopped
          ? phrase(
            """
            With plan-territories and the folder of the region, this command asks the same. The search \
            was stopped before all was proven: unless by a limit of work, it comes to other plans on \
            other machines, or at other times.
            """)
          : phrase(
            """
            With plan-territories and the folder of the region, this command gives the same plans; only \
            the seconds of search differ.
            """)),
      Page.Block(
        command: Page.Command(label: phrase("The command"), text: content.making.command)),
    ])
}
