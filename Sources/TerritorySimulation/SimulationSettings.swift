import TerritoryModel

/// What is simulated and how often.
public struct SimulationSettings: Sendable {
  /// When candidates come; each pattern is simulated on its own.
  public let patterns: Assumption<[ArrivalPattern]>
  /// Mean duration of coaching, months, above zero.
  public let meanDuration: Assumption<Double>
  /// The distribution of durations around the mean.
  public let shape: Assumption<CoachingDuration.Shape>
  /// When a run ends, months from the opening, 1 or more.
  public let months: Int
  /// Runs of each pattern, 1 or more.
  public let runs: Int
  /// What the runs' chance is drawn from.
  public let seed: UInt64

  public init(
    patterns: Assumption<[ArrivalPattern]> = Self.bothPatterns,
    meanDuration: Assumption<Double>,
    shape: Assumption<CoachingDuration.Shape> = Self.publishedRange, months: Int = 24,
    runs: Int = 1_000, seed: UInt64 = 1
  ) {
    precondition(months >= 1 && runs >= 1 && meanDuration.value > 0)
    self.patterns = patterns
    self.meanDuration = meanDuration
    self.shape = shape
    self.months = months
    self.runs = runs
    self.seed = seed
  }

  public static let bothPatterns = Assumption(
    ArrivalPattern.allCases, source: "nobody knows yet: both are shown", origin: .builtIn)

  public static let publishedRange = Assumption(
    CoachingDuration.Shape.publishedRange,
    source: "Kuopio, quality-criteria pilot: one week to ten months, mean 5.5", origin: .builtIn)

  public var duration: CoachingDuration {
    CoachingDuration(shape.value, mean: meanDuration.value)
  }
}

extension Assumptions {
  /// The mean duration of coaching at which places change hands as often as the turnover assumes:
  /// 12 · cap / κ months. In the long run a full coach then takes κ clients a year.
  public var fittedDurationMonths: Assumption<Double> {
    Assumption(
      12 * caseloadCap.value / annualClientsPerCoach,
      source: "fits the turnover: 12 × caseload cap ÷ clients a year of a coach", origin: .computed)
  }
}

extension SimulationSettings {
  /// Memory that all runs of a pattern may take, bytes.
  static let mostBytes = 1e9

  /// Refuses what can't be simulated, before any plan is looked for.
  ///
  /// - Throws: ``InvalidInput`` where a coach has no place for a whole client, or where the runs
  ///   would be more than a computer keeps.
  public func validate(for planCase: PlanCase) throws(InvalidInput) {
    let problems = [Self.noPlace(planCase.assumptions.caseloadCap), tooMuch(planCase)]
      .compactMap { $0 }
    if !problems.isEmpty { throw InvalidInput(problems) }
  }

  private static func noPlace(_ cap: Assumption<Double>) -> InputProblem? {
    guard ServiceNetwork.wholePlaces(cap.value) < 1 else { return nil }
    return Violation(
      what: "a caseload of \(shortest(cap.value)) has no place for a whole client",
      remedy: "give a caseload cap of at least 1"
    ).at(cap.origin)
  }

  /// Of each run the candidates' waits are kept, and the counts of every month and territory.
  private func tooMuch(_ planCase: PlanCase) -> InputProblem? {
    let waits = planCase.demand.total * Double(max(12, months)) / 12
    let parts = min(planCase.team.coaches.count, planCase.region.count) + 1
    // A wait is kept several times, sorted in different ways.
    let ofARun = 56 * waits + 8 * Double((months + 1) * parts * 5)
    guard ofARun * Double(runs) > Self.mostBytes else { return nil }
    let possible = Int(Self.mostBytes / ofARun)
    return InputProblem(
      .runs,
      what: "\(runs) runs of \(months) months, each with about \(Int(waits)) candidates, are more"
        + " than can be kept",
      remedy: possible > 0
        ? "give at most \(possible), or fewer \(.months)" : "give fewer \(.months)")
  }
}
