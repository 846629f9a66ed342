import TerritoryModel

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
