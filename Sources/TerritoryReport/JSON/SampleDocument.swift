import TerritoryModel

/// `plan-territories/sample/1`.
public struct SampleDocument: Encodable {
  let schema = "plan-territories/sample/1"
  let region: String
  let statistics: String
  let seed: UInt64
  /// triangular or uniform.
  let shape: String
  /// Draws that were asked for.
  let draws: Int
  /// Those that were done before a limit, if there was one.
  let done: Int
  /// Those whose need and plan are proven.
  let proven: Int
  /// Different values among those done: each was planned once.
  let questions: Int
  /// Draws by what became of their plan, by the names of outcomes.
  let outcomes: [String: Int]
  /// Draws by what became of the search for the coaches that they need.
  let needs: [String: Int]
  /// Full-time equivalents of all draws' team.
  let coaches: Double
  let leaders: Int
  /// Draws that need no more than these coaches.
  let enough: Int
  let assumptions: [Assumption]
  /// Those that have a range and don't count in this run.
  let notDrawn: [String]
  let needed: [Needed]
  let figures: [Figure]
  /// The most frequent first.
  let plans: [Plans]
  let pairs: [Pair]
  let municipalities: [Municipality]

  struct Assumption: Encodable {
    let assumption: String
    let least: Double
    let stated: Double
    let peak: Double
    let most: Double
    let source: String
  }

  struct Needed: Encodable {
    let coaches: Int
    let draws: Int
  }

  struct Figure: Encodable {
    let figure: String
    /// Of the plan at the stated values; absent where that has none.
    let stated: Double?
    let quantiles: [Quantile]
  }

  struct Quantile: Encodable {
    let share: Double
    let value: Double
  }

  struct Plans: Encodable {
    let draws: Int
    let territories: [Territory]
  }

  struct Territory: Encodable {
    let base: String
    let municipalities: [String]
  }

  struct Pair: Encodable {
    let municipalities: [String]
    let together: Int
  }

  struct Municipality: Encodable {
    let municipality: String
    /// Draws in which coaches are based here.
    let base: Int
  }

  public init(_ sample: Sample) {
    let planCase = sample.planCase
    region = planCase.region.id
    statistics = planCase.demand.snapshot
    seed = sample.settings.seed
    shape = sample.settings.shape.rawValue
    draws = sample.asked
    done = sample.draws.count
    proven = sample.proven
    questions = sample.questions
    outcomes = Dictionary(grouping: sample.draws, by: \.outcome.rawValue).mapValues(\.count)
    needs = Dictionary(grouping: sample.draws, by: \.need.ending.rawValue).mapValues(\.count)
    coaches = sample.team.coaches.equivalents
    leaders = sample.team.leaders
    enough = sample.enough
    assumptions = sample.assumptions.drawn.map { drawn in
      Assumption(
        assumption: drawn.key.name, least: drawn.range.lowerBound, stated: drawn.stated,
        peak: drawn.peak, most: drawn.range.upperBound, source: drawn.source)
    }
    notDrawn = sample.assumptions.idle.map(\.name)
    needed = sample.needed.map { Needed(coaches: $0.coaches, draws: $0.draws) }
    figures = Sample.Figure.allCases.map { figure in
      let spread = sample.spread(figure)
      return Figure(
        figure: figure.rawValue, stated: figure.value(sample.stated),
        quantiles: Spread.shares.compactMap { share in
          spread.quantile(share).map { Quantile(share: share, value: $0) }
        })
    }
    plans = sample.plans.map { plan in
      Plans(
        draws: plan.draws,
        territories: plan.territories.territories.map { base, members in
          Territory(base: planCase.code(base), municipalities: members.map(planCase.code))
        })
    }
    pairs = sample.pairs.map {
      Pair(
        municipalities: [planCase.code($0.one), planCase.code($0.other)], together: $0.together)
    }
    municipalities = (0..<planCase.region.count).map {
      Municipality(municipality: planCase.code($0), base: sample.based(in: $0))
    }
  }
}
