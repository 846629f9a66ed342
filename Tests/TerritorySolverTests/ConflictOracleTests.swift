import TerritoryModel
import TestSupport
import Testing

@testable import TerritorySolver

/// What is said to contradict itself does, nothing of it is too much, and every relaxation is the
/// least, as trying everything finds.
@Suite struct ConflictOracleTests {
  static let seeds: Range<UInt64> = sample(30_000..<30_800, inDebug: 8)

  /// The programme is what larger regions are left to, so it answers every third question too.
  @Test(arguments: seeds) func everyDiagnosis(seed: UInt64) throws {
    try check(seed, FeasibilityOracle(limits: .none))
    if seed.isMultiple(of: 3) {
      try check(seed, FeasibilityOracle(limits: .none, asksCover: false))
    }
  }

  /// Limits that are shares of the mean load depend on the number of coaches.
  @Test(arguments: seeds) func everyDiagnosisWithShares(seed: UInt64) throws {
    try check(seed, FeasibilityOracle(limits: .none), hasShares: true)
  }

  private func check(
    _ seed: UInt64, _ asked: FeasibilityOracle, hasShares: Bool = false
  ) throws {
    guard let random = RandomConflict(seed: seed, hasShares: hasShares) else { return }
    let brief = random.brief
    // Each number of coaches is a question of its own, so shares are tried on few municipalities.
    if hasShares, brief.count > 6 { return }
    let oracle = ConflictOracle(brief)
    guard !oracle.isPossible(brief.conditions) else { return }
    var conflicts = IISFinder(brief, asked)
    let diagnosis = try conflicts.diagnosis()
    let conflict = diagnosis.conflict.map(\.condition)
    #expect(!oracle.isPossible(conflict), "\(random): \(conflict)")
    // A share may need more coaches than are looked at: then nothing is proven of their number.
    let isOpen = hasShares && !diagnosis.isMinimal
    #expect(diagnosis.isMinimal || isOpen, "\(random)")
    for (index, part) in diagnosis.conflict.enumerated()
    where !(hasShares && part.relaxation == .notFoundInTime) {
      let rest = conflict.indices.filter { $0 != index }.map { conflict[$0] }
      #expect(isOpen || oracle.isPossible(rest), "\(random): \(part) is too much")
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
