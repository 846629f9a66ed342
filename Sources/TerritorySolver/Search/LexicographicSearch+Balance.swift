import TerritoryModel

extension LexicographicSearch {
  /// Balance after other levels. The levels before it leave few sets of bases, so the least balance
  /// is found for one set at a time, on a far smaller programme, until no other set can do better, or
  /// none is left of those that the level before found.
  ///
  /// - Returns: nil where the sets are too many: then one programme has to answer for all of them.
  func proveBalance(
    _ level: Level, after proven: [ProvenLevel], from last: ProvenLevel
  ) throws(SolverFailure) -> Step? {
    let kept = proven.map(\.kept)
    func step(_ bound: Double, _ found: IntegerSolution) throws(SolverFailure) -> Step {
      .proven([try self.proven(level, bound, found, kept, by: .baseSets)])
    }
    var seen: [[Int]] = []
    var best: (value: Double, selection: IntegerSolution)?
    // Of the sets so far.
    var bound = Double.infinity
    var next = last.selection.bases.sorted()
    while seen.count < Self.mostBaseSets {
      var model = model(for: .balance, keeping: kept, bases: next)
      if let best { model.keepBalance(below: goodEnough(best.value)) }
      switch try leastBalance(model, kept, Hint(incumbent: best)) {
      case .optimal(let value, let found):
        best = (value, found)
        bound = min(bound, value)
      case .stopped(let found?, let least) where isGoodEnough(found.value, least):
        best = found
        bound = min(bound, least)
      case .infeasible: if best == nil { return nil }
      case .stopped(let found, _): return .stopped(best: found ?? best, bound: 0)
      }
      met.note(best?.selection)
      seen.append(next)
      guard let current = best else { return nil }
      if current.value <= 1e-6 { return try step(current.value, current.selection) }
      if let baseSets = last.baseSets {
        guard let other = baseSets.first(where: { !seen.contains($0) }) else {
          return try step(bound, current.selection)
        }
        next = other
        continue
      }
      let better = goodEnough(current.value)
      switch try otherBases(than: seen, below: better, keeping: kept) {
      case .infeasible: return try step(min(bound, better), current.selection)
      case .optimal(_, let found): next = found.bases.sorted()
      case .stopped: return .stopped(best: current, bound: 0)
      }
    }
    return nil
  }

  /// The least balance with the bases of a model: after travel for each place of the leader that travel
  /// leaves, on what travel leaves of the programme.
  private func leastBalance(
    _ model: DistrictingModel, _ kept: [KeptLevel], _ hint: Hint
  ) throws(SolverFailure) -> BranchAndCut.Answer {
    let observe = observer(.balance, hint)
    guard servesFirst(.travel, kept.filter { $0.level.objective != .travel }),
      let travel = kept.first(where: { $0.level.objective == .travel })
    else { return try search.minimise(.balance, model, .standard, observe: observe) }
    guard brief.placesLeader else {
      return try FixedBases(model, leader: nil, search)
        .minimise(.balance, travel: travel.ceiling, observe: observe)
    }
    var best: (value: Double, selection: IntegerSolution)?
    var model = model
    for place in model.bases {
      let answer = try FixedBases(model, leader: place, search)
        .minimise(.balance, travel: travel.ceiling, observe: observe)
      switch answer {
      case .optimal(let value, let found):
        best = (value, found)
        model.keepBalance(below: goodEnough(value))
      case .infeasible: break
      case .stopped(let found, _): return .stopped(best: found ?? best, bound: 0)
      }
    }
    return best.map { .optimal(value: $0.value, $0.selection) } ?? .infeasible
  }

  /// After so many sets of bases the whole programme is solved at once instead.
  private static let mostBaseSets = 4

  /// Any plan with other bases and a smaller balance. The level before guides the search: its
  /// relaxation tells soonest that nothing is left. Whether there are other bases at all is asked
  /// first, since that takes a programme without balance.
  private func otherBases(
    than seen: [[Int]], below value: Double, keeping kept: [KeptLevel]
  ) throws(SolverFailure) -> BranchAndCut.Answer {
    // Balance is proven so only after another level.
    let before = kept.last!.level.objective
    var model = model(for: before, keeping: kept)
    for bases in seen { model.exclude(bases: bases) }
    let any = try search.minimise(model.objective(before), model, anyPoint: true)
    guard case .optimal = any else { return any }
    model = self.model(for: .balance, keeping: kept)
    model.keepBalance(below: value)
    for bases in seen { model.exclude(bases: bases) }
    return try search.minimise(model.objective(before), model, anyPoint: true)
  }
}

extension DistrictingModel {
  /// Asks for a balance that is better than `value` by more than rounding.
  fileprivate mutating func keepBalance(below value: Double) {
    program.require(objective(.balance) <= value - 1e-6)
  }
}
