import TerritoryModel

/// The best level values of a brief by trying every partition, base and staffing.
struct BruteForceOracle {
  /// A plan without whom it serves.
  struct Structure: Hashable {
    let blocks: [[Int]]
    let bases: [Int]
    let coaches: [[Double]]
    let leaders: [Int]

    /// The base of each municipality that has one.
    var baseOf: [Int: Int] {
      zip(blocks, bases).reduce(into: [:]) { found, pair in
        for municipality in pair.0 { found[municipality] = pair.1 }
      }
    }
  }

  let brief: PlanBrief
  /// The values of each plan that may be the best, or of every one, for each of the brief's stages.
  private(set) var scores: [[Double]] = []
  /// Which territories, bases and staff each of these plans has.
  private(set) var structures: [Structure] = []
  private let stages: [Level]
  private let isEveryPlanAsked: Bool
  /// The best values so far, stage after stage.
  private var best: [Double]?

  /// - Parameter everyPlan: whether the scores of all plans are asked for, and not the optima alone.
  init(_ brief: PlanBrief, everyPlan: Bool = false) {
    self.brief = brief
    stages = brief.priority.flatMap(\.figures)
    isEveryPlanAsked = everyPlan
    if let grouping = brief.grouping {
      tryBases(of: grouping.territories.map(\.municipalities))
    } else {
      tryPartitions([], rest: (0..<brief.count).filter { !brief.shared.contains($0) })
    }
  }

  /// An oracle of single requirements only, with no plans of its own.
  init(requirementsOf brief: PlanBrief) {
    self.brief = brief
    stages = []
    isEveryPlanAsked = false
  }

  /// The one plan that has another's territories, bases and staff, with the best service.
  init(_ brief: PlanBrief, keeping plan: Plan) {
    self.brief = brief
    stages = brief.priority.flatMap(\.figures)
    isEveryPlanAsked = false
    let territories = plan.territories
    score(
      territories.map(\.municipalities), territories.map(\.base), territories.map(\.coaches.shares),
      territories.map(\.leaders))
  }

  /// The optimum of each stage, among plans that keep those before within their tolerances; nil where
  /// there is no plan. Both figures of fairness are stages.
  var optima: [Double]? {
    var left = scores
    var optima: [Double] = []
    for (index, level) in stages.enumerated() {
      guard let best = left.map({ $0[index] }).min() else { return nil }
      optima.append(best)
      let most = best * (1 + level.tolerance)
      left.removeAll { $0[index] > most + 1e-7 * max(1, abs(most)) }
    }
    return optima
  }

  /// Each municipality in turn joins one of the blocks so far or starts one.
  private mutating func tryPartitions(_ blocks: [[Int]], rest: [Int]) {
    guard let next = rest.first else {
      guard brief.territories.contains(blocks.count) else { return }
      if brief.contiguity, !blocks.allSatisfy({ isConnected($0) }) { return }
      if isFarEnough(blocks) { tryBases(of: blocks) }
      return
    }
    for index in blocks.indices {
      var grown = blocks
      grown[index].append(next)
      tryPartitions(grown, rest: Array(rest.dropFirst()))
    }
    if blocks.count < brief.territories.upperBound {
      tryPartitions(blocks + [[next]], rest: Array(rest.dropFirst()))
    }
  }

  func isConnected(_ block: [Int]) -> Bool {
    var seen: Set<Int> = [block[0]]
    var frontier = [block[0]]
    while let here = frontier.popLast() {
      for other in block where !seen.contains(other) && brief.borders.borders(here, other) {
        seen.insert(other)
        frontier.append(other)
      }
    }
    return seen.count == block.count
  }

  /// Whether coaches have their place there.
  private func isPlace(_ municipality: Int) -> Bool {
    brief.requirements.contains { requirement in
      if case .placedCoaches(_, municipality) = requirement.kind { true } else { false }
    }
  }

  private mutating func tryBases(of blocks: [[Int]], _ bases: [Int] = []) {
    guard bases.count < blocks.count else { return tryCoaches(blocks, bases) }
    let block = blocks[bases.count]
    let central = block.filter { base in
      block.allSatisfy { brief.distances[$0, base] <= brief.reachKm }
    }
    // Given territories are scored even where no base reaches all of them.
    let free = central.isEmpty && brief.grouping != nil ? block : central
    let places = brief.grouping == nil ? [] : block.filter(isPlace)
    let possible =
      brief.grouping?.territories[bases.count].base.map { [$0] } ?? (places.isEmpty ? free : places)
    for base in possible { tryBases(of: blocks, bases + [base]) }
  }

  private mutating func tryCoaches(_ blocks: [[Int]], _ bases: [Int]) {
    let kinds = Dictionary(grouping: brief.team.coaches.shares, by: \.self).sorted {
      $0.key > $1.key
    }
    tryCoaches(blocks, bases, Array(repeating: [], count: blocks.count), kinds.map(\.value))
  }

  /// The coaches of one share after the other, in every way; each block needs one of any.
  private mutating func tryCoaches(
    _ blocks: [[Int]], _ bases: [Int], _ coaches: [[Double]], _ kinds: [[Double]]
  ) {
    guard let kind = kinds.first else {
      guard coaches.allSatisfy({ !$0.isEmpty }) else { return }
      for (index, given) in (brief.grouping?.territories ?? []).enumerated() {
        if let shares = given.coaches?.shares, shares.sorted() != coaches[index].sorted() { return }
      }
      return tryLeaders(blocks, bases, coaches)
    }
    func divisions(_ count: Int, among blocks: Int) -> [[Int]] {
      guard blocks > 1 else { return [[count]] }
      return (0...count).flatMap { first in
        divisions(count - first, among: blocks - 1).map { [first] + $0 }
      }
    }
    for division in divisions(kind.count, among: blocks.count) {
      let grown = zip(coaches, division).map { $0 + Array(repeating: kind[0], count: $1) }
      tryCoaches(blocks, bases, grown, Array(kinds.dropFirst()))
    }
  }

