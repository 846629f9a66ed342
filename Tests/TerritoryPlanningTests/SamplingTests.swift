import Foundation
import TerritoryModel
import TerritoryPlanning
import TestSupport
import Testing

/// Draws of the assumptions, each planned.
@Suite struct SamplingTests {
  private func sample(
    _ request: PlanRequest, _ draws: Int, seed: UInt64 = 1, _ shape: DrawShape = .triangular,
    shard: SampleShard = .whole
  ) async throws -> Sample {
    let found = try await Planner().sample(
      request, SampleSettings(draws: draws, seed: seed, shape: shape), shard: shard
    ).answer
    guard case .sample(let sample) = found else {
      throw InvalidInput([])
    }
    return sample
  }

  private func fixture(least: Double, most: Double) throws -> PlanRequest {
    let fixture = try RegionFixture()
    try fixture.replace(
      "region.yaml", "team:",
      with:
        "ranges:\n  last_share:\n    least: \(least)\n    most: \(most)\n    source: test\nteam:")
    return PlanRequest(try fixture.read())
  }

  /// Documentation/Model.md has it by hand: 200 people, of whom a share s between 0.25 and 0.75 become
  /// clients, 27.4 for a coach and half of it for the leader. ⌈200 s / 27.4 − 0.5⌉ coaches are needed,
  /// and with four of them whoever is above 27.4 · 4.5 = 123.3 waits.
  @Test func byHand() async throws {
    let sample = try await sample(try fixture(least: 0.25, most: 0.75), 200, .uniform)
    #expect(sample.draws.count == 200 && sample.isProven && sample.team.coaches == 4)
    for draw in sample.draws {
      let share = draw.values[0]
      #expect((0.25...0.75).contains(share) && abs(draw.clients - 200 * share) < 1e-6)
      #expect(draw.need.coaches == Int((200 * share / 27.4 - 0.5).rounded(.up)))
      let waiting = try #require(draw.plan).waiting
      #expect(abs(waiting - max(0, 200 * share - 123.3)) < 1e-5)
    }
    // Of an interval from 0.25 on that is 0.5 wide, 18.5 %, 45.9 % and 73.3 % need at most 2, 3 and 4.
    let atMost = [2, 3, 4].map { most in
      Double(sample.draws.count { $0.need.coaches <= most }) / 200
    }
    for (found, expected) in zip(atMost, [0.185, 0.459, 0.733]) {
      // Three standard deviations of a share of 200 draws are 0.106 at most.
      #expect(abs(found - expected) < 0.106)
    }
  }

  /// Each draw is what the best plan of its values is, found in the usual way.
  @Test func eachDrawIsTheBestPlanOfItsValues() async throws {
    let folder = RegionFolder(shippedRegionPath("central-finland"))
    let sample = try await sample(try PlanRequest(folder), 6)
    for draw in sample.draws + [sample.stated] {
      let asked = try PlanRequest(
        folder,
        [.share(name: nil, draw.values[0]), .employmentRate(draw.values[1]), .coaches(11)]
      ).planCase()
      let found = try await Planner().propose(asked).answer.result
      let plan = try #require(found.outcome.solution?.plan)
      #expect(DrawnTerritories(plan) == draw.plan?.territories)
      let expected = DrawnPlan(plan, for: found.brief)
      let own = try #require(draw.plan)
      #expect(abs(expected.waiting - own.waiting) < 1e-6)
      #expect(abs(expected.travel - own.travel) < 1e-5)
      let needed = try PlanRequest(
        folder, [.share(name: nil, draw.values[0]), .employmentRate(draw.values[1])]
      ).planCase()
      let headcount = try await Planner().headcount(needed).answer.result
      #expect(headcount.needed.team.coaches.count == draw.need.coaches)
    }
  }

  /// Pairs and bases, counted once more from the draws alone.
  @Test func pairsAreCountedOverAllDraws() async throws {
    let request = try PlanRequest(RegionFolder(shippedRegionPath("kainuu")))
    let sample = try await sample(request, 30)
    for pair in sample.pairs {
      let together = sample.draws.count { draw in
        let territories = draw.plan?.territories.territories ?? []
        return territories.contains {
          $0.municipalities.contains(pair.one) && $0.municipalities.contains(pair.other)
        }
      }
      #expect(pair.together == together)
    }
    #expect(
      sample.pairs.map { [$0.one, $0.other] } == request.region.borders.pairs.map { [$0, $1] })
    let bases = sample.draws.flatMap { $0.plan?.territories.territories.map(\.base) ?? [] }
    #expect(
      (0..<request.region.count).map { place in bases.count { $0 == place } }
        == (0..<request.region.count).map { sample.based(in: $0) })
  }

  /// The draws of parts are those of the whole; another seed draws others.
  @Test func partsHaveTheSameDraws() async throws {
    let request = try PlanRequest(RegionFolder(shippedRegionPath("kainuu")))
    let whole = try await sample(request, 11)
    var parts: [Draw] = []
    for part in 1...3 {
      parts += try await sample(request, 11, shard: try #require(SampleShard(part, of: 3))).draws
    }
    #expect(parts == whole.draws && whole.draws.count == 11)
    let other = try await sample(request, 11, seed: 2)
    #expect(Set(other.draws.map(\.values)).isDisjoint(with: whole.draws.map(\.values)))
  }

  /// A range of one value makes one question, however many draws.
  @Test func equalDrawsArePlannedOnce() async throws {
    let sample = try await sample(try fixture(least: 0.4, most: 0.4), 50)
    #expect(sample.draws.count == 50 && sample.questions == 1 && sample.plans.count == 1)
  }

  /// What was cut off by a limit is not counted as proven.
  @Test func aLimitIsTold() async throws {
    let request = try PlanRequest(
      RegionFolder(shippedRegionPath("central-finland")), [.coaches(11)])
    let found = try await Planner(work: 2_000).sample(
      request, SampleSettings(draws: 20, seed: 1)
    ).answer
    guard case .sample(let sample) = found else {
      Issue.record("no sample")
      return
    }
    #expect(!sample.isProven && sample.proven < 20)
  }

  @Test func noPlanAtTheStatedValues() async throws {
    let request = try PlanRequest(
      RegionFolder(shippedRegionPath("lapland")), [.coaches(2), .reach(km: 150)])
    let found = try await Planner().sample(request, SampleSettings(draws: 5, seed: 1)).answer
    guard case .noPlan(let answer) = found else {
      Issue.record("a sample")
      return
    }
    #expect(answer.result.outcome.solution == nil)
  }
}
