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

  @OptionGroup var results: ResultOptions

  @Flag(help: "No progress on the terminal; results and errors only.")
  var quiet = false

  /// Who is told how far a search has come; nil where this program was not started like that.
  @Option(
    help: ArgumentHelp(
      "The descriptor of a line to the program that started this one.", visibility: .hidden),
    transform: EventLine.init)
  var events: EventLine?

  /// What the options choose, in place of what `region.yaml` says.
  var choices: [Choice] { [count].compactMap { $0 } + costs.choices }
}
