import ArgumentParser
import TerritoryModel

/// What scenarios assume, each with one value for all or several values, a scenario for each.
///
/// The counterpart of ``AssumptionOptions``.
struct ScenarioOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: "Named scenarios of region.yaml: A,B. (default: all, where no option has several values)",
    transform: Arguments.list("--scenarios") { $0 })
  var scenarios: [String]?

  @Option(
    parsing: .unconditional, help: "Statistics snapshots: 2021-10,2026-06.",
    transform: Arguments.list("--statistics") { $0 })
  var statistics: [String]?

  @Option(
    parsing: .unconditional,
    help: "Shares of coached clients who find work in a year: 22%,37% or 0.22,0.37.",
    transform: Arguments.list("--employment-rate", Arguments.share("--employment-rate")))
  var employmentRate: [Double]?

  @Option(
    parsing: .unconditional,
    help: "Last share of the demand chain, of those who would benefit in a year: 5%,10%,40%.",
    transform: Arguments.list("--benefit", Arguments.share("--benefit")))
  var benefit: [Double]?

  @Option(
    parsing: .unconditional, help: "Clients that a full-time coach has at a time: 18,20.",
    transform: Arguments.list("--caseload-cap", Arguments.positive("--caseload-cap")))
  var caseloadCap: [Double]?

  @Option(
    parsing: .unconditional, help: "Turnover models: employment_rate,mean_duration,observed.",
    transform: Arguments.list("--turnover", Arguments.turnover))
  var turnover: [Turnover.Model]?

  @Option(
    parsing: .unconditional, help: "Mean durations of coaching in months; turnover mean_duration.",
    transform: Arguments.list("--mean-duration", Arguments.positive("--mean-duration")))
  var meanDuration: [Double]?

  @Option(
    parsing: .unconditional,
    help: "Clients that a full-time coach of a pilot had in a year; turnover observed.",
    transform: Arguments.list("--observed", Arguments.positive("--observed")))
  var observed: [Double]?

  @Option(
    parsing: .unconditional, help: "Shares of the demand that the headcount covers: 90%,100%.",
    transform: Arguments.list("--service-level", Arguments.share("--service-level")))
  var serviceLevel: [Double]?

  @Option(
    parsing: .unconditional,
    help: "Full-time coaches: 9,10,11. (default: each scenario's headcount)",
    transform: Arguments.list("--coaches", Arguments.atLeastOne("--coaches")))
  var coaches: [Int]?

  @Option(
    parsing: .unconditional, help: "Team leaders: 1,2.",
    transform: Arguments.list("--leaders", Arguments.count("--leaders"))
  )
  var leaders: [Int]?

  @Option(
    parsing: .unconditional,
    help: "Territories: 6,8, or a range such as 6-9 as one of the values. (default: free)",
    transform: Arguments.list("--territories", Arguments.range("--territories")))
  var territories: [ClosedRange<Int>]?

  /// The values of each option that was given, in a fixed order.
  private var given: [[Choice]] {
    func choices<Value>(_ values: [Value]?, _ choice: (Value) -> Choice) -> [Choice] {
      (values ?? []).map(choice)
    }
    return [
      choices(statistics) { .statistics($0) }, choices(employmentRate) { .employmentRate($0) },
      choices(benefit) { .share(name: nil, $0) }, choices(caseloadCap) { .caseloadCap($0) },
      choices(turnover) { .turnover($0) }, choices(meanDuration) { .meanDuration(months: $0) },
      choices(observed) { .observed(clientsPerCoach: $0) },
      choices(serviceLevel) { .serviceLevel($0) }, choices(coaches) { .coaches($0) },
      choices(leaders) { .leaders($0) }, choices(territories) { .territories($0) },
    ].filter { !$0.isEmpty }
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
