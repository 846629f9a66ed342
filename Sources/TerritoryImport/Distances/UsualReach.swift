import TerritoryLanguages
import TerritoryModel

/// The reach that a new region starts with: the usual one, or as much more as it takes for no
/// municipality to be out of reach of all others.
struct UsualReach {
  /// Kilometres by road from a coach's base, a multiple of 10.
  let kilometres: Int
  /// Why it isn't the usual one; empty where it is.
  let reason: String

  /// The reach of the published plan for Central Finland.
  private static let usual = 100

  init(_ distances: DistanceDraft, _ places: [PlaceDraft]) {
    var nearest: [Int: (other: Int, kilometres: Double)] = [:]
    for (pair, entry) in distances.entries.sorted(by: { $0.key < $1.key }) {
      guard let kilometres = try? StrictNumber.parse(entry.kilometres) else { continue }
      for (one, other) in [(pair.first, pair.second), (pair.second, pair.first)]
      where kilometres < nearest[one]?.kilometres ?? .infinity {
        nearest[one] = (other, kilometres)
      }
    }
    let farthest = nearest.sorted { $0.key < $1.key }.max {
      $0.value.kilometres < $1.value.kilometres
    }
    guard let (one, way) = farthest, way.kilometres > Double(Self.usual) else {
      (kilometres, reason) = (Self.usual, "")
      return
    }
    kilometres = Int((way.kilometres / 10).rounded(.up)) * 10
    let (name, other) = (places[one].nameFinnish, places[way.other].nameFinnish)
    let reach = [kilometres, Self.usual].map { String($0) }
    let why = phrase(
      asNote: """
        \(reach[0]) km instead of the usual \(reach[1]), since from \(name) to the nearest municipal \
        centre of the region, \(other), it is \(shortest(way.kilometres)) km
        """)
    let otherwise = phrase(asNote: "with less, only coaches based in \(name) could serve it")
    reason = "\(why); \(otherwise)"
  }
}
