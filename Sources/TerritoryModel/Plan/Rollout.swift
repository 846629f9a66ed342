/// A service that grows in stages: a plan for each, each growing out of the one before.
///
/// Bases that are open stay open, and as few municipalities as possible change their coach's base from
/// one stage to the next, after waiting and fairness and before travel.
public struct Rollout: Sendable {
  /// Which stage is planned first.
  public enum Direction: String, Sendable, CaseIterable {
    /// The last one, and then each stage before another: earlier bases are among the later ones.
    case backwards
    /// The first one, and then each stage after another: later bases are the earlier ones and more.
    case forwards
    /// None: all of them in one programme, each counted by its months.
    case together
  }

  /// What planning all stages together came to, beside planning one after the other.
  public struct Together: Sendable {
    /// The months that each stage counts by.
    public let months: [Int]
    /// In the order in which they were minimised; one that was not reached is absent.
    public let results: [JointResult]
    /// The same figures of the stages planned one after the other; of an order without a plan for each
    /// stage there are none.
    public let inTurn: [(direction: Direction, values: [Double])]
    public let isProven: Bool

    public init(
      months: [Int], _ results: [JointResult], inTurn: [(direction: Direction, values: [Double])],
      isProven: Bool
    ) {
      self.months = months
      self.results = results
      self.inTurn = inTurn
      self.isProven = isProven
    }
  }

  /// As many as are planned together: each one more is as much to choose again.
  public static let mostTogether = 3
  /// Months that the last stage counts by, which has no end.
  public static let lastMonths = 12

  /// A stage with its plan.
  public struct Stage: Sendable {
    /// The first month.
    public let month: CalendarMonth
    public let planCase: PlanCase
    public let result: PlanResult
    /// The best plan of the stage alone, whatever comes before and after; nil where it was not looked
    /// for, since a stage has no plan.
    public let alone: PlanResult?
    /// Municipalities whose coach's base is another than in the stage before; empty for the first.
    public internal(set) var changes: [Change] = []

    public init(
      _ month: CalendarMonth, _ planCase: PlanCase, _ result: PlanResult, alone: PlanResult?
    ) {
      self.month = month
      self.planCase = planCase
      self.result = result
      self.alone = alone
    }

    /// The plan; nil where there is none.
    public var plan: Plan? { result.outcome.solution?.plan }
  }

  /// A municipality whose coach has another base from a stage on.
  public struct Change: Sendable, Hashable {
    /// Position of the municipality.
    public let municipality: Int
    /// Positions of the bases; nil where the municipality is shared.
    public let from: Int?
    public let to: Int?
  }

  public let direction: Direction
  /// In the order of their months. Those that were to be planned after one without a plan are missing.
  public let stages: [Stage]
  /// How many stages were asked for.
  public let asked: Int
  /// What planning them together came to; nil where they were planned one after the other.
  public let together: Together?

  public init(
    _ direction: Direction, _ stages: [Stage], asked: Int, together: Together? = nil
  ) {
    self.direction = direction
    self.asked = asked
    self.together = together
    var stages = stages.sorted { $0.month < $1.month }
    for index in stages.indices.dropFirst() {
      guard let before = stages[index - 1].plan, let plan = stages[index].plan else { continue }
      stages[index].changes = plan.changesOfBase(since: before)
    }
    self.stages = stages
  }

  /// Whether each stage's plan is proven best, given the stage that was planned before it, or all
  /// together are.
  public var isProven: Bool {
    stages.count == asked
      && stages.allSatisfy { if case .optimal = $0.result.outcome { true } else { false } }
  }

  /// The stage that has no plan, where one has none.
  public var withoutPlan: Stage? { stages.first { $0.plan == nil } }
}

extension Plan {
  /// The base of a municipality's own territory; nil where the municipality is shared.
  public func base(of municipality: Int) -> Int? {
    owner(of: municipality).map { territories[$0].base }
  }

  /// The municipalities whose coach has another base than in a plan before.
  public func changesOfBase(since before: Plan) -> [Rollout.Change] {
    (territories.flatMap(\.municipalities) + shared).sorted().compactMap { municipality in
      let (from, to) = (before.base(of: municipality), base(of: municipality))
      return from == to ? nil : Rollout.Change(municipality: municipality, from: from, to: to)
    }
  }

  /// Municipalities whose base is another than in a grouping with bases.
  func changesOfBase(since before: Grouping) -> Int {
    let bases = before.bases
    let all = territories.flatMap(\.municipalities) + shared
    return all.count { bases[$0] != base(of: $0) }
  }

  /// The plan's territories with their bases, which changes can be counted from.
  public var basedGrouping: Grouping {
    Grouping(
      territories: territories.map {
        Grouping.Territory(
          name: $0.givenName ?? "", municipalities: $0.municipalities, base: $0.base)
      },
      shared: shared)
  }
}

extension Grouping {
  /// The base of each municipality that has one, by position.
  public var bases: [Int: Int] {
    territories.reduce(into: [:]) { bases, territory in
      guard let base = territory.base else { return }
      for municipality in territory.municipalities { bases[municipality] = base }
    }
  }
}

extension PlanBrief {
  /// The same brief for a stage that has to fit a plan of the stage before or after: few municipalities
  /// change their base, and bases that are open in the earlier one are open in the later one.
  ///
  /// - Parameters:
  ///   - neighbour: the plan of the other stage.
  ///   - isLater: whether that one is the later.
  ///   - priority: the levels; change comes behind waiting and fairness where it is not among them.
  /// - Throws: ``InvalidInput`` where what is asked contradicts that.
  public func growing(
    beside neighbour: Plan, isLater: Bool, by priority: [Level], origin: Origin
  ) throws(InvalidInput) -> PlanBrief {
    let bases = neighbour.territories.map(\.base)
    let kinds: [Requirement.Kind] =
      isLater
      ? (0..<count).filter { !bases.contains($0) && !shared.contains($0) }.map { .neverBase($0) }
      : bases.map { .base($0) }
    var brief = replacing(
      requirements: requirements + kinds.map { Requirement($0, origin: origin) })
    brief.compare(byBaseWith: neighbour.basedGrouping)
    return brief.asking(priority.withChange)
  }
}

extension Rollout {
  /// What is minimised of all stages together, one after the other: the levels on average over the
  /// months, and who changes base from one stage to the next.
  ///
  /// - Parameter priority: the levels; change comes behind waiting and fairness where it is not among them.
  public static func figures(_ priority: [Level]) -> [JointFigure] {
    priority.withChange.map(\.objective).flatMap { objective -> [JointFigure] in
      switch objective {
      case .change: [JointFigure(.change, .between)]
      case .fairness: [JointFigure(.fairness, .mean), JointFigure(.beyondEvenShare, .mean)]
      default: [JointFigure(objective, .mean)]
      }
    }
  }
}

extension [Level] {
  /// The same with the level change behind waiting and fairness, unless it is there already.
  fileprivate var withChange: [Level] {
    if contains(where: { $0.objective == .change }) { return self }
    let before = prefix { [.waiting, .fairness].contains($0.objective) }
    return before + [Level(.change)] + dropFirst(before.count)
  }

  /// The same without the level change, of which the first plan has nothing to be counted from.
  public var withoutChange: [Level] {
    let others = filter { $0.objective != .change }
    return others.isEmpty ? Level.defaultPriority : others
  }
}
