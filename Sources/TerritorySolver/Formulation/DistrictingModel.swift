import TerritoryModel

/// The integer programme of Documentation/Model.md, section 4, for one brief.
///
/// Each family of constraints and each objective has a file of its own beside this one. Where
/// territories are given, membership is no decision any more: m belongs to j exactly where j is the
/// base that its territory opens, so x_mj is written as x_jj.
struct DistrictingModel {
  typealias Variable = LinearProgram.Variable

  private(set) var brief: PlanBrief
  let reach: Reach
  /// Municipalities that may be bases.
  let bases: [Int]
  /// Whether all of `bases` are opened, instead of some.
  let basesAreFixed: Bool
  /// What the team may come to.
  let team: StaffTotals
  /// Whether the programme is the one of the mathematics, without what makes it fast to solve.
  let isPlain: Bool
  /// What municipalities are called in names of columns and rows.
  let labels: [String]
  var program: LinearProgram

  // Opening, coaches, part-time kinds and leaders have a column for each of the model's bases.
  /// x_jj: a territory is based at j.
  var opening: [Int: Variable] = [:]
  /// c_j: its coaches.
  var coaches: [Int: Variable] = [:]
  /// p_kj: how many of them are part-time, by their share.
  var partTime: [PartTimeKind] = []
  /// l_j: a leader is based there.
  var leaders: [Int: Variable] = [:]
  /// x_mj for m ≠ j, where membership is a decision: by base, then municipality.
  var memberships: [Int: [Int: Variable]] = [:]
  /// y_mj: the share of m's clients that the staff of j serves, by base, then municipality.
  var service: [Int: [Int: Variable]] = [:]
  /// The values of levels that need columns of their own, of those that are asked for.
  var measured: [Objective: LinearExpression] = [:]
  /// False where a requirement can't be met whatever is chosen.
  var isPossible = true

  /// - Parameters:
  ///   - measures: the objectives that are kept or minimised.
  ///   - bases: nil for all that are possible.
  ///   - basesAreFixed: whether each of `bases` is a base.
  ///   - team: nil for the brief's own.
  ///   - hasService: whether it matters who serves whom; for whether there is a plan it does not.
  ///   - isPlain: without tightening, and contiguity by flows instead of separators.
  ///   - labels: names of the municipalities; nil for their positions.
  ///   - program: what its columns and rows are added to.
  init(
    _ brief: PlanBrief, reach: Reach, measures: Set<Objective>, bases: [Int]? = nil,
    basesAreFixed: Bool = false, team: StaffTotals? = nil, hasService: Bool = true,
    isPlain: Bool = false, labels: [String]? = nil, in program: LinearProgram = LinearProgram()
  ) {
    let measures = measures.union(brief.difference?.ceilings.keys.map { $0 } ?? [])
    self.brief = brief
    self.reach = reach
    self.bases = bases ?? Self.possibleBases(brief, reach)
    self.basesAreFixed = basesAreFixed
    self.team = team ?? StaffTotals(brief.team)
    self.isPlain = isPlain
    self.labels = labels ?? (0..<brief.count).map { String($0) }
    self.program = program
    addVariables()
    if hasService { addServices() }
    requireMembership()
    requireStaffing()
    if hasService {
      requireCapacity()
      requireServiceRights()
      if isPlain { requireOwnService() }
    }
    if brief.grouping == nil {
      if brief.contiguity { isPlain ? requireFlow() : requireNeighbourInside() }
    }
    requireRequirements()
    requireMeasures(measures)
    self.program.family = "difference"
    requireDifference()
  }

  /// The same bases, staff and membership, with service of their own for the clients of another brief:
  /// its columns and rows are added to those of a programme that this model is a part of.
  ///
  /// - Parameters:
  ///   - other: it differs in demand and in what a coach can do, and in requirements that follow from
  ///     these.
  ///   - measures: the objectives that are kept or minimised of it.
  func serving(
    _ other: PlanBrief, measures: Set<Objective>, in program: LinearProgram
  ) -> DistrictingModel {
    var part = self
    part.program = program
    part.brief = other
    part.service = [:]
    part.measured = [:]
    part.addServices()
    part.requireCapacity()
    part.requireServiceRights()
    part.requireRequirements()
    part.requireMeasures(measures)
    return part
  }

  /// Adds a constraint to the programme; one that nothing can meet makes the model impossible.
  ///
  /// - Parameter isLazy: whether there are many of its kind, so that a search should wait until it is
  ///   broken. With the bases fixed there never are.
  mutating func require(
    _ constraint: Constraint, named name: String? = nil, isLazy: Bool = false
  ) {
    let waits = isLazy && !isPlain && !basesAreFixed
    if !program.require(constraint, named: name, isLazy: waits) { isPossible = false }
  }

  /// Given territories: the base that is given, or where coaches have their place, or else the members
  /// within reach of all others, or all members where none is, so that a territory wider than the reach
  /// can be scored too.
  private static func possibleBases(_ brief: PlanBrief, _ reach: Reach) -> [Int] {
    guard let grouping = brief.grouping else {
      return (0..<brief.count).filter { reach.members[$0][$0] }
    }
    return grouping.territories.flatMap { territory -> [Int] in
      if let base = territory.base { return [base] }
      let places = brief.asked.placedCoaches.map(\.base).filter(territory.municipalities.contains)
      if !places.isEmpty { return places }
      let central = territory.municipalities.filter { base in
        territory.municipalities.allSatisfy { brief.isWithinReach($0, of: base) }
      }
      return central.isEmpty ? territory.municipalities : central
    }.sorted()
  }

