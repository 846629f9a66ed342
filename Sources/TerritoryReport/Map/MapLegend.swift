import TerritoryLanguages
import TerritoryModel

/// What signs and colours of a map mean: only those that it shows.
struct MapLegend {
  private enum Sample {
    case territory(fill: String)
    case shared
    case base
    case leader
    case waiting
    case unserved
    case arrow(isBroken: Bool)
    case border(BorderLines.Line.Kind)
  }

  private struct Entry {
    let sample: Sample
    let text: String
  }

  private let signs: [Entry]
  private let territories: [Entry]
  private let columns: Int
  private let columnWidth: Double
  private static let row = 21.0
  private static let sampleWidth = 34.0
  private static let gap = 24.0

  /// - Parameter width: pixels across.
  init(
    _ drawing: PlanMap, _ words: MapWords, hasHelp: Bool, hasSharedService: Bool, width: Double
  ) {
    let plan = drawing.plan
    let waits = plan.waiting(drawing.planCase.demand.clients).contains { $0 > 0 }
    let owners = plan.owners(drawing.planCase.region.count)
    let kinds = Set(BorderLines(drawing.map.land[.large]!, owners).all.map(\.kind))
    signs = [
      Entry(sample: .base, text: phrase("base with its number of coaches")),
      plan.team.leaders > 0 ? Entry(sample: .leader, text: phrase("team leader")) : nil,
      waits ? Entry(sample: .waiting, text: phrase("clients a year who are not served")) : nil,
      plan.unserved(drawing.planCase.demand.clients).isEmpty
        ? nil : Entry(sample: .unserved, text: phrase("no service at all")),
      hasHelp
        ? Entry(
          sample: .arrow(isBroken: false), text: phrase("help: clients a year served by neighbours")
        )
        : nil,
      hasSharedService
        ? Entry(
          sample: .arrow(isBroken: true), text: phrase("clients a year of a shared municipality"))
        : nil,
      plan.shared.isEmpty
        ? nil : Entry(sample: .shared, text: phrase("shared by all territories")),
      kinds.contains(.territory)
        ? Entry(sample: .border(.territory), text: phrase("border of a territory")) : nil,
      kinds.contains(.municipal)
        ? Entry(sample: .border(.municipal), text: phrase("border of a municipality")) : nil,
    ].compactMap { $0 }
    territories = plan.territories.map { territory in
      Entry(
        sample: .territory(fill: drawing.colours.fill(territory, drawing.planCase)),
        text: "\(words.name(territory).shortened(to: 48)): \(words.staff(territory))")
    }
    let widest = (signs + territories).map { $0.text.width(size: MapStyle.legendSize) }.max() ?? 0
    columnWidth = min(width, Self.sampleWidth + widest + Self.gap)
    columns = max(1, Int((width + Self.gap) / columnWidth))
  }

  private func rows(_ entries: [Entry]) -> Int { (entries.count + columns - 1) / columns }

  private static let between = 8.0

  /// Pixels from top to bottom.
  var height: Double {
    Double(rows(territories) + rows(signs)) * Self.row + Self.between
  }

  func draw(_ svg: inout SVGText, _ idPrefix: String) {
    svg.add("g", ["class": "legend"]) { svg in
      draw(territories, from: 0, &svg, idPrefix)
      draw(signs, from: Double(rows(territories)) * Self.row + Self.between, &svg, idPrefix)
    }
  }

  /// Entries run down each column, so that a column is read from top to bottom.
  private func draw(
    _ entries: [Entry], from top: Double, _ svg: inout SVGText, _ idPrefix: String
  ) {
    let rows = rows(entries)
    for (index, entry) in entries.enumerated() {
      let x = Double(index / rows) * columnWidth
      let y = top + Double(index % rows) * Self.row
      draw(entry.sample, x: x, y: y, &svg, idPrefix)
      svg.addText(
        entry.text, x: x + Self.sampleWidth, y: y + 14, size: MapStyle.legendSize,
        colour: MapStyle.text)
    }
  }

  private func draw(
    _ sample: Sample, x: Double, y: Double, _ svg: inout SVGText, _ idPrefix: String
  ) {
    switch sample {
    case .territory(let fill): addLand(fill, x: x, y: y, &svg)
    case .shared: addLand("url(#\(idPrefix)-shared)", x: x, y: y, &svg)
    case .base: svg.addChip(.base(coaches: 3, leaders: 0), left: x, top: y + 1)
    case .leader:
      svg.addBox(
        MapBox(left: x, top: y + 1, width: 21, height: 17), ["rx": "3", "fill": MapStyle.ink])
      svg.addPictogram(.star, left: x + 4, top: y + 3, MapStyle.background)
    case .unserved:
      addLand(MapStyle.background, x: x, y: y, &svg)
      addLand("url(#\(idPrefix)-unserved)", x: x, y: y, &svg)
    case .waiting: svg.addChip(.waiting("9"), left: x, top: y + 1)
    case .arrow(let isBroken):
      let curve = (0...9).map { Pixel(x: x + Double($0) * 3, y: y + 10) }
      svg.addArrow(curve, isBroken: isBroken)
    case .border(let kind):
      svg.add(
        "path",
        [
          "d": "M\(SVGText.number(x)) \(SVGText.number(y + 10))h26", "stroke": kind.colour,
          "stroke-width": SVGText.number(kind.width(.large)),
        ])
    }
  }

