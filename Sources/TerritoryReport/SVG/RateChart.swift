import TerritoryModel

/// Coaches needed and clients who wait, against the employment rate, as an SVG file.
///
/// - Parameter team: the team whose queue is drawn.
public func rateChartSVG(_ headcount: Headcount, team: Team, _ planCase: PlanCase) -> String {
  let chart = RateChart(headcount, team: team, planCase)
  return ChartFigure(
    title: "\(planCase.region.settings.names.english), \(headcount.demand.snapshot): coaches and"
      + " queue by employment rate",
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
    let all = published.map { (name: $0.name, rate: $0.employmentRate) }
    let own = all.contains { $0.rate == now } ? [] : [(name: "this run", rate: now)]
    return (own + all).map {
      (label: "\($0.name.shortened(to: 24)) \(Figures.percent($0.rate))", rate: $0.rate)
    }
  }

  var coaches: Chart {
    var series = [Chart.Series(name: "by employment rate", shape: .steps, points: steps)]
    series += otherModel(Double(headcount.needed.team.coaches))
    return Chart(
      horizontal: axis, vertical: Chart.Axis(label: "Coaches needed", range: 0...1, isWhole: true),
      series: series,
      markers: [
        published,
        Chart.MarkerGroup(
          name: "coaches that are enough from here on",
          markers: nearestFirst.map {
            Chart.Marker(x: $0.value, label: "\($0.coaches) from \(Figures.percent($0.value))")
          }),
      ])
  }

  var queue: Chart {
    let end = emptyFrom.map { [$0] } ?? []
    let points = ([0] + end + [1]).map { Chart.Point(x: $0, y: waiting($0)) }
    return Chart(
      horizontal: axis,
      vertical: Chart.Axis(label: "Clients a year who wait with \(staff(team))", range: 0...1),
      series: [Chart.Series(name: "by employment rate", shape: .line, points: points)]
        + otherModel(headcount.given?.waiting ?? 0),
      markers: [
        published,
        Chart.MarkerGroup(
          name: "nobody waits from here on",
          markers: end.map { Chart.Marker(x: $0, label: Figures.percent($0)) }),
      ])
  }

  /// Where there are too many to label, those around this run's rate are labelled.
  private var nearestFirst: [TippingPoints.Point] {
    let now = headcount.assumptions.employmentRate.value
    return points.sorted { abs($0.value - now) < abs($1.value - now) }
  }

  private var axis: Chart.Axis {
    Chart.Axis(
      label: "Employment rate: coached clients who find work in a year", range: 0...1,
      show: { Figures.percent($0) })
  }

  private var published: Chart.MarkerGroup {
    Chart.MarkerGroup(
      name: "published rate, or this run's",
      markers: rates.map { Chart.Marker(x: $0.rate, label: $0.label) })
  }

  /// From the highest headcount at 0 % down; at a tipping point its coaches are enough.
  private var steps: [Chart.Point] {
    let ordered = points.reversed().map { Chart.Point(x: $0.value, y: Double($0.coaches)) }
    let first = Double(points.last.map { $0.coaches + 1 } ?? byRate.needed.team.coaches)
    return [Chart.Point(x: 0, y: first)] + ordered
      + [Chart.Point(x: 1, y: ordered.last?.y ?? first)]
  }

  /// Where the run uses another turnover model, what that one says, whatever the rate.
  private func otherModel(_ value: Double) -> [Chart.Series] {
    let model = headcount.assumptions.turnoverModel.value
    guard model != .employmentRate else { return [] }
    return [
      Chart.Series(
        name: "by \(model.words), which this run uses", shape: .line,
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
    let fewer = points.reversed().map { "\($0.coaches) from \(Figures.percent($0.value))" }
    let first = "\(Int(steps[0].y)) coaches from 0 %"
    let shown = ([first] + fewer.prefix(50)).joined(separator: ", ")
    let named = rates.map { rate in
      "\(rate.label): \(byRate.atEmploymentRate(rate.rate).needed.team.coaches)"
    }
    return "Coaches needed by \(Figures.short(headcount.demand.total)) clients a year fall with the"
      + " employment rate: \(shown). Published or used: \(named.joined(separator: ", ")) coaches."
      + " With \(staff(team)), \(Figures.short(waiting(0))) clients a year wait at 0 %,"
      + (emptyFrom.map { " nobody from \(Figures.percent($0)) on." }
        ?? " \(Figures.short(waiting(1))) at 100 %.")
  }
}
