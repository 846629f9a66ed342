import ArgumentParser
import TerritoryModel

/// What is least over several scenarios, where one plan has to do for all of them.
struct CommonPlanOptions: ParsableArguments {
  @Flag(
    help: "One plan for all scenarios: the fewest who wait in the worst of them, then on average.")
  var worst = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "One plan for all scenarios: the fewest who wait on average, with a weight for each, 20%,50%,30%.",
      valueName: "shares"),
    transform: Arguments.values("--weights", Arguments.share("--weights")))
  var weights: [Double]?

  /// Nil where neither is asked for.
  var criterion: CommonPlan.Criterion? {
    weights.map { .mean($0) } ?? (worst ? .worst : nil)
  }

  func validate() throws {
    if worst, weights != nil {
      throw ValidationError(
        saying: "--worst and --weights are two ways to choose one plan; give one of them")
    }
  }
}
