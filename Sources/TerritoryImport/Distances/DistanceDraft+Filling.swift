import TerritoryLanguages
import TerritoryModel

extension DistanceDraft {
  /// What road distances are to great-circle distances where nobody says another factor: the median
  /// over all pairs of Finnish municipal centres on the National Land Survey's road map is 1.19.
  package static let usualDetour = 1.2

  /// Gives each link its kilometres, and pairs without a distance the shortest way over links.
  mutating func fill(over links: [ResolvedLink], count: Int) {
    guard !links.isEmpty else { return }
    for link in links {
      set(
        link.pair,
        Entry(
          kilometres: shortest(link.kilometres), minutes: nil, estimate: ""))
    }
    // Whoever has no distance of their own goes over the ends of links.
    let hubs = Set(links.flatMap { [$0.pair.first, $0.pair.second] }).sorted()
    var ways = Array(repeating: Array(repeating: Double.infinity, count: count), count: count)
    for (pair, entry) in entries {
      guard let km = try? StrictNumber.parse(entry.kilometres) else { continue }
      ways[pair.first][pair.second] = km
      ways[pair.second][pair.first] = km
    }
    for hub in hubs {
      for from in 0..<count where ways[from][hub] < .infinity {
        for to in 0..<count {
          ways[from][to] = min(ways[from][to], ways[from][hub] + ways[hub][to])
        }
      }
    }
    for pair in MunicipalPair.all(of: count) where entries[pair] == nil {
      let km = ways[pair.first][pair.second]
      guard km < .infinity else { continue }
      set(
        pair,
        Entry(
          kilometres: Self.text(km, decimals: 1), minutes: nil,
          estimate: phrase(asNote: "over a link")))
    }
  }

  /// Gives pairs without a distance the great circle between their centres times a factor.
  mutating func fill(detour: Double, _ municipalities: [Municipality]) {
    for pair in MunicipalPair.all(of: municipalities.count) where entries[pair] == nil {
      let (a, b) = (municipalities[pair.first], municipalities[pair.second])
      let km =
        detour
        * GreatCircle.kilometres(from: (a.latitude, a.longitude), to: (b.latitude, b.longitude))
      set(
        pair,
        Entry(
          kilometres: Self.text(km, decimals: 1), minutes: nil,
          estimate: phrase(asNote: "great circle × \(shortest(detour))")))
    }
  }

  /// Notes the municipalities that have no distance to others.
  func noteMissing(_ municipalities: [Municipality], _ place: String, log: inout ProblemLog) {
    let missing = MunicipalPair.all(of: municipalities.count).filter { entries[$0] == nil }
    // The municipality that lacks the most distances tells what is wrong; the others lack it.
    var left = missing
    while let worst = Dictionary(grouping: left.flatMap { [$0.first, $0.second] }, by: { $0 })
      .max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) })?.key
    {
      let others = left.filter { $0.first == worst || $0.second == worst }.map {
        $0.first == worst ? $0.second : $0.first
      }
      left.removeAll { $0.first == worst || $0.second == worst }
      let names = others.prefix(3).map { municipalities[$0].name }.joined(separator: ", ")
      let more = others.count > 3 ? " and \(others.count - 3) more" : ""
      let near = nearestSpelling(of: municipalities[worst].name, among: unknown)
      log.add(
        place, "there is no distance from \(municipalities[worst].name) to \(names)\(more)",
        mend: near.map { "correct the spelling of \(quoted($0))" }
          ?? "add it, or a ferry with --link \(municipalities[worst].name),OTHER,KILOMETRES,REASON,"
          + " or let it be estimated with --detour \(shortest(Self.usualDetour))")
    }
  }
}
