import ArgumentParser
import TerritoryModel
import TerritoryReport

/// What the headcount assumes, each with one value; ``ScenarioOptions`` takes several of each.
struct AssumptionOptions: ParsableArguments {
  @Option(help: "Statistics snapshot, such as 2021-10. (default: the region's own)")
  var statistics: String?

  @Option(
    parsing: .unconditional, help: "Share of coached clients who find work in a year: 0.37 or 37%.",
    transform: Arguments.share("--employment-rate"))
  var employmentRate: Double?

  @Option(
    parsing: .unconditional,
    help: "Last share of the demand chain, of those who would benefit in a year: 0.1 or 10%.",
    transform: Arguments.share("--benefit"))
  var benefit: Double?

  @Option(
    parsing: .unconditional, help: "Clients that a full-time coach has at a time.",
    transform: Arguments.positive("--caseload-cap"))
  var caseloadCap: Double?

  @Option(
    parsing: .unconditional,
    help: "Turnover model: employment_rate, mean_duration or observed. (default: what is named)",
    transform: Arguments.turnover)
  var turnover: Turnover.Model?

  @Option(
    parsing: .unconditional,
    help: "Mean duration of coaching in months; turnover mean_duration: cap × 12 / months.",
    transform: Arguments.positive("--mean-duration"))
  var meanDuration: Double?

  @Option(
    parsing: .unconditional,
    help: "Clients that a full-time coach of a pilot had in a year; turnover observed.",
    transform: Arguments.positive("--observed"))
  var observed: Double?

  @Option(
    parsing: .unconditional, help: "Share of the demand that the headcount covers: 0.95 or 95%.",
    transform: Arguments.share("--service-level"))
  var serviceLevel: Double?

  @Option(
    parsing: .unconditional, help: "Full-time coaches. (default: the headcount's)",
    transform: Arguments.atLeastOne("--coaches"))
  var coaches: Int?

  @Option(
    parsing: .unconditional, help: "Team leaders.", transform: Arguments.count("--leaders"))
  var leaders: Int?

  /// What was given, in place of what `region.yaml` says.
  var choices: [Choice] {
    [
      statistics.map { .statistics($0) }, employmentRate.map { .employmentRate($0) },
      benefit.map { .share(name: nil, $0) }, caseloadCap.map { .caseloadCap($0) },
      turnover.map { .turnover($0) }, meanDuration.map { .meanDuration(months: $0) },
      observed.map { .observed(clientsPerCoach: $0) }, serviceLevel.map { .serviceLevel($0) },
      coaches.map { .coaches($0) }, leaders.map { .leaders($0) },
    ].compactMap { $0 }
  }

  func validate() throws { try choices.requireOneTurnover() }
}

extension [Choice] {
  /// Refuses figures of several turnover models without a word on which of them is used.
  func requireOneTurnover() throws {
    guard let conflict = map({ .given($0) }).turnoverConflict() else { return }
    throw ValidationError(
      "\(conflict.what.text(\.option)); \(conflict.remedy.text(\.option))")
  }
}
