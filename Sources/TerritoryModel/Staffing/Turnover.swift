/// How many clients pass through one place of a caseload in a year.
///
/// Annual clients of a full-time coach = caseload cap × turnover. The three models disagree widely
/// on the same pilot, so results show all of them beside the one that is used.
public enum Turnover: Sendable, Hashable {
  /// A client who finds work makes room for another: 1 + e, with the employment rate e in 0...1.
  /// Source: Meijän kyvyt käyttöön, 20 × (1 + 0.37) = 27.4.
  case employmentRate(Double)
  /// Places change hands as often as coaching ends: 12 / L, with the mean duration L in months.
  /// Source: Kuopio pilot, mean 5.5 months: 20 × 12 / 5.5 = 43.6.
  case meanDuration(months: Double)
  /// What a pilot observed, clients for each full-time coach and year, whatever its caseload cap.
  /// Source: Kuopio pilot, 37 / 1.7 / (14/12) = 18.7.
  case observed(clientsPerCoach: Double)

  /// Clients a year of a full-time coach (κ in the model).
  ///
  /// - Parameter caseloadCap: clients at a time.
  public func annualClients(caseloadCap: Double) -> Double {
    switch self {
    case .employmentRate(let rate): caseloadCap * (1 + rate)
    case .meanDuration(let months): caseloadCap * 12 / months
    case .observed(let clients): clients
    }
  }

  /// The models by the names that `region.yaml` uses.
  public enum Model: String, Sendable, CaseIterable {
    case employmentRate = "employment_rate"
    case meanDuration = "mean_duration"
    case observed
  }
}
