import TerritoryGeography
import TerritoryLanguages
import TerritoryModel

/// A plan drawn on the map of its region.
///
/// Scripts of a page find in the drawing:
/// - `g.municipality`: a municipality's land, with `data-municipality` (its code) and `data-territory`
///   (the territory's name; empty where it is shared). Its attribute `fill` is the territory's colour.
/// - `path.border`: the line between two municipalities, with `data-between` (their codes, separated by
///   a blank), or between one and what lies outside the region, with its code alone. Its second class
///   is `territory-border` where it divides territories, `municipal-border` inside a territory and
///   `outer-border` around the region; each class has a group of its own, which says how it is drawn.
/// - `path.unserved`: lines across the land of a municipality that gets no service.
/// - `g.label`, with `data-municipality`; `g.help`, with `data-from` and `data-to`, in large maps.
public struct PlanMap {
  let plan: Plan
  let planCase: PlanCase
  let map: RegionMap
  let colours: TerritoryColours

  /// - Parameters:
  ///   - plan: a plan of the case.
  ///   - map: the land of the case's region.
  ///   - colours: made of this plan, alone or with others of the same region.
  public init(
    _ plan: Plan, _ planCase: PlanCase, on map: RegionMap, colours: TerritoryColours
  ) {
    self.plan = plan
    self.planCase = planCase
    self.map = map
    self.colours = colours
  }

  /// The drawing as an SVG element: the same bytes for the same plan and language.
  ///
  /// It has a white background of its own, so it reads the same on light and dark pages, and needs no
  /// fonts, scripts, styles or other files. A page that is narrower says
  /// `max-width: 100%; height: auto` for it.
  ///
  /// - Parameters:
  ///   - size: large with labels and legend, medium with names of bases, or small.
  ///   - idPrefix: begins every id, so that several drawings can stand in one page: a letter, then
  ///     letters, digits and hyphens.
  ///   - standalone: whether it is a file of its own, which says its title visibly.
  public func svg(size: RegionMap.Size, idPrefix: String, standalone: Bool) -> String {
    let words = MapWords(plan: plan, planCase: planCase, map: map)
    switch size {
    case .large:
      let drawing = LargeMap(self, words, idPrefix, isTitled: standalone)
      return (standalone ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" : "") + drawing.svg
    case .medium: return mediumSVG(words, idPrefix)
    case .small: return smallSVG(words, idPrefix)
    }
  }

  /// Bases and who gets nothing, by name. The land grows until the names find room.
  private func mediumSVG(_ words: MapWords, _ idPrefix: String) -> String {
    let unserved = plan.unserved(planCase.demand.clients)
    let labels = MapLabel.all(plan, planCase, map).filter {
      $0.isBase || unserved.contains($0.municipality)
    }.map(\.withoutWaiting)
    func placement(_ scale: Double) -> (frame: MapFrame, labels: LabelPlacement) {
      let frame = map.frame(.medium, scale: scale)
      let anchors = map.outlines.pointsInside.map { $0.map(frame.pixel) }
      return (
        frame,
        LabelPlacement(labels, anchors: anchors, links: [], on: map.land[.medium]!, frame)
      )
    }
    let layouts = [1, 1.25, 1.5].lazy.map(placement)
    let (frame, placed) = layouts.first { $0.labels.unplaced.isEmpty } ?? layouts.last!
    var svg = SVGText()
    svg.addDrawing(words, idPrefix, width: frame.width, height: frame.height) { svg in
      svg.addLand(self, .medium, frame, idPrefix)
      for label in placed.placed where label.isApart { svg.addLeaderLine(label) }
      for label in placed.placed { svg.addLabel(label, planCase) }
    }
    return svg.text
  }

  private func smallSVG(_ words: MapWords, _ idPrefix: String) -> String {
    let frame = map.frame(.small)
    var svg = SVGText()
    svg.addDrawing(words, idPrefix, width: frame.width, height: frame.height) { svg in
      svg.addLand(self, .small, frame, idPrefix)
      svg.add("g", ["class": "bases", "fill": MapStyle.ink, "stroke": MapStyle.background]) {
        svg in
        for territory in plan.territories {
          guard let place = map.outlines.pointsInside[territory.base] else { continue }
          let box = MapBox(middle: frame.pixel(place), width: 8, height: 8)
          svg.addBox(box, ["data-base": planCase.code(territory.base)])
        }
      }
    }
    return svg.text
  }
}

extension SVGText {
  /// Adds a drawing with its title and description for those who do not see it.
  mutating func addDrawing(
    _ words: MapWords, _ idPrefix: String, width: Double, height: Double,
    around body: (inout SVGText) -> Void
  ) {
    addDrawing(
      title: words.title, description: words.description, idPrefix, width: width, height: height,
      around: body)
  }

