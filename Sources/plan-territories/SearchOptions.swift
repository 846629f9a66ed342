import ArgumentParser
import TerritorySolver

/// When a search for plans may end before everything is proven.
struct SearchOptions: ParsableArguments {
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

  @Option(
    parsing: .unconditional,
    help: """
      A plan will do whose levels are each at most so much of their value above the proven bound: \
      1%. (default: 0%)
      """,
    transform: Arguments.share("--gap"))
  var gap: Double = 0

  /// Counted from now on.
  func limits(_ interruption: Interruption) -> SearchLimits {
    SearchLimits(seconds: timeLimit, work: workLimit, gap: gap, interruption: interruption)
  }
}
