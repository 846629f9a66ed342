import TerritoryLanguages
import TerritoryModel

/// `plan-territories/plan/1`.
public struct PlanDocument: Encodable {
  let schema = "plan-territories/plan/1"
  let region: String
  let statistics: String
  /// `minutes` where these stand for kilometres in all that follows; absent otherwise.
  let measure: String?
  let assumptions: AssumptionsDocument
  let origins: [OriginDocument]
  let outcome: String
  let objectives: [Level]
  let demand: Double
  let demandRange: RangeDocument<Double>?
  let suppressed: [SuppressedDocument]?
  let estimated: Bool
  let coaches: Double
  /// The shares of full time of each coach; absent where all work full time.
  let staff: [Double]?
  let leaders: Int
  let territories: [Territory]
  let municipalities: [Municipality]
  let shared: [String]
  let waiting: [Clients]
  /// Municipalities with clients of whom nobody is served.
  let unserved: [String]
  /// Absent where the region has no natural partners, or there is no plan.
  let partners: Partners?
  let basis: DecisionDocument?
  /// Who waits where a coach is away, by territory; absent where that was not looked at.
  let ifOneIsAway: [Absence]?
  let requirements: [RequirementDocument]
  let reach: ReachDocument?
  let borders: BorderChanges?
  let reference: String?
  let alternatives: [Alternative]?
  let criteria: [CriterionDocument]
  let cost: CostDocument?
  let diagnosis: DiagnosisDocument?
  let solver: Solver
  /// The command that asked, without what says how results are shown; absent where they are printed.
  let command: [String]?

  struct Level: Encodable {
    let name: String
    let value: Double
    let bound: Double
    let unit: String
    /// The second figure of fairness, clients a year.
    let beyondEvenShare: Double?
    /// Its proven bound; absent where that is the figure itself.
    let beyondEvenShareBound: Double?
    /// What proved it, in words.
    let method: String?
  }

  /// A municipality, and who serves its clients.
  struct Municipality: Encodable {
    let municipality: String
    /// The base of its territory; nil where it is shared.
    let base: String?
    let clients: Double
    let waiting: Double
    /// Part of its clients, 0...1; nil where it has none.
    let waitingShare: Double?
    /// Its own territory first.
    let servedBy: [Service]
    let survey: SurveyDocument?
  }

  /// How many of the wishes for natural partners are met.
  struct Partners: Encodable {
    let pairs: Int
    let pairsMet: Int
    let weight: Double
    let weightMet: Double
    let share: Double

    init(_ wishes: PartnerWishes) {
      (pairs, pairsMet) = (wishes.pairs, wishes.pairsMet)
      (weight, weightMet, share) = (wishes.weight, wishes.weightMet, wishes.share)
    }
  }

  /// Clients a year whom the staff of a base serves.
  struct Service: Encodable {
    let base: String
    let clients: Double
  }

  struct Clients: Encodable {
    let municipality: String
    let clients: Double
  }

  struct Territory: Encodable {
    let name: String
    let base: String
    let municipalities: [String]
    let coaches: Double
    let staff: [Double]?
    let leaders: Int
    let clients: Double
    let capacity: Double
    let served: Double
    let helps: [Clients]
    let travel: Double
    let connected: Bool
  }

  /// Borders that a planner added or removed, as pairs of codes.
  struct BorderChanges: Encodable {
    let added: [[String]]
    let removed: [[String]]

    init?(_ planCase: PlanCase) {
      guard let changes = planCase.borderChanges else { return nil }
      func codes(_ pairs: [(Int, Int)]) -> [[String]] {
        pairs.map { [planCase.code($0.0), planCase.code($0.1)] }
      }
      added = codes(changes.added)
      removed = codes(changes.removed)
    }
  }

  /// A further plan.
  struct Alternative: Encodable {
    let objectives: [Level]
    let territories: [Territory]
    let waiting: [Clients]
    /// Municipalities that are in another territory than in the best plan.
    let moves: [String]
  }

