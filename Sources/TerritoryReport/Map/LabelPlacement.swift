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

  /// By municipality.
  private(set) var placed: [Placed] = []
  private var covered = BoxIndex()
  /// Labels that no free room was found for.
  private(set) var unplaced: [MapLabel] = []

  private let raster: LandRaster
  private let frame: MapBox
  /// For each municipality those that an arrow joins it with.
  private var linked: [Int: Set<Int>] = [:]

  /// - Parameters:
  ///   - anchors: a place inside each municipality, far from its edges.
  ///   - links: pairs of municipalities between which arrows will run.
  init(
    _ labels: [MapLabel], anchors: [Pixel?], links: [(Int, Int)], on land: OutlineMap,
    _ frame: MapFrame
  ) {
    raster = LandRaster(land, frame)
    for (a, b) in links {
      linked[a, default: []].insert(b)
      linked[b, default: []].insert(a)
    }
    self.frame = MapBox(left: 0, top: 0, width: frame.width, height: frame.height)
      .widened(by: -4)
    let left = placeOnLand(labels, anchors)
    placeApart(left, anchors)
    placed.sort { $0.label.municipality < $1.label.municipality }
  }

  /// Places the labels that find room on their own land.
  ///
  /// - Returns: the others.
  private mutating func placeOnLand(_ labels: [MapLabel], _ anchors: [Pixel?]) -> [MapLabel] {
    let middles = raster.middles(anchors.count)
    let choices = labels.map { label in
      let municipality = label.municipality
      return (
        label: label, places: placesOnLand(label, anchors[municipality]!, middles[municipality])
      )
    }.sorted {
      ($0.places.count, $0.label.municipality) < ($1.places.count, $1.label.municipality)
    }
    var left: [MapLabel] = []
    for (label, places) in choices {
      let free = places.filter { !covered.hasOne(touching: $0.widened(by: Self.margin)) }
      if let box = free.first(where: { leavesRoomForArrows($0, label) }) ?? free.first {
        place(Placed(label: label, box: box, anchor: anchors[label.municipality]!, isApart: false))
      } else {
        left.append(label)
      }
    }
    return left
  }

  private mutating func place(_ label: Placed) {
    placed.append(label)
    covered.insert(label.box)
  }

  /// Pixels around a label that stay free of others.
  private static let margin = 1.5
  /// Pixels between two labels in which an arrow with its number shows.
  private static let roomForArrow = 36.0

  private func leavesRoomForArrows(_ box: MapBox, _ label: MapLabel) -> Bool {
    guard let others = linked[label.municipality] else { return true }
    let wide = box.widened(by: Self.roomForArrow)
    return !placed.contains { others.contains($0.label.municipality) && $0.box.overlaps(wide) }
  }

  /// The least share of a label that lies on its own land, and the most that lies on that of others.
  private static let shares = (own: 0.62, others: 0.25)
  /// Places of a municipality that are looked at, about.
  private static let most = 700

  /// Places on a municipality's own land, best first: those that cover least of others' land, and
  /// that lie nearest to its middle.
  private func placesOnLand(_ label: MapLabel, _ anchor: Pixel, _ middles: [Pixel]) -> [MapBox] {
    var found: [(cost: Double, box: MapBox)] = []
    for index in stride(from: 0, to: middles.count, by: max(1, middles.count / Self.most)) {
      let box = MapBox(middle: middles[index], width: label.width, height: label.height)
      guard frame.contains(box) else { continue }
      let shares = raster.shares(of: box, label.municipality)
      guard shares.own >= Self.shares.own, shares.others < Self.shares.others else { continue }
      let sea = 1 - shares.own - shares.others
      let cost = 250 * shares.others + 60 * sea + 0.4 * middles[index].distance(to: anchor)
      found.append((cost, box))
    }
    return found.sorted {
      ($0.cost, $0.box.top, $0.box.left) < ($1.cost, $1.box.top, $1.box.left)
    }.map(\.box)
  }

  /// Places labels beside their land, from north to south.
  private mutating func placeApart(_ labels: [MapLabel], _ anchors: [Pixel?]) {
    let sorted = labels.map { (label: $0, anchor: anchors[$0.municipality]!) }
      .sorted { ($0.anchor.y, $0.anchor.x) < ($1.anchor.y, $1.anchor.x) }
    for (label, anchor) in sorted {
      if let box = placeApart(label, anchor, sorted.map(\.anchor)) {
        place(Placed(label: label, box: box, anchor: anchor, isApart: true))
      } else {
        unplaced.append(label)
      }
    }
  }

  /// Pixels from a municipality within which its label may stand.
  private static let farthest = 240.0
  private static let step = 5.0

  /// The best free place beside a municipality: near it, off the land, with a line that crosses no
  /// label and no other line.
  ///
  /// - Parameter dots: the ends of all lines, which stay free.
  private func placeApart(_ label: MapLabel, _ anchor: Pixel, _ dots: [Pixel]) -> MapBox? {
    let room = MapBox(middle: anchor, width: label.width, height: label.height)
      .widened(by: Self.farthest)
    let near = placed.filter { $0.box.overlaps(room) || $0.isApart }
    let dots = dots.filter { room.contains($0) }
    var best: (cost: Double, box: MapBox)?
    for y in stride(from: -Self.farthest, through: Self.farthest, by: Self.step) {
      for x in stride(from: -Self.farthest, through: Self.farthest, by: Self.step) {
        let box = MapBox(
          middle: Pixel(x: anchor.x + x, y: anchor.y + y), width: label.width,
          height: label.height)
        let start = box.nearest(to: anchor)
        let distance = start.distance(to: anchor)
        guard distance > 9, distance < min(Self.farthest, best?.cost ?? .infinity),
          frame.contains(box)
        else { continue }
        guard !covered.hasOne(touching: box.widened(by: Self.margin)),
          near.allSatisfy({ $0.leaves(box, withLineFrom: start, to: anchor) }),
          !dots.contains(where: { box.widened(by: 3).contains($0) })
        else { continue }
        let land = raster.shares(of: box, label.municipality)
        let cost = distance + 130 * land.others + 40 * land.own
        if cost < best?.cost ?? .infinity { best = (cost, box) }
      }
    }
    return best?.box
  }
}

