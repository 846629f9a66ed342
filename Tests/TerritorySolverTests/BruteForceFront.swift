import TerritoryModel

/// The front of two measures by scoring every plan of every size.
struct BruteForceFront {
  /// Both values of each point, by the first ascending.
  private(set) var points: [(first: Double, second: Double)] = []

  /// - Parameter briefs: what is asked, once for each number of coaches.
  init(_ pair: TradeOffPair, _ briefs: [PlanBrief]) {
    let levels = pair.measures.compactMap(\.objective)
    let asked = (pair.keepsWaiting ? [.waiting] : []) + Self.servedFirst(levels)
    var plans: [(waiting: Double, first: Double, second: Double)] = []
    for brief in briefs {
      for territories in brief.territories {
        let single = brief.asking(territories: territories).asking(
          asked.isEmpty ? brief.priority : asked.map { Level($0) })
        for scores in BruteForceOracle(single, everyPlan: true).scores {
          func value(_ measure: Measure) -> Double {
            switch measure {
            case .coaches: brief.team.coaches.equivalents
            case .territories: Double(territories)
            default: scores[asked.firstIndex(of: measure.objective!)!]
            }
          }
          plans.append(
            (pair.keepsWaiting ? scores[0] : 0, value(pair.first), value(pair.second)))
        }
      }
    }
    let least = plans.map(\.waiting).min() ?? 0
    for plan in plans.filter({ $0.waiting <= least + 1e-6 })
      .sorted(by: { ($0.first, $0.second) < ($1.first, $1.second) })
    where plan.second < points.last.map({ $0.second - 1e-4 }) ?? .infinity {
      // What is first by rounding only is no point of its own.
      if let last = points.last, plan.first - last.first < 1e-4 { points.removeLast() }
      points.append((plan.first, plan.second))
    }
  }

  /// Who serves whom depends on the order of waiting and travel alone.
  private static func servedFirst(_ levels: [Objective]) -> [Objective] {
    levels.filter { [.waiting, .travel].contains($0) }
      + levels.filter { ![.waiting, .travel].contains($0) }
  }
}
