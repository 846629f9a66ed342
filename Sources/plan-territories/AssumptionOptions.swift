import ArgumentParser
import TerritoryModel
import TerritoryReport

/// What the headcount assumes, each with one value; ``ScenarioOptions`` takes several of each.
struct AssumptionOptions: ParsableArguments {
  @Option(
    of: .statistics, parsing: .next,
    help: "Statistics snapshot, such as 2021-10. (default: the region's own)")
  var statistics: Choice?

  @Option(
    of: .employmentRate, help: "Share of coached clients who find work in a year: 0.37 or 37%.")
  var employmentRate: Choice?

  @Option(
    of: .lastShare,
    help: "Last share of the demand chain, of those who would benefit in a year: 0.1 or 10%.")
  var benefit: Choice?

  @Option(of: .caseloadCap, help: "Clients that a full-time coach has at a time.")
  var caseloadCap: Choice?

  @Option(
    of: .turnover,
    help: "Turnover model: employment_rate, mean_duration or observed. (default: what is named)")
  var turnover: Choice?

  @Option(
    of: .meanDuration,
    help: "Mean duration of coaching in months; turnover mean_duration: cap × 12 / months.")
  var meanDuration: Choice?

  @Option(
    of: .observed,
    help: "Clients that a full-time coach of a pilot had in a year; turnover observed.")
  var observed: Choice?

  @Option(
    of: .serviceLevel, help: "Share of the demand that the headcount covers: 0.95 or 95%.")
  var serviceLevel: Choice?

  @Option(
    of: .coaches,
    help: "Full-time coaches; 10.7 is ten and one with 0.7 of full time. (default: the headcount's)"
  )
  var coaches: Choice?

  @Option(
    of: .staff,
    help: "The share of full time of each coach, such as 1,1,0.7, in place of --coaches.")
  var staff: Choice?

  @Option(
    of: .staffMonth, parsing: .next,
    help: "The month whose coaches of staff.csv are meant. (default: the last that it names)")
  var staffMonth: Choice?

  @Option(of: .leaders, help: "Team leaders.")
  var leaders: Choice?

  @Option(
    of: .coachesPerLeader,
    help: "Coaches for each team leader, such as 6, in place of --leaders.")
  var coachesPerLeader: Choice?

  /// What was given, in place of what `region.yaml` says.
  var choices: [Choice] {
    [
      statistics, employmentRate, benefit, caseloadCap, turnover, meanDuration, observed,
      serviceLevel, coaches, staff, staffMonth, leaders, coachesPerLeader,
    ].compactMap { $0 }
  }

  func validate() throws { try choices.requireOneTurnover() }
}

extension Option where Value == Choice? {
  /// The option of an assumption.
  init(
    of key: AssumptionKey, parsing: SingleValueParsingStrategy = .unconditional, help: ArgumentHelp
  ) {
    self.init(
      name: key.optionName, parsing: parsing, help: help,
      transform: { Choice(key, try Arguments.value(of: key)($0)) })
  }
}

extension Option where Value == [Choice]? {
  /// The option of an assumption that takes several values.
  init(of key: AssumptionKey, help: ArgumentHelp) {
    self.init(
      name: key.optionName, parsing: .unconditional, help: help,
      transform: {
        try Arguments.list(key.parameter.option, Arguments.value(of: key))($0).map {
          Choice(key, $0)
        }
      })
  }
}

extension AssumptionKey {
  fileprivate var optionName: NameSpecification {
    .customLong(String(parameter.option.dropFirst(2)))
  }
}

extension [Choice] {
  /// Refuses figures of several turnover models without a word on which of them is used.
  func requireOneTurnover() throws {
    guard let conflict = map({ .given($0) }).turnoverConflict() else { return }
    throw ValidationError(
      saying: "\(conflict.what); \(conflict.remedy)")
  }
}

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
