import TerritoryModel
import Testing

@testable import TerritorySimulation

extension ServiceNetwork {
  /// Staff of each territory as one post with all its places.
  init(places: [Int], groups: [Int], own: [[Int]], helping: [[Int]]) {
    self.init(
      posts: places.map { [StaffPost(places: $0, share: 1, isCoach: true)] }, groups: groups,
      own: own, helping: helping)
  }

  /// One territory of one municipality with some coaches.
  static func single(coaches: Int, each places: Int) -> ServiceNetwork {
    let coach = StaffPost(places: places, share: 1, isCoach: true)
    return ServiceNetwork(
      posts: [Array(repeating: coach, count: coaches)], groups: [0], own: [[0]], helping: [[]])
  }

  /// One territory of one municipality.
  static func single(places: Int) -> ServiceNetwork {
    ServiceNetwork(places: [places], groups: [0], own: [[0]], helping: [[]])
  }
}

/// Candidates by hand: when they come, where, and how long their coaching lasts.
func candidates(_ all: [(arrival: Double, municipality: Int, duration: Double)]) -> [Candidate] {
  all.map {
    Candidate(
      arrival: $0.arrival, municipality: $0.municipality,
      course: CoachingCourse.Outcome(duration: $0.duration))
  }
}

func settings(
  _ patterns: [ArrivalPattern] = ArrivalPattern.allCases,
  _ shape: CoachingDuration.Shape = .publishedRange, mean: Double = 5.5, months: Int = 24,
  runs: Int = 50, seed: UInt64 = 1, stages: String? = nil, practice: Practice = Practice()
) -> SimulationSettings {
  SimulationSettings(
    patterns: Assumption(patterns, source: "test", origin: .builtIn),
    meanDuration: Assumption(mean, source: "test", origin: .builtIn),
    shape: Assumption(shape, source: "test", origin: .builtIn), months: months, runs: runs,
    seed: seed,
    stages: stages.map {
      Assumption(try! StaffingStages($0), source: "test", origin: .builtIn)
    },
    practice: practice)
}

extension Practice {
  /// What is given of a service's practice, by keys.
  init(_ values: [AssumptionKey: Double]) {
    var assumptions = Assumptions.builtIn
    for (key, value) in values {
      assumptions[key] = Assumption(.number(value), source: "test", origin: .given(key.parameter))
    }
    self = assumptions.practice
  }
}

/// Holds observations of independent runs against an exact value: their mean lies within four standard
/// errors, which are small enough for that to mean something.
enum ExactCheck {
  // Millions of events are slow without optimisation; the release run has many more, and
  // is what the check rests on.
  #if DEBUG
    static let (runs, coarsest) = (12, 0.25)
  #else
    static let (runs, coarsest) = (200, 0.03)
  #endif

  static func expect(_ values: [Double], _ exact: Double, _ what: String) {
    let estimate = Estimate(values)
    let error = estimate.standardError!
    #expect(abs(estimate.mean - exact) <= 4 * error, "\(what): \(estimate.mean), exactly \(exact)")
    #expect(error < coarsest * exact, "\(what): \(error) is too coarse a check of \(exact)")
  }
}

/// Erlang C: the probability that all of c places are taken at a load of a = λ/μ, by the recursion
/// of Erlang B, B(0) = 1, B(k) = a·B(k−1) / (k + a·B(k−1)); C = B / (1 − (a/c)(1 − B)).
func erlangC(places: Int, load: Double) -> Double {
  let lossProbability = (1...places).reduce(1.0) { load * $0 / (Double($1) + load * $0) }
  return lossProbability / (1 - load / Double(places) * (1 - lossProbability))
}
