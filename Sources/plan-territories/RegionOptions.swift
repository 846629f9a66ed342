import ArgumentParser
import TerritoryModel

/// The region and everything that its headcount rests on.
struct RegionOptions: ParsableArguments {
  @Argument(help: "A region folder, such as regions/central-finland.")
  var region: String

  @Option(help: "Statistics snapshot, such as 2021-10. (default: the region's own)")
  var statistics: String?

  @Option(help: "Column of the statistics that demand is counted from.")
  var count: String?

  @Option(
    parsing: .unconditional,
    help: "Share of coached clients who find work in a year: 0.37 or 37%.",
    transform: Arguments.share("--employment-rate"))
  var employmentRate: Double?

  @Option(
    parsing: .unconditional,
    help: "Clients that a full-time coach has at a time.",
    transform: Arguments.positive("--caseload-cap"))
  var caseloadCap: Double?

  @Option(
    help: "Turnover model: employment_rate, mean_duration or observed. (default: what is named)")
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
    parsing: .unconditional,
    help: "Share of the demand that the headcount covers: 0.95 or 95%.",
    transform: Arguments.share("--service-level"))
  var serviceLevel: Double?

  @Option(
    parsing: .unconditional,
    help: "Full-time coaches. (default: the headcount's)",
    transform: Arguments.atLeastOne("--coaches"))
  var coaches: Int?

  @Option(parsing: .unconditional, help: "Team leaders.", transform: Arguments.count("--leaders"))
  var leaders: Int?

  @OptionGroup var costs: CostOptions

  @Option(help: "Format of the result: table, json or csv.")
  var format: Format = .table

  @Option(help: "Language of the result. So far: en.")
  var lang: Language = .en

  @Flag(help: "No progress on the terminal; results and errors only.")
  var quiet = false

  /// The region with the chosen statistics and assumptions: flags beat `region.yaml`.
  ///
  /// - Throws: ``InvalidInput`` with everything that is wrong.
  func read() throws(InvalidInput) -> (region: Region, demand: Demand, assumptions: Assumptions) {
    let folder = RegionFolder(region)
    let region = try folder.read()
    let snapshotID = statistics ?? region.settings.statistics.value
    var chain = region.settings.chain
    if let count {
      chain.count = chain.count.replaced(by: CountColumn(count), option: "--count")
    }
    let snapshot: StatisticsSnapshot
    do throws(Violation) {
      snapshot = try region.snapshot(snapshotID)
    } catch {
      throw InvalidInput([error.at("--statistics")])
    }
    let demand = try chain.demand(of: snapshot, directory: region.directory)
    return (region, demand, assumptions(over: region.settings.assumptions))
  }

  private func assumptions(over defaults: Assumptions) -> Assumptions {
    var all = defaults
    replaceTurnover(in: &all)
    if let caseloadCap {
      all.caseloadCap = all.caseloadCap.replaced(by: caseloadCap, option: "--caseload-cap")
    }
    costs.replace(in: &all.costs)
    if let serviceLevel {
      all.serviceLevel = all.serviceLevel.replaced(by: serviceLevel, option: "--service-level")
    }
    if let leaders { all.leaders = all.leaders.replaced(by: leaders, option: "--leaders") }
    return all
  }
}

/// Languages of results.
enum Language: String, ExpressibleByArgument, CaseIterable {
  case en
}
