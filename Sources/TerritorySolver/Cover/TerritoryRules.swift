import TerritoryModel

/// What is asked of a territory by itself, apart from reach and areas, which ``Reach`` knows.
struct TerritoryRules {
  /// A weight of each municipality that is limited for each coach of a territory.
  private struct Limit {
    let weights: [Double]
    let perCoach: Double

    func load(_ members: MunicipalitySet) -> Double {
      members.positions.reduce(0) { $0 + weights[$1] }
    }
  }

  /// The families of requirements that candidates keep, or that are none of theirs: pairs are left out
  /// by ``Reach``, and who waits is no matter of territories alone.
  static let families: Set<CompiledRequirements.Family> = [
    .groups, .apart, .bases, .pairs, .loads, .coaches, .careTeams, .waiting,
  ]

  private let mostCoaches: Int
  /// Coaches of each territory, at least.
  private(set) var leastCoaches = 1
  private var least: [Limit] = []
  private var most: [Limit] = []
  /// All of each or none.
  private var together: [MunicipalitySet] = []
  /// At most one of each.
  private var apart: [MunicipalitySet] = []
  /// Exactly these, or none of them.
  private var fixed: [MunicipalitySet] = []

  private let exact: ExactLoads

  /// How far a load may miss its limit by rounding, as a part of it.
  private static let rounding = 1e-9

  init(_ brief: PlanBrief, _ team: StaffTotals) {
    exact = ExactLoads(brief)
    mostCoaches = team.coaches.upperBound - brief.territories.lowerBound + 1
    let asked = brief.asked
    together = asked.together.map { MunicipalitySet(positions: $0) }
    apart = asked.apart.map { MunicipalitySet(positions: $0) }
    fixed = asked.territories.map { MunicipalitySet(positions: $0) }
    leastCoaches = asked.leastCoaches
    if asked.leastClients > 0 {
      least.append(Limit(weights: brief.demand, perCoach: asked.leastClients))
    }
    if asked.mostClients < .infinity {
      most.append(Limit(weights: brief.demand, perCoach: asked.mostClients))
    }
    for (perCoach, teams) in asked.careTeams {
      most.append(Limit(weights: teams.map(Double.init), perCoach: perCoach))
    }
  }

  /// Whether some territory may have all of these.
  func mayGrow(_ members: MunicipalitySet) -> Bool {
    apart.allSatisfy { $0.intersection(members).count <= 1 }
      && fixed.allSatisfy { $0.isDisjoint(with: members) || members.isSubset(of: $0) }
      && fewest(members) <= mostCoaches
  }

  /// Coaches that these can have as a territory; nil where they can't be one.
  func coaches(of members: MunicipalitySet) -> ClosedRange<Int>? {
    guard together.allSatisfy({ $0.isDisjoint(with: members) || $0.isSubset(of: members) }),
      fixed.allSatisfy({ $0.isDisjoint(with: members) || $0 == members })
    else { return nil }
    var fewest = fewest(members)
    var most = min(mostCoaches, greatest(members))
    if isAtLimit(members, coaches: fewest, of: self.most),
      exact.miss(of: Array(members.positions), coaches: Coaches(fullTime: fewest)) == .above
    {
      fewest += 1
    }
    if isAtLimit(members, coaches: most, of: least),
      exact.miss(of: Array(members.positions), coaches: Coaches(fullTime: most)) == .below
    {
      most -= 1
    }
    return fewest <= most ? fewest...most : nil
  }

  /// Whether rounding could hide on which side of a limit a load lies.
  private func isAtLimit(_ members: MunicipalitySet, coaches: Int, of limits: [Limit]) -> Bool {
    limits.contains { limit in
      let load = limit.load(members)
      return abs(load - limit.perCoach * Double(coaches)) <= 2 * Self.rounding * load
    }
  }

  /// The fewest coaches that these take, in one territory or several.
  func fewest(_ members: MunicipalitySet) -> Int {
    most.reduce(leastCoaches) { fewest, limit in
      let load = limit.load(members)
      guard load > 0 else { return fewest }
      return max(fewest, Self.whole((load / limit.perCoach * (1 - Self.rounding)).rounded(.up)))
    }
  }

  /// The most coaches that these have clients enough for, in one territory or several.
  func greatest(_ members: MunicipalitySet) -> Int {
    least.reduce(Self.countless) { greatest, limit in
      guard limit.perCoach > 0 else { return greatest }
      let enough = limit.load(members) / limit.perCoach * (1 + Self.rounding)
      return min(greatest, Self.whole(enough.rounded(.down)))
    }
  }

  /// More coaches than there are anywhere.
  private static let countless = PlanBrief.mostCoaches + 1

  /// A limit of nothing asks for infinitely many.
  private static func whole(_ count: Double) -> Int { Int(min(count, Double(countless))) }
}
