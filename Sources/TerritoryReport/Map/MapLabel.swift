import TerritoryModel

/// What stands at a municipality on the map: its name, and below it signs with numbers.
struct MapLabel {
  /// A sign with what it counts.
  enum Chip: Hashable {
    /// A base with its coaches.
    case base(coaches: Int, leaders: Int)
    /// Clients a year who wait.
    case waiting(String)

    static let height = 17.0
    /// Pixels of the pictograms, with the room after each.
    static let pictogram = 14.0

    /// Pixels across.
    var width: Double {
      switch self {
      case .base(let coaches, let leaders):
        8 + Self.pictogram + String(coaches).width(size: MapStyle.chipSize)
          + Double(leaders) * (Self.pictogram + 2)
      case .waiting(let number):
        8 + Self.pictogram + number.width(size: MapStyle.chipSize)
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
    isBase = chips.contains { if case .base = $0 { true } else { false } }
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
