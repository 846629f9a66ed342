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
    /// No clients depend on the quantity: nobody is counted, or each municipality has an estimate of
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

extension Headcount {
  /// Where one coach more or less is needed as a quantity moves, in closed form.
  ///
  /// n coaches are just enough at fte = s·Σd / κ = n + λL, with the service level s. Hence
  /// - employment rate: e = s·Σd / (cap (n + λL)) − 1, under the turnover model that has one;
  /// - last share b, with Σd = A·b + B: b = (κ (n + λL) / s − B) / A, where B are the clients of
  ///   municipalities with estimates of their own;
  /// - clients a year: Σd = κ (n + λL) / s.
  ///
  /// The headcount's ceiling forgives a billionth of a coach, so at the exact value, and within
  /// about a billionth of it on the worse side, it gives n.
  public func tippingPoints(_ quantity: TippingPoints.Quantity) -> TippingPoints {
    switch quantity {
    case .employmentRate: employmentRateTippingPoints
    case .lastShare: lastShareTippingPoints
    case .clients: clientsTippingPoints
    }
  }

  private var employmentRateTippingPoints: TippingPoints {
    let now = assumptions.employmentRate.value
    let model = assumptions.turnoverModel.value
    guard model == .employmentRate else { return idle(.employmentRate, now, .turnover(model)) }
    guard assumptions.serviceLevel.value > 0 else { return idle(.employmentRate, now, .noService) }
    guard demand.total > 0 else { return idle(.employmentRate, now, .nobody) }
    let caseloads = assumptions.serviceLevel.value * demand.total / assumptions.caseloadCap.value
    return TippingPoints(
      .employmentRate, now: now,
      fewest: Self.team(for: caseloads / 2, assumptions).coaches.count,
      most: Self.team(for: caseloads, assumptions).coaches.count
    ) { [assumptions] coaches in
      let staff = Double(coaches) + assumptions.leaderEquivalents(of: coaches)
      // Not as a ratio less 1, which loses digits where the rate is small.
      return min((caseloads - staff) / staff, 1)
    }
  }

  private var lastShareTippingPoints: TippingPoints {
    let now = demand.chain.steps.last?.share
    guard now != nil else { return idle(.lastShare, nil, .noShare) }
    guard assumptions.serviceLevel.value > 0 else { return idle(.lastShare, now, .noService) }
    let moved = demand.clientsPerLastShare
    let fixed = demand.surveyedClients
    guard moved > 0 else { return idle(.lastShare, now, .nobody) }
    let served = servedByTeam
    return TippingPoints(
      .lastShare, now: now, fewest: coaches(for: fixed), most: coaches(for: moved + fixed)
    ) { max((served($0) - fixed) / moved, 0) }
  }

  private var clientsTippingPoints: TippingPoints {
    guard assumptions.serviceLevel.value > 0 else {
      return idle(.clients, demand.total, .noService)
    }
    return TippingPoints(
      .clients, now: demand.total, fewest: coaches(for: 0), most: nil, value: servedByTeam)
  }

  private func idle(
    _ quantity: TippingPoints.Quantity, _ now: Double?, _ reason: TippingPoints.Idle
  ) -> TippingPoints {
    let coaches = byWorkload.team.coaches.count
    return TippingPoints(quantity, now: now, idle: reason, fewest: coaches, most: coaches) { _ in
      // Fewest and most are the same, so no number lies between them.
      preconditionFailure("a quantity without influence has no tipping point")
    }
  }

  private func coaches(for clients: Double) -> Int {
    Self.team(for: Self.fullTimeEquivalents(clients: clients, assumptions), assumptions).coaches
      .count
  }

  /// Clients a year of a region for which so many coaches are just enough: κ (n + λL) / s.
  private var servedByTeam: @Sendable (Int) -> Double {
    let annual = assumptions.annualClientsPerCoach
    let level = assumptions.serviceLevel.value
    return { [assumptions] coaches in
      annual * (Double(coaches) + assumptions.leaderEquivalents(of: coaches)) / level
    }
  }
}
