/// Points of the map, to be found by where they lie.
struct PointIndex {
  private struct Cell: Hashable {
    let column: Int
    let row: Int
  }

  /// Metres of a cell's side.
  private let side: Int
  private var cells: [Cell: [GridPoint]] = [:]

  /// - Parameter side: metres of a square that is searched as a whole, 1 or more; best about as wide
  ///   as what is asked for.
  init(side: Int) {
    precondition(side > 0)
    self.side = side
  }

  /// Adds a point, once however often it is added.
  mutating func insert(_ point: GridPoint) {
    let cell = cell(Int(point.x), Int(point.y))
    if cells[cell]?.contains(point) != true { cells[cell, default: []].append(point) }
  }

  mutating func remove(_ point: GridPoint) {
    cells[cell(Int(point.x), Int(point.y))]?.removeAll { $0 == point }
  }

  /// The points in the smallest upright rectangle around some corners, widened on all sides by some
  /// metres. In no particular order.
  func points(around corners: [GridPoint], widenedBy metres: Int = 0) -> [GridPoint] {
    let (xs, ys) = (corners.map { Int($0.x) }, corners.map { Int($0.y) })
    guard let left = xs.min(), let right = xs.max(), let low = ys.min(), let high = ys.max() else {
      return []
    }
    let (columns, rows) = (left - metres...right + metres, low - metres...high + metres)
    let first = cell(columns.lowerBound, rows.lowerBound)
    let last = cell(columns.upperBound, rows.upperBound)
    var found: [GridPoint] = []
    for column in first.column...last.column {
      for row in first.row...last.row {
        for point in cells[Cell(column: column, row: row)] ?? []
        where columns.contains(Int(point.x)) && rows.contains(Int(point.y)) {
          found.append(point)
        }
      }
    }
    return found
  }

  private func cell(_ x: Int, _ y: Int) -> Cell {
    Cell(
      column: Int((Double(x) / Double(side)).rounded(.down)),
      row: Int((Double(y) / Double(side)).rounded(.down)))
  }
}
