import TerritoryModel

/// An arrow from a base to a municipality outside its territory whose clients it serves, with how many
/// in a year. It bends so that it runs over as few labels as possible.
struct HelpArrow {
  let from: Int
  let to: Int
  /// Clients a year, as the map writes them.
  let number: String
  /// Whether the municipality is shared: then the service is no help to another territory.
  let isShared: Bool
  /// Points of the curve from the base's label to the municipality's.
  let curve: [Pixel]
  /// Where the number stands.
  let box: MapBox
  /// Whether the arrow can be told from afar: it has some length, and neither its line nor its number
  /// covers a label.
  let isClear: Bool

  private static let samples = 48
  private static let height = 16.0
  /// Pixels from end to end that an arrow has where there is room.
  private static let leastLength = 26.0

  /// The municipalities at both ends of each arrow of a plan.
  static func links(_ plan: Plan) -> [(Int, Int)] {
    plan.territories.flatMap { territory in
      territory.helps.map { (territory.base, $0.municipality) }
    }
  }

  /// The arrows of a plan, beside labels that stand already.
  static func all(
    _ plan: Plan, _ planCase: PlanCase, beside labels: [LabelPlacement.Placed]
  ) -> [HelpArrow] {
    let boxes = Dictionary(uniqueKeysWithValues: labels.map { ($0.label.municipality, $0) })
    var arrows: [HelpArrow] = []
    for territory in plan.territories {
      for help in territory.helps {
        guard let start = boxes[territory.base], let end = boxes[help.municipality] else {
          continue
        }
        let others = labels.map(\.box).filter { $0 != start.target && $0 != end.target }
        arrows.append(
          HelpArrow(
            from: territory.base, to: help.municipality, number: mapNumber(help.clients),
            isShared: plan.shared.contains(help.municipality), start: start.target,
            end: end.target, around: others + arrows.map(\.box), arrows))
      }
    }
    return arrows
  }

  private init(
    from: Int, to: Int, number: String, isShared: Bool, start: MapBox, end: MapBox,
    around obstacles: [MapBox], _ earlier: [HelpArrow]
  ) {
    self.from = from
    self.to = to
    self.number = number
    self.isShared = isShared
    let bends = [0, 0.12, -0.12, 0.24, -0.24, 0.4, -0.4, 0.6, -0.6, 0.85, -0.85]
    let curves = bends.map { Self.curve(from: start, to: end, bend: $0) }
    let best = zip(bends, curves).map { bend, curve in
      (cost: Self.cost(curve, obstacles, earlier) + 14 * abs(bend), curve: curve)
    }.min { $0.cost < $1.cost }!.curve
    curve = best
    let box = Self.place(number, along: best, beside: obstacles + [start, end])
    self.box = box
    let ends = best[0].distance(to: best[best.count - 1])
    isClear =
      ends >= Self.leastLength
      && !(obstacles + [start, end]).contains { $0.overlaps(box) }
      && !obstacles.contains { label in best.contains { label.contains($0) } }
  }

  /// A curve between the edges of two boxes.
  ///
  /// - Parameter bend: how far it bends to the side, as a share of its length.
  private static func curve(from start: MapBox, to end: MapBox, bend: Double) -> [Pixel] {
    let (a, b) = (start.middle, end.middle)
    let side = Pixel(
      x: (a.x + b.x) / 2 - bend * (b.y - a.y), y: (a.y + b.y) / 2 + bend * (b.x - a.x))
    let points = (0...samples).map { index in
      let t = Double(index) / Double(samples)
      let (first, second, third) = ((1 - t) * (1 - t), 2 * t * (1 - t), t * t)
      return Pixel(
        x: first * a.x + second * side.x + third * b.x,
        y: first * a.y + second * side.y + third * b.y)
    }
    let (out, into) = (start.widened(by: 2), end.widened(by: 3))
    let first = points.lastIndex { out.contains($0) } ?? 0
    let last = points.firstIndex { into.contains($0) } ?? samples
    // Labels that nearly touch leave no room between them: then the arrow runs over their edges.
    return last - first >= 4 ? Array(points[first...last]) : points
  }

  private static func cost(
    _ curve: [Pixel], _ obstacles: [MapBox], _ earlier: [HelpArrow]
  ) -> Double {
    let covered = curve.count { point in obstacles.contains { $0.contains(point) } }
    let reach = MapBox(around: curve).widened(by: 6)
    let along = earlier.filter { MapBox(around: $0.curve).overlaps(reach) }.reduce(0) {
      sum, other in
      sum + curve.count { point in other.curve.contains { $0.distance(to: point) < 6 } }
    }
    return 8 * Double(covered) + Double(along)
  }

