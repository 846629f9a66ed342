import TerritoryLanguages
import TerritoryModel

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
