/// The user's figures of money. None is published for the quality criteria, so none is assumed:
/// what is nil is left out of every sum.
public struct CostFigures: Sendable {
  /// A full-time coach for a year, euros.
  public var coachYear: Assumption<Double>?
  /// A team leader for a year, euros.
  public var leaderYear: Assumption<Double>?
  /// A kilometre driven, euros.
  public var kilometre: Assumption<Double>?
  /// Meetings of a client in a year, each of them a drive there and back.
  public var meetingsPerClient: Assumption<Double>?
  /// The municipal share of labour market support of a client for a year, euros.
  public var labourMarketSupportClientYear: Assumption<Double>?

  /// No figures.
  public init() {}

  /// Whether no figure is given, so that nothing is to be shown.
  public var isEmpty: Bool {
    Self.all.allSatisfy { self[keyPath: $0] == nil }
  }

  private static var all: [WritableKeyPath<CostFigures, Assumption<Double>?>] {
    [\.coachYear, \.leaderYear, \.kilometre, \.meetingsPerClient, \.labourMarketSupportClientYear]
  }

  /// Puts the figures that are given in place of these.
  mutating func replace(by others: CostFigures) {
    for figure in Self.all {
      if let other = others[keyPath: figure] { self[keyPath: figure] = other }
    }
  }
}
