import TerritoryGeography

/// The data of a path element in tenths of a pixel, each step told from where the last one ended.
///
/// Points are rounded before steps are taken, so lines that share points stay together.
struct MapPath {
  private(set) var text = ""

  /// Adds a closed line; one that tenths of a pixel collapse is left out.
  mutating func addRing(_ ring: some Sequence<Pixel>) {
    let points = Self.tenths(ring)
    guard Set(points).count > 2 else { return }
    add(points.first == points.last ? Array(points.dropLast()) : points)
    text += "z"
  }

  mutating func addLine(_ line: some Sequence<Pixel>) {
    let points = Self.tenths(line)
    guard points.count > 1 else { return }
    add(points)
  }

  private struct Tenths: Hashable {
    let x: Int
    let y: Int
  }

  private static func tenths(_ line: some Sequence<Pixel>) -> [Tenths] {
    var points: [Tenths] = []
    for pixel in line {
      let point = Tenths(x: Int((pixel.x * 10).rounded()), y: Int((pixel.y * 10).rounded()))
      if points.last != point { points.append(point) }
    }
    return points
  }

  private mutating func add(_ points: [Tenths]) {
    text += "M" + Self.pair(points[0].x, points[0].y)
    var last = points[0]
    for (index, point) in points.dropFirst().enumerated() {
      let step = Self.pair(point.x - last.x, point.y - last.y)
      // Further steps need no letter, and no blank before a minus.
      text += index == 0 ? "l" : step.hasPrefix("-") ? "" : " "
      text += step
      last = point
    }
  }

  private static func pair(_ x: Int, _ y: Int) -> String {
    number(x) + (y < 0 ? "" : " ") + number(y)
  }

  /// `12.3`, `-.5`, `7`
  private static func number(_ tenths: Int) -> String {
    let size = abs(tenths)
    let whole = size / 10 == 0 && size % 10 != 0 ? "" : "\(size / 10)"
    let rest = size % 10 == 0 ? "" : ".\(size % 10)"
    return (tenths < 0 ? "-" : "") + whole + rest
  }
}
