import ArgumentParser
import TerritoryModel
import TerritoryReport

/// How a service works in practice, for simulations; each beats `practice` of `region.yaml`.
struct PracticeOptions: ParsableArguments {
  @Option(
    of: .intake, help: "New clients that a full-time coach begins with in a month at most.")
  var intake: Choice?

  @Option(
    of: .absence,
    help: "Share of the time that coaches are away (leave, sickness, training): 0.1 or 10%.")
  var absence: Choice?

  @Option(
    of: .leaving,
    help: """
      Share of the coaches who leave within a year: 0.45 or 45% as of 40 IPS specialists in Northern \
      Norway (Butenko et al. 2022).
      """)
  var leaving: Choice?

  @Option(
    of: .vacancy, help: "Months until somebody new fills the post of a coach who left.")
  var vacancy: Choice?

  @Option(
    of: .searchMonths,
    help: "Mean months of searching for work, in place of one duration of coaching.")
  var searchMonths: Choice?

  @Option(
    of: .searchDropOut, help: "Share of those who search who drop out before they find work.")
  var searchDropOut: Choice?

  @Option(
    of: .supportMonths,
    help: "Mean months of support after work was found, in which a client keeps the place.")
  var supportMonths: Choice?

  @Option(
    of: .supportDropOut, help: "Share of those who are supported who drop out of the support.")
  var supportDropOut: Choice?

  @Option(
    of: .patience, help: "Mean months after which somebody who waits gives up.")
  var patience: Choice?

  /// What was given, in place of what `region.yaml` says.
  var choices: [Choice] {
    [
      intake, absence, leaving, vacancy, searchMonths, searchDropOut, supportMonths, supportDropOut,
      patience,
    ].compactMap { $0 }
  }
}
