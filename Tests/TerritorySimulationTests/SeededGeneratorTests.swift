import Testing

@testable import TerritorySimulation

@Suite struct SeededGeneratorTests {
  /// The first numbers that the authors' C program gives for the seed 1234567.
  @Test func isSplitMix64() {
    var generator = SeededGenerator(seed: 1_234_567)
    #expect(
      (0..<3).map { _ in generator.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      ])
  }

  @Test func runsOfASeedDiffer() {
    func first(_ seed: UInt64, _ run: Int) -> UInt64 {
      var generator = SeededGenerator(seed: seed, run: run)
      return generator.next()
    }
    let all = [0, 1, .max].flatMap { seed in (0..<1_000).map { first(seed, $0) } }
    #expect(Set(all).count == 3_000)
    #expect(first(7, 3) == first(7, 3))
  }

  @Test func uniformIsBelowOne() {
    var generator = SeededGenerator(seed: 1)
    let drawn = (0..<10_000).map { _ in generator.uniform() }
    #expect(drawn.allSatisfy { $0 >= 0 && $0 < 1 })
    let estimate = Estimate(drawn)
    #expect(abs(estimate.mean - 0.5) <= 4 * estimate.standardError!)
  }
}
