import TerritoryModel

@testable import TerritorySimulation

extension ServiceNetwork {
  /// One territory of one municipality.
  static func single(places: Int) -> ServiceNetwork {
    ServiceNetwork(places: [places], groups: [0], own: [[0]], helping: [[]])
  }
}

/// Candidates by hand: when they come, where, and how long their coaching lasts.
func candidates(_ all: [(arrival: Double, municipality: Int, duration: Double)]) -> [Candidate] {
  all.map { Candidate(arrival: $0.arrival, municipality: $0.municipality, duration: $0.duration) }
}

func settings(
  _ patterns: [ArrivalPattern] = ArrivalPattern.allCases,
  _ shape: CoachingDuration.Shape = .publishedRange, mean: Double = 5.5, months: Int = 24,
  runs: Int = 50, seed: UInt64 = 1
) -> SimulationSettings {
  SimulationSettings(
    patterns: Assumption(patterns, source: "test", origin: .builtIn),
    meanDuration: Assumption(mean, source: "test", origin: .builtIn),
    shape: Assumption(shape, source: "test", origin: .builtIn), months: months, runs: runs,
    seed: seed)
}
