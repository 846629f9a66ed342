import Foundation

/// Round values along an axis: steps of 1, 2 or 5 times a power of ten.
struct NiceTicks {
  /// Ascending, all within the range that was asked for or, where it was widened, covers it.
  let values: [Double]
  /// The range of the axis.
  let range: ClosedRange<Double>

  /// - Parameters:
  ///   - range: what the axis has to cover; a single value is widened by 1 above it.
  ///   - most: at most about so many steps, one or more.
  ///   - areWhole: whether only whole numbers make sense.
  ///   - isWidened: whether the axis ends at a tick on both sides instead of at the range's ends.
  init(_ range: ClosedRange<Double>, most: Int, areWhole: Bool = false, isWidened: Bool) {
    precondition(most >= 1 && range.lowerBound.isFinite && range.upperBound.isFinite)
    let (least, end) = (range.lowerBound, range.upperBound)
    let greatest = end > least ? end : least + max(1, abs(least) * 0.1)
    let (factor, exponent) = Self.step((greatest - least) / Double(most), areWhole: areWhole)
    // Multiples of a whole number over a power of ten, so that 3 × 0.1 is 0.3.
    func value(_ index: Double) -> Double {
      exponent < 0
        ? index * factor / pow(10, Double(-exponent)) : index * factor * pow(10, Double(exponent))
    }
    let step = value(1)
    // What misses a tick by rounding is at it.
    let slack = 1e-9
    let first =
      (isWidened
        ? (least / step + slack).rounded(.down)
        : (least / step - slack).rounded(.up))
    let last =
      (isWidened
        ? (greatest / step - slack).rounded(.up)
        : (greatest / step + slack).rounded(.down))
    values = stride(from: first, through: last, by: 1).map { value($0 + 0) }
    self.range =
      isWidened ? min(least, value(first))...max(greatest, value(last)) : least...greatest
  }

  /// The least nice step that is not below `raw`, as factor × 10^exponent.
  private static func step(_ raw: Double, areWhole: Bool) -> (factor: Double, exponent: Int) {
    var exponent = Int(log10(raw).rounded(.down))
    if areWhole, exponent < 0 { return (1, 0) }
    for factor in [1.0, 2, 5] where factor * pow(10, Double(exponent)) >= raw * (1 - 1e-9) {
      return (factor, exponent)
    }
    exponent += 1
    return (1, exponent)
  }
}
