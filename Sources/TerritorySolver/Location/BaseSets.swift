/// Bases with their staff: what is chosen before any municipality is put to a base.
struct StaffedBases: Hashable {
  struct Base: Hashable {
    /// Place in the problem's bases.
    let place: Int
    /// Place in the problem's staffs.
    let staff: Int
  }

  /// Ascending by place.
  var bases: [Base]
}

/// All sets of staffed bases by what territories come to at given prices.
///
/// Bases are decided in their order; a table tells the least that the rest can add for every number
/// of territories, coaches and leaders that are left, so that no step leads astray.
struct BaseSets {
  private let values: BaseValues
  private let problem: LocationProblem
  private let isForced: [Bool]
  /// Least further value by place of the next base, territories, coaches and leaders left.
  private var least: [Double]
  private let coaches: Int
  private let leaders: Int

  init(_ values: BaseValues) {
    self.values = values
    let problem = values.problem
    self.problem = problem
    coaches = problem.brief.team.coaches
    leaders = problem.brief.team.leaders
    isForced = problem.bases.map { problem.mustBeBases.contains($0) }
    let size = (problem.territories + 1) * (coaches + 1) * (leaders + 1)
    least = Array(repeating: .infinity, count: (problem.bases.count + 1) * size)
    least[index(problem.bases.count, 0, 0, 0)] = 0
    for place in problem.bases.indices.reversed() {
      for territories in 0...problem.territories {
        for coaches in 0...coaches {
          for leaders in 0...leaders {
            var best =
              isForced[place] ? Double.infinity : least[index(place + 1, territories, coaches, leaders)]
            if territories > 0 {
              for (staff, kind) in problem.staffs.enumerated()
              where kind.coaches <= coaches && kind.leaders <= leaders {
                let rest = least[
                  index(place + 1, territories - 1, coaches - kind.coaches, leaders - kind.leaders)]
                best = min(best, values[place, staff] + rest)
              }
            }
            least[index(place, territories, coaches, leaders)] = best
          }
        }
      }
    }
  }

  private func index(_ place: Int, _ territories: Int, _ coaches: Int, _ leaders: Int) -> Int {
    ((place * (problem.territories + 1) + territories) * (self.coaches + 1) + coaches)
      * (self.leaders + 1) + leaders
  }

  /// No plan costs less; infinite where there is none.
  var bound: Double { values.worth + least[index(0, problem.territories, coaches, leaders)] }

  /// The set that the bound comes from; nil where there is none.
  var best: StaffedBases? { sets(upTo: bound + 1e-9 * abs(bound), atMost: 1, first: true)?.first?.set }

  /// All sets that may cost no more than `ceiling`, with their bounds; nil where there are more than
  /// `most`.
  func sets(
    upTo ceiling: Double, atMost most: Int, first: Bool = false
  ) -> [(set: StaffedBases, bound: Double)]? {
    guard bound <= ceiling else { return [] }
    var found: [(set: StaffedBases, bound: Double)] = []
    var chosen: [StaffedBases.Base] = []
    func visit(_ place: Int, _ territories: Int, _ coaches: Int, _ leaders: Int, _ value: Double)
      -> Bool
    {
      guard place < problem.bases.count else {
        if found.count >= most { return first }
        found.append((StaffedBases(bases: chosen), value))
        return true
      }
      if first, !found.isEmpty { return true }
      if territories > 0 {
        for (staff, kind) in problem.staffs.enumerated()
        where kind.coaches <= coaches && kind.leaders <= leaders {
          let next = (
            territories - 1, coaches - kind.coaches, leaders - kind.leaders,
            value + values[place, staff]
          )
          guard next.3 + least[index(place + 1, next.0, next.1, next.2)] <= ceiling else { continue }
          chosen.append(StaffedBases.Base(place: place, staff: staff))
          guard visit(place + 1, next.0, next.1, next.2, next.3) else { return false }
          chosen.removeLast()
        }
      }
      guard !isForced[place],
        value + least[index(place + 1, territories, coaches, leaders)] <= ceiling
      else { return true }
      return visit(place + 1, territories, coaches, leaders, value)
    }
    return visit(0, problem.territories, coaches, leaders, values.worth) ? found : nil
  }
}
