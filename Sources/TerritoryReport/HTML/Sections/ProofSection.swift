import TerritoryLanguages
import TerritoryModel

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
          no plan is better.
          """)),
      .table(levelTable(content.comparison.entries)),
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