  /// A territory with one coach away.
  struct Absence: Encodable {
    let base: String
    /// Of full time, of the coach who is away.
    let share: Double
    /// Clients a year who wait then, and how many more than in the plan.
    let waiting: Double
    let moreWaiting: Double
    /// Where more wait.
    let municipalities: [String]

    init(_ found: AbsenceFinding.Case, _ plan: Plan, _ planCase: PlanCase) {
      base = planCase.code(plan.territories[found.territory].base)
      share = found.share
      waiting = found.waiting
      moreWaiting = found.more
      municipalities = found.municipalities.map { planCase.code($0) }
    }
  }

  struct Solver: Encodable {
    let name: String
    let seconds: Double
  }

  /// - Parameter command: the arguments of the command, to ask again with.
  public init(
    _ result: PlanResult, _ planCase: PlanCase, solver: String, command: [String]? = nil
  ) {
    self.command = command
    let (outcome, brief) = (result.outcome, result.brief)
    region = planCase.region.id
    statistics = planCase.demand.snapshot
    measure = planCase.unusualMeasure
    assumptions = AssumptionsDocument(planCase.assumptions)
    origins = (planCase.headcountAssumptions + planCase.planAssumptions).map { OriginDocument($0) }
    self.outcome = outcome.name
    demand = planCase.demand.total
    demandRange = planCase.demand.range.map { RangeDocument($0) }
    suppressed = SuppressedDocument.all(planCase)
    estimated = planCase.demand.rows.contains(where: \.isEstimated)
    coaches = planCase.team.coaches.equivalents
    staff = planCase.team.coaches.written
    leaders = planCase.team.leaders
    let solution = outcome.solution
    objectives = solution.map(Self.levels) ?? []
    territories = (solution?.plan.territories ?? []).map { Territory($0, planCase, brief) }
    municipalities = solution.map { Self.municipalities($0.plan, planCase, brief) } ?? []
    unserved = solution?.plan.unserved(brief.demand).map { planCase.code($0) } ?? []
    partners = solution.flatMap { PartnerWishes($0.plan, brief) }.map { Partners($0) }
    basis = result.basis.map { DecisionDocument($0, planCase) }
    ifOneIsAway = outcome.solution.flatMap { solution in
      result.absences?.cases.map { Absence($0, solution.plan, planCase) }
    }
    shared = brief.shared.map { planCase.code($0) }
    waiting = solution.map { Self.waiting($0.plan, planCase, brief) } ?? []
    requirements = result.findings.map { RequirementDocument($0, planCase) }
    reach = result.reach.map { ReachDocument($0) }
    borders = BorderChanges(planCase)
    reference = planCase.reference?.path
    alternatives = result.alternatives?.solutions.dropFirst().map { other in
      Alternative(
        objectives: Self.levels(other),
        territories: other.plan.territories.map { Territory($0, planCase, brief) },
        waiting: Self.waiting(other.plan, planCase, brief),
        moves: solution.map { other.plan.changesOfBase(since: $0.plan) }?
          .map { planCase.code($0.municipality) } ?? [])
    }
    criteria =
      solution.map { planCase.criteria(of: $0.plan).map { CriterionDocument($0) } } ?? []
    cost = solution.flatMap { planCase.cost(of: $0.plan) }.map { CostDocument($0, planCase) }
    diagnosis =
      if case .infeasible(let diagnosis) = outcome {
        DiagnosisDocument(diagnosis, planCase)
      } else { nil }
    self.solver = Solver(name: solver, seconds: solution?.seconds ?? 0)
  }

  private static func levels(_ solution: Solution) -> [Level] {
    solution.levels.map {
      Level(
        name: $0.objective.rawValue, value: $0.value, bound: $0.bound,
        unit: $0.objective.writtenUnit,
        beyondEvenShare: $0.beyondEvenShare?.value,
        beyondEvenShareBound: $0.beyondEvenShare.flatMap { $0.bound == $0.value ? nil : $0.bound },
        method: $0.method)
    }
  }

