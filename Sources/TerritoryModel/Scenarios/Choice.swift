/// A value for one assumption in place of the region's own.
public enum Choice: Sendable, Hashable {
  /// The snapshot, by name.
  case statistics(String)
  /// The column that demand is counted from.
  case count(CountColumn)
  /// A share of the demand chain, 0...1; the chain's last one where no name is given.
  case share(name: String?, Double)
  /// Clients that a full-time coach has at a time.
  case caseloadCap(Double)
  case turnover(Turnover.Model)
  /// Share of coached clients who find work in a year, 0...1.
  case employmentRate(Double)
  /// Mean duration of coaching.
  case meanDuration(months: Double)
  /// Clients a year that a full-time coach of a pilot had.
  case observed(clientsPerCoach: Double)
  /// Share of the demand that the headcount covers, 0...1.
  case serviceLevel(Double)
  /// Share of a caseload that a leader carries, 0...1.
  case leaderShare(Double)
  case leaders(Int)
  /// Full-time coaches, instead of as many as the headcount needs.
  case coaches(Int)
  /// Least and most territories.
  case territories(ClosedRange<Int>)
  /// Most kilometres from a base to a municipality that is served from it.
  case reach(km: Double)
  case neighbourHelp(Bool)
  case membership(Membership)
}

extension Choice {
  /// The assumption's key in `region.yaml`.
  public var key: String {
    switch self {
    case .statistics: "statistics"
    case .count: "count"
    case .share: "shares"
    case .caseloadCap: "caseload_cap"
    case .turnover: "turnover"
    case .employmentRate: "employment_rate"
    case .meanDuration: "mean_duration_months"
    case .observed: "observed_clients_per_coach"
    case .serviceLevel: "service_level"
    case .leaderShare: "leader_share"
    case .leaders: "leaders"
    case .coaches: "coaches"
    case .territories: "territories"
    case .reach: "reach_km"
    case .neighbourHelp: "neighbour_help"
    case .membership: "membership"
    }
  }

  /// The assumption as it is asked for.
  public var parameter: Parameter {
    switch self {
    case .share(let name, _): Parameter(name ?? "benefit")
    case .meanDuration: "mean duration"
    case .observed: "observed"
    case .reach: "reach"
    case .neighbourHelp(false): "no neighbour help"
    default: Parameter(key.replacing("_", with: " "))
    }
  }

  /// What two choices must not both be about: the key, and for a share its name too.
  var subject: String {
    guard case .share(let name?, _) = self else { return key }
    return "the share \(quoted(name))"
  }

  /// The value in few words, the same for equal values only: `22 %`, `10 coaches`.
  public var label: String {
    switch self {
    case .statistics(let id): id
    case .count(let column): column.description
    case .share(let name, let share): "\(name ?? "benefit") \(percent(share))"
    case .caseloadCap(let clients): "cap \(shortest(clients))"
    case .turnover(let model): "turnover by \(model.rawValue.replacing("_", with: " "))"
    case .employmentRate(let rate): percent(rate)
    case .meanDuration(let months): "\(shortest(months)) months"
    case .observed(let clients): "observed \(shortest(clients))"
    case .serviceLevel(let level): "service \(percent(level))"
    case .leaderShare(let share): "leader share \(shortest(share))"
    case .leaders(let count): "\(count) \(count == 1 ? "leader" : "leaders")"
    case .coaches(let count): "\(count) \(count == 1 ? "coach" : "coaches")"
    case .territories(let range):
      range.lowerBound == range.upperBound
        ? "\(range.lowerBound) \(range.lowerBound == 1 ? "territory" : "territories")"
        : "\(range.lowerBound)-\(range.upperBound) territories"
    case .reach(let km): "reach \(shortest(km)) km"
    case .neighbourHelp(let isAllowed): isAllowed ? "with help" : "without help"
    case .membership(let membership): "membership \(membership.rawValue)"
    }
  }

  /// The model of turnover that the value is the figure of; nil for other assumptions.
  public var figureModel: Turnover.Model? {
    switch self {
    case .employmentRate: .employmentRate
    case .meanDuration: .meanDuration
    case .observed: .observed
    default: nil
    }
  }

  /// A share as per cent, unrounded but for the noise of binary fractions.
  private func percent(_ share: Double) -> String {
    "\(shortest((share * 1e12).rounded() / 1e10)) %"
  }
}

extension Assumption<Choice> {
  /// What is asked for in place of the region's own.
  public static func given(_ choice: Choice) -> Assumption { .given(choice, as: choice.parameter) }
}

extension [Assumption<Choice>] {
  /// Whether figures of several turnover models are given without a word on which of them is used.
  ///
  /// - Parameters:
  ///   - key: what says which model is used, as the user writes it.
  ///   - call: what the user calls an entry.
  public func turnoverConflict(
    _ key: Wording = "\(.turnover)",
    _ call: (Assumption<Choice>) -> Wording = { $0.origin.wording }
  ) -> Violation? {
    let figures = filter { $0.value.figureModel != nil }
    guard Set(figures.map(\.value.figureModel)).count > 1,
      !contains(where: { if case .turnover = $0.value { true } else { false } })
    else { return nil }
    return Violation(
      what: "\(figures.map(call).joined(separator: " and ")) each choose a turnover model",
      remedy: "add \(key) to say which is used")
  }
}
