import ArgumentParser
import TerritoryModel

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
  var choices: [Assumption<Choice>] {
    let given: [(String, Choice?)] = [
      ("--statistics", statistics.map { .statistics($0) }),
      ("--employment-rate", employmentRate.map { .employmentRate($0) }),
      ("--benefit", benefit.map { .share(name: nil, $0) }),
      ("--caseload-cap", caseloadCap.map { .caseloadCap($0) }),
      ("--turnover", turnover.map { .turnover($0) }),
      ("--mean-duration", meanDuration.map { .meanDuration(months: $0) }),
      ("--observed", observed.map { .observed(clientsPerCoach: $0) }),
      ("--service-level", serviceLevel.map { .serviceLevel($0) }),
      ("--coaches", coaches.map { .coaches($0) }),
      ("--leaders", leaders.map { .leaders($0) }),
    ]
    return given.compactMap { option, choice in choice.map { .given($0, option) } }
  }

  func validate() throws { try choices.requireOneTurnover() }
}

extension Assumption<Choice> {
  /// What an option of the command line chooses.
  static func given(_ choice: Choice, _ option: String) -> Assumption {
    Assumption(choice, source: "given by the user", origin: .option(option))
  }
}

extension [Assumption<Choice>] {
  /// Refuses figures of several turnover models without a word on which of them is used.
  func requireOneTurnover() throws {
    guard let conflict = turnoverConflict() else { return }
    throw ValidationError("\(conflict.what); \(conflict.remedy)")
  }
}
