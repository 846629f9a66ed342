/// Where the parts of a chart lie: pixels from the left and from the top of the figure.
struct ChartLayout {
  static let width = 960.0
  static let plotHeight = 250.0
  static let textSize = 13.0
  static let tickSize = 12.0
  static let padding = 16.0
  /// Pixels of a row of text.
  static let row = 17.0

  /// Left and right end of the plot, the same for all charts of a figure.
  let left: Double
  let right: Double
  /// Top of the chart with its heading.
  let top: Double
  let legend: [LegendEntry]
  let legendRows: Int
  let labels: MarkerLabels
  let horizontal: NiceTicks
  let vertical: NiceTicks

  /// A name beside a sample of its line, at a place in the legend.
  struct LegendEntry {
    let name: String
    let x: Double
    let row: Int
  }

  static let sampleWidth = 34.0

  init(_ chart: Chart, left: Double, right: Double, top: Double) {
    self.left = left
    self.right = right
    self.top = top
    horizontal = chart.horizontalTicks
    vertical = chart.verticalTicks
    let range = horizontal.range
    labels = MarkerLabels(Self.inside(chart, range)) {
      Self.place($0, in: range, from: left, to: right)
    }
    // A single name needs no legend: the heading says what is drawn.
    legend = chart.names.count > 1 ? Self.legend(chart.names, left: left) : []
    legendRows = (legend.map(\.row).max() ?? -1) + 1
  }

  var headingBaseline: Double { top + Self.textSize }
  var legendTop: Double { top + Self.row + 2 }
  var labelsTop: Double { legendTop + Double(legendRows) * Self.row + 3 }
  var plotTop: Double { labelsTop + Double(labels.rows) * Self.row + 5 }
  var plotBottom: Double { plotTop + Self.plotHeight }
  var bottom: Double { plotBottom + 2 * Self.row + 6 }

  func x(_ value: Double) -> Double {
    Self.place(value, in: horizontal.range, from: left, to: right)
  }

  func y(_ value: Double) -> Double {
    Self.place(value, in: vertical.range, from: plotBottom, to: plotTop)
  }

  /// The baseline of the labels of a row.
  func baseline(ofRow row: Int) -> Double { plotTop - 8 - Double(row) * Self.row }

  private static func place(
    _ value: Double, in range: ClosedRange<Double>, from start: Double, to end: Double
  ) -> Double {
    let length = range.upperBound - range.lowerBound
    return start + (end - start) * (value - range.lowerBound) / length
  }

  private static func inside(
    _ chart: Chart, _ range: ClosedRange<Double>
  ) -> [Chart.MarkerGroup] {
    chart.markers.map { group in
      Chart.MarkerGroup(
        name: group.name,
        markers: group.markers.filter { range.contains($0.x) }.map {
          Chart.Marker(x: $0.x, label: $0.label.shortened(to: 36))
        })
    }
  }

  /// Names from left to right, in a new row where one does not fit.
  private static func legend(_ names: [String], left: Double) -> [LegendEntry] {
    var entries: [LegendEntry] = []
    var (x, row) = (left, 0)
    for name in names.map({ $0.shortened(to: 80) }) {
      let width = sampleWidth + name.width(size: tickSize) + 20
      if x > left, x + width > Self.width - padding { (x, row) = (left, row + 1) }
      entries.append(LegendEntry(name: name, x: x, row: row))
      x += width
    }
    return entries
  }
}

extension ChartLayout {
  /// The ends of a plot that leave room for the ticks of all charts on its left, and on its right
  /// for the labels of lines near the end.
  static func plotEnds(_ charts: [Chart]) -> (left: Double, right: Double) {
    let ticks = charts.flatMap { chart in chart.verticalTicks.values.map(chart.vertical.show) }
    let left = padding + 10 + (ticks.map { $0.width(size: tickSize) }.max() ?? 0)
    var length = width - left - padding - 12
    for chart in charts {
      let range = chart.horizontalTicks.range
      for marker in inside(chart, range).flatMap(\.markers) where marker.x > range.lowerBound {
        // left + part × length + label ≤ width − padding
        let part = (marker.x - range.lowerBound) / (range.upperBound - range.lowerBound)
        let room = width - padding - left - MarkerLabels.width(of: marker.label)
        length = min(length, room / part)
      }
    }
    return (left, left + length)
  }
}
