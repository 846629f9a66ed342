/// An upright rectangle of a drawing, in pixels.
struct MapBox: Hashable {
  var left: Double
  var top: Double
  var width: Double
  var height: Double

  init(left: Double, top: Double, width: Double, height: Double) {
    self.left = left
    self.top = top
    self.width = width
    self.height = height
  }

  init(middle: Pixel, width: Double, height: Double) {
    self.init(
      left: middle.x - width / 2, top: middle.y - height / 2, width: width, height: height)
  }

  /// The smallest box around some places.
  ///
  /// - Precondition: there is one at least.
  init(around places: [Pixel]) {
    let (xs, ys) = (places.map(\.x), places.map(\.y))
    left = xs.min()!
    top = ys.min()!
    width = xs.max()! - left
    height = ys.max()! - top
  }

  var right: Double { left + width }
  var bottom: Double { top + height }
  var middle: Pixel { Pixel(x: left + width / 2, y: top + height / 2) }

  func overlaps(_ other: MapBox) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  func contains(_ place: Pixel) -> Bool {
    (left...right).contains(place.x) && (top...bottom).contains(place.y)
  }

  func contains(_ other: MapBox) -> Bool {
    left <= other.left && other.right <= right && top <= other.top && other.bottom <= bottom
  }

  func widened(by pixels: Double) -> MapBox {
    MapBox(
      left: left - pixels, top: top - pixels, width: width + 2 * pixels,
      height: height + 2 * pixels)
  }

  /// The place of the box that is nearest to another place.
  func nearest(to place: Pixel) -> Pixel {
    Pixel(x: min(max(place.x, left), right), y: min(max(place.y, top), bottom))
  }

  /// Whether a straight line passes through the box.
  func isCrossed(from start: Pixel, to end: Pixel) -> Bool {
    // The part of the line, 0 at its start and 1 at its end, that lies between both pairs of sides.
    let across = Self.part(start.x, end.x, left, right)
    let down = Self.part(start.y, end.y, top, bottom)
    return max(0, across.first, down.first) < min(1, across.last, down.last)
  }

  /// The part of a way that lies between two ends, itself 0 at `start` and 1 at `end`.
  private static func part(
    _ start: Double, _ end: Double, _ low: Double, _ high: Double
  ) -> (first: Double, last: Double) {
    guard start != end else {
      return low < start && start < high ? (-.infinity, .infinity) : (.infinity, -.infinity)
    }
    let (a, b) = ((low - start) / (end - start), (high - start) / (end - start))
    return (min(a, b), max(a, b))
  }
}
