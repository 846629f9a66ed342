import TerritoryModel

extension ConflictOracle {
  /// The least that a condition has to give way so that others are met, by trying everything.
  func relaxation(of condition: Condition, others: [Condition]) -> Relaxation {
    if case .requirement(let requirement) = condition, requirement.shareOfMean != nil,
      questions(others + [condition]).count > 1
    {
      // A share is of the mean at the coaches that were given.
      let staffed = others + [.coaches(brief.team.coaches)]
      return isPossible(staffed) ? relaxation(of: condition, others: staffed) : .drop
    }
    let possible = questions(others).flatMap { question in
      structures.compactMap { structure in
        totals(of: structure, question).map { (structure, $0, question) }
      }
    }
    switch condition {
    case .connected, .placedCoaches, .difference, .otherScenarios: return .drop
    case .leaders:
      return .count(below: possible.map { $0.0.blocks.count }.max(), above: nil)
    case .territories(let asked):
      let counts = possible.map { $0.0.blocks.count }
      return .count(
        below: counts.filter { $0 < asked.lowerBound }.max(),
        above: counts.filter { $0 > asked.upperBound }.min())
    case .coaches(let asked):
      let ranges = possible.map { $0.1 }
      let below = ranges.map(\.upperBound).filter { $0 < asked.count }.max()
      let above = ranges.map(\.lowerBound).filter { $0 > asked.count }.min()
      return .coaches(
        below: below.map { Coaches(fullTime: $0) }, above: above.map { Coaches(fullTime: $0) })
    case .reach: return .value(possible.map { $0.0.widest }.min()!)
    case .requirement(let requirement):
      return relaxation(of: requirement.kind, possible)
    }
  }

  private func relaxation(
    of kind: Requirement.Kind, _ possible: [(Structure, ClosedRange<Int>, [Condition])]
  ) -> Relaxation {
    func ratios(_ weights: [Double]) -> [[Double]] {
      possible.flatMap { structure, _, others in
        staffings(structure, others).map { staff in
          zip(structure.blocks, staff).map { block, count in
            block.reduce(0) { $0 + weights[$1] } / Double(count)
          }
        }
      }
    }
    switch kind {
    case .mostWaiting: preconditionFailure("who waits is no matter of territories alone")
    case .together, .apart, .base, .neverBase, .territory, .insideAreas, .placedCoaches:
      return .drop
    case .mostKilometres: return .value(possible.map { $0.0.widest }.min()!)
    case .leastClients: return .value(ratios(brief.demand).map { $0.min()! }.max()!)
    case .mostClients: return .value(ratios(brief.demand).map { $0.max()! }.min()!)
    case .mostCareTeams(_, let teams):
      return .value(ratios(teams.map(Double.init)).map { $0.max()! }.min()!)
    case .leastCoaches:
      let least = possible.flatMap { structure, _, others in
        staffings(structure, others).map { $0.min()! }
      }
      return .count(below: least.max(), above: nil)
    }
  }

  /// The ways to place the coaches on a structure. Where their number is free, each territory can
  /// have its fewest or its most, and one of these is the best for any limit for each coach.
  private func staffings(_ structure: Structure, _ others: [Condition]) -> [[Int]] {
    let ranges = structure.blocks.map { coaches(of: $0, others)! }
    for case .coaches(let coaches) in others {
      return Self.staffings(ranges[...], coaches.count)
    }
    return [ranges.map(\.lowerBound), ranges.map(\.upperBound)]
  }

  private static func staffings(_ ranges: ArraySlice<ClosedRange<Int>>, _ left: Int) -> [[Int]] {
    guard let first = ranges.first else { return left == 0 ? [[]] : [] }
    return first.prefix { $0 <= left }.flatMap { count in
      staffings(ranges.dropFirst(), left - count).map { [count] + $0 }
    }
  }
}
