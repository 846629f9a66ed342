import TerritoryModel

extension DistrictingModel {
  /// Constraint 7: what the planner asks for. What forbids a single pair of municipality and base is
  /// kept by leaving the variable out (``Reach``); the rest is here. Given territories are scored whatever
  /// is asked of them, with coaches where these have their place. A model without service can't hold
  /// who may wait (``PlanBrief/asksForService``).
  mutating func requireRequirements() {
    for requirement in brief.requirements where brief.grouping == nil || requirement.isOfStaff {
      program.family = requirement.kind.rowFamily
      switch requirement.kind {
      case .together(let members), .territory(let members): requireTogether(members)
      case .apart(let members): requireApart(members)
      case .base(let base): requireOpen(base)
      case .leastClients(let least): requireLoad(atLeast: least)
      case .mostClients(let most):
        requireLoad(atMost: most)
        requireEnoughCoaches(brief.demand.map { $0 / most })
      case .leastCoaches(let least): requireCoaches(least)
      case .placedCoaches(let placed, let base): requireCoaches(placed, at: base)
      case .mostCareTeams(let most, let teams):
        requireCareTeams(most, teams)
        requireEnoughCoaches(teams.map { Double($0) / most })
      case .mostWaiting(let share): requireService(ofAtLeast: 1 - share)
      case .neverBase, .insideAreas, .mostKilometres: break
      }
    }
  }

  /// x_aj = x_bj for every base j.
  private mutating func requireTogether(_ members: [Int]) {
    for (first, second) in zip(members, members.dropFirst()) {
      for j in bases {
        let difference = (belongs(first, to: j) ?? .zero) - (belongs(second, to: j) ?? .zero)
        require(difference == 0)
      }
    }
  }

  /// Σ_{m ∈ members} x_mj ≤ x_jj for every base j.
  private mutating func requireApart(_ members: [Int]) {
    for j in bases {
      let inside = members.sum { belongs($0, to: j) ?? .zero }
      require(inside <= LinearExpression(opening[j]!))
    }
  }

  /// Σ_j y_mj ≥ least for every municipality with clients.
  private mutating func requireService(ofAtLeast least: Double) {
    guard least > 0 else { return }
    for m in 0..<brief.count where brief.demand[m] > 0 {
      let served = bases.sum { service[$0]?[m].map { LinearExpression($0) } ?? .zero }
      require(served >= LinearExpression(least))
    }
  }

  /// x_jj = 1.
  private mutating func requireOpen(_ base: Int) {
    guard let open = opening[base] else {
      isPossible = false
      return
    }
    require(LinearExpression(open) == 1)
  }

  /// Σ_m d_m x_mj ≥ least·c_j.
  private mutating func requireLoad(atLeast least: Double) {
    for j in bases { require(least * fullTimeEquivalents(of: j) <= load(of: j)) }
  }

  /// Σ_m d_m x_mj ≤ most·c_j.
  private mutating func requireLoad(atMost most: Double) {
    for j in bases { require(load(of: j) <= most * fullTimeEquivalents(of: j)) }
  }

  /// The territory that has m needs its coaches, and an open one needs one: c_j ≥ x_jj + (⌈need_m⌉ − 1) x_mj.
  ///
  /// Implied for whole numbers; fractional points share a large municipality among bases whose few
  /// coaches would each be enough for a part of it.
  ///
  /// - Parameter needs: coaches that each municipality takes by itself.
  private mutating func requireEnoughCoaches(_ needs: [Double]) {
    for (m, need) in needs.enumerated() {
      let further = (need - 1e-9).rounded(.up) - 1
      guard further >= 1 else { continue }
      for j in bases {
        guard let own = belongs(m, to: j) else { continue }
        require(
          LinearExpression(opening[j]!) + further * own <= LinearExpression(coaches[j]!))
      }
    }
  }

  /// These coaches are among those of an open base.
  private mutating func requireCoaches(_ placed: Coaches, at base: Int) {
    requireOpen(base)
    guard let here = coaches[base] else { return }
    for row in placed.rows(LinearExpression(here), partTime, at: base) { require(row) }
  }

  /// c_j ≥ least·x_jj.
  private mutating func requireCoaches(_ least: Int) {
    for j in bases {
      require(Double(least) * LinearExpression(opening[j]!) <= LinearExpression(coaches[j]!))
    }
  }

  /// Σ_m teams_m x_mj ≤ most·c_j.
  private mutating func requireCareTeams(_ most: Double, _ teams: [Int]) {
    for j in bases {
      let own = (0..<brief.count).sum { m in
        belongs(m, to: j).map { Double(teams[m]) * $0 } ?? .zero
      }
      require(own <= most * LinearExpression(coaches[j]!))
    }
  }
}

