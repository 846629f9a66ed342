import TerritoryModel

/// A good plan for given bases from a point of the relaxation: rounded, mended where territories are
/// torn, and improved by tabu search over municipalities at borders that move or change places.
///
/// Loads may miss their limits on the way, at a price that rises while they do and falls while they
/// don't (strategic oscillation; Bozkaya, Erkut and Laporte 2003 for districts): with loads within half
/// a per cent, plans that keep them are rarely neighbours of each other.
struct AllocationHeuristic {
  private let problem: LocationProblem
  private let bases: [Int]
  private let loads: [ClosedRange<Double>]
  /// The place of the base of each municipality.
  private var owner: [Int]
  private var load: [Double]
  private var travel: Double
  /// Client-kilometres that a client above or below a limit counts.
  private var price: Double
  /// The step up to which a municipality may not come back to a territory, by municipality and place.
  private var forbiddenUntil: [[Int]]

  /// Municipalities that leave a territory for another one.
  private struct Move {
    let municipalities: [Int]
    let from: Int
    let to: Int
    /// Clients a year.
    let load: Double
    /// By how much client-kilometres rise.
    let travel: Double
  }

  /// A move, or two that change places.
  private struct Step {
    let moves: [Move]
    let miss: Double
    let travel: Double
    /// Travel with what is missed at its price.
    let value: Double
  }

  private static let mostSteps = 1500
  private static let tenure = 9
  /// By how much the price changes with each step, and at most in all.
  private static let change = 1.15
  private static let range = 1000.0

  /// - Parameter membership: of a point of the relaxation, by base.
  init(_ allocation: AllocationProgram, _ membership: [Int: [Double]]) {
    problem = allocation.problem
    bases = allocation.bases
    loads = allocation.loads
    // The relaxation has a row for each base, and there is a base.
    let rows = bases.map { membership[$0]! }
    owner = (0..<problem.count).map { m in
      rows.indices.max { (rows[$0][m], $1) < (rows[$1][m], $0) }!
    }
    load = Array(repeating: 0, count: bases.count)
    travel = 0
    price = 0
    forbiddenUntil = Array(
      repeating: Array(repeating: 0, count: bases.count), count: problem.count)
  }

  /// The municipalities of each base; nil where no plan that keeps the limits was met.
  ///
  /// - Parameter patience: steps without a better plan after which it ends.
  mutating func run(patience: Int, _ limits: SearchLimits) -> [[Int]]? {
    if problem.brief.contiguity, !connect() { return nil }
    for (m, place) in owner.enumerated() {
      load[place] += problem.brief.demand[m]
      travel += cost(m, place)
    }
    price = max(travel, 1e-300) / problem.brief.totalDemand
    let (least, most) = (price / Self.range, price * Self.range)
    var best: (travel: Double, owner: [Int])?
    var sinceBest = 0
    for step in 1...Self.mostSteps {
      let isKept = miss(load) == 0
      if isKept, travel < best?.travel ?? .infinity {
        best = (travel, owner)
        sinceBest = 0
      }
      sinceBest += 1
      guard sinceBest <= patience, !limits.isReached,
        let next = bestStep(step, below: best?.travel ?? .infinity, limits)
      else { break }
      for move in next.moves {
        for m in move.municipalities {
          forbiddenUntil[m][move.from] = step + Self.tenure
          owner[m] = move.to
        }
        load[move.from] -= move.load
        load[move.to] += move.load
      }
      travel = next.travel
      price = isKept ? max(price / Self.change, least) : min(price * Self.change, most)
    }
    guard let best else { return nil }
    return bases.indices.map { place in best.owner.indices.filter { best.owner[$0] == place } }
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
        owner[m] = place
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

  /// The step after which travel and what is missed, at its price, are least. It may be worse than
  /// staying; one that goes back to where the search was has to be better than the best plan.
  private func bestStep(_ step: Int, below best: Double, _ limits: SearchLimits) -> Step? {
    let moves = moves(limits)
    limits.spend(steps: moves.count * moves.count)
    var steps: [Step] = []
    func consider(_ moves: [Move]) {
      var after = load
      var travel = travel
      for move in moves {
        after[move.from] -= move.load
        after[move.to] += move.load
        travel += move.travel
      }
      let miss = miss(after)
      let isBest = miss == 0 && travel < best
      guard isBest || moves.allSatisfy({ isAllowed($0, step) }) else { return }
      steps.append(Step(moves: moves, miss: miss, travel: travel, value: travel + price * miss))
    }
    for (index, one) in moves.enumerated() {
      consider([one])
      for other in moves[(index + 1)...] where other.from == one.to && one.from == other.to {
        consider([one, other])
      }
    }
    steps.sort { ($0.value, $0.miss) < ($1.value, $1.miss) }
    return steps.first { staysConnected($0) }
  }

  private func isAllowed(_ move: Move, _ step: Int) -> Bool {
    move.municipalities.allSatisfy { forbiddenUntil[$0][move.to] < step }
  }

  /// Municipalities that may go to a territory that they border on, with all that hangs on them: what
  /// their territory would lose the way to its base without them.
  private func moves(_ limits: SearchLimits) -> [Move] {
    let brief = problem.brief
    limits.spend(steps: problem.count * problem.count)
    return owner.indices.flatMap { m -> [Move] in
      guard !bases.contains(m) else { return [] }
      let from = owner[m]
      let near =
        (brief.contiguity ? Set(brief.borders.neighbours[m].map { owner[$0] }) : Set(bases.indices))
        .subtracting([from])
      guard !near.isEmpty else { return [] }
      var part = [m]
      if brief.contiguity {
        let others = owner.indices.map { owner[$0] == from && $0 != m }
        let left = brief.borders.component(of: bases[from], within: others)
        part = owner.indices.filter { owner[$0] == from && !left[$0] }
      }
      let load = part.reduce(0) { $0 + brief.demand[$1] }
      return near.sorted().filter { to in part.allSatisfy { mayBelong($0, to) } }.map { to in
        Move(
          municipalities: part, from: from, to: to, load: load,
          travel: part.reduce(0) { $0 + cost($1, to) - cost($1, from) })
      }
    }
  }

  private func staysConnected(_ step: Step) -> Bool {
    // A single move takes along what would be torn off.
    guard problem.brief.contiguity, step.moves.count > 1 else { return true }
    var after = owner
    for move in step.moves { for m in move.municipalities { after[m] = move.to } }
    return step.moves.allSatisfy { move in
      let inside = after.map { $0 == move.to }
      return problem.brief.borders.component(of: bases[move.to], within: inside) == inside
    }
  }
}
