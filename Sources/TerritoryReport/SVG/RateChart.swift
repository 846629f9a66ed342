import TerritoryLanguages
import TerritoryModel

/// Coaches needed and clients who wait, against the employment rate, as an SVG file.
///
/// - Parameter team: the team whose queue is drawn.
public func rateChartSVG(_ headcount: Headcount, team: Team, _ planCase: PlanCase) -> String {
  let chart = RateChart(headcount, team: team, planCase)
  return ChartFigure(
    title: phrase("\(planCase.shownRegion): coaches and queue by employment rate"),
    description: chart.description, charts: [chart.coaches, chart.queue], idPrefix: "rate"
  ).svg
}

/// The headcount and a team's queue as functions of the employment rate.
private struct RateChart {
  let headcount: Headcount
  /// By the turnover model that knows the employment rate.
  let byRate: Headcount
  let team: Team
  let points: [TippingPoints.Point]
  let rates: [(label: String, rate: Double)]

  init(_ headcount: Headcount, team: Team, _ planCase: PlanCase) {
    self.headcount = Headcount(
      demand: headcount.demand, assumptions: headcount.assumptions, given: team)
    self.team = team
    byRate = self.headcount.using(.employmentRate)
    points = byRate.writtenPoints(byRate.tippingPoints(.employmentRate))
    rates = Self.rates(byRate, planCase.region.settings.publishedRates)
  }

  /// The published rates, and the run's own where it is none of them.
  private static func rates(
    _ headcount: Headcount, _ published: [PublishedRate]
  ) -> [(label: String, rate: Double)] {
    let now = headcount.assumptions.employmentRate.value
    let all = published.map { (name: phrase(orText: $0.title), rate: $0.employmentRate) }
    let own = all.contains { $0.rate == now } ? [] : [(name: phrase("this run"), rate: now)]
    return (own + all).map {
      (label: "\($0.name.shortened(to: 24)) \(Figures.percent($0.rate))", rate: $0.rate)
    }
  }

  var coaches: Chart {
    var series = [Chart.Series(name: phrase("by employment rate"), shape: .steps, points: steps)]
    series += otherModel(Double(headcount.byWorkload.team.coaches.count))
    return Chart(
      horizontal: axis,
      vertical: Chart.Axis(label: phrase("Coaches by workload"), range: 0...1, isWhole: true),
      series: series,
      markers: [
        published,
        Chart.MarkerGroup(
          name: phrase("coaches that are enough from here on"),
          markers: nearestFirst.map {
            Chart.Marker(x: $0.value, label: words($0))
          }),
      ])
  }

  var queue: Chart {
    let end = emptyFrom.map { [$0] } ?? []
    let points = ([0] + end + [1]).map { Chart.Point(x: $0, y: waiting($0)) }
    return Chart(
      horizontal: axis,
      vertical: Chart.Axis(
        label: phrase("Clients a year who wait by workload with \(staff(team))"), range: 0...1),
      series: [Chart.Series(name: phrase("by employment rate"), shape: .line, points: points)]
        + otherModel(headcount.given?.waiting ?? 0),
      markers: [
        published,
        Chart.MarkerGroup(
          name: phrase("hands enough for everybody from here on"),
          markers: end.map { Chart.Marker(x: $0, label: shown($0)) }),
      ])
  }

  /// Where there are too many to label, those around this run's rate are labelled.
  private var nearestFirst: [TippingPoints.Point] {
    let now = headcount.assumptions.employmentRate.value
    return points.sorted { abs($0.value - now) < abs($1.value - now) }
  }

  private var axis: Chart.Axis {
    Chart.Axis(
      label: phrase("Employment rate: coached clients who find work in a year"), range: 0...1,
      show: { Figures.percent($0) })
  }

  private var published: Chart.MarkerGroup {
    Chart.MarkerGroup(
      name: phrase("published rate, or this run's"),
      markers: rates.map { Chart.Marker(x: $0.rate, label: $0.label) })
  }

  /// From the highest headcount at 0 % down; at a tipping point its coaches are enough.
  private var steps: [Chart.Point] {
    let ordered = points.reversed().map { Chart.Point(x: $0.value, y: Double($0.coaches)) }
    let first = Double(points.last.map { $0.coaches + 1 } ?? byRate.byWorkload.team.coaches.count)
    return [Chart.Point(x: 0, y: first)] + ordered
      + [Chart.Point(x: 1, y: ordered.last?.y ?? first)]
  }

  /// Where the run uses another turnover model, what that one says, whatever the rate.
  private func otherModel(_ value: Double) -> [Chart.Series] {
    let model = headcount.assumptions.turnoverModel.value
    guard model != .employmentRate else { return [] }
    return [
      Chart.Series(
        name: phrase("by \(model.words), which this run uses"), shape: .line,
        points: [Chart.Point(x: 0, y: value), Chart.Point(x: 1, y: value)])
    ]
  }

  private func waiting(_ rate: Double) -> Double {
    byRate.atEmploymentRate(rate).given?.waiting ?? 0
  }

  /// The rate from which on nobody waits: Σd / (cap (N + λL)) − 1; nil where that is at no rate or
  /// at every one.
  private var emptyFrom: Double? {
    let assumptions = headcount.assumptions
    let caseloads = team.fullTimeEquivalents(leaderShare: assumptions.leaderShare.value)
    let rate = headcount.demand.total / assumptions.caseloadCap.value / caseloads - 1
    return rate > 0 && rate < 1 ? rate : nil
  }

  /// The chart in words.
  var description: String {
    let fewer = points.reversed().map(words)
    let first = phrase("\(Int(steps[0].y)) {coach|coaches} from 0 %")
    let shown = ([first] + fewer.prefix(50)).listedFigures
    let named = rates.map { rate in
      let coaches = byRate.atEmploymentRate(rate.rate).byWorkload.team.coaches.count
      return "\(rate.label): \(Figures.count(coaches))"
    }
    return [
      phrase(
        """
        Coaches needed by the workload of \(Figures.people(headcount.demand.total)) clients a year fall \
        with the employment rate: \(shown).
        """),
      phrase("Published or used: \(named.listedFigures) coaches."), queueSentence,
    ].joined(separator: " ")
  }

  private var queueSentence: String {
    let (team, most) = (staff(team), Figures.people(waiting(0)))
    let sentence =
      emptyFrom.map {
        phrase(
          """
          With \(team), at least \(most) {client|clients} a year {waits|wait} at 0 %; from \(shown($0)) on \
          there are hands enough.
          """)
      }
      ?? phrase(
        """
        With \(team), at least \(most) {client|clients} a year {waits|wait} at 0 %, \
        \(Figures.people(waiting(1))) at 100 %.
        """)
    return sentence + " "
      + phrase("That is by workload alone: distances and territories may make more wait.")
  }

  /// A rate from which on something holds, never shown lower than it is.
  private func shown(_ rate: Double) -> String {
    Figures.percent(Figures.up(rate * 100, digits: 1) / 100)
  }

  private func words(_ point: TippingPoints.Point) -> String {
    phrase("\(point.coaches) from \(shown(point.value))")
  }
}
