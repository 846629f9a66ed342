import ArgumentParser
import TerritoryModel
import TerritorySimulation

/// What is simulated, and how often.
struct SimulationOptions: ParsableArguments {
  /// When candidates come.
  enum Arrivals: String, ExpressibleByArgument, CaseIterable {
    case start, evenly, both

    var patterns: [ArrivalPattern] {
      switch self {
      case .start: [.start]
      case .evenly: [.evenly]
      case .both: ArrivalPattern.allCases
      }
    }
  }

  /// Where the mean duration of coaching is taken from.
  enum Duration: String, ExpressibleByArgument, CaseIterable {
    case fitted, published
  }

  @Option(
    help: """
      When candidates come: start (all of the first year wait at the start), evenly, or both, each on \
      its own. (default: both)
      """)
  var arrivals: Arrivals?

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
    parsing: .unconditional,
    help: "Months to simulate. (default: 24, or a year beyond the last of the --stages)",
    transform: Arguments.atLeastOne("--months"))
  var months: Int?

  @Option(
    parsing: .unconditional, help: "Runs for each pattern of arrivals.",
    transform: Arguments.atLeastOne("--runs"))
  var runs = 1_000

  // Takes the next word even where it has a minus, to say what is wrong with it.
  @Option(
    parsing: .unconditional,
    help: "What chance is drawn from: the same number gives the same result.",
    transform: Arguments.seed)
  var seed: UInt64 = 1

  @Option(
    parsing: .unconditional,
    help: "Threads; the result is the same on any number. (default: one for each processor)",
    transform: Arguments.atLeastOne("--threads"))
  var threads: Int?

  /// - Parameters:
  ///   - assumptions: of the case, turnover, published duration and practice among them.
  ///   - stages: how many coaches there are from which month on; nil for all from the opening on.
  func settings(_ assumptions: Assumptions, stages: StaffingStages? = nil) -> SimulationSettings {
    let mean =
      duration == .published ? assumptions.meanDurationMonths : assumptions.fittedDurationMonths
    return SimulationSettings(
      patterns: arrivals.map { .given($0.patterns, as: "arrivals") }
        ?? SimulationSettings.bothPatterns,
      meanDuration: mean,
      shape: distribution.map { .given($0, as: "distribution") }
        ?? SimulationSettings.publishedRange,
      months: months ?? max(24, (stages?.monthsFromOpening.last ?? 0) + 12), runs: runs,
      seed: seed, stages: stages.map { .given($0, as: .stages) }, practice: assumptions.practice)
  }
}

extension CoachingDuration.Shape: ExpressibleByArgument {}
