import Foundation
import TestSupport
import Testing

/// The level `resilience`: who waits where a coach is away.
@Suite struct ResilienceTests {
  private func plan(_ arguments: [String]) throws -> [String: Any] {
    let run = try CommandRun(["propose"] + arguments + ["--format", "json"])
    #expect(run.exitCode == 0, "\(run.messages)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  private func values(_ plan: [String: Any]) throws -> [String: Double] {
    let levels = try #require(plan["objectives"] as? [[String: Any]])
    return Dictionary(
      uniqueKeysWithValues: levels.map { ($0["name"] as! String, $0["value"] as! Double) })
  }

  /// What waits in the worst of the cases that the plan tells of.
  private func worst(_ plan: [String: Any]) throws -> Double {
    let away = try #require(plan["if_one_is_away"] as? [[String: Any]])
    return away.map { $0["waiting"] as! Double }.max()!
  }

  /// Kainuu's three coaches can be placed so that any of them may be away, at the price of longer ways.
  @Test func kainuu() throws {
    let usual = try plan(["regions/kainuu", "--coaches", "3"])
    let firm = try plan([
      "regions/kainuu", "--coaches", "3", "--priority", "waiting,resilience,fairness,travel",
    ])
    #expect(firm["outcome"] as? String == "optimal")
    let (one, other) = (try values(usual), try values(firm))
    #expect(other["resilience"]! <= 1e-6)
    #expect(try worst(firm) <= 1e-6)
    #expect(try worst(usual) > 1)
    #expect(other["travel"]! > one["travel"]!)
  }

  /// Ten coaches have more than enough to do, so that whoever is away leaves 27.4 clients waiting more:
  /// 302.25 − 27.4 · 9.5.
  @Test func centralFinland() throws {
    let found = try plan([
      "regions/central-finland", "--coaches", "10", "--priority",
      "waiting,resilience,fairness,travel",
    ])
    #expect(abs(try values(found)["resilience"]! - 41.95) < 1e-6)
    #expect(abs(try worst(found) - 41.95) < 1e-6)
    #expect(abs(try values(found)["travel"]! - 2495.513) < 1e-3)
  }

  @Test func largeRegionsAreRefused() throws {
    let run = try CommandRun([
      "propose", "regions/finland", "--coaches", "100", "--priority", "waiting,resilience",
    ])
    #expect(run.exitCode == 2)
    #expect(run.messages.contains("resilience is not to be had in a region of 292 municipalities"))
  }
}