  /// Most coaches of a territory: each of the others needs one.
  var mostCoaches: Double {
    let territories = basesAreFixed ? bases.count : brief.territories.lowerBound
    return Double(team.coaches.upperBound - territories + 1)
  }

  private mutating func addVariables() {
    let least: Double = basesAreFixed ? 1 : 0
    for j in bases {
      opening[j] = program.addColumn("open_\(labels[j])", least...1, isInteger: true)
    }
    for j in bases {
      // No empty range: there is a coach for each territory.
      coaches[j] = program.addColumn("coaches_\(labels[j])", least...mostCoaches, isInteger: true)
    }
    partTime = PartTimeKind.all(of: team.partTime)
    partTime.addColumns(bases, { labels[$0] }, to: &program)
    for j in bases {
      leaders[j] = program.addColumn("leader_\(labels[j])", 0...1, isInteger: true)
    }
    if brief.grouping == nil { addMemberships() }
  }

  /// - Parameter name: what service is called in names of columns.
  mutating func addServices(named name: String = "serve") {
    for j in bases {
      for m in 0..<brief.count where mayServe(m, from: j) {
        service[j, default: [:]][m] = program.addColumn(
          "\(name)_\(labels[m])_\(labels[j])", 0...1)
      }
    }
  }

  private mutating func addMemberships() {
    for j in bases {
      for m in 0..<brief.count where m != j && reach.members[j][m] {
        // A municipality that is a base itself belongs to its own territory.
        if basesAreFixed, opening[m] != nil { continue }
        memberships[j, default: [:]][m] = program.addColumn(
          "member_\(labels[m])_\(labels[j])", 0...1, isInteger: true)
      }
    }
  }

  /// Whether staff of j could serve m in any plan.
  private func mayServe(_ m: Int, from j: Int) -> Bool {
    guard brief.demand[m] > 0, brief.isWithinReach(m, of: j) else { return false }
    if brief.shared.contains(m) { return true }
    let own = belongs(m, to: j) != nil
    return own
      || brief.neighbourHelp && brief.borders.neighbours[m].contains { belongs($0, to: j) != nil }
  }

  /// x_mj as an expression; nil where m can't belong to the territory based at j.
  func belongs(_ m: Int, to j: Int) -> LinearExpression? {
    if m == j { return opening[j].map { LinearExpression($0) } }
    if let grouping = brief.grouping {
      let together = grouping.territories.contains {
        $0.municipalities.contains(m) && $0.municipalities.contains(j)
      }
      return together ? opening[j].map { LinearExpression($0) } : nil
    }
    return memberships[j]?[m].map { LinearExpression($0) }
  }

  /// Clients a year of the municipalities of the territory based at j: Σ_m d_m x_mj.
  func load(of j: Int) -> LinearExpression {
    (0..<brief.count).sum { m in belongs(m, to: j).map { brief.demand[m] * $0 } ?? .zero }
  }

  /// Each pair of base and municipality that can be served from it, in a fixed order.
  var services: [(base: Int, municipality: Int, share: Variable)] {
    bases.flatMap { j in
      (service[j] ?? [:]).sorted { $0.key < $1.key }.map { (j, $0.key, $0.value) }
    }
  }
}

extension DistrictingModel {
  /// Where no level measures the way from a base, a territory may as well have another of its
  /// members as base, if that one reaches all that the base reaches; the search would visit each of
  /// them. So the first one is asked for: if i comes before j, reaches all that j does and is in j's
  /// territory, then some member can't belong to i, x_ij ≤ Σ_{k not for i} x_kj.
  ///
  /// - Parameter servesOutside: whether it matters whom i reaches besides its territory. Without help
  ///   its staff serves members only, and balance, partners and change ask for no service at all.
  mutating func requireFirstBase(servesOutside: Bool) {
    let reached = (0..<brief.count).map { base in
      Set((0..<brief.count).filter { brief.isWithinReach($0, of: base) })
    }
    // The one that reaches more comes first where that counts, so that the order runs in no circle.
    let order = bases.sorted {
      let (one, other) = servesOutside ? (reached[$0].count, reached[$1].count) : (0, 0)
      return (other, brief.demand[$1], $0) < (one, brief.demand[$0], $1)
    }
    for (place, j) in order.enumerated() {
      for i in order[..<place] where !servesOutside || reached[i].isSuperset(of: reached[j]) {
        guard let member = memberships[j]?[i] else { continue }
        let notForFirst = (0..<brief.count).filter { reach.members[j][$0] && !reach.members[i][$0] }
        require(LinearExpression(member) <= notForFirst.sum { belongs($0, to: j) ?? .zero })
      }
    }
  }
}

extension PlanBrief {
  /// Whether bases may be exchanged within their territories: nobody asks for a certain one, and no
  /// level measures the way from them.
  func basesAreFree(for levels: [Objective]) -> Bool {
    grouping == nil && !levels.contains(where: \.dependsOnBase)
      && !(countsChangesByBase && levels.contains(.change)) && !asksForService
      && asked.bases.isEmpty
  }
}
