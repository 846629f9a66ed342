import TerritoryModel

/// What stands at a municipality on the map: its name, and below it signs with numbers.
struct MapLabel {
  /// A sign with what it counts.
  enum Chip: Hashable {
    /// A base with its coaches.
    case base(coaches: Coaches, leaders: Int)
    /// Clients a year who wait.
    case waiting(String)
    /// The share of several plans in which coaches are based here.
    case often(String)

    static let height = 17.0
    /// Pixels of the pictograms, with the room after each.
    static let pictogram = 14.0

    /// Pixels across.
    var width: Double {
      switch self {
      case .base(let coaches, let leaders):
        8 + Self.pictogram + Figures.coaches(coaches).width(size: MapStyle.chipSize)
          + Double(leaders) * (Self.pictogram + 2)
      case .waiting(let number):
        8 + Self.pictogram + number.width(size: MapStyle.chipSize)
      case .often(let share): 8 + share.width(size: MapStyle.chipSize)
      }
    }
  }

  let municipality: Int
  let name: String
  let chips: [Chip]
  /// Bases stand in bold type.
  let isBase: Bool
  /// Pixels across.
  let width: Double

  init(municipality: Int, name: String, chips: [Chip]) {
    self.municipality = municipality
    self.name = name
    self.chips = chips
    isBase = chips.contains { if case .waiting = $0 { false } else { true } }
    // Bold letters are about a tenth wider.
    let nameWidth = name.width(size: MapStyle.labelSize) * (isBase ? 1.1 : 1)
    width = max(nameWidth, Self.width(of: chips)) + 4
  }

  /// The label with the name and the base's staff alone.
  var withoutWaiting: MapLabel {
    MapLabel(
      municipality: municipality, name: name,
      chips: chips.filter { if case .base = $0 { true } else { false } })
  }

  private static let nameHeight = 16.0
  /// Pixels between two chips.
  static let gap = 3.0

  /// Pixels from the top of the label to the line that letters stand on.
  static let baseline = 12.5

  /// Pixels from the top of the label to its chips.
  static let chipTop = nameHeight + 1

  /// Pixels that signs take side by side.
  static func width(of chips: [Chip]) -> Double {
    chips.reduce(0) { $0 + $1.width } + Double(max(0, chips.count - 1)) * gap
  }

  var height: Double { Self.nameHeight + (chips.isEmpty ? 0 : Chip.height + 2) }
}

extension MapLabel {
  /// The labels of all municipalities of a plan that have land on the map.
  static func all(_ plan: Plan, _ planCase: PlanCase, _ map: RegionMap) -> [MapLabel] {
    let waiting = plan.waiting(planCase.demand.clients)
    return (0..<planCase.region.count).filter { map.outlines.pointsInside[$0] != nil }.map {
      municipality in
      var chips = plan.territories.filter { $0.base == municipality }.map {
        Chip.base(coaches: $0.coaches, leaders: $0.leaders)
      }
      if waiting[municipality] > 0 { chips.append(.waiting(mapNumber(waiting[municipality]))) }
      return MapLabel(
        municipality: municipality, name: planCase.shownName(municipality).mapLabel, chips: chips)
    }
  }
}

/// Clients a year as the map writes them; the tables have their decimals.
func mapNumber(_ clients: Double) -> String { Figures.people(clients) }

extension String {
  /// The name as a drawing writes it: without control characters, and without those that turn the
  /// direction of what follows.
  var drawable: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.filter { scalar in
          !(scalar.properties.generalCategory == .control || scalar.turnsText)
        }))
  }

  /// The most characters of a name on a map; the whole name stands in the title of its land.
  private static var mostOnMap: Int { 24 }

  /// The name as a label of the map.
  var mapLabel: String { drawable.shortened(to: Self.mostOnMap) }
}

extension Unicode.Scalar {
  /// Whether the character turns the direction of what follows, or breaks it without being seen.
  var turnsText: Bool {
    (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
      || [0x200E, 0x200F, 0x2028, 0x2029, 0xFEFF].contains(value)
  }
}

extension SVGText {
  /// Text of a map in its middle, in the order in which its own letters run.
  mutating func addMapText(
    _ text: String, middle x: Double, baseline y: Double, size: Double, isBold: Bool = false,
    colour: String = MapStyle.text, hasHalo: Bool = false
  ) {
    var attributes: [(key: String, value: String)] = [
      ("x", Self.number(x)), ("y", Self.number(y)), ("font-size", Self.number(size)),
      ("text-anchor", "middle"), ("fill", colour), ("unicode-bidi", "isolate"),
    ]
    if isBold { attributes.append(("font-weight", "bold")) }
    if hasHalo {
      // Letters stay readable where they run over a border.
      attributes += [
        ("stroke", MapStyle.background), ("stroke-width", "3"), ("stroke-opacity", "0.7"),
        ("stroke-linejoin", "round"), ("paint-order", "stroke"),
      ]
    }
    add("text", attributes, holding: text)
  }

