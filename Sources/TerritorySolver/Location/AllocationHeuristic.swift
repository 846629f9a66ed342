import TerritoryModel

/// A good plan for given bases from a point of the relaxation: rounded, mended where territories are
/// torn or loads miss their limits, and improved by moving or exchanging municipalities at borders.
struct AllocationHeuristic {
  private let problem: LocationProblem
  private let bases: [Int]
  private let loads: [ClosedRange<Double>]
  /// The place of the base of each municipality.
  private var owner: [Int]
  private var load: [Double]

  /// One municipality to another territory, or two that change places.
  private struct Step {
    let moves: [(municipality: Int, to: Int)]
    let miss: Double
    let cost: Double
  }

  private static let mostSteps = 400

  /// - Parameter membership: of a point of the relaxation, by base.
  init(_ allocation: AllocationProgram, _ membership: [Int: [Double]]) {
    problem = allocation.problem
    bases = allocation.bases
    loads = allocation.loads
    let rows = bases.map { membership[$0]! }
    owner = (0..<problem.count).map { m in
      rows.indices.max { (rows[$0][m], $1) < (rows[$1][m], $0) }!
    }
    load = Array(repeating: 0, count: bases.count)
    for (m, place) in owner.enumerated() { load[place] += problem.brief.demand[m] }
  }

  /// The municipalities of each base; nil where mending led nowhere, or a limit came before its end.
  mutating func run(_ limits: SearchLimits) -> [[Int]]? {
    if problem.brief.contiguity, !connect() { return nil }
    for _ in 0..<Self.mostSteps where !limits.isReached {
      guard let step = bestStep(limits) else { break }
      for move in step.moves { put(move.municipality, to: move.to) }
    }
    guard miss(load) == 0 else { return nil }
    return bases.indices.map { place in owner.indices.filter { owner[$0] == place } }
  }

  private mutating func put(_ m: Int, to place: Int) {
    load[owner[m]] -= problem.brief.demand[m]
    load[place] += problem.brief.demand[m]
    owner[m] = place
  }

  /// Gives torn-off parts to territories that they border on.
  private mutating func connect() -> Bool {
    for _ in 0..<problem.count {
      let cores = bases.indices.map { place in
        problem.brief.borders.component(of: bases[place], within: owner.map { $0 == place })
      }
      let loose = owner.indices.filter { !cores[owner[$0]][$0] }
      if loose.isEmpty { return true }
      var moved = false
      for m in loose {
        let near = bases.indices.filter { place in
          mayBelong(m, place) && problem.brief.borders.neighbours[m].contains { cores[place][$0] }
        }
        guard let place = near.min(by: { cost(m, $0) < cost(m, $1) }) else { continue }
        put(m, to: place)
        moved = true
      }
      if !moved { return false }
    }
    return false
  }

  private func mayBelong(_ m: Int, _ place: Int) -> Bool { problem.reach.members[bases[place]][m] }

  private func cost(_ m: Int, _ place: Int) -> Double { problem.cost(m, bases[place]) }

  private func miss(_ load: [Double]) -> Double {
    zip(load, loads).reduce(0) { sum, pair in
      sum + max(0, pair.1.lowerBound - pair.0, pair.0 - pair.1.upperBound)
    }
  }

  /// The step that brings loads nearest to their limits, or else spares the most travel.
  private func bestStep(_ limits: SearchLimits) -> Step? {
    let now = miss(load)
    let least = now > 0 ? 0 : -1e-9 * bases.indices.reduce(0.0) { $0 + loads[$1].upperBound }
    let border = bordering()
    limits.spend(steps: border.count * border.count)
    var steps: [Step] = []
    func consider(_ moves: [(municipality: Int, to: Int)]) {
      var after = load
      var change = 0.0
      for (m, to) in moves {
        after[owner[m]] -= problem.brief.demand[m]
        after[to] += problem.brief.demand[m]
        change += cost(m, to) - cost(m, owner[m])
      }
      let miss = miss(after)
      guard now > 0 ? miss < now : miss == 0 && change < least else { return }
      steps.append(Step(moves: moves, miss: miss, cost: change))
    }
    for (index, one) in border.enumerated() {
      consider([one])
      for other in border[(index + 1)...]
      where other.municipality != one.municipality && owner[other.municipality] == one.to
        && owner[one.municipality] == other.to
      {
        consider([one, other])
      }
    }
    steps.sort { ($0.miss, $0.cost) < ($1.miss, $1.cost) }
    return steps.first { staysConnected($0) }
  }

  /// Municipalities that may go to a territory that they border on.
  private func bordering() -> [(municipality: Int, to: Int)] {
    owner.indices.flatMap { m -> [(municipality: Int, to: Int)] in
      guard !bases.contains(m) else { return [] }
      let near =
        problem.brief.contiguity
        ? Set(problem.brief.borders.neighbours[m].map { owner[$0] }) : Set(bases.indices)
      return near.sorted().filter { $0 != owner[m] && mayBelong(m, $0) }.map { (m, $0) }
    }
  }

  private func staysConnected(_ step: Step) -> Bool {
    guard problem.brief.contiguity else { return true }
    var after = owner
    for move in step.moves { after[move.municipality] = move.to }
    let touched = Set(step.moves.flatMap { [$0.to, owner[$0.municipality]] })
    return touched.allSatisfy { place in
      let inside = after.map { $0 == place }
      return problem.brief.borders.component(of: bases[place], within: inside) == inside
    }
  }
}