  private func addLand(_ fill: String, x: Double, y: Double, _ svg: inout SVGText) {
    svg.addBox(
      MapBox(left: x, top: y + 3, width: 26, height: 14),
      ["fill": fill, "stroke": MapStyle.ink, "stroke-width": "1.5"])
  }
}

/// What a map says in words: its title, and a description for those who do not see it.
struct MapWords {
  let plan: Plan
  let planCase: PlanCase
  let map: RegionMap

  /// `Map of Central Finland, 2021-10: 8 territories`
  var title: String {
    let count = plan.territories.count
    return phrase(
      "Map of \(planCase.shownRegion.drawable): \(count) {territory|territories}"
    )
  }

  /// The staff of a territory: `3 coaches and a leader`.
  func staff(_ territory: Plan.Territory) -> String {
    territory.leaders > 0
      ? phrase("\(territory.coaches) {coach|coaches} and a leader")
      : phrase("\(territory.coaches) {coach|coaches}")
  }

  /// A territory by name, with its base where that has another name.
  func name(_ territory: Plan.Territory) -> String {
    let name = planCase.shownName(of: territory).drawable
    let base = self.name(territory.base)
    return name == base ? name : phrase("\(name), base \(base)")
  }

  func name(_ municipality: Int) -> String { planCase.shownName(municipality).drawable }

  private func names(_ municipalities: [Int]) -> String {
    municipalities.map(name).joined(separator: ", ")
  }

  /// Everything that the map shows, in sentences.
  var description: String {
    let unserved = plan.unserved(planCase.demand.clients)
    let waiting = plan.waiting(planCase.demand.clients).enumerated()
      .filter { $0.element > 0 && !unserved.contains($0.offset) }
      .map { "\(name($0.offset)) \(mapNumber($0.element))" }
    let sentences =
      notes
      + plan.territories.map { territory in
        "\(name(territory)): \(names(territory.municipalities)); \(staff(territory))."
      }
      + (plan.shared.isEmpty ? [] : [phrase("Shared by all territories: \(names(plan.shared)).")])
      + plan.territories.filter { !$0.helps.isEmpty }.map { territory in
        let helps = territory.helps.map { "\(name($0.municipality)) \(mapNumber($0.clients))" }
        return phrase(
          "Coaches from \(name(territory.base)) also serve, clients a year: \(helps.joined(separator: ", "))."
        )
      }
      + (unserved.isEmpty ? [] : [phrase("No service at all: \(names(unserved)).")])
      + (waiting.isEmpty
        ? (unserved.isEmpty ? [phrase("Nobody waits.")] : [])
        : [phrase("Waiting, clients a year: \(waiting.joined(separator: ", ")).")])
    return sentences.joined(separator: " ")
  }

  /// What a reader has to know about the drawing itself, and who asks to be named for it.
  var notes: [String] {
    let missing = map.outlines.missing
    return [
      map.outlines.isSchematic
        ? phrase(
          "Schematic map: each area is the land nearest to a municipal centre; the lines are not real boundaries."
        ) : nil,
      missing.isEmpty ? nil : phrase("Not drawn, for want of an outline: \(names(missing))."),
      map.outlines.attribution.map { sourceWords($0).drawable },
    ].compactMap { $0 }
  }

  /// What a pointer over a municipality's land shows.
  func detail(_ municipality: Int) -> String {
    let clients = planCase.demand.clients[municipality]
    let waiting = plan.waiting(planCase.demand.clients)[municipality]
    let territory = plan.territories.first { $0.municipalities.contains(municipality) }
    let belongs =
      territory.map { phrase("territory \(name($0))") } ?? phrase("shared by all territories")
    let isUnserved = plan.unserved(planCase.demand.clients).contains(municipality)
    let numbers =
      isUnserved
      ? phrase("\(mapNumber(clients)) {client|clients} a year, {who is not|none of them} served")
      : waiting > 0
        ? phrase(
          """
          \(mapNumber(clients)) {client|clients} a year, \(mapNumber(waiting)) of them {waits|wait}
          """)
        : phrase("\(mapNumber(clients)) {client|clients} a year")
    return "\(name(municipality)): \(belongs); \(numbers)"
  }
}
