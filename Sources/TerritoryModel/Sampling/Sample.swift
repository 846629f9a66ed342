/// How sure an answer is: the assumptions drawn from their published ranges, each draw planned exactly.
///
/// Every draw has the same team, that of the plan at the stated values or the one that is asked for, so
/// that plans can be compared; how many coaches each draw needs is found beside it.
public struct Sample: Sendable {
  public let settings: SampleSettings
  /// Which of the draws these are.
  public let shard: SampleShard
  /// What is asked, at the stated values.
  public let planCase: PlanCase
  /// The team of all draws.
  public let team: Team
  public let assumptions: DrawnAssumptions
  /// What comes of the stated values, planned in the same way.
  public let stated: Draw
  /// Those that were done, by their numbers.
  public let draws: [Draw]
  /// The different plans: the most frequent first, of equally frequent ones that of the earlier draw.
  public let plans: [Plans]

  /// - Parameters:
  ///   - planCase: what is asked, before any coaches were counted.
  ///   - draws: in any order, each at most once.
  public init(
    _ settings: SampleSettings, _ shard: SampleShard, _ planCase: PlanCase, team: Team,
    _ assumptions: DrawnAssumptions, stated: Draw, draws: [Draw]
  ) {
    self.settings = settings
    self.shard = shard
    self.planCase = planCase
    self.team = team
    self.assumptions = assumptions
    self.stated = stated
    self.draws = draws.sorted { $0.number < $1.number }
    plans = Plans.all(self.draws.compactMap(\.plan))
  }

  /// How many draws were asked for.
  public var asked: Int { shard.numbers(of: settings.draws).count }

  /// Draws whose need and plan are proven.
  public var proven: Int { draws.count(where: \.isProven) }

  /// Whether all draws were done, and proven.
  public var isProven: Bool { proven == asked && stated.isProven }

  /// Draws that have a plan, of which borders and waiting are told.
  public var planned: [DrawnPlan] { draws.compactMap(\.plan) }

  /// How many different briefs the draws led to: draws of the same values are planned once.
  public var questions: Int { Set(draws.map(\.values)).count }
}

extension Sample {
  /// A number of coaches with the draws that need just so many.
  public struct Needed: Sendable, Hashable {
    public let coaches: Int
    public let draws: Int
  }

  /// How often how many coaches are needed, ascending.
  public var needed: [Needed] {
    Dictionary(grouping: draws, by: \.need.coaches)
      .map { Needed(coaches: $0.key, draws: $0.value.count) }
      .sorted { $0.coaches < $1.coaches }
  }

  /// Draws for which the coaches that all have are known to be enough: they have a plan in which nobody
  /// waits who is to be served, or need no more.
  public var enough: Int { draws.count { isEnough(for: $0) == true } }

  /// Draws of which a limit left it open whether the coaches that all have are enough.
  public var enoughIsOpen: Int { draws.count { isEnough(for: $0) == nil } }

  private func isEnough(for draw: Draw) -> Bool? {
    let mayWait = 1 - planCase.assumptions.serviceLevel.value
    if let plan = draw.plan, plan.waiting <= mayWait * draw.clients { return true }
    // The best plan has as few waiting as can be, where that comes first.
    let waitingIsFirst = planCase.assumptions.priority.value.first?.objective == .waiting
    let isDecided = draw.outcome.isProven && (waitingIsFirst || draw.plan == nil)
    // A need is counted in full-time coaches: part-time ones may be in more places.
    if team.coaches.arePartTime { return isDecided ? false : nil }
    let isEnough = draw.need.coaches <= team.coaches.count
    return switch draw.need.ending {
    case .proven: isEnough
    case .stopped: isEnough && !isDecided ? nil : false
    case .never, .noPlan: false
    }
  }

  /// Two neighbours by road.
  public struct Pair: Sendable, Hashable {
    /// Positions, the smaller one first.
    public let one: Int
    public let other: Int
    /// Draws in which both belong to one territory.
    public let together: Int
  }

  /// How often each two neighbours share a territory.
  public var pairs: [Pair] {
    (planCase.requirements?.borders ?? planCase.region.borders).pairs.map {
      Pair(one: $0.0, other: $0.1, together: together($0.0, $0.1))
    }
  }

  /// Draws in which two municipalities belong to one territory.
  public func together(_ one: Int, _ other: Int) -> Int {
    plans.reduce(0) { $0 + ($1.territories.areTogether(one, other) ? $1.draws : 0) }
  }

  /// Draws in which coaches are based in a municipality.
  public func based(in municipality: Int) -> Int {
    plans.reduce(0) { $0 + ($1.territories.hasBase(municipality) ? $1.draws : 0) }
  }

  /// Territories and bases with the draws whose plan has them.
  public struct Plans: Sendable, Hashable {
    public let territories: DrawnTerritories
    public let draws: Int
  }
}

extension Sample.Plans {
  fileprivate static func all(_ planned: [DrawnPlan]) -> [Self] {
    var places: [DrawnTerritories: Int] = [:]
    var counts: [(territories: DrawnTerritories, draws: Int)] = []
    for plan in planned {
      if let place = places[plan.territories] {
        counts[place].draws += 1
      } else {
        places[plan.territories] = counts.count
        counts.append((plan.territories, 1))
      }
    }
    return counts.enumerated().sorted {
      ($1.element.draws, $0.offset) < ($0.element.draws, $1.offset)
    }.map { Self(territories: $0.element.territories, draws: $0.element.draws) }
  }
}

/// How values spread.
public struct Spread: Sendable, Hashable {
  /// Ascending.
  private let values: [Double]
  /// With those that have none.
  private let count: Int

  /// - Parameter values: nil for what has none, which counts as above all others.
  public init(_ values: [Double?]) {
    self.values = values.compactMap(\.self).sorted()
    count = values.count
  }

  /// The shares of values that results tell.
  public static let shares = [0.05, 0.25, 0.5, 0.75, 0.95]

  /// The least value that at least such a share of all values is not above: one of them, never a mean of
  /// two. Nil where there are none, and where so large a share has none.
  ///
  /// - Parameter share: above 0, at most 1.
  public func quantile(_ share: Double) -> Double? {
    // A product that misses a whole number by rounding error is that number.
    let rank = max(1, Int((share * Double(count) - 1e-9).rounded(.up)))
    return rank <= values.count ? values[rank - 1] : nil
  }
}

extension Sample {
  /// What draws are compared by.
  public enum Figure: String, Sendable, CaseIterable {
    case clients
    case coaches
    case waiting
    case waitingShare = "waiting_share"
    case largestShare = "largest_share"
    case travel

    /// The figure of a draw; nil where it is one of a plan, and there is none.
    public func value(_ draw: Draw) -> Double? {
      switch self {
      case .clients: draw.clients
      case .coaches: Double(draw.need.coaches)
      case .waiting: draw.plan?.waiting
      case .waitingShare: draw.plan.map { draw.clients > 0 ? $0.waiting / draw.clients : 0 }
      case .largestShare: draw.plan?.largestShare
      case .travel: draw.plan?.travel
      }
    }
  }

  public func spread(_ figure: Figure) -> Spread { Spread(draws.map(figure.value)) }
}
