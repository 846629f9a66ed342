/// A chart over two axes: what it shows. ``ChartFigure`` draws one or several.
struct Chart {
  var horizontal: Axis
  var vertical: Axis
  /// Drawn first, under the series; each in the colour of the series at its place in the list.
  var bands: [Band] = []
  var series: [Series]
  /// Vertical lines with a label each, by what they stand for. Where labels do not all find room,
  /// those of earlier groups are kept, and within a group earlier ones; a line without room for
  /// its label is left out.
  var markers: [MarkerGroup] = []

  struct Axis {
    let label: String
    /// What the axis covers at least; nil for just what is drawn. The vertical axis goes on to the
    /// next tick on both sides.
    var range: ClosedRange<Double>?
    /// Whether only whole numbers are ticked.
    var isWhole = false
    /// How a tick is written.
    var show: @Sendable (Double) -> String = { Figures.short($0, digits: 6) }
  }

  struct Point {
    let x: Double
    let y: Double
  }

  struct Series {
    enum Shape {
      /// Straight from point to point.
      case line
      /// Each point's value from its x on, up to the next point's.
      case steps
    }

    let name: String
    let shape: Shape
    /// By x, ascending; at least one.
    let points: [Point]
  }

  /// The room between a lower and an upper line, such as that of 5 to 95 per cent of cases.
  struct Band {
    let name: String
    /// By x, ascending; at least two.
    let points: [(x: Double, least: Double, most: Double)]
  }

  struct MarkerGroup {
    let name: String
    let markers: [Marker]
  }

  struct Marker {
    let x: Double
    let label: String
  }

  /// Everything that has a name, so that a legend can tell it apart.
  var names: [String] {
    bands.map(\.name) + series.map(\.name) + markers.filter { !$0.markers.isEmpty }.map(\.name)
  }

  /// The ticks of the horizontal axis, which ends where the data or its range does.
  var horizontalTicks: NiceTicks {
    let values = series.flatMap { $0.points.map(\.x) } + bands.flatMap { $0.points.map(\.x) }
    return NiceTicks(
      Self.cover(values, horizontal.range), most: 10, areWhole: horizontal.isWhole,
      isWidened: false)
  }

  /// The ticks of the vertical axis, which ends at a tick on both sides.
  var verticalTicks: NiceTicks {
    let values =
      series.flatMap { $0.points.map(\.y) } + bands.flatMap { $0.points.flatMap { [$0.1, $0.2] } }
    return NiceTicks(
      Self.cover(values, vertical.range), most: 5, areWhole: vertical.isWhole, isWidened: true)
  }

  private static func cover(
    _ values: [Double], _ range: ClosedRange<Double>?
  ) -> ClosedRange<Double> {
    let all = values + (range.map { [$0.lowerBound, $0.upperBound] } ?? [])
    guard let least = all.min(), let most = all.max() else { return 0...1 }
    return least...most
  }
}
