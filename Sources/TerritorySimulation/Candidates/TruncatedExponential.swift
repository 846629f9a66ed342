import Foundation

/// The distribution on a range with a given mean that assumes nothing else: of all of these it has
/// the greatest entropy.
///
/// Its density on the range a ... b is proportional to e^(s·z) with z = (x − a) / (b − a); the tilt s
/// is what gives the mean: 1 / (1 − e^(−s)) − 1 / s = (mean − a) / (b − a).
public struct TruncatedExponential: Sendable, Hashable {
  public let range: ClosedRange<Double>
  public let mean: Double
  /// s: above zero where the mean lies above the middle of the range.
  public let tilt: Double

  /// - Precondition: the mean lies inside the range, no nearer to an end than a hundredth of it.
  public init(range: ClosedRange<Double>, mean: Double) {
    self.range = range
    self.mean = mean
    let width = range.upperBound - range.lowerBound
    let place = (mean - range.lowerBound) / width
    precondition(place >= 0.01 && place <= 0.99, "the mean is too near to an end of the range")
    tilt = Self.tilt(meanAt: place)
  }

  /// Halves an interval until s is exact to the last bits: the mean grows with s.
  private static func tilt(meanAt place: Double) -> Double {
    // The mean nears an end like 1 / |s|, so this holds all s that are asked for.
    var (low, high) = (-1_000.0, 1_000.0)
    for _ in 0..<100 {
      let middle = (low + high) / 2
      if meanPlace(tilt: middle) < place { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// The mean of z: 1 / (1 − e^(−s)) − 1 / s, and its series near s = 0, where that loses digits.
  private static func meanPlace(tilt s: Double) -> Double {
    abs(s) < 1e-4 ? 0.5 + s / 12 : -1 / expm1(-s) - 1 / s
  }

  /// The value that a share u of the distribution lies below.
  ///
  /// z = ln(1 + u (e^s − 1)) / s, written so that nothing overflows.
  public func quantile(_ u: Double) -> Double {
    let width = range.upperBound - range.lowerBound
    return range.lowerBound + width * Self.place(u, tilt)
  }

  private static func place(_ u: Double, _ s: Double) -> Double {
    if abs(s) < 1e-8 { return u }
    // The mirror of a falling density is a rising one.
    if s < 0 { return 1 - place(1 - u, -s) }
    return min(1, max(0, 1 + log(u + (1 - u) * exp(-s)) / s))
  }
}
