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

  /// What was given, in place of what `region.yaml` says.
  var figures: CostFigures {
    var figures = CostFigures()
    figures.coachYear = coachYear.map { .given($0, as: .coachYear) }
    figures.leaderYear = leaderYear.map { .given($0, as: .leaderYear) }
    figures.kilometre = kilometre.map { .given($0, as: .kilometre) }
    figures.meetingsPerClient = meetings.map { .given($0, as: .meetings) }
    figures.labourMarketSupportClientYear = supportYear.map { .given($0, as: .supportYear) }
    return figures
  }
}
