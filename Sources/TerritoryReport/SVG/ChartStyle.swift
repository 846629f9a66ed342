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
