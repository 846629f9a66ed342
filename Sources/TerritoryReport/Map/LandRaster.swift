import TerritoryGeography

/// Whose land lies where on a drawing, in cells of a few pixels: quick to ask where a label fits.
struct LandRaster {
  /// Pixels of a cell's side.
  static let cell = 3.0

  let columns: Int
  let rows: Int
  /// By row, then column: whose land a cell's middle is; -1 where it is nobody's.
  private var owners: [Int32]

  init(_ land: OutlineMap, _ frame: MapFrame) {
    columns = Int(frame.width / Self.cell) + 1
    rows = Int(frame.height / Self.cell) + 1
    owners = Array(repeating: -1, count: columns * rows)
    for area in land.areas {
      fill(area.rings.map { $0.map(frame.pixel) }, Int32(area.owner))
    }
  }

  /// Fills the cells inside rings, holes left out, row by row.
  private mutating func fill(_ rings: [[Pixel]], _ owner: Int32) {
    var crossings = [[Double]](repeating: [], count: rows)
    for ring in rings {
      for (start, end) in zip(ring, ring.dropFirst() + ring.prefix(1)) where start.y != end.y {
        let (low, high) = start.y < end.y ? (start, end) : (end, start)
        // The rows whose middles lie in low.y ..< high.y.
        let first = max(0, Int((low.y / Self.cell - 0.5).rounded(.up)))
        let last = min(rows, Int((high.y / Self.cell - 0.5).rounded(.up)))
        guard first < last else { continue }
        for row in first..<last {
          let y = (Double(row) + 0.5) * Self.cell
          crossings[row].append(low.x + (y - low.y) * (high.x - low.x) / (high.y - low.y))
        }
      }
    }
    for (row, xs) in crossings.enumerated() where !xs.isEmpty {
      let sorted = xs.sorted()
      for pair in stride(from: 0, to: sorted.count - 1, by: 2) {
        let first = max(0, Int((sorted[pair] / Self.cell - 0.5).rounded(.up)))
        let last = min(columns, Int((sorted[pair + 1] / Self.cell - 0.5).rounded(.up)))
        guard first < last else { continue }
        for column in first..<last { owners[row * columns + column] = owner }
      }
    }
  }

  /// The cells of each municipality, by their middles.
  func middles(_ count: Int) -> [[Pixel]] {
    var middles = [[Pixel]](repeating: [], count: count)
    for row in 0..<rows {
      for column in 0..<columns {
        let owner = owners[row * columns + column]
        guard owner >= 0 else { continue }
        middles[Int(owner)].append(
          Pixel(x: (Double(column) + 0.5) * Self.cell, y: (Double(row) + 0.5) * Self.cell))
      }
    }
    return middles
  }

  /// How much of a box is a municipality's own land and how much that of others, as shares.
  func shares(of box: MapBox, _ owner: Int) -> (own: Double, others: Double) {
    let left = max(0, Int(box.left / Self.cell))
    let right = min(columns - 1, Int(box.right / Self.cell))
    let top = max(0, Int(box.top / Self.cell))
    let bottom = min(rows - 1, Int(box.bottom / Self.cell))
    guard left <= right, top <= bottom else { return (0, 0) }
    var (own, others) = (0, 0)
    owners.withUnsafeBufferPointer { owners in
      for row in top...bottom {
        for index in row * columns + left...row * columns + right {
          let found = owners[index]
          if found == Int32(owner) { own += 1 } else if found >= 0 { others += 1 }
        }
      }
    }
    let all = Double((right - left + 1) * (bottom - top + 1))
    return (Double(own) / all, Double(others) / all)
  }
}
