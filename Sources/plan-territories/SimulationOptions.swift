import ArgumentParser
import TerritoryModel
import TerritorySimulation

/// What is simulated, and how often.
struct SimulationOptions: ParsableArguments {
  /// Where the mean duration of coaching is taken from.
  enum Duration: String, ExpressibleByArgument, CaseIterable {
    case fitted, published
  }

  @Option(
    help: """
      Mean duration of coaching: fitted (what the turnover assumes) or published (5.5 months, or what \
      --mean-duration says). (default: fitted)
      """)
  var duration: Duration?

  @Option(
    help: """
      Distribution of durations: published-range (one week to ten months, stretched to the mean), \
      exponential or fixed. (default: published-range)
      """)
  var distribution: CoachingDuration.Shape?

  @Option(
    parsing: .unconditional, help: "Runs, of each thing that is simulated. (default: 1000)",
    transform: Arguments.atLeastOne("--runs"))
  var runs: Int?

  // Takes the next word even where it has a minus, to say what is wrong with it.
  @Option(
    parsing: .unconditional,
    help: "What chance is drawn from: the same number gives the same result. (default: 1)",
    transform: Arguments.seed)
  var seed: UInt64?

  @Option(
    parsing: .unconditional,
    help: "Threads; the result is the same on any number. (default: one for each processor)",
    transform: Arguments.atLeastOne("--threads"))
  var threads: Int?

  /// The options that were given, by name.
  var given: [String] {
    [
      duration.map { _ in "--duration" }, distribution.map { _ in "--distribution" },
      runs.map { _ in "--runs" }, seed.map { _ in "--seed" }, threads.map { _ in "--threads" },
    ].compactMap { $0 }
  }

  /// - Parameters:
  ///   - assumptions: of the case, turnover, published duration and practice among them.
  ///   - months: how long a run is.
  ///   - arrivals: when candidates come; nil for what the simulation assumes.
  ///   - stages: how many coaches there are from which month on; nil for all from the opening on.
  func settings(
    _ assumptions: Assumptions, months: Int, arrivals: Assumption<[ArrivalPattern]>? = nil,
    stages: StaffingStages? = nil
  ) -> SimulationSettings {
    let mean =
      duration == .published ? assumptions.meanDurationMonths : assumptions.fittedDurationMonths
    return SimulationSettings(
      patterns: arrivals ?? SimulationSettings.bothPatterns, meanDuration: mean,
      shape: distribution.map { .given($0, as: "distribution") }
        ?? SimulationSettings.publishedRange,
      months: months, runs: runs ?? 1_000, seed: seed ?? 1,
      stages: stages.map { .given($0, as: .stages) }, practice: assumptions.practice)
  }
}

extension CoachingDuration.Shape: ExpressibleByArgument {}
