import TerritoryLanguages
import TerritoryModel

/// The reach that a new region starts with: the usual one, or as much more as it takes for no
/// municipality to be out of reach of all others.
struct UsualReach {
  /// Kilometres by road from a coach's base, a multiple of 10.
  let kilometres: Int
  /// What it rests on, with why it isn't the usual one where it is not.
  let source: String

  /// The reach of the published plan for Central Finland.
  private static let usual = 100

  init(_ distances: DistanceDraft, _ places: [PlaceDraft]) {
    let ways = distances.entries.compactMap { pair, entry in
      (try? StrictNumber.parse(entry.kilometres)).map { (pair, $0) }
    }
    self.init(ways, places.map(\.nameFinnish))
  }

  /// The reach that `import` would give a region, or a part of one.
  ///
  /// - Parameter members: positions of its municipalities.
  init(_ region: Region, _ members: [Int]) {
    let ways = MunicipalPair.all(of: members.count).map { pair in
      (pair, region.distances[members[pair.first], members[pair.second]])
    }
    self.init(ways, members.map { region.municipalities[$0].nameFinnish })
  }

  private init(_ ways: [(MunicipalPair, Double)], _ names: [String]) {
    var nearest: [Int: (other: Int, kilometres: Double)] = [:]
    for (pair, kilometres) in ways.sorted(by: { $0.0 < $1.0 }) {
      for (one, other) in [(pair.first, pair.second), (pair.second, pair.first)]
      where kilometres < nearest[one]?.kilometres ?? .infinity {
        nearest[one] = (other, kilometres)
      }
    }
    let farthest = nearest.sorted { $0.key < $1.key }.max {
      $0.value.kilometres < $1.value.kilometres
    }
    guard let (one, way) = farthest, way.kilometres > Double(Self.usual) else {
      (kilometres, source) = (Self.usual, RegionTemplate.ours)
      return
    }
    // No distance is above 10¹² (Quantity.mostDistance).
    kilometres = Int((way.kilometres / 10).rounded(.up)) * 10
    let (name, other) = (names[one], names[way.other])
    let reach = [kilometres, Self.usual].map { String($0) }
    let why = phrase(
      asNote: """
        \(reach[0]) km instead of the usual \(reach[1]), since from \(name) to the nearest municipal \
        centre of the region, \(other), it is \(shortest(way.kilometres)) km
        """)
    let otherwise = phrase(asNote: "with less, only coaches based in \(name) could serve it")
    source = "\(RegionTemplate.ours); \(why); \(otherwise)"
  }
}
