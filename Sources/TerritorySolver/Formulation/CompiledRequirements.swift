import TerritoryModel

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
