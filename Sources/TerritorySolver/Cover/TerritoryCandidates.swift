import TerritoryModel

/// Every set of municipalities that may be one territory.
///
/// A region of 22 municipalities has some 120,000 of them, so that a question about whole plans can
/// be asked as one about which of them fit together, without a relaxation that mixes half territories.
struct TerritoryCandidates {
  /// In the order in which they were found.
  private(set) var all: [TerritoryCandidate] = []
  /// How many sets were looked at.
  private var looked = 0
  /// Those that belong to a territory at all.
  let municipalities: MunicipalitySet
  let rules: TerritoryRules
  private let neighbours: [MunicipalitySet]
  /// For each municipality, the bases that may have it.
  private let bases: [MunicipalitySet]

  /// More sets than this are too many to write down.
  private let mostSets: Int

  /// - Parameter mostSets: more than these are too many; 600,000 at most.
  /// - Returns: nil where there are too many.
  init?(_ brief: PlanBrief, _ reach: Reach, _ team: StaffTotals, mostSets: Int = .max) {
    self.mostSets = min(mostSets, 600_000)
    let count = brief.count
    guard count <= MunicipalitySet.mostMunicipalities, brief.grouping == nil,
      brief.difference == nil, team.partTime.isEmpty,
      brief.asked.families.isSubset(of: TerritoryRules.families)
    else { return nil }
    rules = TerritoryRules(brief, team)
    let own = (0..<count).filter { !brief.shared.contains($0) }
    let municipalities = MunicipalitySet(positions: own)
    self.municipalities = municipalities
    neighbours = (0..<count).map { m in
      // Where territories may lie apart, everybody is everybody's neighbour.
      brief.contiguity ? MunicipalitySet(positions: brief.borders.neighbours[m]) : municipalities
    }
    bases = (0..<count).map { m in
      MunicipalitySet(positions: own.filter { reach.members[$0][m] })
    }
    var passed = MunicipalitySet(positions: brief.shared)
    for start in own {
      let first = MunicipalitySet(start)
      passed.formUnion(first)
      guard
        grow(first, by: neighbours[start].subtracting(passed), passed, bases: bases[start])
      else { return nil }
    }
  }

  /// Notes a set and all that grow out of it: each connected set comes up once, because what was
  /// passed over is never taken later.
  ///
  /// - Parameters:
  ///   - edge: neighbours that may still be taken.
  ///   - passed: municipalities that were taken or passed over.
  ///   - bases: bases that may have all of the set, inside it or not.
  /// - Returns: false where there are too many sets.
  private mutating func grow(
    _ members: MunicipalitySet, by edge: MunicipalitySet, _ passed: MunicipalitySet,
    bases: MunicipalitySet
  ) -> Bool {
    looked += 1
    guard looked <= mostSets else { return false }
    let mayComeIn = bases.subtracting(passed).union(bases.intersection(members))
    guard !mayComeIn.isEmpty, rules.mayGrow(members) else { return true }
    if !bases.isDisjoint(with: members), let coaches = rules.coaches(of: members) {
      all.append(TerritoryCandidate(members: members, coaches: coaches))
    }
    var edge = edge
    var passed = passed
    while !edge.isEmpty {
      let next = MunicipalitySet(edge.first)
      edge.subtract(next)
      passed.formUnion(next)
      let grown = members.union(next)
      let further = edge.union(neighbours[next.first]).subtracting(passed)
      guard
        grow(grown, by: further, passed, bases: bases.intersection(self.bases[next.first]))
      else { return false }
    }
    return true
  }

  /// The least base that may have the members.
  func base(of members: MunicipalitySet) -> Int { bases(of: members).first }

  /// The bases among the members that may have them all.
  func bases(of members: MunicipalitySet) -> MunicipalitySet {
    members.positions.reduce(members) { $0.intersection(bases[$1]) }
  }

  /// What hangs together with a municipality inside a set.
  func component(of start: Int, within set: MunicipalitySet) -> MunicipalitySet {
    var reached = MunicipalitySet(start)
    var edge = reached
    while !edge.isEmpty {
      let next = MunicipalitySet(edge.first)
      edge.subtract(next)
      let fresh = neighbours[next.first].intersection(set).subtracting(reached)
      reached.formUnion(fresh)
      edge.formUnion(fresh)
    }
    return reached
  }
}

/// Municipalities that may be one territory, looked at alone.
struct TerritoryCandidate {
  let members: MunicipalitySet
  /// Coaches that they can have by what is asked of each territory.
  let coaches: ClosedRange<Int>
}

/// Some municipalities of a region of at most 64, by their positions: a set that costs nothing to
/// compare and to keep by the hundred thousand.
struct MunicipalitySet: OptionSet, Hashable {
  let rawValue: UInt64

  /// The most municipalities that a region can have for its sets to be written so.
  static let mostMunicipalities = UInt64.bitWidth

  init(rawValue: UInt64) { self.rawValue = rawValue }

  /// One municipality. Below 64: larger regions have no candidates.
  init(_ position: Int) { rawValue = 1 << UInt64(position) }

  init(positions: some Sequence<Int>) {
    self = positions.reduce(into: []) { $0.formUnion(MunicipalitySet($1)) }
  }

  var count: Int { rawValue.nonzeroBitCount }

  /// The least position; 64 in the empty set.
  var first: Int { rawValue.trailingZeroBitCount }
}

extension MunicipalitySet {
  /// The positions, ascending.
  struct Positions: Sequence, IteratorProtocol {
    fileprivate var rest: UInt64

    mutating func next() -> Int? {
      guard rest != 0 else { return nil }
      defer { rest &= rest - 1 }
      return rest.trailingZeroBitCount
    }
  }

  var positions: Positions { Positions(rest: rawValue) }
}
