import TerritoryModel

/// Colours and strokes of maps.
///
/// Territories have the colours of Paul Tol's scheme "light", which people with colour blindness can
/// tell apart and on which black text reads well. A map has its own white background, so it reads
/// the same on light and dark pages.
enum MapStyle {
  /// In Tol's order, which begins with those that differ most.
  static let territories = [
    "#77AADD", "#EE8866", "#EEDD88", "#FFAABB", "#99DDFF", "#44BB99", "#BBCC33", "#AAAA00",
  ]
  /// Pairs of places in the list above that look alike.
  static let similar: Set<Set<Int>> = [[0, 4], [6, 7], [5, 7], [5, 6], [1, 3], [2, 6]]
  static let background = "#FFFFFF"
  static let text = "#000000"
  /// The land of shared municipalities, and the lines that hatch it.
  static let sharedLand = "#DDDDDD"
  static let hatching = "#666666"
  /// The lines across the land of municipalities that get no service.
  static let unserved = "#111111"
  /// Arrows, leader lines, signs.
  static let ink = "#000000"
  static let font = "Helvetica, Arial, sans-serif"
  static let labelSize = 13.0
  static let chipSize = 12.0
  static let legendSize = 13.0
  static let titleSize = 18.0
}

extension BorderLines.Line.Kind {
  var colour: String {
    switch self {
    case .municipal: "#444444"
    case .outer, .territory: "#111111"
    }
  }

  /// Pixels across.
  func width(_ size: RegionMap.Size) -> Double {
    switch (self, size) {
    case (.municipal, .large): 0.8
    case (.outer, .large): 1.3
    case (.territory, .large): 3.2
    case (.municipal, .medium): 0.5
    case (.outer, .medium): 0.9
    case (.territory, .medium): 2.2
    case (.municipal, .small): 0.4
    case (.outer, .small): 0.7
    case (.territory, .small): 1.8
    }
  }
}

/// A colour for each territory, the same in all plans of a report, by what territories have in common.
///
/// Territories that border on each other in any of the plans get different colours, as long as the
/// eight colours last (greedy colouring by saturation: D. Brélaz, New methods to color the vertices
/// of a graph, 1979). Eight territories or fewer all get different ones.
public struct TerritoryColours: Sendable {
  private let places: [String: Int]

  /// - Parameters:
  ///   - plans: all plans that are drawn; territories of the same likeness have the same colour.
  ///   - planCase: names the territories of all plans.
  public init(_ plans: [Plan], _ planCase: PlanCase, _ map: RegionMap) {
    var names: [String] = []
    var neighbours: [String: Set<String>] = [:]
    for plan in plans {
      let owners = plan.owners(planCase.region.count)
      let own = plan.territories.map { planCase.name($0.likeness) }
      for name in own where neighbours[name] == nil {
        neighbours[name] = []
        names.append(name)
      }
      for (first, second) in map.neighbours {
        guard let a = owners[first], let b = owners[second], own[a] != own[b] else { continue }
        neighbours[own[a]]!.insert(own[b])
        neighbours[own[b]]!.insert(own[a])
      }
    }
    places = Self.colouring(names, neighbours)
  }

  /// The colour of a territory's land, such as `#77AADD`.
  ///
  /// One that none of the plans has gets the first colour.
  public func fill(_ territory: Plan.Territory, _ planCase: PlanCase) -> String {
    MapStyle.territories[places[planCase.name(territory.likeness)] ?? 0]
  }

  private static func colouring(
    _ names: [String], _ neighbours: [String: Set<String>]
  ) -> [String: Int] {
    var places: [String: Int] = [:]
    var uses = MapStyle.territories.map { _ in 0 }
    var open = names
    func taken(_ name: String) -> [Int] { neighbours[name]!.compactMap { places[$0] } }
    while !open.isEmpty {
      // Whose neighbours have most colours goes first, then who has most neighbours.
      let index = open.indices.max { a, b in
        let (first, second) = (open[a], open[b])
        return (Set(taken(first)).count, neighbours[first]!.count, b)
          < (Set(taken(second)).count, neighbours[second]!.count, a)
      }!
      let name = open.remove(at: index)
      let around = taken(name)
      let place = MapStyle.territories.indices.min { a, b in
        cost(a, around, uses) < cost(b, around, uses)
      }!
      places[name] = place
      uses[place] += 1
    }
    return places
  }

  /// A neighbour of the same colour counts most, then how often the colour stands on the map, then
  /// a neighbour of a similar colour.
  private static func cost(
    _ place: Int, _ around: [Int], _ uses: [Int]
  ) -> (Int, Int, Int, Int) {
    let same = around.count { $0 == place }
    let similar = around.count { MapStyle.similar.contains([place, $0]) }
    return (same, uses[place], similar, place)
  }
}

extension Plan {
  /// For each municipality the place of its territory in ``territories``; nil where it is shared.
  func owners(_ count: Int) -> [Int?] {
    var owners = [Int?](repeating: nil, count: count)
    for (index, territory) in territories.enumerated() {
      for municipality in territory.municipalities { owners[municipality] = index }
    }
    return owners
  }
}
