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
    tables.append(
      PageTable(
        "requirement-table", phrase("What was asked of the territories"),
        requirementTable(result.findings, result.reach, planCase), inSentenceCase: true))
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
