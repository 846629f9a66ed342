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
  /// How many coaches there are from which month on; nil for all from the opening on.
  public let stages: Assumption<StaffingStages>?
  /// How the service works in practice; all off where nothing is given.
  public let practice: Practice

  public init(
    patterns: Assumption<[ArrivalPattern]> = Self.bothPatterns,
    meanDuration: Assumption<Double>,
    shape: Assumption<CoachingDuration.Shape> = Self.publishedRange, months: Int = 24,
    runs: Int = 1_000, seed: UInt64 = 1, stages: Assumption<StaffingStages>? = nil,
    practice: Practice = Practice()
  ) {
    precondition(months >= 1 && runs >= 1 && meanDuration.value > 0)
    self.patterns = patterns
    self.meanDuration = meanDuration
    self.shape = shape
    self.months = months
    self.runs = runs
    self.seed = seed
    self.stages = stages
    self.practice = practice
  }

  /// The same for another time.
  func lasting(_ months: Int) -> SimulationSettings {
    SimulationSettings(
      patterns: patterns, meanDuration: meanDuration, shape: shape, months: months, runs: runs,
      seed: seed, stages: stages, practice: practice)
  }

  /// Whether all staff is there from the opening on and nothing of practice is given.
  public var isPlain: Bool { stages == nil && practice.isOff }

  public static let bothPatterns = Assumption(
    ArrivalPattern.allCases, source: "nobody knows yet: both are shown", origin: .builtIn)

  public static let publishedRange = Assumption(
    CoachingDuration.Shape.publishedRange,
    source: "Kuopio, quality-criteria pilot: one week to ten months, mean 5.5", origin: .builtIn)

  public var duration: CoachingDuration {
    CoachingDuration(shape.value, mean: meanDuration.value)
  }

  /// What becomes of clients: one part of the mean duration, or where ``Practice/searchMonths`` is
  /// given, search and support, each with the shape around its own mean.
  public var course: CoachingCourse {
    let absence = practice.absence?.value ?? 0
    func part(
      _ months: Assumption<Double>?, _ dropOut: Assumption<Double>?
    ) -> CoachingCourse.Part? {
      months.map {
        CoachingCourse.Part(
          CoachingDuration(shape.value, mean: $0.value), dropOut: dropOut?.value ?? 0)
      }
    }
    guard let search = part(practice.searchMonths, practice.searchDropOut) else {
      return CoachingCourse(duration, absence: absence)
    }
    return CoachingCourse(
      search: search, support: part(practice.supportMonths, practice.supportDropOut),
      absence: absence)
  }

  /// New clients in a month of a full-time coach at most, (1 − absence) of what was given; nil for any.
  var intake: Double? {
    practice.intake.map { $0.value * (1 - (practice.absence?.value ?? 0)) }
  }

  /// nil where nobody leaves.
  var turnover: StaffTurnover? {
    guard let leaving = practice.leaving, let vacancy = practice.vacancyMonths else { return nil }
    return StaffTurnover(leaving: leaving.value, vacancy: vacancy.value)
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
  /// - Throws: ``InvalidInput`` where a coach has no place for a whole client, where what is given of
  ///   practice says nothing or leaves nobody, where stages end with another team than the plan's, or
  ///   where the runs would be more than a computer keeps.
  public func validate(for planCase: PlanCase) throws(InvalidInput) {
    try practice.validate()
    let problems = [
      Self.noPlace(planCase.assumptions.caseloadCap), otherTeam(planCase), tooMuch(planCase),
      tooRestless(planCase),
    ].compactMap { $0 }
    if !problems.isEmpty { throw InvalidInput(problems) }
  }

  private static func noPlace(_ cap: Assumption<Double>) -> InputProblem? {
    guard ServiceNetwork.wholePlaces(cap.value) < 1 else { return nil }
    return Violation(
      what: "a caseload of \(shortest(cap.value)) has no place for a whole client",
      remedy: "give a caseload cap of at least 1"
    ).at(cap.origin)
  }

  private func otherTeam(_ planCase: PlanCase) -> InputProblem? {
    guard let stages, stages.value.fullTeam != planCase.coaches.value.count
    else { return nil }
    return Violation(
      what: "the last stage has \(stages.value.fullTeam) coaches, the plan"
        + " \(planCase.coaches.value)",
      remedy: planCase.coaches.origin == .plan
        ? "give the plan as many coaches as the last stage, in its column coaches"
        : "give the plan as many coaches as the last stage, with \(.coaches)"
    ).at(stages.origin)
  }

  /// Of each run the candidates' waits are kept, and the counts of every month and territory.
  private func tooMuch(_ planCase: PlanCase) -> InputProblem? {
    let waits = planCase.demand.total * Double(max(12, months)) / 12
    let parts = min(planCase.team.coaches.count, planCase.region.count) + 1
    // A wait is kept several times, sorted in different ways.
    let ofAMonth = Double(MonthCounts.lists * (32 + 8 * parts))
    let ofARun = 56 * waits + ofAMonth * Double(months + 1)
    guard ofARun * Double(runs) > Self.mostBytes else { return nil }
    // Months, runs and demand are limited, so that all of these numbers fit.
    let possible = Int(Self.mostBytes / ofARun)
    return InputProblem(
      .runs,
      what: "\(runs) runs of \(months) months, each with about \(Int(waits)) candidates, are more"
        + " than can be kept",
      remedy: possible > 0
        ? "give at most \(possible), or fewer \(.months)" : "give fewer \(.months)")
  }

  /// Comings and goings that a run may have.
  private static let mostChanges = 2_000_000.0

  /// Each coach who leaves and each who comes is kept while a run lasts.
  private func tooRestless(_ planCase: PlanCase) -> InputProblem? {
    guard let turnover else { return nil }
    let changes =
      2 * Double(planCase.team.coaches.count) * Double(months)
      / (turnover.vacancy + turnover.meanStay)
    guard changes > Self.mostChanges else { return nil }
    return InputProblem(
      AssumptionKey.vacancy.parameter,
      what: "coaches come and go about \(Int(changes)) times in \(months) months, which is more"
        + " than can be followed",
      remedy: "give fewer who leave in a year, more months until a post is filled, or fewer months")
  }
}
