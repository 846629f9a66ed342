/// How long the coaching of a client lasts: a distribution with a mean, months.
public struct CoachingDuration: Sendable, Hashable {
  /// What is assumed of the distribution besides its mean.
  public enum Shape: String, Sendable, CaseIterable {
    /// The published range of one week to ten months, stretched in proportion where the mean differs
    /// from the published one, and nothing else: ``TruncatedExponential``.
    case publishedRange = "published-range"
    /// Exponential: coaching that ends without regard to how long it has lasted.
    case exponential
    /// Always the mean.
    case fixed
  }

  /// What is published of the durations of a pilot, months: range and mean.
  /// Source: Kuopio, quality-criteria pilot 08/2023 to 09/2024: one week to ten months, 5.5 on average.
  static let published = TruncatedExponential(range: (7 * 12 / 365.25)...10, mean: 5.5)

  public let shape: Shape
  /// Months.
  public let mean: Double

  /// - Precondition: the mean is above zero.
  public init(_ shape: Shape, mean: Double) {
    precondition(mean > 0 && mean.isFinite)
    self.shape = shape
    self.mean = mean
  }

  /// Shortest and longest coaching, months; nil where there is no longest.
  public var range: ClosedRange<Double>? {
    switch shape {
    case .publishedRange:
      Self.published.range.lowerBound * stretch...Self.published.range.upperBound * stretch
    case .exponential: nil
    case .fixed: mean...mean
    }
  }

  private var stretch: Double { mean / Self.published.mean }

  /// The duration of a client's coaching, months.
  func draw(using generator: inout SeededGenerator) -> Double {
    switch shape {
    case .publishedRange: stretch * Self.published.quantile(generator.uniform())
    case .exponential: generator.exponential(mean: mean)
    case .fixed: mean
    }
  }
}
