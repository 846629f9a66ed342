import Foundation

/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers for the same seed on every machine.
public struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension SeededGenerator {
  /// The generator of one of many runs: it depends on the seed and the run's number only, so it is
  /// the same whatever else runs beside it.
  ///
  /// - Parameter stream: what the run's numbers are for.
  public init(seed: UInt64, run: Int, for stream: Stream = .candidates) {
    var seeds = SeededGenerator(seed: seed)
    for _ in 0..<stream.rawValue { _ = seeds.next() }
    // Mixing is one to one, so no two runs of a seed start alike.
    var runs = SeededGenerator(seed: seeds.next() &+ UInt64(run))
    self.init(seed: runs.next())
  }

  /// What numbers are drawn for. Each has its own, so that who comes and for how long stays the same
  /// whether or not people give up and coaches leave.
  public enum Stream: Int, Sendable {
    case candidates, patience, staff
    /// The values of assumptions, where these are drawn.
    case assumptions
  }

  /// Uniform on 0 ..< 1, a multiple of 2⁻⁵³.
  public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Exponential with a mean, by the inverse of its distribution: −mean · ln(1 − u).
  mutating func exponential(mean: Double) -> Double { -mean * log1p(-uniform()) }
}
