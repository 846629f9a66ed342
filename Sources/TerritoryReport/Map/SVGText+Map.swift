import TerritoryGeography
import TerritoryModel

extension SVGText {
  /// Adds a drawing with its title and description for those who do not see it.
  mutating func addDrawing(
    _ words: MapWords, _ idPrefix: String, width: Double, height: Double,
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
      svg.add("title", ["id": "\(idPrefix)-title"], holding: words.title)
      svg.add("desc", ["id": "\(idPrefix)-desc"], holding: words.description)
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
    add("defs", [:]) { svg in
      svg.add(
        "pattern",
        [
          "id": id, "width": "9", "height": "9", "patternUnits": "userSpaceOnUse",
          "patternTransform": "rotate(-45)",
        ]
      ) { svg in
        svg.add("rect", ["width": "2", "height": "9", "fill": MapStyle.unserved])
      }
    }
  }

  private mutating func addHatching(_ id: String) {
    add("defs", [:]) { svg in
      svg.add(
        "pattern",
        [
          "id": id, "width": "7", "height": "7", "patternUnits": "userSpaceOnUse",
          "patternTransform": "rotate(45)",
        ]
      ) { svg in
        svg.add("rect", ["width": "7", "height": "7", "fill": MapStyle.sharedLand])
        svg.add("rect", ["width": "1.5", "height": "7", "fill": MapStyle.hatching])
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
