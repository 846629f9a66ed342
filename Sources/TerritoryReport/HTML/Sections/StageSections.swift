import TerritoryLanguages
import TerritoryModel

/// The stages of a service that grows in a row each, and what growing costs.
func stageBlocks(_ rollout: Rollout) -> [Page.Block] {
  let rows = StageRow.all(of: rollout)
  let title =
    rows.allSatisfy { $0.isAsked(.travel) }
    ? phrase("What each stage comes to, and the travel of the best plan of it alone")
    : phrase("What each stage comes to")
  return [.table(PageTable("stage-table", title, stageTable(rows, for: .page)))]
    + [togetherTable(rollout, for: .page)].compactMap { $0 }.map {
      .table(
        PageTable("together-table", phrase("All stages together, beside planning them in turn"), $0)
      )
    } + [rollout.priceWords].compactMap { $0.map { .paragraph($0) } }
}

/// Whose coach has another base from one stage to the next.
func coachChangeSection(_ rollout: Rollout) -> Page.Section? {
  let planned = StageRow.all(of: rollout)
  guard planned.count > 1, let planCase = planned.last?.stage.planCase else { return nil }
  let heading = phrase("Who changes coach")
  let changing = Set(planned.flatMap { $0.stage.changes.map(\.municipality) }).sorted()
  guard !changing.isEmpty else {
    return Page.Section(
      id: "changes", heading: heading,
      blocks: [.paragraph(phrase("Nobody changes coach from one stage to the next."))])
  }
  var table = ResultTable(
    [.text(phrase("Municipality"))] + planned.map { .text($0.stage.month.description) })
  for municipality in changing {
    table.add(
      [.text(planCase.shownName(municipality))]
        + planned.map { row in
          let base = row.plan.base(of: municipality).map { planCase.shownName($0) }
          let changes = row.stage.changes.contains { $0.municipality == municipality }
          return .text((changes ? "→ " : "") + (base ?? phrase("shared")))
        })
  }
  let shown = PageTable(
    "change-table", phrase("Bases of those who change coach, stage by stage"), table,
    [phrase("→ another coach from this stage on")])
  return Page.Section(id: "changes", heading: heading, blocks: [.table(shown)])
}
