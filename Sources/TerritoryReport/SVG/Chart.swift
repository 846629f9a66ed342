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

/// One or several charts under a title, as one SVG element: a file of its own, or a part of a page.
///
/// It has its own white background, so it reads the same on light and dark pages; it needs no
/// fonts, scripts, styles or other files. A page that is narrower says `max-width: 100%; height: auto`
/// for its drawings. The same charts give the same bytes.
struct ChartFigure {
  let title: String
  /// What the charts show in words, with the figures that matter, for those who do not see them.
  let description: String
  /// From top to bottom, with their plots' ends below each other.
  let charts: [Chart]
  /// Begins every id, so that several figures can stand in one page: a letter, then letters, digits
  /// and hyphens.
  let idPrefix: String

  private static let titleSize = 18.0

  var svg: String {
    let (left, right) = ChartLayout.plotEnds(charts)
    // So many letters of the title's size fit, unless most of them are capitals.
    let titleLines = title.wrapped(to: 72)
    var top = ChartLayout.padding + Double(titleLines.count) * 24 + 8
    let layouts = charts.map { chart in
      let layout = ChartLayout(chart, left: left, right: right, top: top)
      top = layout.bottom + 22
      return layout
    }
    let height = SVGText.number((layouts.last?.bottom ?? top) + ChartLayout.padding)
    let width = SVGText.number(ChartLayout.width)
    var svg = SVGText()
    svg.add(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(width) \(height)",
        "width": width, "height": height, "role": "img",
        "aria-labelledby": "\(idPrefix)-title \(idPrefix)-desc",
        "font-family": "Helvetica, Arial, sans-serif",
      ]
    ) { svg in
      svg.add("title", ["id": "\(idPrefix)-title"], holding: title)
      svg.add("desc", ["id": "\(idPrefix)-desc"], holding: description)
      svg.add("rect", ["width": width, "height": height, "fill": ChartStyle.background])
      for (index, line) in titleLines.enumerated() {
        svg.addText(
          line, x: ChartLayout.padding, y: ChartLayout.padding + 16 + Double(index) * 24,
          size: Self.titleSize, isBold: true)
      }
      for (chart, layout) in zip(charts, layouts) { svg.add(chart, layout) }
    }
    return svg.text
  }
}

/// Colours and strokes of charts: Paul Tol's scheme "bright", which people with colour blindness can
/// tell apart, as far as it has 3:1 contrast on white; dash patterns tell lines apart without colour.
enum ChartStyle {
  struct Stroke: Hashable {
    let colour: String
    /// Lengths of dashes and gaps; empty for a line without gaps.
    let dashes: String
    let width: Double
  }

  static let background = "#FFFFFF"
  static let text = "#222222"
  static let axis = "#555555"
  /// Lines that only help the eye from a tick to the plot.
  static let grid = "#DDDDDD"

  /// The strokes of series, in their order; further series begin anew.
  static let series = [
    Stroke(colour: "#4477AA", dashes: "", width: 2.5),
    Stroke(colour: "#AA3377", dashes: "9 4", width: 2.5),
    Stroke(colour: "#228833", dashes: "2 3", width: 2.5),
    Stroke(colour: "#EE6677", dashes: "12 3 2 3", width: 2.5),
  ]

  /// The strokes of groups of vertical lines.
  static let markers = [
    Stroke(colour: "#222222", dashes: "1 4", width: 1.2),
    Stroke(colour: "#777777", dashes: "7 4", width: 1.2),
  ]

  /// How much of a band's colour covers the background; its edges are drawn too, so that it shows
  /// without colour.
  static let bandOpacity = "0.2"

  static func series(_ index: Int) -> Stroke { series[index % series.count] }

  static func marker(_ index: Int) -> Stroke { markers[index % markers.count] }
}
