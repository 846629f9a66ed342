import ArgumentParser
import TerritoryModel

/// How many territories are asked for, where one plan is.
struct TerritoryCount: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: "Territories: a number such as 8 or a range such as 6-9. (default: free)",
    transform: Arguments.range("--territories"))
  var territories: ClosedRange<Int>?

  /// What was given, in place of what `region.yaml` says.
  var choices: [Choice] { territories.map { [.territories($0)] } ?? [] }
}
