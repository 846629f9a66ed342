import TerritoryGeography

/// Where labels stand on a map, so that none covers another.
///
/// A label stands on its municipality's land where it fits; else on free room nearby, with a line to
/// the land. Labels with the least room to choose from are placed first.
struct LabelPlacement {
  /// A label in its place.
  struct Placed {
    let label: MapLabel
    let box: MapBox
    /// The place inside the municipality that the label names.
    let anchor: Pixel
    /// Whether a line leads from the label to its land.
    let isApart: Bool

    /// Where the line to the land begins, at the label's edge.
    var lineStart: Pixel { box.nearest(to: anchor) }
  }

  private(set) var placed: [Placed] = []
  /// Labels that no free room was found for.
  private(set) var unplaced: [MapLabel] = []

  private let raster: LandRaster
  private let frame: MapBox
  /// Pixels that labels keep from each other.
  private static let distance = 1.5

  init(
    _ labels: [MapLabel], anchors: [Pixel?], on land: OutlineMap, _ frame: MapFrame
  ) {
    raster = LandRaster(land, frame)
    self.frame = MapBox(left: 0, top: 0, width: frame.width, height: frame.height)
      .widened(by: -4)
    let middles = raster.middles(anchors.count)
    let choices = labels.map { label in
      (
        label: label, anchor: anchors[label.municipality]!,
        places: placesInside(label, anchors[label.municipality]!, middles[label.municipality])
      )
    }
    var apart: [(label: MapLabel, anchor: Pixel)] = []
    for choice in choices.sorted(by: {
      ($0.places.count, $0.label.municipality) < ($1.places.count, $1.label.municipality)
    }) {
      if let box = choice.places.first(where: { isFree($0) }) {
        placed.append(
          Placed(label: choice.label, box: box, anchor: choice.anchor, isApart: false))
      } else {
        apart.append((choice.label, choice.anchor))
      }
    }
    for (label, anchor) in apart.sorted(by: {
      ($0.anchor.y, $0.anchor.x) < ($1.anchor.y, $1.anchor.x)
    }) {
      if let box = placeApart(label, anchor) {
        placed.append(Placed(label: label, box: box, anchor: anchor, isApart: true))
      } else {
        unplaced.append(label)
      }
    }
    placed.sort { $0.label.municipality < $1.label.municipality }
  }

  private func isFree(_ box: MapBox) -> Bool {
    let wide = box.widened(by: Self.distance)
    return !placed.contains {
      $0.box.overlaps(wide) || ($0.isApart && box.isCrossed(from: $0.lineStart, to: $0.anchor))
        || (!$0.isApart ? false : box.widened(by: 3).contains($0.anchor))
    }
  }

  /// The least share of a label that lies on its own land.
  private static let leastShare = 0.62

  /// Places on a municipality's own land, best first: those that cover least of others' land, and
  /// that lie nearest to its middle.
  private func placesInside(_ label: MapLabel, _ anchor: Pixel, _ middles: [Pixel]) -> [MapBox] {
    var found: [(cost: Double, box: MapBox)] = []
    for middle in middles {
      let box = MapBox(middle: middle, width: label.width, height: label.height)
      guard frame.contains(box) else { continue }
      let shares = raster.shares(of: box, label.municipality)
      guard shares.own >= Self.leastShare, shares.others < 0.25 else { continue }
      let cost =
        250 * shares.others + 60 * (1 - shares.own - shares.others)
        + 0.4 * middle.distance(to: anchor)
      found.append((cost, box))
    }
    return found.sorted {
      ($0.cost, $0.box.top, $0.box.left) < ($1.cost, $1.box.top, $1.box.left)
    }.map(\.box)
  }

  /// Pixels from a municipality within which its label may stand.
  private static let farthest = 260.0
  private static let step = 5.0

  /// The best free place beside a municipality: near it, off the land, with a line that crosses no
  /// label and no other line.
  private func placeApart(_ label: MapLabel, _ anchor: Pixel) -> MapBox? {
    var found: [(cost: Double, box: MapBox)] = []
    for y in stride(from: -Self.farthest, through: Self.farthest, by: Self.step) {
      for x in stride(from: -Self.farthest, through: Self.farthest, by: Self.step) {
        let box = MapBox(
          middle: Pixel(x: anchor.x + x, y: anchor.y + y), width: label.width,
          height: label.height)
        let distance = box.nearest(to: anchor).distance(to: anchor)
        guard distance > 9, distance <= Self.farthest, frame.contains(box) else { continue }
        let land = raster.shares(of: box, label.municipality)
        found.append((distance + 130 * land.others + 40 * land.own, box))
      }
    }
    return found.sorted {
      ($0.cost, $0.box.top, $0.box.left) < ($1.cost, $1.box.top, $1.box.left)
    }.first { isFree($0.box) && isClear(from: $0.box.nearest(to: anchor), to: anchor) }?.box
  }

  /// Whether a leader line crosses no label, no other leader line.
  private func isClear(from start: Pixel, to anchor: Pixel) -> Bool {
    !placed.contains { other in
      other.box.isCrossed(from: start, to: anchor)
        || (other.isApart && Self.cross(start, anchor, other.lineStart, other.anchor))
    }
  }

  private static func cross(_ a: Pixel, _ b: Pixel, _ c: Pixel, _ d: Pixel) -> Bool {
    func turn(_ p: Pixel, _ q: Pixel, _ r: Pixel) -> Double {
      (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)
    }
    return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0
  }
}
