import ArgumentParser
import TerritoryPlanning

/// When a search may end before everything is proven.
struct LimitOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: "Stop after so many seconds with the best plan so far and its proven bound.",
    transform: Arguments.positive("--time-limit"))
  var timeLimit: Double?

  @Option(
    parsing: .unconditional,
    help: """
      Stop after so many simplex iterations, or other work that takes as long: the same plan on \
      every machine, which seconds don't give.
      """,
    transform: Arguments.iterations("--work-limit"))
  var workLimit: Int?

  /// What answers the command's question.
  var planner: Planner { Planner(seconds: timeLimit, work: workLimit) }
}

/// When a search for plans may end before everything is proven.
struct SearchOptions: ParsableArguments {
  @OptionGroup var limit: LimitOptions

  @Option(
    parsing: .unconditional,
    help: """
      A plan will do whose levels are each at most so much of their value above the proven bound: \
      1%. (default: 0%)
      """,
    transform: Arguments.share("--gap"))
  var gap: Double = 0

  /// What answers the command's question.
  var planner: Planner {
    var planner = limit.planner
    planner.gap = gap
    return planner
  }
}
