import TerritoryGeography
import TerritoryLanguages
import TerritoryModel

/// How often borders stand in a sample's plans, drawn on the map of its region: thick lines in nearly
/// every draw, broken ones with their share in some, thin ones in hardly any. The land has the colours of
/// the most frequent plan, and bases are marked with the share of draws that have them.
///
/// Scripts of a page find `path.border` with `data-between` (the codes of two municipalities) and
/// `data-share` (of draws in which the border stands, 0 to 1).
package struct BorderMap {
  private let sample: Sample
  private let map: RegionMap
  private let plan: Plan
  private let colours: TerritoryColours
  private let planned: Int

  /// - Returns: nil where no draw has a plan.
  package init?(_ sample: Sample, on map: RegionMap) {
    guard let first = sample.plans.first else { return nil }
    self.sample = sample
    self.map = map
    planned = sample.planned.count
    plan = Plan(
      territories: first.territories.territories.map { base, members in
        Plan.Territory(base: base, municipalities: members, coaches: 0, leaders: 0, services: [])
      },
      shared: first.territories.bases.indices.filter { first.territories.bases[$0] == nil })
    colours = TerritoryColours([plan], sample.planCase, map)
  }

  private enum Standing: CaseIterable {
    case never, sometimes, always

    init(_ share: Double) {
      self = share < 0.05 ? .never : share < 0.95 ? .sometimes : .always
    }

    var stroke: [(key: String, value: String)] {
      switch self {
      case .never: [("stroke", "#666666"), ("stroke-width", "0.8")]
      case .sometimes:
        [("stroke", "#AA3377"), ("stroke-width", "3.2"), ("stroke-dasharray", "7 4")]
      case .always: [("stroke", "#111111"), ("stroke-width", "3.2")]
      }
    }

    var words: String {
      switch self {
      case .never: phrase("a border in fewer than 5 % of the draws")
      case .sometimes: phrase("a border in some of the draws, with their share")
      case .always: phrase("a border in at least 95 % of the draws")
      }
    }
  }

  private struct Line {
    let municipalities: [Int]
    let parts: [[Position]]
    /// Of the draws in which it divides territories; nil around the region.
    let share: Double?
  }

  private static let padding = 16.0
  private static let row = 21.0

  /// The drawing as a file of its own: the same bytes for the same sample and language.
  package var svg: String {
    let frame = map.frame(.large, scale: 1.25)
    let words = MapWords(plan: plan, planCase: sample.planCase, map: map)
    let room = frame.width - 2 * Self.padding
    let head = title.lines(within: room, size: MapStyle.titleSize * 1.1)
    let top = Self.padding + Double(head.count) * 24
    let notes = ([colourNote] + words.notes).flatMap {
      $0.lines(within: room, size: MapStyle.legendSize)
    }
    let legendTop = top + frame.height
    let notesTop = legendTop + Double(Standing.allCases.count + 1) * Self.row
    var svg = SVGText()
    svg.addDrawing(
      title: title, description: description, "borders", width: frame.width,
      height: (notesTop + Double(notes.count) * 20 + Self.padding).rounded(.up)
    ) { svg in
      svg.addLines(head, top: Self.padding + 16, every: 24, size: MapStyle.titleSize)
      svg.add("g", ["transform": "translate(0 \(SVGText.number(top)))"]) { addMap(&$0, frame) }
      svg.add(
        "g",
        ["transform": "translate(\(SVGText.number(Self.padding)) \(SVGText.number(legendTop)))"]
      ) { addLegend(&$0) }
      svg.addLines(notes, top: notesTop + 14, every: 20, size: MapStyle.legendSize)
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + svg.text
  }

  private var title: String {
    phrase("\(sample.planCase.shownRegion.drawable): borders in \(planned) {draw|draws}")
  }

  private var colourNote: String {
    let share = Figures.percent(Double(sample.plans[0].draws) / Double(planned))
    return planned == sample.draws.count
      ? phrase("Colours are the territories of the most frequent plan: \(share) of the draws.")
      : phrase(
        """
        Colours are the territories of the most frequent plan: \(share) of the draws with a plan, \(planned).
        """)
  }

  /// The borders that are neither nearly always there nor hardly ever, for those who do not see them.
  private var description: String {
    let open = lines.compactMap { line -> String? in
      guard let share = line.share, case .sometimes = Standing(share) else { return nil }
      let names = line.municipalities.map { sample.planCase.shownName($0).drawable }
      return "\(names.joined(separator: "–")) \(Figures.percent(share, digits: 0))"
    }
    return
      ([colourNote]
      + (open.isEmpty
        ? [] : [phrase("Borders in some of the draws: \(open.joined(separator: ", ")).")]))
      .joined(separator: " ")
  }

  private var lines: [Line] {
    let land = map.land[.large]!
    let lines = Dictionary(grouping: land.lines) { $0.sides.compactMap { $0 } }
    return lines.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { sides, lines in
      let together = sides.count > 1 ? sample.together(sides[0], sides[1]) : nil
      return Line(
        municipalities: sides, parts: lines.map(\.points),
        share: together.map { 1 - Double($0) / Double(planned) })
    }
  }

  private func addMap(_ svg: inout SVGText, _ frame: MapFrame) {
    addLand(&svg, frame)
    let lines = lines
    for line in lines where line.share == nil { add(line, &svg, frame, Standing.never.stroke) }
    for standing in Standing.allCases {
      for line in lines where line.share.map(Standing.init) == standing {
        add(line, &svg, frame, standing.stroke)
      }
    }
    let anchors = map.outlines.pointsInside.map { $0.map(frame.pixel) }
    let labels = LabelPlacement(
      labels, anchors: anchors, links: [], on: map.land[.large]!, frame)
    for label in labels.placed where label.isApart { svg.addLeaderLine(label) }
    for label in labels.placed { svg.addLabel(label, sample.planCase) }
    for line in lines {
      guard let share = line.share, case .sometimes = Standing(share),
        let longest = line.parts.max(by: { $0.length < $1.length }), let middle = longest.middle
      else { continue }
      let place = frame.pixel(middle)
      svg.addMapText(
        Figures.percent(share, digits: 0), middle: place.x, baseline: place.y + 4,
        size: MapStyle.chipSize, isBold: true, colour: "#AA3377", hasHalo: true)
    }
  }

  private func addLand(_ svg: inout SVGText, _ frame: MapFrame) {
    let owners = plan.owners(sample.planCase.region.count)
    let areas = Dictionary(grouping: map.land[.large]!.areas, by: \.owner)
    svg.add("g", ["class": "municipalities", "fill-rule": "evenodd"]) { svg in
      for (municipality, areas) in areas.sorted(by: { $0.key < $1.key }) {
        var path = MapPath()
        for ring in areas.flatMap(\.rings) { path.addRing(ring.map(frame.pixel)) }
        svg.add(
          "path",
          [
            "class": "municipality", "data-municipality": sample.planCase.code(municipality),
            "fill": owners[municipality].map {
              colours.fill(plan.territories[$0], sample.planCase)
            } ?? MapStyle.sharedLand,
            "fill-opacity": "0.55", "d": path.text,
          ])
      }
    }
  }

  private func add(
    _ line: Line, _ svg: inout SVGText, _ frame: MapFrame,
    _ stroke: [(key: String, value: String)]
  ) {
    var path = MapPath()
    for part in line.parts { path.addLine(part.map(frame.pixel)) }
    guard !path.text.isEmpty else { return }
    let codes = line.municipalities.map(sample.planCase.code).joined(separator: " ")
    var attributes = [(key: "class", value: "border"), ("data-between", codes)]
    if let share = line.share { attributes.append(("data-share", share.written)) }
    svg.add(
      "path",
      attributes + [("d", path.text), ("fill", "none"), ("stroke-linejoin", "round")] + stroke)
  }

  /// Names, and the share of draws for whoever is a base in more than a few.
  private var labels: [MapLabel] {
    let planCase = sample.planCase
    return (0..<planCase.region.count).filter { map.outlines.pointsInside[$0] != nil }.map { m in
      let share = Double(sample.based(in: m)) / Double(planned)
      return MapLabel(
        municipality: m, name: planCase.shownName(m).mapLabel,
        chips: share >= 0.05 ? [.often(Figures.percent(share, digits: 0))] : [])
    }
  }

  private func addLegend(_ svg: inout SVGText) {
    for (index, standing) in Standing.allCases.reversed().enumerated() {
      let y = Double(index) * Self.row
      svg.add("path", [("d", "M0 \(SVGText.number(y + 10))h26")] + standing.stroke)
      svg.addText(
        standing.words, x: 50, y: y + 14, size: MapStyle.legendSize, colour: MapStyle.text)
    }
    let y = Double(Standing.allCases.count) * Self.row
    svg.addChip(.often(Figures.percent(0.6, digits: 0)), left: 0, top: y + 1)
    svg.addText(
      phrase("a base in so many of the draws"), x: 50, y: y + 14, size: MapStyle.legendSize,
      colour: MapStyle.text)
  }
}

extension [Position] {
  /// Metres from the first to the last.
  fileprivate var length: Double {
    zip(self, dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
  }

  /// The place half way along; nil where there is none.
  fileprivate var middle: Position? {
    var left = length / 2
    for (one, other) in zip(self, dropFirst()) {
      let step = one.distance(to: other)
      if step > 0, step >= left {
        let part = left / step
        return Position(
          x: one.x + part * (other.x - one.x), y: one.y + part * (other.y - one.y))
      }
      left -= step
    }
    return first
  }
}

extension Position {
  fileprivate func distance(to other: Position) -> Double {
    ((other.x - x) * (other.x - x) + (other.y - y) * (other.y - y)).squareRoot()
  }
}

extension SVGText {
  fileprivate mutating func addLines(
    _ lines: [String], top: Double, every height: Double, size: Double
  ) {
    for (index, line) in lines.enumerated() {
      addText(
        line, x: 16, y: top + Double(index) * height, size: size,
        isBold: size == MapStyle.titleSize, colour: MapStyle.text)
    }
  }
}
