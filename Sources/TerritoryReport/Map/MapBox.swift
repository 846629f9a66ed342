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
    var (first, last) = (0.0, 1.0)
    for (from, step, low, high) in [
      (start.x, end.x - start.x, left, right), (start.y, end.y - start.y, top, bottom),
    ] {
      if step == 0 {
        if from <= low || from >= high { return false }
      } else {
        let ends = [(low - from) / step, (high - from) / step].sorted()
        first = max(first, ends[0])
        last = min(last, ends[1])
      }
    }
    return first < last
  }
}
