import TerritoryModel

/// The relaxation of ``DistrictingModel`` that knows bases, staff and service, but not who belongs where.
///
/// Columns x_jj, c_j, l_j and y_mj; rows: capacity, nobody served twice, staffing, y_mj ≤ x_jj, and
/// every municipality within the reach of some base that it may belong to. Membership, with contiguity,
/// rights and requirements on top of it, hardly moves the optimum of travel, yet is most of the
/// programme: without it, relaxations of a hundred municipalities take a tenth of the time.
struct ServiceModel {
  let brief: PlanBrief
  /// Most coaches of a territory.
  let mostCoaches: Double
  // Opening, coaches and leaders have a column for each base.
  private(set) var columns: CapacityColumns
  /// p_kj: how many of a base's coaches are part-time, by their share.
  private(set) var partTime: [PartTimeKind]
  private(set) var program = LinearProgram()
  /// What is minimised.
  private(set) var objective = LinearExpression.zero
  /// False where no plan is possible, whatever is chosen.
  private(set) var isPossible = true

  private var fairness: (largestShare: LinearExpression?, beyondEvenShare: LinearExpression?)

  /// Levels that follow from who serves whom, whatever the territories are.
  static let levels: Set<Objective> = [.waiting, .fairness, .beyondEvenShare, .travel]

  /// - Parameters:
  ///   - level: what is minimised, one of ``levels``.
  ///   - kept: the most that other ones may have.
  init(_ brief: PlanBrief, _ reach: Reach, _ level: Objective, keeping kept: [KeptLevel]) {
    self.brief = brief
    let bases = (0..<brief.count).filter { reach.members[$0][$0] }
    let most = Double(brief.team.coaches.count - brief.territories.lowerBound + 1)
    mostCoaches = most
    var program = LinearProgram()
    func columns(
      _ name: String, _ most: Double, _ program: inout LinearProgram
    ) -> [Int: LinearProgram.Variable] {
      var found: [Int: LinearProgram.Variable] = [:]
      // At least 1: there is a coach for each territory.
      for j in bases { found[j] = program.addColumn("\(name)_\(j)", 0...most, isInteger: true) }
      return found
    }
    let opening = columns("open", 1, &program)
    let coaches = columns("coaches", most, &program)
    var partTime = PartTimeKind.all(of: brief.team.coaches.partTime)
    partTime.addColumns(bases, { String($0) }, to: &program)
    let leaders = columns("leader", 1, &program)
    var service: [Int: [Int: LinearProgram.Variable]] = [:]
    for j in bases {
      for m in 0..<brief.count where Self.mayServe(m, from: j, brief, reach) {
        service[j, default: [:]][m] = program.addColumn("serve_\(m)_\(j)", 0...1)
      }
    }
    self.program = program
    self.columns = CapacityColumns(
      bases: bases, opening: opening, coaches: coaches, leaders: leaders, service: service)
    self.partTime = partTime
    requireStaffing(most)
    requireCapacity()
    requireBaseInReach(reach)
    requireBases()
    objective = objective(level)
    for level in kept { keep(level.level.objective, atMost: level.ceiling) }
    let ceilings = (brief.difference?.ceilings ?? [:])
      .sorted { $0.key.rawValue < $1.key.rawValue }
    for (level, most) in ceilings { keep(level, atMost: most) }
  }

  private mutating func keep(_ level: Objective, atMost value: Double) {
    require(objective(level) <= value + DistrictingModel.slack(of: level, value, brief))
  }

  /// What a level minimises; the columns and rows that it needs are added.
  private mutating func objective(_ level: Objective) -> LinearExpression {
    switch level {
    case .waiting: return LinearExpression(brief.totalDemand) - services { m, _ in brief.demand[m] }
    case .travel: return services { m, j in brief.demand[m] * brief.distances[m, j] }
    case .fairness:
      let fairness = Fairness(brief, service: columns.service)
      let known = self.fairness.largestShare ?? fairness.largestShare(&program)
      self.fairness.largestShare = known
      return known
    case .beyondEvenShare:
      let fairness = Fairness(brief, service: columns.service)
      let known = self.fairness.beyondEvenShare ?? fairness.beyondEvenShare(&program)
      self.fairness.beyondEvenShare = known
      return known
    // ServiceSearch.suits has left out briefs with ceilings of other levels.
    default: preconditionFailure("who belongs where decides \(level)")
    }
  }

