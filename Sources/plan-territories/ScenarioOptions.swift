import ArgumentParser
import TerritoryModel

/// What scenarios assume, each with one value for all or several values, a scenario for each.
///
/// The counterpart of ``AssumptionOptions``.
struct ScenarioOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: """
      Named scenarios of region.yaml, or targets of others, ips-grow-40 and ips-benchmark-40: A,B. \
      (default: all of region.yaml, where no option has several values)
      """,
    transform: Arguments.list("--scenarios") { $0 })
  var scenarios: [String]?

  @Option(of: .statistics, help: "Statistics snapshots: 2021-10,2026-06.")
  var statistics: [Choice]?

  @Option(
    of: .employmentRate,
    help: "Shares of coached clients who find work in a year: 22%,37% or 0.22,0.37.")
  var employmentRate: [Choice]?

  @Option(
    of: .lastShare,
    help: "Last share of the demand chain, of those who would benefit in a year: 5%,10%,40%.")
  var benefit: [Choice]?

  @Option(of: .caseloadCap, help: "Clients that a full-time coach has at a time: 18,20.")
  var caseloadCap: [Choice]?

  @Option(of: .turnover, help: "Turnover models: employment_rate,mean_duration,observed.")
  var turnover: [Choice]?

  @Option(
    of: .meanDuration, help: "Mean durations of coaching in months; turnover mean_duration.")
  var meanDuration: [Choice]?

  @Option(
    of: .observed,
    help: "Clients that a full-time coach of a pilot had in a year; turnover observed.")
  var observed: [Choice]?

  @Option(of: .serviceLevel, help: "Shares of the demand that the headcount covers: 90%,100%.")
  var serviceLevel: [Choice]?

  @Option(
    of: .coaches, help: "Full-time coaches: 9,10,11. (default: each scenario's headcount)")
  var coaches: [Choice]?

  @Option(of: .leaders, help: "Team leaders: 1,2.")
  var leaders: [Choice]?

  @Option(
    of: .territories,
    help: "Territories: 6,8, or a range such as 6-9 as one of the values. (default: free)")
  var territories: [Choice]?

  /// The values of each option that was given, in a fixed order.
  private var given: [[Choice]] {
    [
      statistics, employmentRate, benefit, caseloadCap, turnover, meanDuration, observed,
      serviceLevel, coaches, leaders, territories,
    ].compactMap { $0 }
  }

  /// What holds for all scenarios.
  var common: [Choice] { given.filter { $0.count == 1 }.flatMap { $0 } }

  /// The scenarios to compare.
  var request: ScenarioRequest {
    ScenarioRequest(
      names: scenarios, lists: given.filter { $0.count > 1 }.map { $0.map { .given($0) } })
  }

  func validate() throws {
    try given.compactMap(\.first).requireOneTurnover()
  }
}