extension DistrictingModel {
  /// The rows that a whole-number point breaks because a load misses its limit, by so little that the
  /// solver takes it for kept. With c coaches and municipalities T of base j:
  ///
  /// - too large for c: a territory that has all of T needs more of a coach, (c + 1)(Σ_{m ∈ T} x_mj − |T| + 1) ≤ c_j;
  /// - too small for c: as many coaches need somebody else, c_j ≤ c − 1 + c_max Σ_{m ∉ T} x_mj.
  func missedLoads(_ territories: [IntegerSolution.Territory]) -> [Constraint] {
    guard brief.grouping == nil, brief.limitsClients else { return [] }
    let exact = ExactLoads(brief)
    return territories.compactMap { territory in
      let (j, members) = (territory.base, territory.municipalities)
      let staff = fullTimeEquivalents(of: j)
      let count = territory.coaches.equivalents
      // Parts of full time may differ by little.
      let step = partTime.isEmpty ? 1 : 1e-4
      switch exact.miss(of: members, coaches: territory.coaches) {
      case nil: return nil
      case .above:
        let all = members.sum { belongs($0, to: j) ?? .zero }
        return (count + step) * (all - LinearExpression(Double(members.count - 1))) <= staff
      case .below:
        let others = (0..<brief.count).filter { !members.contains($0) }
          .sum { belongs($0, to: j) ?? .zero }
        return staff - mostCoaches * others <= count - step
      }
    }
  }
}

extension Requirement.Kind {
  /// What rows of the requirement are called in a written programme.
  var rowFamily: String {
    switch self {
    case .together: "together"
    case .apart: "apart"
    case .base: "base"
    case .neverBase: "never_base"
    case .territory: "territory"
    case .insideAreas: "inside_areas"
    case .leastClients: "least_clients"
    case .mostClients: "most_clients"
    case .mostKilometres: "most_kilometres"
    case .leastCoaches: "least_coaches"
    case .placedCoaches: "placed_coaches"
    case .mostCareTeams: "most_care_teams"
    case .mostWaiting: "most_waiting"
    }
  }
}

/// Requirements as the methods read them: of each kind what is asked, the strictest where it is asked
/// several times.
///
/// A method says which families it knows, so that a requirement of a new family leaves it out until it
/// knows that one too.
struct CompiledRequirements {
  enum Family {
    /// Municipalities that belong together, or make a territory.
    case groups
    /// Municipalities of which a territory has one at most.
    case apart
    /// Municipalities that have to be bases.
    case bases
    /// Pairs of a municipality and a base that are ruled out, which ``Reach`` leaves out.
    case pairs
    /// Clients of a territory for each coach.
    case loads
    /// Coaches of a territory.
    case coaches
    /// Coaches who have a base of their own.
    case placedCoaches
    /// Care teams of a territory for each coach.
    case careTeams
    /// Who may wait.
    case waiting
  }

  private(set) var families: Set<Family> = []
  /// All of each or none.
  private(set) var together: [[Int]] = []
  /// Exactly these, or none of them.
  private(set) var territories: [[Int]] = []
  /// At most one of each.
  private(set) var apart: [[Int]] = []
  private(set) var bases: Set<Int> = []
  private(set) var neverBases: Set<Int> = []
  /// The area of each municipality; a territory lies in one.
  private(set) var areas: [[String]] = []
  private(set) var mostKilometres = Double.infinity
  /// Clients a year for each coach of a territory.
  private(set) var leastClients = 0.0
  private(set) var mostClients = Double.infinity
  private(set) var leastCoaches = 1
  private(set) var placedCoaches: [(coaches: Coaches, base: Int)] = []
  private(set) var careTeams: [(mostForCoach: Double, teams: [Int])] = []
  /// The largest share of a municipality's clients that may wait.
  private(set) var mostWaiting = 1.0

  fileprivate init(_ requirements: [Requirement]) {
    for requirement in requirements {
      switch requirement.kind {
      case .together(let members): add(.groups) { $0.together.append(members) }
      case .territory(let members): add(.groups) { $0.territories.append(members) }
      case .apart(let members): add(.apart) { $0.apart.append(members) }
      case .base(let base): add(.bases) { $0.bases.insert(base) }
      case .neverBase(let base): add(.pairs) { $0.neverBases.insert(base) }
      case .insideAreas(let areas): add(.pairs) { $0.areas.append(areas) }
      case .mostKilometres(let km): add(.pairs) { $0.mostKilometres = min($0.mostKilometres, km) }
      case .leastClients(let least): add(.loads) { $0.leastClients = max($0.leastClients, least) }
      case .mostClients(let most): add(.loads) { $0.mostClients = min($0.mostClients, most) }
      case .placedCoaches(let coaches, let base):
        add(.placedCoaches) {
          $0.bases.insert(base)
          $0.placedCoaches.append((coaches, base))
        }
      case .leastCoaches(let least): add(.coaches) { $0.leastCoaches = max($0.leastCoaches, least) }
      case .mostCareTeams(let most, let teams):
        add(.careTeams) { $0.careTeams.append((most, teams)) }
      case .mostWaiting(let share): add(.waiting) { $0.mostWaiting = min($0.mostWaiting, share) }
      }
    }
  }

  private mutating func add(_ family: Family, _ note: (inout CompiledRequirements) -> Void) {
    families.insert(family)
    note(&self)
  }
}

extension PlanBrief {
  /// What its requirements ask for.
  var asked: CompiledRequirements { CompiledRequirements(requirements) }

  /// Whether something is asked of who is served, so that territories and staff alone don't tell
  /// whether a plan is possible.
  var asksForService: Bool { asked.families.contains(.waiting) }

  /// Whether the clients of single territories are limited.
  var limitsClients: Bool { asked.families.contains(.loads) }
}