  /// Whether staff of j could serve m in any plan.
  static func mayServe(_ m: Int, from j: Int, _ brief: PlanBrief, _ reach: Reach) -> Bool {
    guard brief.demand[m] > 0, brief.isWithinReach(m, of: j) else { return false }
    let own = reach.members[j]
    return brief.shared.contains(m) || own[m]
      || brief.neighbourHelp && brief.borders.neighbours[m].contains { own[$0] }
  }

  private mutating func require(_ constraint: Constraint, isLazy: Bool = false) {
    if !program.require(constraint, isLazy: isLazy) { isPossible = false }
  }

  private mutating func requireStaffing(_ most: Double) {
    let territories = brief.territories
    require(columns.bases.sum { coaches($0) } == Double(brief.team.coaches.count))
    require(columns.bases.sum { leaders($0) } == Double(brief.team.leaders))
    require(opened <= Double(territories.upperBound))
    require(opened >= LinearExpression(Double(territories.lowerBound)))
    for j in columns.bases {
      require(open(j) <= coaches(j))
      require(coaches(j) <= most * open(j))
      require(leaders(j) <= open(j))
      if !partTime.isEmpty {
        require(partTime.sum { LinearExpression($0.coaches[j]!) } <= coaches(j))
      }
    }
    for kind in partTime {
      require(columns.bases.sum { LinearExpression(kind.coaches[$0]!) } == Double(kind.count))
    }
  }

  /// Σ_m d_m y_mj ≤ κ (c_j − Σ_k (1 − σ_k) p_kj + λ l_j), Σ_j y_mj ≤ 1, y_mj ≤ x_jj.
  private mutating func requireCapacity() {
    var shares: [Int: LinearExpression] = [:]
    for j in columns.bases {
      var served = LinearExpression.zero
      for (m, share) in (columns.service[j] ?? [:]).sorted(by: { $0.key < $1.key }) {
        served += brief.demand[m] * LinearExpression(share)
        shares[m, default: .zero] += LinearExpression(share)
        require(LinearExpression(share) <= open(j), isLazy: true)
      }
      let missing = partTime.sum { (1 - $0.share) * LinearExpression($0.coaches[j]!) }
      let staff = coaches(j) - missing + brief.leaderShare * leaders(j)
      require(served <= brief.annualClientsPerCoach * staff)
    }
    for (_, share) in shares.sorted(by: { $0.key < $1.key }) { require(share <= 1) }
  }

  /// Σ_{j that m may belong to} x_jj ≥ 1.
  private mutating func requireBaseInReach(_ reach: Reach) {
    for m in 0..<brief.count where !brief.shared.contains(m) && !reach.outside.contains(m) {
      require(
        columns.bases.filter { reach.members[$0][m] }.sum { open($0) } >= LinearExpression(1))
    }
  }

  /// What requirements ask of bases and staff alone.
  private mutating func requireBases() {
    let asked = brief.asked
    for base in asked.bases.sorted() {
      if columns.opening[base] == nil { isPossible = false } else { require(open(base) == 1) }
    }
    for (placed, base) in asked.placedCoaches where columns.opening[base] != nil {
      for row in placed.rows(coaches(base), partTime, at: base) { require(row) }
    }
    guard asked.leastCoaches > 1 else { return }
    for j in columns.bases { require(Double(asked.leastCoaches) * open(j) <= coaches(j)) }
  }

  /// Adds a column that is in no row.
  mutating func addFreeColumn(_ name: String) -> LinearProgram.Variable {
    program.addColumn(name, 0...Double.infinity)
  }

  private func services(_ coefficient: (_ m: Int, _ j: Int) -> Double) -> LinearExpression {
    columns.bases.sum { j in
      (columns.service[j] ?? [:]).sorted { $0.key < $1.key }
        .sum { coefficient($0.key, j) * LinearExpression($0.value) }
    }
  }

  private func open(_ j: Int) -> LinearExpression { LinearExpression(columns.opening[j]!) }
  private func coaches(_ j: Int) -> LinearExpression { LinearExpression(columns.coaches[j]!) }
  private func leaders(_ j: Int) -> LinearExpression { LinearExpression(columns.leaders[j]!) }
  private var opened: LinearExpression { columns.bases.sum { open($0) } }

  /// The no-good cut of a set of bases: not all of these, or others beside them.
  func exclusion(of excluded: [Int]) -> Constraint {
    let others = columns.bases.filter { !excluded.contains($0) }
    return excluded.sum { open($0) } - others.sum { open($0) } <= Double(excluded.count - 1)
  }
}
