import TerritoryModel
import Testing

@testable import TerritorySolver

/// What is said to contradict itself does, nothing of it is too much, and every relaxation is the
/// least, as trying everything finds.
@Suite struct ConflictOracleTests {
  // Trying everything is slow without optimisation; the release run tries them all.
  #if DEBUG
    static let seeds: Range<UInt64> = 30_000..<30_008
  #else
    static let seeds: Range<UInt64> = 30_000..<30_800
  #endif

  /// The programme is what larger regions are left to, so it answers every third question too.
  @Test(arguments: seeds) func everyDiagnosis(seed: UInt64) throws {
    try check(seed, Possibility(limits: .none))
    if seed.isMultiple(of: 3) { try check(seed, Possibility(limits: .none, asksCover: false)) }
  }

  private func check(_ seed: UInt64, _ possibility: Possibility) throws {
    guard let random = RandomConflict(seed: seed) else { return }
    let brief = random.brief
    let oracle = ConflictOracle(brief)
    guard !oracle.isPossible(brief.conditions) else { return }
    var conflicts = ConflictSearch(brief, possibility)
    let diagnosis = try conflicts.diagnosis()
    let conflict = diagnosis.conflict.map(\.condition)
    #expect(diagnosis.isMinimal, "\(random)")
    #expect(!oracle.isPossible(conflict), "\(random): \(conflict)")
    for (index, part) in diagnosis.conflict.enumerated() {
      let rest = conflict.indices.filter { $0 != index }.map { conflict[$0] }
      #expect(oracle.isPossible(rest), "\(random): \(part) is too much")
      let all = Self.without(part.condition, brief.conditions)
      #expect(part.isEnough == oracle.isPossible(all), "\(random): \(part)")
      let expected = oracle.relaxation(
        of: part.condition, others: part.isEnough ? all : rest)
      #expect(Self.agree(part.relaxation, expected), "\(random): \(part), expected \(expected)")
    }
  }

  /// All but one of the conditions; the last, where one stands twice.
  private static func without(_ condition: Condition, _ all: [Condition]) -> [Condition] {
    let place = all.lastIndex(of: condition)!
    return all.indices.filter { $0 != place }.map { all[$0] }
  }

  private static func agree(_ found: Relaxation, _ expected: Relaxation) -> Bool {
    guard case .value(let a) = found, case .value(let b) = expected else {
      return found == expected
    }
    return abs(a - b) <= 1e-6 * max(1, abs(b))
  }
}
