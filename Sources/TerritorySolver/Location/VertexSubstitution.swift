/// Sets of bases that are good where loads have no limits, found by vertex substitution
/// (Teitz and Bart 1968), the exchange of one base at a time, from several starts.
struct VertexSubstitution {
  private let problem: LocationProblem
  private let costs: [[Double]]

  init(_ problem: LocationProblem) {
    self.problem = problem
    costs = problem.bases.map { base in
      (0..<problem.count).map { m in
        problem.reach.members[base][m] ? problem.cost(m, base) : .infinity
      }
    }
  }

  /// Local optima, best first, each once: places in the problem's bases, ascending. At a limit, what
  /// exchanges came to by then.
  func sets(starts: Int, _ limits: SearchLimits) -> [[Int]] {
    let count = problem.bases.count
    guard count >= problem.territories else { return [] }
    var found: [[Int]: Double] = [:]
    for start in 0..<starts where !limits.isReached {
      // Spread over the bases in their order, each start elsewhere.
      var set = (0..<problem.territories).map { index in
        (index * count / problem.territories + start * count / (problem.territories * starts))
          % count
      }
      let forced = problem.bases.indices.filter { problem.mustBeBases.contains(problem.bases[$0]) }
      guard forced.count <= problem.territories else { return [] }
      set = forced + set.filter { !forced.contains($0) }.prefix(problem.territories - forced.count)
      let value = improve(&set, keeping: forced.count, limits)
      found[set.sorted()] = value
    }
    return found.sorted { ($0.value, $0.key.description) < ($1.value, $1.key.description) }
      .map(\.key)
  }

  private func improve(
    _ set: inout [Int], keeping forced: Int, _ limits: SearchLimits
  ) -> Double {
    var value = travel(set)
    var gains = true
    while gains {
      gains = false
      for index in forced..<set.count where !limits.isReached {
        limits.spend(steps: costs.count * problem.count * set.count)
        var best = (value: value, place: set[index])
        for place in problem.bases.indices where !set.contains(place) {
          var other = set
          other[index] = place
          let travel = travel(other)
          if travel < best.value { best = (travel, place) }
        }
        if best.place != set[index] {
          set[index] = best.place
          value = best.value
          gains = true
        }
      }
    }
    return value
  }

  private func travel(_ set: [Int]) -> Double {
    (0..<problem.count).reduce(0) { sum, m in
      sum + set.reduce(.infinity) { min($0, costs[$1][m]) }
    }
  }
}