  /// Adds a drawing with its title and description for those who do not see it.
  mutating func addDrawing(
    title: String, description: String, _ idPrefix: String, width: Double, height: Double,
    around body: (inout SVGText) -> Void
  ) {
    let (width, height) = (Self.number(width), Self.number(height))
    add(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(width) \(height)",
        "width": width, "height": height, "role": "img", "class": "plan-map",
        "aria-labelledby": "\(idPrefix)-title \(idPrefix)-desc", "font-family": MapStyle.font,
      ]
    ) { svg in
      svg.add("title", ["id": "\(idPrefix)-title"], holding: title)
      svg.add("desc", ["id": "\(idPrefix)-desc"], holding: description)
      svg.add("rect", ["width": width, "height": height, "fill": MapStyle.background])
      body(&svg)
    }
  }

  mutating func addBox(_ box: MapBox, _ attributes: KeyValuePairs<String, String>) {
    let place: [(String, String)] = [
      ("x", Self.number(box.left)), ("y", Self.number(box.top)),
      ("width", Self.number(box.width)), ("height", Self.number(box.height)),
    ]
    add("rect", place + attributes.map { ($0.key, $0.value) })
  }

  /// Adds the land of all municipalities, then the thin lines between them, then the thick ones
  /// between territories.
  mutating func addLand(
    _ drawing: PlanMap, _ size: RegionMap.Size, _ frame: MapFrame, _ idPrefix: String
  ) {
    let land = drawing.map.land[size]!
    let owners = drawing.plan.owners(drawing.planCase.region.count)
    if !drawing.plan.shared.isEmpty { addHatching("\(idPrefix)-shared") }
    let unserved = drawing.plan.unserved(drawing.planCase.demand.clients)
    if !unserved.isEmpty { addLines("\(idPrefix)-unserved") }
    add("g", ["class": "municipalities", "fill-rule": "evenodd"]) { svg in
      let areas = Dictionary(grouping: land.areas, by: \.owner)
      for (municipality, areas) in areas.sorted(by: { $0.key < $1.key }) {
        svg.addMunicipality(
          drawing, municipality, owners[municipality], areas, frame, idPrefix,
          isUnserved: unserved.contains(municipality))
      }
    }
    let lines = BorderLines(land, owners).all
    for kind in BorderLines.Line.Kind.allCases {
      addBorders(lines.filter { $0.kind == kind }, kind, drawing, frame, size)
    }
  }

  private mutating func addMunicipality(
    _ drawing: PlanMap, _ municipality: Int, _ owner: Int?, _ areas: [OutlineMap.Area],
    _ frame: MapFrame, _ idPrefix: String, isUnserved: Bool
  ) {
    let territory = owner.map { drawing.plan.territories[$0] }
    let fill =
      territory.map { drawing.colours.fill($0, drawing.planCase) }
      ?? "url(#\(idPrefix)-shared)"
    var path = MapPath()
    for ring in areas.flatMap(\.rings) { path.addRing(ring.map(frame.pixel)) }
    add(
      "g",
      [
        "class": "municipality", "data-municipality": drawing.planCase.code(municipality),
        "data-territory": territory.map { drawing.planCase.shownName(of: $0) } ?? "", "fill": fill,
      ]
    ) { svg in
      let words = MapWords(plan: drawing.plan, planCase: drawing.planCase, map: drawing.map)
      svg.add("title", [:], holding: words.detail(municipality))
      svg.add("path", ["d": path.text])
      if isUnserved {
        svg.add(
          "path", ["class": "unserved", "d": path.text, "fill": "url(#\(idPrefix)-unserved)"])
      }
    }
  }

  /// Lines that let the territory's colour through.
  mutating func addLines(_ id: String) {
    addPattern(id, every: 9, line: 2, angle: -45, colour: MapStyle.unserved)
  }

  private mutating func addHatching(_ id: String) {
    addPattern(
      id, every: 7, line: 1.5, angle: 45, colour: MapStyle.hatching, ground: MapStyle.sharedLand)
  }

  private mutating func addPattern(
    _ id: String, every spacing: Int, line: Double, angle: Int, colour: String,
    ground: String? = nil
  ) {
    add("defs", [:]) { svg in
      svg.add(
        "pattern",
        [
          "id": id, "width": "\(spacing)", "height": "\(spacing)",
          "patternUnits": "userSpaceOnUse", "patternTransform": "rotate(\(angle))",
        ]
      ) { svg in
        for (width, fill) in [(Double(spacing), ground), (line, colour)] {
          guard let fill else { continue }
          svg.add(
            "rect", ["width": Self.number(width), "height": "\(spacing)", "fill": fill])
        }
      }
    }
  }

  private mutating func addBorders(
    _ lines: [BorderLines.Line], _ kind: BorderLines.Line.Kind, _ drawing: PlanMap,
    _ frame: MapFrame, _ size: RegionMap.Size
  ) {
    add(
      "g",
      [
        "class": "\(kind.rawValue)s", "fill": "none", "stroke": kind.colour,
        "stroke-width": Self.number(kind.width(size)), "stroke-linejoin": "round",
        "stroke-linecap": "round",
      ]
    ) { svg in
      for line in lines {
        var path = MapPath()
        for part in line.parts { path.addLine(part.map(frame.pixel)) }
        guard !path.text.isEmpty else { continue }
        svg.add(
          "path",
          [
            "class": "border \(kind.rawValue)",
            "data-between": line.municipalities.map(drawing.planCase.code)
              .joined(separator: " "), "d": path.text,
          ])
      }
    }
  }
}
