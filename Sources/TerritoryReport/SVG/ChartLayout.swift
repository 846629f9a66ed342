import Foundation

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

/// Round values along an axis: steps of 1, 2 or 5 times a power of ten.
struct NiceTicks {
  /// Ascending, all within the range that was asked for or, where it was widened, covers it.
  let values: [Double]
  /// The range of the axis.
  let range: ClosedRange<Double>

  /// - Parameters:
  ///   - range: what the axis has to cover; a single value is widened by 1 above it.
  ///   - most: at most about so many steps, one or more.
  ///   - areWhole: whether only whole numbers make sense.
  ///   - isWidened: whether the axis ends at a tick on both sides instead of at the range's ends.
  init(_ range: ClosedRange<Double>, most: Int, areWhole: Bool = false, isWidened: Bool) {
    precondition(most >= 1 && range.lowerBound.isFinite && range.upperBound.isFinite)
    let (least, end) = (range.lowerBound, range.upperBound)
    let greatest = end > least ? end : least + max(1, abs(least) * 0.1)
    let (factor, exponent) = Self.step((greatest - least) / Double(most), areWhole: areWhole)
    // Multiples of a whole number over a power of ten, so that 3 × 0.1 is 0.3.
    func value(_ index: Double) -> Double {
      exponent < 0
        ? index * factor / pow(10, Double(-exponent)) : index * factor * pow(10, Double(exponent))
    }
    let step = value(1)
    // What misses a tick by rounding is at it.
    let slack = 1e-9
    let first =
      (isWidened
        ? (least / step + slack).rounded(.down)
        : (least / step - slack).rounded(.up))
    let last =
      (isWidened
        ? (greatest / step - slack).rounded(.up)
        : (greatest / step + slack).rounded(.down))
    values = stride(from: first, through: last, by: 1).map { value($0 + 0) }
    self.range =
      isWidened ? min(least, value(first))...max(greatest, value(last)) : least...greatest
  }

  /// The least nice step that is not below `raw`, as factor × 10^exponent.
  private static func step(_ raw: Double, areWhole: Bool) -> (factor: Double, exponent: Int) {
    var exponent = Int(log10(raw).rounded(.down))
    if areWhole, exponent < 0 { return (1, 0) }
    for factor in [1.0, 2, 5] where factor * pow(10, Double(exponent)) >= raw * (1 - 1e-9) {
      return (factor, exponent)
    }
    exponent += 1
    return (1, exponent)
  }
}

/// Places the labels of vertical lines in rows above a plot, like flags to the right of their line,
/// so that no label lies on another label or on a line.
struct MarkerLabels {
  /// A label in its place.
  struct Placed {
    let group: Int
    let label: String
    /// The line, pixels from the left.
    let x: Double
    /// The row, 0 next to the plot.
    let row: Int
  }

  let placed: [Placed]
  /// Rows in use.
  let rows: Int

  static let size = 12.0
  /// Pixels between a line and its label, and between a label and what follows it.
  static let gap = 4.0
  /// Most rows; a chart with more would be labels rather than lines.
  static let mostRows = 12

  /// - Parameters:
  ///   - groups: the first group's labels are kept first where not all find room.
  ///   - position: the place of a marker's line, pixels from the left.
  init(_ groups: [Chart.MarkerGroup], position: (Double) -> Double) {
    var kept: [Placed] = []
    for (index, group) in groups.enumerated() {
      for marker in group.markers {
        let candidate = Placed(
          group: index, label: marker.label, x: position(marker.x), row: 0)
        let rows = Self.inRows(kept + [candidate])
        if rows.allSatisfy({ $0.row < Self.mostRows }) { kept = rows }
      }
    }
    placed = kept
    rows = (kept.map(\.row).max() ?? -1) + 1
  }

  /// A line goes up through the rows below its label. So a label above whose room another line
  /// begins has to lie higher than that line's label: from right to left, each one row above all
  /// that begin within its width.
  private static func inRows(_ labels: [Placed]) -> [Placed] {
    var done: [Placed] = []
    let ordered = labels.enumerated().sorted {
      ($0.element.x, $0.offset) > ($1.element.x, $1.offset)
    }.map(\.element)
    for label in ordered {
      let end = label.x + width(of: label.label)
      let row = done.filter { $0.x < end }.map { $0.row + 1 }.max() ?? 0
      done.append(Placed(group: label.group, label: label.label, x: label.x, row: row))
    }
    return done
  }

  /// Pixels that a label takes with the gaps on both sides.
  static func width(of label: String) -> Double { label.width(size: size) + 2 * gap }
}
