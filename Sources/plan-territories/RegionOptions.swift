import ArgumentParser
import TerritoryModel
import TerritoryReport

/// The region, and what every question about it has in common.
struct RegionOptions: ParsableArguments {
  @Argument(help: "A region folder, such as regions/central-finland.")
  var region: String

  @Option(
    of: .count, parsing: .next, help: "Column of the statistics that demand is counted from.")
  var count: Choice?

  @OptionGroup var costs: CostOptions

  @Option(help: "Format of the result: table, json or csv.")
  var format: ResultFormat = .table

  @OptionGroup var csv: CSVOption
  @OptionGroup var language: LanguageOption

  @Flag(help: "No progress on the terminal; results and errors only.")
  var quiet = false

  /// - Throws: ``InvalidInput`` with everything that is wrong with the folder.
  func read() throws(InvalidInput) -> Region { try RegionFolder(region).read() }

  /// The question that the options ask: flags beat `region.yaml`.
  ///
  /// - Throws: ``InvalidInput`` where a choice is none of the region's.
  func question(
    about region: Region, _ choices: [Assumption<Choice>]
  ) throws(InvalidInput) -> Question {
    let counted = [count].compactMap { $0.map(Assumption.given) }
    var question = try Question(region.settings, counted + choices)
    costs.replace(in: &question.assumptions)
    return question
  }
}
