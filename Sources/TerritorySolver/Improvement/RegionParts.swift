import TerritoryModel

/// Divides a region into connected parts that are small enough to be planned by themselves.
///
/// Each municipality is a part at first; the part with the fewest clients joins the neighbouring part
/// whose largest municipality is nearest, until each part has work for a few coaches or can't grow.
enum RegionParts {
  /// Caseloads that a part should have at least, so that whole coaches fit it.
  private static let caseloads = 3.0
  /// Municipalities of a part at most; such parts are proven in a fraction of a second.
  private static let mostMunicipalities = 14

  /// The parts, each ascending, in the order of their first municipality.
  static func parts(of brief: PlanBrief) -> [[Int]] {
    var parts = (0..<brief.count).filter { !brief.shared.contains($0) }.map { [$0] }
    var closed: [[Int]] = []
    while let least = parts.indices.min(by: { clients(parts[$0]) < clients(parts[$1]) }),
      clients(parts[least]) < caseloads * brief.annualClientsPerCoach
    {
      let part = parts.remove(at: least)
      let town = largest(part)
      let others = parts.indices.filter { index in
        parts[index].count + part.count <= mostMunicipalities
          && part.contains { m in
            brief.borders.neighbours[m].contains { parts[index].contains($0) }
          }
      }
      let nearest = others.min {
        brief.distances[town, largest(parts[$0])] < brief.distances[town, largest(parts[$1])]
      }
      if let nearest { parts[nearest] += part } else { closed.append(part) }
    }
    return (parts + closed).map { $0.sorted() }.sorted { $0[0] < $1[0] }

    func clients(_ part: [Int]) -> Double { part.reduce(0) { $0 + brief.demand[$1] } }
    func largest(_ part: [Int]) -> Int {
      part.min { (brief.demand[$1], $0) < (brief.demand[$0], $1) }!
    }
  }
}
