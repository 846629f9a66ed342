import ArgumentParser
import TerritoryModel

/// How many territories are asked for, where one plan is.
struct TerritoryCount: ParsableArguments {
  @Option(
    of: .territories,
    help: "Territories: a number such as 8 or a range such as 6-9. (default: free)")
  var territories: Choice?

  /// What was given, in place of what `region.yaml` says.
  var choices: [Choice] { [territories].compactMap { $0 } }
}
