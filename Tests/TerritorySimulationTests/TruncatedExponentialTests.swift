import Foundation
import Testing

@testable import TerritorySimulation

/// Against SciPy: the tilt by `brentq` over numerical integrals of the density, quantiles the same
/// way, and `scipy.stats.truncexpon` for a falling density.
@Suite struct TruncatedExponentialTests {
  private let published = CoachingDuration.published

  @Test func publishedRange() {
    #expect(abs(published.range.lowerBound - 0.22997946611909650) < 1e-15)
    #expect(published.range.upperBound == 10 && published.mean == 5.5)
    #expect(abs(published.tilt - 0.47466063241149) < 1e-10)
    let quantiles = [
      0.1: 1.4438357628413645, 0.25: 3.140115132639952, 0.5: 5.689308796780842,
      0.75: 7.957296175423282, 0.9: 9.207075401105316,
    ]
    for (share, value) in quantiles { #expect(abs(published.quantile(share) - value) < 1e-9) }
    #expect(published.quantile(0) == published.range.lowerBound)
    #expect(published.quantile(1) == 10)
  }

  @Test func fallingDensity() {
    let falling = TruncatedExponential(range: 0...10, mean: 2)
    #expect(abs(falling.tilt + 4.801007549722516) < 1e-9)
    for (share, value) in [0.1: 0.21755316, 0.5: 1.42669914, 0.9: 4.64736093] {
      #expect(abs(falling.quantile(share) - value) < 1e-7)
    }
  }

  @Test func meanInTheMiddleIsUniform() {
    let uniform = TruncatedExponential(range: 2...6, mean: 4)
    #expect(abs(uniform.tilt) < 1e-7)
    for share in [0, 0.2, 0.5, 1] { #expect(abs(uniform.quantile(share) - (2 + 4 * share)) < 1e-6) }
  }

  /// The mean is the integral of the quantiles: by the midpoint rule.
  @Test(arguments: [0.1, 1, 3, 5, 7, 9, 9.9]) func mean(mean: Double) {
    let distribution = TruncatedExponential(range: 0...10, mean: mean)
    let steps = 200_000
    let sum = (0..<steps).reduce(0.0) {
      $0 + distribution.quantile((Double($1) + 0.5) / Double(steps))
    }
    #expect(abs(sum / Double(steps) - mean) < 1e-4)
  }
}
