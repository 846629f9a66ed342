import TerritoryModel

/// Whole numbers give way as variables of the programme: Σ c_j, Σ x_jj, Σ l_j, or the coaches that
/// every territory has, each made least above what was asked for and most below it.
extension RelaxationSearch {
  typealias Count = (relaxed: RelaxedBrief, count: (GroupingModel) -> LinearExpression)

  func nearestCoaches(_ asked: Int) throws(SolverFailure) -> Relaxation {
    var fewer = relaxed
    var more = relaxed
    fewer.team.coaches = 1...asked
    more.team.coaches = asked...max(asked, more.team.coaches.upperBound)
    return try nearest(
      below: (fewer, \.placedCoaches), above: (more, \.placedCoaches))
  }

  func nearestTerritories(_ asked: ClosedRange<Int>) throws(SolverFailure) -> Relaxation {
    var fewer = relaxed
    var more = relaxed
    fewer.territories = 1...min(asked.upperBound, fewer.territories.upperBound)
    more.territories = asked.lowerBound...more.territories.upperBound
    return try nearest(below: (fewer, \.openedBases), above: (more, \.openedBases))
  }

  /// The most coaches that each territory can have: k ≤ c_j + least (1 − x_jj).
  func mostCoachesInEach(atMost least: Int) throws(SolverFailure) -> Relaxation {
    let answer = try possibility.least(relaxed) { model in
      let each = LinearExpression(
        model.program.addColumn("least_coaches", 0...Double(least), isInteger: true))
      for j in model.bases {
        let closed = LinearExpression(1) - LinearExpression(model.opening[j]!)
        model.require(each <= LinearExpression(model.coaches[j]!) + Double(least) * closed)
      }
      return -1 * each
    }
    return switch answer {
    case .optimal(let value, _): .count(below: Int(-value.rounded()), above: nil)
    case .infeasible: .count(below: nil, above: nil)
    case .stopped: .notFoundInTime
    }
  }

  /// The most of the one count and the least of the other.
  func nearest(below: Count?, above: Count?) throws(SolverFailure) -> Relaxation {
    var numbers: [Int?] = [nil, nil]
    for (place, (side, sign)) in [(below, -1.0), (above, 1.0)].enumerated() {
      guard let side else { continue }
      switch try possibility.least(side.relaxed, { sign * side.count($0) }) {
      case .optimal(let value, _): numbers[place] = Int((sign * value).rounded())
      case .infeasible: break
      case .stopped: return .notFoundInTime
      }
    }
    return .count(below: numbers[0], above: numbers[1])
  }
}
