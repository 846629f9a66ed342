import TerritoryModel

/// The best level values of a brief by trying every partition, base and staffing.
struct BruteForceOracle {
  private let brief: PlanBrief
  /// The values of the best plan in the order of the priority; nil where there is no plan.
  private(set) var best: [Double]?

  init(_ brief: PlanBrief) {
    self.brief = brief
    if let grouping = brief.grouping {
      tryBases(of: grouping.territories.map(\.municipalities))
    } else {
      tryPartitions([], rest: Array(0..<brief.count))
    }
  }

  /// Each municipality in turn joins one of the blocks so far or starts one.
  private mutating func tryPartitions(_ blocks: [[Int]], rest: [Int]) {
    guard let next = rest.first else {
      guard brief.territories.contains(blocks.count) else { return }
      if brief.contiguity, !blocks.allSatisfy({ isConnected($0) }) { return }
      return tryBases(of: blocks)
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

  private func isConnected(_ block: [Int]) -> Bool {
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

  private mutating func tryBases(of blocks: [[Int]], _ bases: [Int] = []) {
    guard bases.count < blocks.count else { return tryCoaches(blocks, bases) }
    let block = blocks[bases.count]
    let central = block.filter { base in
      block.allSatisfy { brief.distances[$0, base] <= brief.reachKm }
    }
    // Given territories are scored even where no base reaches all of them.
    let possible = central.isEmpty && brief.grouping != nil ? block : central
    for base in possible { tryBases(of: blocks, bases + [base]) }
  }

  private mutating func tryCoaches(_ blocks: [[Int]], _ bases: [Int], _ coaches: [Int] = []) {
    let left = brief.team.coaches - coaches.reduce(0, +)
    let open = blocks.count - coaches.count
    if open == 0 { return left == 0 ? tryLeaders(blocks, bases, coaches) : () }
    if let given = brief.grouping?.territories[coaches.count].coaches {
      return given <= left ? tryCoaches(blocks, bases, coaches + [given]) : ()
    }
    guard left >= open else { return }
    for count in 1...(left - open + 1) { tryCoaches(blocks, bases, coaches + [count]) }
  }

  private mutating func tryLeaders(
    _ blocks: [[Int]], _ bases: [Int], _ coaches: [Int], _ leaders: [Int] = []
  ) {
    guard leaders.count < blocks.count else {
      if leaders.reduce(0, +) == brief.team.leaders { score(blocks, bases, coaches, leaders) }
      return
    }
    for count in 0...1 { tryLeaders(blocks, bases, coaches, leaders + [count]) }
  }

  private mutating func score(
    _ blocks: [[Int]], _ bases: [Int], _ coaches: [Int], _ leaders: [Int]
  ) {
    let mean = brief.demand.reduce(0, +) / Double(brief.team.coaches)
    let balance = zip(blocks, coaches).reduce(0.0) { sum, pair in
      sum + abs(pair.0.reduce(0) { $0 + brief.demand[$1] } - Double(pair.1) * mean)
    }
    if brief.priority[0] == .balance, let best, balance > best[0] + 1e-7 { return }
    let supplies = blocks.indices.map { index in
      ServiceFlow.Supply(
        base: bases[index],
        capacity: brief.annualClientsPerCoach
          * (Double(coaches[index]) + brief.leaderShare * Double(leaders[index])),
        rights: (0..<brief.count).filter { mayServe(blocks[index], bases[index], $0) })
    }
    let ranks = brief.priority.filter { $0 != .balance }
    let flow = ServiceFlow(supplies, brief, travelFirst: ranks.first == .travel)
    let values = brief.priority.map { level in
      switch level {
      case .waiting: flow.waiting
      case .travel: flow.travel
      case .balance: balance
      }
    }
    if best == nil || precedes(values, best!) { best = values }
  }

  private func mayServe(_ block: [Int], _ base: Int, _ m: Int) -> Bool {
    guard brief.distances[m, base] <= brief.reachKm else { return false }
    return block.contains(m) || brief.shared.contains(m)
      || brief.neighbourHelp && block.contains { brief.borders.borders($0, m) }
  }

  /// Lexicographically smaller; what differs by rounding only counts as equal.
  private func precedes(_ left: [Double], _ right: [Double]) -> Bool {
    for (a, b) in zip(left, right) where abs(a - b) > 1e-7 * max(1, abs(b)) { return a < b }
    return false
  }
}
