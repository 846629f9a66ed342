/// How far an assumption may lie by what is published, whatever value a run uses.
public struct AssumptionRange: Sendable {
  /// The assumptions that may have a range, by the names that `region.yaml` uses.
  public enum Key: String, Sendable, CaseIterable {
    /// The last share of the demand chain.
    case lastShare = "last_share"
    case caseloadCap = "caseload_cap"
    case employmentRate = "employment_rate"
    case meanDuration = "mean_duration_months"
    case observed = "observed_clients_per_coach"
    case serviceLevel = "service_level"
    case leaderShare = "leader_share"

    /// What values it may have.
    public var quantity: Quantity {
      switch self {
      case .lastShare, .employmentRate, .serviceLevel, .leaderShare: .share
      case .caseloadCap, .meanDuration, .observed: .positive
      }
    }

    /// The turnover model that the assumption belongs to; nil where it counts under all of them.
    public var turnover: Turnover.Model? {
      switch self {
      case .employmentRate: .employmentRate
      case .meanDuration: .meanDuration
      case .observed: .observed
      case .lastShare, .caseloadCap, .serviceLevel, .leaderShare: nil
      }
    }
  }

  public let key: Key
  public let values: ClosedRange<Double>
  /// Where the ends come from.
  public let source: String

  public init(_ key: Key, _ values: ClosedRange<Double>, source: String) {
    self.key = key
    self.values = values
    self.source = source
  }
}
