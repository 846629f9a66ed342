import TerritoryModel

/// A brief for plans in which as few wait as staff can't serve, and those in even shares of every
/// municipality: waiting and fairness at their bounds.
///
/// With W = Σ d − κ (N + λ L) > 0 and everybody served alike, (1 − W/Σd) d_m clients of m are served in
/// every such plan. So it is the same programme with these in place of d_m, and nobody waiting: one
/// level of the two that fairness needs is left, and that one without any search. Where nobody has to
/// wait (W = 0), fairness says nothing that waiting does not.
struct ServedAlike {
  /// The brief with the clients who are served in place of all.
  let brief: PlanBrief
  private let whole: PlanBrief
  /// W, clients a year.
  let waiting: Double

  /// - Returns: nil where waiting and fairness are not the first levels, to be kept exactly.
  init?(_ whole: PlanBrief) {
    let first = [Level(.waiting), Level(.fairness)]
    let total = whole.totalDemand
    guard whole.priority.starts(with: first), total > 0 else { return nil }
    // Who waits where somebody is away is counted of all clients.
    guard !whole.priority.contains(where: { $0.objective == .resilience }) else { return nil }
    waiting = whole.waitingByCapacity
    // Loads are limited for all clients, not for those who are served.
    guard waiting == 0 || !whole.limitsClients else { return nil }
    // Where hardly anybody is served, rounding is as much as that.
    guard waiting < 0.999 * total, whole.mayHave(waiting: waiting) else { return nil }
    self.whole = whole
    brief = whole.serving(1 - waiting / total)
      .asking([Level(.waiting)] + whole.priority.dropFirst(first.count))
  }

  /// Whether all are served that there are: then that nobody waits is all there is to it.
  var servesAll: Bool { waiting == 0 }

  /// The stages of the whole brief, from those of the brief of the served.
  ///
  /// - Parameter reached: with nobody waiting in the first one.
  func whole(_ reached: [ReachedLevel]) -> [ReachedLevel] {
    let share = waiting / whole.totalDemand
    return reached.enumerated().flatMap { place, stage -> [ReachedLevel] in
      if place == 0 {
        let isProven = reached.count > 1 || stage.method != nil
        let waits = ReachedLevel(level: stage.level, bound: waiting, method: stage.method)
        guard isProven else { return [waits] }
        return [
          waits, ReachedLevel(level: Level(.fairness), bound: 100 * share, method: stage.method),
          ReachedLevel(level: Level(.beyondEvenShare), bound: 0, method: stage.method),
        ]
      }
      // Loads are counted in parts of all clients.
      let factor = stage.level.objective == .balance ? 1 / (1 - share) : 1
      return [
        ReachedLevel(level: stage.level, bound: factor * stage.bound, method: stage.method)
      ]
    }
  }
}

extension PlanBrief {
  /// Whether so many may wait, and in even shares.
  fileprivate func mayHave(waiting: Double) -> Bool {
    let ceilings = difference?.ceilings ?? [:]
    return waiting <= asked.mostWaiting * totalDemand && waiting <= ceilings[.waiting] ?? .infinity
      && 100 * waiting / totalDemand <= ceilings[.fairness] ?? .infinity
  }
}
