/// The exact values of a quantity at which one coach more or less is needed, all else alike.
///
/// All follow from fte = n + λL, where n coaches are just enough: see ``Headcount/tippingPoints(_:)``.
public struct TippingPoints: Sendable {
  /// What is varied.
  public enum Quantity: String, Sendable, CaseIterable {
    /// The employment rate, 0...1; coaches fall as it grows.
    case employmentRate = "employment_rate"
    /// The demand chain's last share, 0...1. Municipalities with an estimate of their own in its
    /// place do not move with it.
    case lastShare = "last_share"
    /// Clients a year of the whole region, 0 and up.
    case clients
  }

  /// Why a quantity has no influence on the headcount.
  public enum Idle: Sendable, Hashable {
    /// Another turnover model is used, which knows no employment rate.
    case turnover(Turnover.Model)
    /// The demand chain has no share.
    case noShare
    /// No clients hang on the quantity: nobody is counted, or each municipality has an estimate of
    /// its own.
    case nobody
    /// The service level is 0, so that nobody is to be served.
    case noService
  }

  /// How far a number of coaches is enough.
  public enum Enough: Sendable, Hashable {
    /// Over the quantity's whole range.
    case always
    /// At this value and on its better side: above it for the employment rate, else below it.
    case limit(Double)
    /// Nowhere in the range.
    case never
  }

  public let quantity: Quantity
  /// The quantity's value in this run; nil where there is no such quantity.
  public let now: Double?
  /// nil where the quantity has an influence.
  public let idle: Idle?
  /// Coaches needed at the better end of the range: with fewer it is never enough.
  public let fewest: Int
  /// Coaches needed at the worse end of the range, so many are always enough; nil where the
  /// quantity has no such end.
  public let most: Int?
  /// The value at which so many coaches are just enough.
  private let value: @Sendable (Int) -> Double

  /// How far so many coaches are enough.
  public func enough(_ coaches: Int) -> Enough {
    if coaches < fewest { return .never }
    if let most, coaches >= most { return .always }
    return .limit(value(coaches))
  }

  /// A number of coaches with the value at which it is just enough: beyond it, on the worse side,
  /// one more is needed.
  public struct Point: Sendable, Hashable {
    public let coaches: Int
    public let value: Double

    public init(coaches: Int, value: Double) {
      self.coaches = coaches
      self.value = value
    }
  }

  /// The tipping points of so many numbers of coaches, fewest coaches first.
  public func points(_ coaches: ClosedRange<Int>) -> [Point] {
    let end = min(coaches.upperBound, (most ?? .max) - 1)
    let start = max(coaches.lowerBound, fewest)
    return start <= end ? (start...end).map { Point(coaches: $0, value: value($0)) } : []
  }

  init(
    _ quantity: Quantity, now: Double?, idle: Idle? = nil, fewest: Int, most: Int?,
    value: @escaping @Sendable (Int) -> Double
  ) {
    self.quantity = quantity
    self.now = now
    self.idle = idle
    self.fewest = fewest
    self.most = most
    self.value = value
  }
}
