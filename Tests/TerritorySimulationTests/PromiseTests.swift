import Foundation
import TerritoryModel
import Testing

@testable import TerritorySimulation

@Suite struct PromiseTests {
  @Test func readAndMeasured() throws {
    let promise = try ServicePromise("90%:30")
    #expect(promise.share == 0.9 && promise.days == 30)
    #expect(abs(promise.months - 0.98563) < 1e-5)
    #expect(try ServicePromise("0.5:0").months == 0)
  }

  @Test(arguments: [
    ("90%", "is no promise"), ("90%:30:1", "is no promise"), ("", "is no promise"),
    ("100%:30", "by chance"), ("0%:30", "is none"), ("90%:-1", "-1"), ("90%:3651", "3651 days"),
    ("90:30", "more than the whole"), ("90%:x", "not a number"), (":", "not a number"),
  ])
  func refusals(text: String, message: String) {
    do throws(Violation) {
      _ = try ServicePromise(text)
      Issue.record("\(text) was read")
    } catch {
      #expect(error.what.description.contains(message), "\(error.what)")
      #expect(!error.remedy.description.isEmpty)
    }
  }

  /// By hand: 3 of 4 and 1 of 4 are a half. √((1² + 1²) / 1 / 2) / 4 = 1/4.
  @Test func aShareOfRuns() throws {
    let share = try #require(RunShare([3, 1], of: [4, 4]))
    #expect(share.value == 0.5 && abs(share.standardError - 0.25) < 1e-12)
    #expect(abs(share.interval.lowerBound - 0.01) < 1e-12)
    #expect(RunShare([0, 0], of: [0, 0]) == nil)
    let all = try #require(RunShare([5, 2], of: [5, 2]))
    #expect(all.value == 1 && all.standardError == 0 && all.interval == 1...1)
  }

  /// M/M/c in the long run: who comes begins within t with the probability 1 − C·e^(−(c − a)·t/L).
  @Test(arguments: [(10, 8.0, 90.0), (20, 18.0, 30)]) func erlang(
    places: Int, load: Double, days: Double
  ) throws {
    let duration = 2.0
    let promise = try ServicePromise(share: 0.5, days: days)
    let shares = try Simulation.share(
      keeping: promise, .single(places: places), demand: [12 * load / duration],
      settings(
        [.evenly], .exponential, mean: duration, months: 100, runs: 40 * ExactCheck.runs),
      threads: 2)
    let late =
      erlangC(places: places, load: load)
      * exp(-(Double(places) - load) * promise.months / duration)
    let region = try #require(shares.region)
    #expect(abs(region.value - (1 - late)) <= 4 * region.standardError)
    #expect(region.standardError < 0.02)
    #expect(shares.parts == [region])
  }

  /// Who gives up did not begin; who comes too late in the run to be judged is not counted.
  @Test func whoCounts() throws {
    let promise = try ServicePromise(share: 0.5, days: 365)
    func share(_ practice: Practice) throws -> RunShare? {
      try Simulation.share(
        keeping: promise, .single(places: 30), demand: [24],
        settings([.evenly], .fixed, mean: 1, months: 24, runs: 20, practice: practice), threads: 1
      ).region
    }
    #expect(try share(Practice())?.value == 1)
    // With one new client a month most of two a month give up within days.
    let gaveUp = try #require(try share(Practice([.intake: 1, .patience: 0.1])))
    #expect(gaveUp.value > 0.3 && gaveUp.value < 0.6)
  }

  @Test func threadsChangeNothing() throws {
    let promise = try ServicePromise("90%:30")
    let shares = try [1, 2, 5].map {
      try Simulation.share(
        keeping: promise, .single(places: 9), demand: [20], settings(months: 60, runs: 21),
        threads: $0
      ).region
    }
    #expect(shares[0] != nil && shares.allSatisfy { $0 == shares[0] })
  }
}