  mutating func addLeaderLine(_ label: LabelPlacement.Placed) {
    let (start, end) = (label.lineStart, label.anchor)
    add(
      "path",
      [
        "class": "leader-line",
        "d":
          "M\(Self.number(start.x)) \(Self.number(start.y))L\(Self.number(end.x)) \(Self.number(end.y))",
        "stroke": MapStyle.ink, "stroke-width": "1",
      ])
    add(
      "circle",
      [
        "cx": Self.number(end.x), "cy": Self.number(end.y), "r": "2.5", "fill": MapStyle.ink,
      ])
  }

  mutating func addLabel(_ placed: LabelPlacement.Placed, _ planCase: PlanCase) {
    let (label, box) = (placed.label, placed.box)
    add(
      "g", ["class": "label", "data-municipality": planCase.code(label.municipality)]
    ) { svg in
      svg.addMapText(
        label.name, middle: box.middle.x, baseline: box.top + MapLabel.baseline,
        size: MapStyle.labelSize, isBold: label.isBase, hasHalo: true)
      var left = box.middle.x - MapLabel.width(of: label.chips) / 2
      for chip in label.chips {
        svg.addChip(chip, left: left, top: box.top + MapLabel.chipTop)
        left += chip.width + MapLabel.gap
      }
    }
  }

  /// A sign: dark with a person for coaches and a star for the leader; light with an hourglass for
  /// those who wait.
  mutating func addChip(_ chip: MapLabel.Chip, left: Double, top: Double) {
    let kind =
      switch chip {
      case .base: "base"
      case .waiting: "waiting"
      case .often: "often"
      }
    add("g", ["class": "chip \(kind)"]) { $0.addSigns(of: chip, left: left, top: top) }
  }

  private mutating func addSigns(of chip: MapLabel.Chip, left: Double, top: Double) {
    let (height, pictogram) = (MapLabel.Chip.height, MapLabel.Chip.pictogram)
    let box = MapBox(left: left, top: top, width: chip.width, height: height)
    let isBase = if case .waiting = chip { false } else { true }
    addBox(
      box,
      [
        "rx": "3", "fill": isBase ? MapStyle.ink : MapStyle.background, "stroke": MapStyle.ink,
        "stroke-width": "1",
      ])
    let number =
      switch chip {
      case .base(let coaches, _): Figures.coaches(coaches)
      case .waiting(let number): number
      case .often(let share): share
      }
    let width = number.width(size: MapStyle.chipSize)
    let colour = isBase ? MapStyle.background : MapStyle.ink
    var start = left + 4
    if case .often = chip {
    } else {
      addPictogram(isBase ? .person : .hourglass, left: start, top: top + 2, colour)
      start += pictogram
    }
    addMapText(
      number, middle: start + width / 2, baseline: top + 13, size: MapStyle.chipSize, isBold: true,
      colour: colour)
    if case .base(_, let leaders) = chip {
      for index in 0..<leaders {
        addPictogram(
          .star, left: left + 5 + pictogram + width + Double(index) * (pictogram + 2),
          top: top + 2, colour)
      }
    }
  }

  /// Signs of 13 pixels, drawn rather than written, since fonts differ.
  enum Pictogram: String {
    case person = "M6 0a3 3 0 1 1 0 6a3 3 0 1 1 0-6zM0.5 13c0-8 11-8 11 0z"
    case star =
      "M6.5 .3L8.2 4.6L12.8 4.9L9.2 7.8L10.4 12.3L6.5 9.8L2.6 12.3L3.8 7.8L.2 4.9L4.8 4.6z"
    case hourglass = "M1.5 0h9v2L7.5 6.5L10.5 11v2h-9v-2L4.5 6.5L1.5 2z"
  }

  mutating func addPictogram(
    _ pictogram: Pictogram, left: Double, top: Double, _ colour: String
  ) {
    add(
      "path",
      [
        "d": pictogram.rawValue, "fill": colour,
        "transform": "translate(\(Self.number(left)) \(Self.number(top)))",
      ])
  }
}