extension LabelPlacement.Placed {
  /// Whether neither line between a label and its land crosses the other label or the other line.
  fileprivate func leaves(_ other: MapBox, withLineFrom start: Pixel, to end: Pixel) -> Bool {
    if box.isCrossed(from: start, to: end) { return false }
    guard isApart else { return true }
    return !other.isCrossed(from: lineStart, to: anchor)
      && !Pixel.cross(start, end, lineStart, anchor)
  }
}

/// Boxes by the squares of a grid that they touch, so that a place is compared with those near it only.
private struct BoxIndex {
  private struct Square: Hashable {
    let column, row: Int
  }

  private var boxes: [Square: [MapBox]] = [:]

  /// Pixels; about as wide as a label.
  private static let side = 64.0

  mutating func insert(_ box: MapBox) {
    for square in Self.squares(of: box) { boxes[square, default: []].append(box) }
  }

  func hasOne(touching box: MapBox) -> Bool {
    Self.squares(of: box).contains { square in
      (boxes[square] ?? []).contains { $0.overlaps(box) }
    }
  }

  private static func squares(of box: MapBox) -> [Square] {
    // A frame is some thousand pixels wide, and labels stand in it.
    func range(_ from: Double, _ length: Double) -> ClosedRange<Int> {
      Int((from / side).rounded(.down))...Int(((from + length) / side).rounded(.down))
    }
    return range(box.left, box.width).flatMap { column in
      range(box.top, box.height).map { Square(column: column, row: $0) }
    }
  }
}

extension Pixel {
  /// Whether the straight lines a–b and c–d cross.
  fileprivate static func cross(_ a: Pixel, _ b: Pixel, _ c: Pixel, _ d: Pixel) -> Bool {
    func turn(_ p: Pixel, _ q: Pixel, _ r: Pixel) -> Double {
      (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)
    }
    return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0
  }
}
