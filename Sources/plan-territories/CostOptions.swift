import ArgumentParser
import TerritoryModel

/// The user's figures of money; they beat those of `region.yaml`.
struct CostOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: "Euros of a full-time coach for a year.", transform: Arguments.amount("--coach-year"))
  var coachYear: Double?

  @Option(
    parsing: .unconditional,
    help: "Euros of a team leader for a year.", transform: Arguments.amount("--leader-year"))
  var leaderYear: Double?

  @Option(
    parsing: .unconditional, help: "Euros of a kilometre driven.",
    transform: Arguments.amount("--kilometre"))
  var kilometre: Double?

  @Option(
    parsing: .unconditional,
    help: "Meetings of a client in a year, each a drive there and back.",
    transform: Arguments.amount("--meetings"))
  var meetings: Double?

  @Option(
    parsing: .unconditional,
    help: "Euros of the municipal share of a client's labour market support for a year.",
    transform: Arguments.amount("--support-year"))
  var supportYear: Double?

  /// Puts what was given in place of what `region.yaml` says.
  func replace(in figures: inout CostFigures) {
    let given: [(Double?, String, WritableKeyPath<CostFigures, Assumption<Double>?>)] = [
      (coachYear, "--coach-year", \.coachYear), (leaderYear, "--leader-year", \.leaderYear),
      (kilometre, "--kilometre", \.kilometre), (meetings, "--meetings", \.meetingsPerClient),
      (supportYear, "--support-year", \.labourMarketSupportClientYear),
    ]
    for case (let value?, let option, let figure) in given {
      figures[keyPath: figure] = Assumption(
        value, source: "given by the user", origin: .option(option))
    }
  }
}
