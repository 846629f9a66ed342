import TerritoryModel

/// Tells by trying every partition and base whether some conditions of a brief can be met, and the
/// nearest value of one of them that can.
struct ConflictOracle {
  /// A partition with bases.
  struct Structure {
    let blocks: [[Int]]
    let bases: [Int]
    let isConnected: Bool
    /// Most kilometres from a base to its block.
    let widest: Double
  }

  let brief: PlanBrief
  private let plain: BruteForceOracle
  private(set) var structures: [Structure] = []

  init(_ brief: PlanBrief) {
    self.brief = brief
    // Every partition counts, so the oracle of plans is asked for single requirements only.
    plain = BruteForceOracle(requirementsOf: brief)
    tryPartitions([], rest: (0..<brief.count).filter { !brief.shared.contains($0) })
  }

  func isPossible(_ conditions: [Condition]) -> Bool {
    questions(conditions).contains { question in
      structures.contains { totals(of: $0, question) != nil }
    }
  }

  /// The conditions; where shares of the mean load depend on coaches that are free, with each number of
  /// coaches that is worth a question.
  func questions(_ conditions: [Condition]) -> [[Condition]] {
    var hasShare = false
    for condition in conditions {
      if case .coaches = condition { return [conditions] }
      if case .requirement(let requirement) = condition, requirement.shareOfMean != nil {
        hasShare = true
      }
    }
    guard hasShare else { return [conditions] }
    return (1...60).map { number in
      conditions.map { Self.at(number, brief.demand.reduce(0, +), $0) } + [
        .coaches(Coaches(fullTime: number))
      ]
    }
  }

  private static func at(_ coaches: Int, _ clients: Double, _ condition: Condition) -> Condition {
    guard case .requirement(let requirement) = condition, let share = requirement.shareOfMean
    else { return condition }
    let limit = share * clients / Double(coaches)
    let kind: Requirement.Kind =
      if case .leastClients = requirement.kind { .leastClients(limit) } else { .mostClients(limit) }
    return .requirement(Requirement(kind, origin: requirement.origin))
  }

  /// The numbers of coaches that a structure can have under the conditions; nil for none.
  func totals(of structure: Structure, _ conditions: [Condition]) -> ClosedRange<Int>? {
    guard conditions.allSatisfy({ meets(structure, $0) }) else { return nil }
    var least = 0
    var most = 0
    for range in structure.blocks.map({ coaches(of: $0, conditions) }) {
      guard let range else { return nil }
      least += range.lowerBound
      most += range.upperBound
    }
    for case .coaches(let coaches) in conditions {
      guard (least...most).contains(coaches.count) else { return nil }
      return coaches.count...coaches.count
    }
    return least <= Self.mostCoaches ? least...most : nil
  }

  static let mostCoaches = 10_000

  /// Coaches that a block can have by what is asked for each coach.
  func coaches(of block: [Int], _ conditions: [Condition]) -> ClosedRange<Int>? {
    let candidates = 1...400
    func isAllowed(_ count: Int) -> Bool {
      conditions.allSatisfy { condition in
        guard case .requirement(let requirement) = condition else { return true }
        let load = block.reduce(0) { $0 + brief.demand[$1] }
        switch requirement.kind {
        case .leastClients(let least): return load >= least * Double(count) - 1e-9
        case .mostClients(let most): return load <= most * Double(count) + 1e-9
        case .leastCoaches(let least): return count >= least
        case .mostCareTeams(let most, let teams):
          return Double(block.reduce(0) { $0 + teams[$1] }) <= most * Double(count) + 1e-9
        default: return true
        }
      }
    }
    guard let least = candidates.first(where: isAllowed) else { return nil }
    // What is allowed is an interval.
    var most = least
    while most < candidates.upperBound, isAllowed(most + 1) { most += 1 }
    return least...most
  }

  /// Everything but the coaches.
  private func meets(_ structure: Structure, _ condition: Condition) -> Bool {
    switch condition {
    case .connected: return structure.isConnected
    case .leaders(let count): return count <= structure.blocks.count
    case .territories(let asked): return asked.contains(structure.blocks.count)
    case .reach(let km): return structure.widest <= km
    case .coaches, .placedCoaches, .difference, .otherScenarios: return true
    case .requirement(let requirement):
      switch requirement.kind {
      case .leastClients, .mostClients, .leastCoaches, .mostCareTeams: return true
      case let kind: return plain.isMet(kind, structure.blocks, structure.bases, [])
      }
    }
  }

  private mutating func tryPartitions(_ blocks: [[Int]], rest: [Int]) {
    guard let next = rest.first else {
      let isConnected = blocks.allSatisfy { plain.isConnected($0) }
      return tryBases(blocks, isConnected)
    }
    for index in blocks.indices {
      var grown = blocks
      grown[index].append(next)
      tryPartitions(grown, rest: Array(rest.dropFirst()))
    }
    tryPartitions(blocks + [[next]], rest: Array(rest.dropFirst()))
  }

  private mutating func tryBases(
    _ blocks: [[Int]], _ isConnected: Bool, _ bases: [Int] = [], widest: Double = 0
  ) {
    guard bases.count < blocks.count else {
      structures.append(
        Structure(blocks: blocks, bases: bases, isConnected: isConnected, widest: widest))
      return
    }
    for base in blocks[bases.count] {
      let radius = blocks[bases.count].map { brief.distances[$0, base] }.max()!
      tryBases(blocks, isConnected, bases + [base], widest: max(widest, radius))
    }
  }
}