  /// Where a number may stand off its curve, in widths across and heights down.
  private static let shifts: [(Double, Double)] = [
    (0, 0), (0, -0.9), (0, 0.9), (-0.6, 0), (0.6, 0), (0, -1.5), (0, 1.5),
  ]

  /// A place for the number on the curve, near its middle, or beside it.
  private static func place(
    _ number: String, along curve: [Pixel], beside obstacles: [MapBox]
  ) -> MapBox {
    let width = number.width(size: MapStyle.chipSize) + 10
    let all = MapBox(around: curve).widened(by: 60)
    let near = obstacles.filter { $0.overlaps(all) }
    var best: (cost: Double, box: MapBox)?
    for (index, point) in curve.enumerated() {
      let offCentre = abs(Double(index) / Double(curve.count - 1) - 0.5)
      for (across, down) in shifts {
        let middle = Pixel(x: point.x + across * width, y: point.y + down * height)
        let box = MapBox(middle: middle, width: width, height: height)
        let covered = near.reduce(0.0) { $0 + $1.overlap(with: box) } / (width * height)
        let shift = 10 * (abs(across) + abs(down))
        // An arrow that its own number hides says nothing.
        let hidden = curve.count { box.contains($0) } * 3 > curve.count * 2 ? 30.0 : 0
        let cost = 100 * covered + 20 * offCentre + shift + hidden
        if cost < best?.cost ?? .infinity { best = (cost, box) }
      }
    }
    return best!.box
  }
}

extension LabelPlacement.Placed {
  /// What arrows run to: the label, or the place on the land where the label stands apart.
  fileprivate var target: MapBox {
    isApart ? MapBox(middle: anchor, width: 6, height: 6) : box
  }
}

extension MapBox {
  /// Square pixels that both boxes cover.
  fileprivate func overlap(with other: MapBox) -> Double {
    max(0, min(right, other.right) - max(left, other.left))
      * max(0, min(bottom, other.bottom) - max(top, other.top))
  }
}

extension SVGText {
  /// The line of an arrow with its head; broken where it leads to a shared municipality.
  mutating func addCurve(_ arrow: HelpArrow, _ planCase: PlanCase) {
    add(
      "g",
      [
        "class": arrow.isShared ? "help shared-service" : "help",
        "data-from": planCase.code(arrow.from), "data-to": planCase.code(arrow.to),
      ]
    ) { svg in svg.addArrow(arrow.curve, isBroken: arrow.isShared) }
  }

  /// A black line with a head, on a white one, so that it shows on any land and over any border.
  mutating func addArrow(_ curve: [Pixel], isBroken: Bool) {
    let (tip, before) = (curve[curve.count - 1], curve[max(0, curve.count - 5)])
    let length = max(0.1, tip.distance(to: before))
    let along = Pixel(x: (tip.x - before.x) / length, y: (tip.y - before.y) / length)
    func corner(_ back: Double, _ side: Double) -> String {
      Self.place(
        Pixel(
          x: tip.x - back * along.x - side * along.y, y: tip.y - back * along.y + side * along.x))
    }
    // The line ends inside the head, so that it does not show beyond its tip.
    let line =
      "M" + curve.filter { $0.distance(to: tip) > 6 }.map(Self.place).joined(separator: "L")
    let head = "M\(Self.place(tip))L\(corner(10, 5))L\(corner(10, -5))z"
    for (colour, wide, dashes) in [
      (MapStyle.background, 2.5, "none"), (MapStyle.ink, 0, isBroken ? "5 4" : "none"),
    ] {
      if line.count > 1 {
        add(
          "path",
          [
            "d": line, "fill": "none", "stroke": colour, "stroke-width": Self.number(2 + wide),
            "stroke-dasharray": dashes,
          ])
      }
      add(
        "path",
        [
          "d": head, "fill": colour, "stroke": colour, "stroke-width": Self.number(wide),
          "stroke-linejoin": "round",
        ])
    }
  }

  private static func place(_ pixel: Pixel) -> String { "\(tenths(pixel.x)) \(tenths(pixel.y))" }

  private static func tenths(_ value: Double) -> String { number((value * 10).rounded() / 10) }

  /// How many clients a year an arrow stands for.
  mutating func addNumber(_ arrow: HelpArrow) {
    add("g", ["class": "help-number"]) { svg in
      svg.addBox(
        arrow.box,
        ["rx": "8", "fill": MapStyle.background, "stroke": MapStyle.ink, "stroke-width": "1"])
      svg.addMapText(
        arrow.number, middle: arrow.box.middle.x, baseline: arrow.box.middle.y + 4.2,
        size: MapStyle.chipSize)
    }
  }
}
