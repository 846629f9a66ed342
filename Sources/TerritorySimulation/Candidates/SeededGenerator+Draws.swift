import Foundation

extension SeededGenerator {
  /// The generator of one of many runs: it depends on the seed and the run's number only, so it is
  /// the same whatever else runs beside it.
  public init(seed: UInt64, run: Int) {
    var seeds = SeededGenerator(seed: seed)
    // Mixing is one to one, so no two runs of a seed start alike.
    var runs = SeededGenerator(seed: seeds.next() &+ UInt64(run))
    self.init(seed: runs.next())
  }

  /// Uniform on 0 ..< 1, a multiple of 2⁻⁵³.
  mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Exponential with a mean, by the inverse of its distribution: −mean · ln(1 − u).
  mutating func exponential(mean: Double) -> Double { -mean * log1p(-uniform()) }
}
