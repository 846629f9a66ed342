import TerritoryModel

extension TradeOffSearch {
  /// Two levels, by the epsilon-constraint method.
  mutating func walkLevels() throws {
    let brief = try question(nil)
    // Waiting and travel first: their programmes are the easier ones to bound. Fairness last: it has a
    // second figure, which the other level must not wait for.
    let (a, b) = orderedLevels
    var ceilings: [Objective: Double] = [:]
    while let point = try best(brief, [a, b], below: ceilings) {
      points.append(point)
      if pair.keepsWaiting { keptWaiting = point.plan.value(of: .waiting, for: brief) }
      let next = Self.below(point.plan.value(of: b, for: brief), b, brief)
      // Nothing is less than none.
      if next < 0 { return }
      ceilings[b] = next
    }
  }

  private var orderedLevels: (Objective, Objective) {
    let (first, second) = (pair.first.objective!, pair.second.objective!)
    if first == .fairness { return (second, first) }
    return [.waiting, .travel].contains(second) ? (second, first) : (first, second)
  }

  /// Each number of territories against a level.
  mutating func walkTerritories() throws {
    let brief = try question(nil)
    let level = pair.measures.compactMap(\.objective)[0]
    guard let ideal = try best(brief, [level], settles: false) else { return }
    if pair.keepsWaiting { keptWaiting = ideal.plan.value(of: .waiting, for: brief) }
    try walk(brief.territories, level, until: ideal) { brief.asking(territories: $0) }
  }

  /// Each number against a level, until the level can't improve any more.
  ///
  /// - Parameter brief: what is asked with a number; nil where so few are too few.
  mutating func walk(
    _ numbers: ClosedRange<Int>, _ level: Objective, until ideal: TradeOff.Point?,
    _ brief: (Int) -> PlanBrief?
  ) throws {
    var ceiling: Double?
    for number in numbers {
      guard let brief = brief(number) else { continue }
      if let ceiling, ceiling < 0 { return }
      if let ideal, let ceiling, ideal.plan.value(of: level, for: ideal.brief) > ceiling { return }
      guard let point = try best(brief, [level], below: ceiling.map { [level: $0] } ?? [:])
      else { continue }
      points.append(point)
      ceiling = Self.below(point.plan.value(of: level, for: brief), level, brief)
    }
  }

  /// Each number of coaches against the fewest territories that they make possible.
  mutating func walkTerritories(
    withCoaches numbers: ClosedRange<Int>, _ brief: (Int) -> PlanBrief?
  ) throws {
    var most: Int?
    for number in numbers {
      guard let brief = brief(number) else { continue }
      let fewest = brief.territories.lowerBound
      let highest = min(brief.territories.upperBound, most.map { $0 - 1 } ?? .max)
      if highest < fewest { if most != nil { return } else { continue } }
      for territories in fewest...highest {
        guard let point = try best(brief.asking(territories: territories), []) else { continue }
        points.append(point)
        most = territories
        break
      }
    }
  }
}
