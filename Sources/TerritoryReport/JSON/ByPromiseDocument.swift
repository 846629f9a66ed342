import TerritoryModel
import TerritorySimulation

/// The least number of coaches that keeps a promise: `by_promise` of `plan-territories/headcount/1`.
struct ByPromiseDocument: Encodable {
  /// Those who come of whom it is promised, 0...1.
  let share: Double
  let days: Double
  /// Absent where no number is known to keep it.
  let coaches: Int?
  /// Fewer break it; absent where no number is known to keep it.
  let atLeast: Int?
  /// `found`, `never`, `not_found` or `stopped`.
  let outcome: String
  /// The most that was tried where none keeps it; absent otherwise.
  let triedUpTo: Int?
  let unserved: [ByDistanceDocument.Unserved]
  let months: Int
  let runs: Int
  let seed: UInt64
  let practice: AssumptionsDocument?
  let trials: [Trial]

  struct Trial: Encodable {
    let coaches: Int
    /// Whether the plan with so many is proven to be the best.
    let proven: Bool
    /// `kept`, `broken` or `open`.
    let verdict: String
    /// Who begins in time; absent where nobody comes.
    let inTime: ShareDocument?
    let territories: [Territory]
  }

  struct Territory: Encodable {
    /// region, territory or shared.
    let scope: String
    let name: String
    let inTime: ShareDocument?
  }

  /// A share with its standard error and its 95 % interval.
  struct ShareDocument: Encodable {
    let value: Double
    let standardError: Double
    let least: Double
    let most: Double

    init(_ share: RunShare) {
      value = share.value
      standardError = share.standardError
      least = share.interval.lowerBound
      most = share.interval.upperBound
    }
  }

  init(_ promised: PromisedHeadcount, _ planCase: PlanCase) {
    let settings = promised.settings
    share = promised.promise.share
    days = promised.promise.days
    switch promised.ending {
    case .found(let enough, let possible):
      (outcome, coaches, atLeast, triedUpTo, unserved) = ("found", enough, possible, nil, [])
    case .never(let left):
      (outcome, coaches, atLeast, triedUpTo) = ("never", nil, nil, nil)
      unserved = left.map { .init($0, planCase) }
    case .notUpTo(let most):
      (outcome, coaches, atLeast, triedUpTo, unserved) = ("not_found", nil, nil, most, [])
    case .stopped:
      (outcome, coaches, atLeast, triedUpTo, unserved) = ("stopped", nil, nil, nil, [])
    }
    months = settings.months
    runs = settings.runs
    seed = settings.seed
    practice =
      settings.practice.isOff ? nil : AssumptionsDocument(practiceOf: planCase.assumptions)
    trials = promised.trials.map { trial in
      Trial(
        coaches: trial.coaches, proven: trial.isProven, verdict: trial.verdict.rawValue,
        inTime: trial.region.map { ShareDocument($0) },
        territories: trial.areas.map { area, share in
          Territory(
            scope: area.scope, name: area.name(trial.plan, planCase),
            inTime: share.map { ShareDocument($0) })
        })
    }
  }
}

extension PromisedHeadcount.Trial {
  /// The territories, and the shared municipalities where there are any, with their shares.
  var areas: [(area: AreaResult.Area, share: RunShare?)] {
    parts.enumerated().map { index, share in
      (index < plan.territories.count ? .territory(index) : .shared, share)
    }
  }
}
