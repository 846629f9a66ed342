import Foundation
import TerritoryModel
import TerritoryPlanning
import TerritorySimulation
import TestSupport
import Testing

/// The least number of coaches that keeps a promise.
@Suite struct PromisingTests {
  /// Erlang C's share of those who begin within t at c places and the load a, mean duration L.
  private func share(places: Int, load: Double, _ months: Double, mean: Double) -> Double {
    let loss = (1...places).reduce(1.0) { load * $0 / (Double($1) + load * $0) }
    let waits = loss / (1 - load / Double(places) * (1 - loss))
    return 1 - waits * exp(-(Double(places) - load) * months / mean)
  }

  /// One territory is M/M/c, so the least number is known. The promise lies in the middle between what
  /// it and one coach fewer keep.
  @Test func oneTerritory() async throws {
    let fixture = try RegionFixture()
    let asked = try withExtendedLifetime(fixture) {
      try PlanRequest(
        fixture.read(), [.caseloadCap(4), .leaders(0), .territories(1...1), .reach(km: 500)]
      ).planCase()
    }
    let mean = 12 * 4 / asked.assumptions.annualClientsPerCoach
    let load = asked.demand.total / 12 * mean
    let least = Int(load / 4) + 3
    let days = 30.0
    let months = days * 12 / 365.25
    func exact(_ coaches: Int) -> Double {
      share(places: 4 * coaches, load: load, months, mean: mean)
    }
    let promise = try ServicePromise(share: (exact(least - 1) + exact(least)) / 2, days: days)
    let settings = SimulationSettings(
      patterns: PromisedHeadcount.arrivals, meanDuration: asked.assumptions.fittedDurationMonths,
      shape: Assumption(.exponential, source: "test", origin: .builtIn),
      months: PromisedHeadcount.months, runs: 150)
    let found = try await Planner().headcount(asked, keeping: promise, settings, threads: 2).answer
    guard case .found(let enough, let possible) = found.result.promised.ending else {
      Issue.record("\(found.result.promised.ending)")
      return
    }
    #expect(enough == least && (least - 1...least).contains(possible))
    for trial in found.result.promised.trials where trial.coaches >= least - 1 {
      let region = try #require(trial.region)
      #expect(abs(region.value - exact(trial.coaches)) <= 4 * region.standardError + 0.002)
    }
    let before = try #require(found.result.promised.trial(least - 1))
    #expect(before.verdict != .kept)
    #expect(found.result.headcount.byWorkload.team.coaches.count < least)
  }

  /// With a new client in fifty months for a coach no number that is tried is enough.
  @Test func noNumberIsEnough() async throws {
    let fixture = try RegionFixture()
    let region = try withExtendedLifetime(fixture) { try fixture.read() }
    var practice = Practice()
    practice.intake = .given(0.02, as: "intake")
    let asked = try PlanRequest(region, []).planCase()
    let settings = SimulationSettings(
      patterns: PromisedHeadcount.arrivals, meanDuration: asked.assumptions.fittedDurationMonths,
      months: PromisedHeadcount.months, runs: 2, practice: practice)
    let found = try await Planner().headcount(
      asked, keeping: ServicePromise(share: 0.9, days: 30), settings
    ).answer
    guard case .notUpTo(let most) = found.result.promised.ending else {
      Issue.record("\(found.result.promised.ending)")
      return
    }
    #expect(most >= 10 && found.result.promised.enough == nil)
    #expect(found.result.promised.trials.last?.coaches == most)
  }
}