  private mutating func tryLeaders(
    _ blocks: [[Int]], _ bases: [Int], _ coaches: [[Double]], _ leaders: [Int] = []
  ) {
    guard leaders.count < blocks.count else {
      if leaders.reduce(0, +) == brief.team.leaders { score(blocks, bases, coaches, leaders) }
      return
    }
    let given = brief.grouping?.territories[leaders.count].leaders
    for count in 0...1 where given == nil || given == count {
      tryLeaders(blocks, bases, coaches, leaders + [count])
    }
  }

  private mutating func score(
    _ blocks: [[Int]], _ bases: [Int], _ coaches: [[Double]], _ leaders: [Int]
  ) {
    // Given territories are scored whatever is asked of them, with coaches where they are.
    let held = brief.requirements.filter { brief.grouping == nil || $0.isOfStaff }
    guard held.allSatisfy({ isMet($0.kind, blocks, bases, coaches) }) else { return }
    let supplies = blocks.indices.map { index in
      BestService.Supply(
        base: bases[index],
        capacity: brief.annualClientsPerCoach
          * (coaches[index].reduce(0, +) + brief.leaderShare * Double(leaders[index])),
        members: blocks[index],
        rights: (0..<brief.count).filter { mayServe(blocks[index], bases[index], $0) })
    }
    var service = BestService(
      supplies, brief,
      isMembershipServed: brief.membership == .served && brief.grouping == nil)
    guard service.keepsMostWaiting() else { return }
    var values: [Double] = []
    for stage in stages {
      values.append(
        stage.objective == .resilience
          ? mostWaiting(supplies, coaches)
          : value(of: stage.objective, blocks, bases, coaches, &service))
      if isPastBest(values) { return }
    }
    scores.append(values)
    structures.append(
      Structure(blocks: blocks, bases: bases, coaches: coaches, leaders: leaders))
    if best.map({ values.lexicographicallyPrecedes($0) }) ?? true { best = values }
  }

  /// What waits at least where one coach is away, in the worst case.
  private func mostWaiting(
    _ supplies: [BestService.Supply], _ coaches: [[Double]]
  ) -> Double {
    supplies.indices.map { away in
      let left = supplies.enumerated().map { index, supply in
        BestService.Supply(
          base: supply.base,
          capacity: supply.capacity
            - (index == away ? brief.annualClientsPerCoach * coaches[index].max()! : 0),
          members: supply.members, rights: supply.rights)
      }
      var service = BestService(left, brief, isMembershipServed: false)
      return service.least(.waiting)
    }.max()!
  }

  private func value(
    of objective: Objective, _ blocks: [[Int]], _ bases: [Int], _ coaches: [[Double]],
    _ service: inout BestService
  ) -> Double {
    switch objective {
    case .waiting, .fairness, .beyondEvenShare, .travel, .help: return service.least(objective)
    case .balance:
      let mean = brief.demand.reduce(0, +) / brief.team.coaches.shares.reduce(0, +)
      return zip(blocks, coaches).reduce(0.0) { sum, pair in
        sum + abs(pair.0.reduce(0) { $0 + brief.demand[$1] } - pair.1.reduce(0, +) * mean)
      }
    case .resilience: preconditionFailure("asked of all supplies")
    case .partners:
      return brief.partnerships.reduce(0.0) { sum, pair in
        let isCut = !blocks.contains { $0.contains(pair.first) && $0.contains(pair.second) }
        return sum + (isCut ? pair.weight : 0)
      }
    case .change:
      let reference = brief.reference!
      guard brief.countsChangesByBase else { return Double(changes(blocks, from: reference)) }
      let all = blocks.flatMap { $0 } + brief.shared
      return Double(
        all.count { m in
          let before = reference.territories.first { $0.municipalities.contains(m) }?.base
          return before != zip(blocks, bases).first { $0.0.contains(m) }?.1
        })
    }
  }

  /// Whether a plan is known by its first values to have no part in any optimum: they are worse than
  /// the best so far in one stage and as good in those before, all to be kept exactly.
  private func isPastBest(_ values: [Double]) -> Bool {
    guard !isEveryPlanAsked, let best else { return false }
    for (stage, (value, least)) in zip(stages, zip(values, best)) {
      let size = max(1, abs(least))
      guard abs(value - least) <= 1e-10 * size else {
        return value > (1 + stage.tolerance) * least + 1e-6 * size
      }
      if stage.tolerance > 0 { return false }
    }
    return false
  }

  private func mayServe(_ block: [Int], _ base: Int, _ m: Int) -> Bool {
    guard brief.distances[m, base] <= brief.reachKm else { return false }
    return block.contains(m) || brief.shared.contains(m)
      || brief.neighbourHelp && block.contains { brief.borders.borders($0, m) }
  }
}

extension Level {
  /// What the level minimises, one after the other: fairness has two figures.
  fileprivate var figures: [Level] {
    objective == .fairness ? [self, Level(.beyondEvenShare, tolerance: tolerance)] : [self]
  }
}

extension [LevelResult] {
  /// What is proven of each figure of the levels, in the order of ``BruteForceOracle/optima``.
  var bounds: [(objective: Objective, bound: Double)] {
    flatMap { level in
      [(level.objective, level.bound)]
        + (level.beyondEvenShare.map { [(.beyondEvenShare, $0.bound)] } ?? [])
    }
  }
}
