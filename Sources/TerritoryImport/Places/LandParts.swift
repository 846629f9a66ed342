import TerritoryGeography
import TerritoryLanguages
import TerritoryModel

/// The parts of a region that no road connects, and the land nearest to each.
struct LandParts {
  private let municipalities: [Municipality]
  /// Nil where there are no boundaries: then centres are compared.
  private let land: LandDistances?

  /// Two municipalities, one inside and one outside of a part, and the kilometres between their land, or
  /// between their centres where no land is known.
  struct Gap {
    let from: Int
    let to: Int
    let kilometres: Double
  }

  init(_ municipalities: [Municipality], _ land: LandDistances?) {
    self.municipalities = municipalities
    self.land = land
  }

  /// The smallest gap between a part and the rest; nil where there is no rest.
  func gap(from part: [Int]) -> Gap? {
    if let land {
      return land.nearest(to: part).map {
        Gap(from: $0.from, to: $0.to, kilometres: $0.kilometres)
      }
    }
    let inside = Set(part)
    return part.lazy.flatMap { from in
      municipalities.indices.lazy.filter { !inside.contains($0) }.map { to in
        Gap(
          from: from, to: to,
          kilometres: GreatCircle.kilometres(
            from: (municipalities[from].latitude, municipalities[from].longitude),
            to: (municipalities[to].latitude, municipalities[to].longitude)))
      }
    }.min { $0.kilometres < $1.kilometres }
  }

  /// The gap in words: `B borders on C, but no road leads across`.
  func words(_ gap: Gap) -> Wording {
    let (from, to) = (municipalities[gap.from].name, municipalities[gap.to].name)
    let kilometres = DistanceDraft.text(gap.kilometres, decimals: 1)
    guard land != nil else { return "the nearest centre is \(to), \(kilometres) km from \(from)" }
    return gap.kilometres == 0
      ? "\(from) borders on \(to), but no road leads across"
      : "the nearest land is \(to), \(kilometres) km from \(from)"
  }

  /// The gaps that make the region hang together once a way leads over each: the smallest part is joined
  /// to what is nearest, until there is one part.
  func gapsToClose(_ graph: BorderGraph) -> [Gap] {
    var graph = graph
    var gaps: [Gap] = []
    while let part = smallestPart(of: graph), let gap = gap(from: part) {
      gaps.append(gap)
      graph = graph.adding(gap.from, gap.to)
    }
    return gaps
  }

  private func smallestPart(of graph: BorderGraph) -> [Int]? {
    let parts = graph.parts(of: Array(municipalities.indices))
    return parts.count < 2 ? nil : parts.min { ($0.count, $0[0]) < ($1.count, $1[0]) }
  }
}
