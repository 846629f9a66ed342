import ArgumentParser
import TerritorySolver

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

  /// Counted from now on.
  ///
  /// - Parameter gap: the part of a plan's value that it may be above the proven bound.
  func limits(_ interruption: Interruption, gap: Double = 0) -> SearchLimits {
    SearchLimits(seconds: timeLimit, work: workLimit, gap: gap, interruption: interruption)
  }
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

  /// Counted from now on.
  func limits(_ interruption: Interruption) -> SearchLimits {
    limit.limits(interruption, gap: gap)
  }
}
