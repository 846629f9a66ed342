/// What a team or a plan costs a year by the user's figures, and what its employed clients save.
public struct Cost: Sendable {
  /// What costs are made of.
  public enum Part: String, Sendable, CaseIterable {
    case coaches, leaders, kilometres
  }

  /// Why a sum leaves a part out.
  public enum LeftOutReason: Sendable, Hashable {
    /// There is no plan yet that it follows from.
    case noPlan
    /// These figures, one or two, are not given.
    case notGiven([Parameter])
  }

  /// Euros a year of each part that the figures allow to compute.
  public let parts: [Part: Double]
  /// The parts that the sum leaves out, each with the reason.
  public let leftOut: [(part: Part, reason: LeftOutReason)]
  /// Kilometres driven in a year: client-kilometres one way × 2 × meetings; nil where no plan or no
  /// number of meetings is given.
  public let drivenKm: Double?
  /// Clients a year that are served.
  public let served: Double
  /// Served clients who find work in a year: served × employment rate.
  public let employed: Double
  /// Euros of labour market support that municipalities don't pay for the employed, each as if
  /// supported for the whole year: employed × municipal share for a client-year; nil without that
  /// figure.
  public let savings: Double?

  /// - Parameters:
  ///   - served: clients a year that the team serves.
  ///   - travel: client-kilometres a year, one way; nil where there is no plan yet.
  init(team: Team, served: Double, travel: Double?, assumptions: Assumptions) {
    let figures = assumptions.costs
    var parts: [Part: Double] = [:]
    var leftOut: [(Part, LeftOutReason)] = []
    func note(_ part: Part, _ count: Double, _ key: AssumptionKey) {
      if let figure = assumptions[key]?.value.number {
        parts[part] = count * figure
      } else if count > 0 {
        leftOut.append((part, .notGiven([key.parameter])))
      }
    }
    note(.coaches, team.coaches.equivalents, .coachYear)
    note(.leaders, Double(team.leaders), .leaderYear)
    drivenKm = travel.flatMap { km in figures.meetingsPerClient.map { km * 2 * $0.value } }
    if travel == nil {
      leftOut.append((.kilometres, .noPlan))
    } else if let drivenKm, let kilometre = figures.kilometre {
      parts[.kilometres] = drivenKm * kilometre.value
    } else {
      let missing = [AssumptionKey.kilometre, .meetings].filter { assumptions[$0] == nil }
      leftOut.append((.kilometres, .notGiven(missing.map(\.parameter))))
    }
    self.parts = parts
    self.leftOut = leftOut
    self.served = served
    employed = served * assumptions.employmentRate.value
    savings = figures.labourMarketSupportClientYear.map { [employed] in employed * $0.value }
  }

  /// Euros a year of all parts that are known; nil where none is.
  public var total: Double? {
    // In a fixed order, so that the sum's last digit is the same on every run.
    parts.isEmpty ? nil : Part.allCases.reduce(0) { $0 + (parts[$1] ?? 0) }
  }

  /// Euros for each client served; nil where no cost is known or nobody is served.
  public var perServed: Double? { served > 0 ? total.map { $0 / served } : nil }

  /// Euros for each client who finds work; nil where no cost is known or nobody does.
  public var perEmployed: Double? { employed > 0 ? total.map { $0 / employed } : nil }
}
