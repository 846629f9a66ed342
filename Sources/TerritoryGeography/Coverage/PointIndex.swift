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

  /// All points within some metres of a straight line, and some that lie farther from it. In no
  /// particular order.
  func points(near start: GridPoint, _ end: GridPoint, within metres: Int) -> [GridPoint] {
    let (west, east) = start.x <= end.x ? (start, end) : (end, start)
    let columns = number(Int(west.x) - metres)...number(Int(east.x) + metres)
    let rows = abs(Int(east.y) - Int(west.y)) / side
    // A line across a country runs through more cells than a small file has points.
    guard columns.count + rows <= cells.count else { return cells.values.flatMap { $0 } }
    var found: [GridPoint] = []
    for column in columns {
      // The part of the line that may be so near to a point of the column; all of it where it runs
      // straight north.
      let part = [
        max(Int(west.x), column * side - metres), min(Int(east.x), (column + 1) * side + metres),
      ]
      let heights =
        west.x == east.x
        ? [west, east].map { Double($0.y) } : part.map { west.height(at: $0, to: east) }
      let (low, high) = (Int(heights.min()!.rounded(.down)), Int(heights.max()!.rounded(.up)))
      for row in number(low - metres)...number(high + metres) {
        found += cells[Cell(column: column, row: row)] ?? []
      }
    }
    return found
  }

  private func cell(_ x: Int, _ y: Int) -> Cell { Cell(column: number(x), row: number(y)) }

  /// Which column or row of cells a coordinate lies in.
  private func number(_ coordinate: Int) -> Int {
    Int((Double(coordinate) / Double(side)).rounded(.down))
  }
}

extension GridPoint {
  /// How far north the straight line to a point farther east runs at some metres east.
  fileprivate func height(at east: Int, to end: GridPoint) -> Double {
    let slope = (Double(end.y) - Double(y)) / (Double(end.x) - Double(x))
    return Double(y) + (Double(east) - Double(x)) * slope
  }
}
