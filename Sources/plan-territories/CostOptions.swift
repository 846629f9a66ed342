import ArgumentParser
import TerritoryModel

/// The user's figures of money; they beat those of `region.yaml`.
struct CostOptions: ParsableArguments {
  @Option(of: .coachYear, help: "Euros of a full-time coach for a year.")
  var coachYear: Choice?

  @Option(of: .leaderYear, help: "Euros of a team leader for a year.")
  var leaderYear: Choice?

  @Option(of: .kilometre, help: "Euros of a kilometre driven.")
  var kilometre: Choice?

  @Option(of: .meetings, help: "Meetings of a client in a year, each a drive there and back.")
  var meetings: Choice?

  @Option(
    of: .supportYear,
    help: "Euros of the municipal share of a client's labour market support for a year.")
  var supportYear: Choice?

  /// What was given, in place of what `region.yaml` says.
  var choices: [Choice] {
    [coachYear, leaderYear, kilometre, meetings, supportYear].compactMap { $0 }
  }
}
