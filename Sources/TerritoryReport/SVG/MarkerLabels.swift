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
