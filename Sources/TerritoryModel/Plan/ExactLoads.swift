import Foundation

/// Whether loads keep their limits, told in decimal numbers without rounding.
///
/// Demand, limits and shares are decimal by nature: counts of people, times shares such as 0.1, and
/// limits such as 100.5 %. As binary numbers they are off by their last digit, and a sum of them can be
/// on either side of its limit. Here each is the decimal number of fifteen digits that it stands for,
/// and sums and products are exact, up to 38 digits: a load that is equal to its limit keeps it, one
/// that is beyond it by anything does not.
public struct ExactLoads: Sendable {
  /// How a load misses a limit.
  public enum Miss: Sendable {
    case below
    case above
  }

  private struct Limit {
    let isMost: Bool
    /// For each full-time coach, in units of 1 / coaches of the team: so shares of the mean need no division.
    let perCoach: Decimal
  }

  private let demand: [Decimal]
  private let team: Decimal
  private let limits: [Limit]

  public init(_ brief: PlanBrief) {
    self.init(brief, brief.requirements)
  }

  init(_ brief: PlanBrief, _ requirements: [Requirement]) {
    // As they were read: counted in other units they have other digits.
    let demand = brief.demand.map { Self.decimal(brief.units.clients($0)) }
    self.demand = demand
    let team = Self.fullTime(brief.team.coaches)
    self.team = team
    let total = demand.reduce(0, +)
    limits = requirements.compactMap { requirement in
      switch requirement.kind {
      case .leastClients(let clients), .mostClients(let clients):
        let isMost = if case .mostClients = requirement.kind { true } else { false }
        // A limit that was changed since is no share of the mean any more.
        let share = requirement.shareOfMean.flatMap { share in
          abs(share * brief.meanLoad - clients) <= 1e-9 * clients
            ? Self.decimal(share) * total : nil
        }
        let limit = Self.decimal(brief.units.clients(clients))
        return Limit(isMost: isMost, perCoach: share ?? limit * team)
      default: return nil
      }
    }
  }

  /// The limit that a territory's load misses for its coaches; nil where it keeps all.
  public func miss(of municipalities: [Int], coaches: Coaches) -> Miss? {
    guard !limits.isEmpty else { return nil }
    let load = municipalities.reduce(Decimal(0)) { $0 + demand[$1] } * team
    for limit in limits {
      let bound = limit.perCoach * Self.fullTime(coaches)
      if limit.isMost ? load > bound : load < bound { return limit.isMost ? .above : .below }
    }
    return nil
  }

  private static func fullTime(_ coaches: Coaches) -> Decimal {
    coaches.partTime.reduce(Decimal(coaches.fullTime)) { $0 + decimal($1) }
  }

  /// The decimal number of fifteen digits that is nearest: each that was read from a text with no more
  /// digits comes back as it was written, and so does a product of such numbers that has no more.
  static func decimal(_ value: Double) -> Decimal {
    Decimal(string: String(format: "%.15g", value)) ?? Decimal(value)
  }
}
