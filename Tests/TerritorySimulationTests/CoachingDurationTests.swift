import Testing

@testable import TerritorySimulation

@Suite struct CoachingDurationTests {
  private func draws(_ duration: CoachingDuration, _ count: Int = 20_000) -> [Double] {
    var generator = SeededGenerator(seed: 5)
    return (0..<count).map { _ in duration.draw(using: &generator) }
  }

  @Test(arguments: CoachingDuration.Shape.allCases, [0.5, 5.5, 8.759])
  func meanAndRange(shape: CoachingDuration.Shape, mean: Double) {
    let duration = CoachingDuration(shape, mean: mean)
    let drawn = draws(duration)
    let estimate = Estimate(drawn)
    #expect(abs(estimate.mean - mean) <= 4 * estimate.standardError! + 1e-12)
    if let range = duration.range { #expect(drawn.allSatisfy(range.contains)) }
    #expect(drawn.allSatisfy { $0 > 0 })
  }

  /// Another mean stretches the published range in proportion.
  @Test func stretches() throws {
    let range = try #require(CoachingDuration(.publishedRange, mean: 11).range)
    #expect(abs(range.lowerBound - 2 * 0.22997946611909650) < 1e-12)
    #expect(range.upperBound == 20)
    let (once, twice) = (
      draws(CoachingDuration(.publishedRange, mean: 5.5), 100),
      draws(CoachingDuration(.publishedRange, mean: 11), 100)
    )
    #expect(zip(once, twice).allSatisfy { abs(2 * $0 - $1) < 1e-12 })
  }

  @Test func fixedIsTheMean() {
    #expect(Set(draws(CoachingDuration(.fixed, mean: 3), 10)) == [3])
  }

  /// A share e^(−1) of an exponential distribution lies above its mean.
  @Test func exponentialTail() {
    let above = draws(CoachingDuration(.exponential, mean: 2)).map { $0 > 2 ? 1.0 : 0 }
    let estimate = Estimate(above)
    #expect(abs(estimate.mean - 0.36787944) <= 4 * estimate.standardError!)
  }
}
