import TerritoryModel

extension TradeOffSearch {
  /// Steps that a curve is shown at.
  private static let stepsOfCurve = 10

  /// Fairness against travel or waiting: the least of the other level where in no municipality a larger
  /// share waits than at each step, from the least largest share that there is to the one of the plan
  /// that is best in the other level.
  mutating func walkCurve() throws {
    let brief = try question(nil)
    let other = pair.measures.compactMap(\.objective).first { $0 != .fairness }!
    guard let cheapest = try best(brief, [other, .fairness]) else { return }
    if pair.keepsWaiting { keptWaiting = cheapest.plan.value(of: .waiting, for: brief) }
    guard let fairest = try best(brief, [.fairness], settles: false) else { return }
    let from = fairest.plan.value(of: .fairness, for: brief)
    let to = cheapest.plan.value(of: .fairness, for: brief)
    // Where the best plan is as fair as any, the two don't conflict.
    if to - from > brief.rounding(of: .fairness) {
      steps = TradeOff.Steps(from: from, to: to, count: Self.stepsOfCurve)
      for step in 0..<Self.stepsOfCurve {
        let share = from + (to - from) * Double(step) / Double(Self.stepsOfCurve)
        let limited = brief.limiting(percentWaiting: share)
        guard let point = try best(limited, [other, .fairness]) else { throw Stopped() }
        add(point)
      }
    }
    add(cheapest)
  }

  /// Adds a point unless it is the one before: where a curve is flat, a larger share brings nothing.
  private mutating func add(_ point: TradeOff.Point) {
    func isSame(_ measure: Measure, _ last: TradeOff.Point) -> Bool {
      let rounding = point.brief.rounding(of: measure.objective!)
      return abs(point.value(of: measure) - last.value(of: measure)) <= rounding
    }
    if let last = points.last, pair.measures.allSatisfy({ isSame($0, last) }) { return }
    points.append(point)
  }
}

extension PlanBrief {
  /// The same brief where in no municipality more of a hundred clients wait.
  fileprivate func limiting(percentWaiting share: Double) -> PlanBrief {
    // The plan that has the least largest share has it, and the least waiting, but for rounding.
    let most = min(1, (share + 2 * rounding(of: .fairness)) / 100)
    return replacing(
      requirements: requirements + [Requirement(.mostWaiting(share: most), origin: .computed)])
  }
}