  private static func municipalities(
    _ plan: Plan, _ planCase: PlanCase, _ brief: PlanBrief
  ) -> [Municipality] {
    let (waiting, shares) = (plan.waiting(brief.demand), plan.waitingShares(brief.demand))
    return (0..<brief.count).map { municipality in
      Municipality(
        municipality: planCase.code(municipality),
        base: plan.owner(of: municipality).map { planCase.code(plan.territories[$0].base) },
        clients: brief.demand[municipality], waiting: waiting[municipality],
        waitingShare: shares[municipality],
        servedBy: plan.servedBy(municipality).map {
          Service(base: planCase.code(plan.territories[$0.territory].base), clients: $0.clients)
        }, survey: SurveyDocument(planCase.demand.rows[municipality]))
    }
  }

  private static func waiting(
    _ plan: Plan, _ planCase: PlanCase, _ brief: PlanBrief
  ) -> [Clients] {
    plan.waiting(brief.demand).enumerated().filter { $0.element > 0 }
      .map { Clients(municipality: planCase.code($0.offset), clients: $0.element) }
  }
}

extension Coaches {
  /// The share of each as documents have them; nil where all work full time.
  var written: [Double]? { arePartTime ? shares : nil }
}

extension PlanDocument.Territory {
  init(_ territory: Plan.Territory, _ planCase: PlanCase, _ brief: PlanBrief) {
    name = planCase.name(of: territory)
    base = planCase.code(territory.base)
    municipalities = territory.municipalities.map { planCase.code($0) }
    coaches = territory.coaches.equivalents
    staff = territory.coaches.written
    leaders = territory.leaders
    clients = territory.clients(brief.demand)
    capacity = brief.capacity(territory.coaches, leaders: territory.leaders)
    served = territory.served
    helps = territory.helps.map {
      PlanDocument.Clients(municipality: planCase.code($0.municipality), clients: $0.clients)
    }
    travel = territory.travel(brief.distances)
    connected = brief.borders.isConnected(territory.municipalities)
  }
}

/// What was asked of the territories, and what came of it.
struct RequirementDocument: Encodable {
  let requirement: String
  let from: String
  let met: Bool
  /// Whether a better plan exists without it; nil where that is not known.
  let binds: Bool?
  /// The first level that it makes worse.
  let cost: Cost?

  struct Cost: Encodable {
    let name: String
    let value: Double
    let without: Double
  }

  init(_ finding: RequirementFinding, _ planCase: PlanCase) {
    requirement = Language.forPrograms { finding.requirement.words(planCase) }
    from = finding.requirement.origin.place
    met = finding.isMet
    cost = finding.cost.map {
      Cost(name: $0.objective.rawValue, value: $0.value, without: $0.without)
    }
    binds = cost != nil ? true : finding.isProven ? false : nil
  }
}

/// Whether a longer reach would make the plan better.
struct ReachDocument: Encodable {
  let km: Double
  /// The longest reach that was looked at.
  let mostKm: Double
  /// Whether a longer reach makes some level better; nil where that is not known.
  let binds: Bool?
  let change: Change?

  struct Change: Encodable {
    let km: Double
    /// Whether no shorter reach makes any level better.
    let least: Bool
    let name: String
    let value: Double
    /// The level's value with the longer reach.
    let longer: Double
    let proven: Bool
  }

  init(_ finding: ReachFinding) {
    km = finding.km
    mostKm = finding.most
    binds = finding.isKnown ? finding.change != nil : nil
    change = finding.change.map {
      Change(
        km: $0.km, least: $0.isLeast, name: $0.objective.rawValue, value: $0.value,
        longer: $0.longer, proven: $0.isProven)
    }
  }
}
