import Foundation
import TerritoryModel
import TestSupport
import Testing

@testable import TerritorySolver

/// Other solvers come to the same optimum of the written programme, in both formats.
@Suite struct WrittenProgramTests {
  @Test(arguments: 0..<25) func randomBriefs(seed: UInt64) throws {
    guard let random = RandomBrief(seed: 40_000 + seed) else { return }
    try expectAgreement(random.brief, "\(random)")
  }

  @Test(arguments: 0..<50) func briefsThatAskForEverything(seed: UInt64) throws {
    guard let random = RandomBrief(seed: 50_000 + seed, isRich: true) else { return }
    try expectAgreement(random.brief, "\(random)")
  }

  @Test(arguments: [
    ("central-finland", 10, 8, "waiting"), ("central-finland", 10, 8, "travel"),
    ("kainuu", 3, 3, "waiting"), ("kainuu", 3, 3, "balance"), ("kainuu", 2, 2, "balance"),
    ("north-savo", 11, 6, "waiting"), ("north-savo", 11, 1, "waiting"),
  ])
  func shippedRegions(id: String, coaches: Int, territories: Int, level: String) throws {
    let planCase = try shippedCase(id, coaches: coaches, territories: territories...territories)
    let brief = try planCase.brief().asking([Level(try #require(Objective(rawValue: level)))])
    try expectAgreement(brief, id, codes: (0..<brief.count).map { planCase.code($0) })
  }

  @Test func withoutHelp() throws {
    let planCase = try shippedCase("kainuu", coaches: 3, territories: 3...3)
    try expectAgreement(try planCase.brief(neighbourHelp: false), "kainuu without help")
  }

  private func expectAgreement(
    _ brief: PlanBrief, _ name: String, codes: [String]? = nil
  ) throws {
    let own = try PlanSolver().solve(brief.asking([Level(brief.priority[0].objective)]))
    let labels = codes ?? (0..<brief.count).map { String($0) }
    let program = CompactFormulation(brief, codes: labels)
    for format in ModelFormat.allCases {
      let path =
        FileManager.default.temporaryDirectory.path + "/model-\(UUID().uuidString).\(format)"
      defer {
        for end in ["", ".report"] { try? FileManager.default.removeItem(atPath: path + end) }
      }
      #expect(program.write(to: path, as: format))
      for solver in [OtherSolver.glpsol, .cbc] {
        let answer = try solver.answer(
          to: path, format, folder: FileManager.default.temporaryDirectory.path, seconds: 600)
        switch (own, try #require(answer, "\(solver) is missing; scripts/test installs it")) {
        case (.optimal(let solution), .optimum(let value)):
          let bound = solution.levels[0].bound
          #expect(
            abs(value - bound) <= 1e-5 * max(1, abs(bound)),
            "\(solver) of \(format): \(value), not \(bound); \(name)")
        case (.infeasible, .infeasible): break
        case (_, let answer):
          Issue.record("\(solver) of \(format): \(answer), not \(own.name); \(name)")
        }
      }
    }
  }

  @Test func namesAreCodes() throws {
    let planCase = try shippedCase("central-finland", coaches: 10)
    let brief = try planCase.brief()
    let program = CompactFormulation(brief, codes: (0..<brief.count).map { planCase.code($0) })
    let columns = Set(program.program.columns.map(\.name))
    #expect(columns.count == program.program.columns.count)
    #expect(columns.isSuperset(of: ["open_179", "coaches_179", "leader_179", "serve_077_179"]))
    #expect(columns.contains("member_077_179"))
    let rows = Set(program.program.rowNames)
    #expect(rows.count == program.program.rows.count)
    #expect(
      rows.isSuperset(of: [
        "one_territory_077", "member_of_open_077_179", "capacity_179", "coaches_in_all",
        "right_077_179", "flow_kept_077_179", "territories_least",
      ]))
  }

  /// A municipality that may belong nowhere makes a row without variables.
  @Test func contradictionStaysInfeasible() throws {
    let brief = try PlanBrief(
      demand: [1, 1], borders: BorderGraph(count: 2, pairs: []),
      distances: DistanceTable(rows: [[0, 10], [10, 0]]), annualClientsPerCoach: 1,
      leaderShare: 0, team: Team(coaches: 1, leaders: 0), reachKm: 100,
      requirements: [Requirement(.together([0, 1]), origin: .given("test"))])
    try expectAgreement(brief, "two islands in one territory")
  }

  /// Codes that names can't have, that would make equal names, or that are long; and shares that are
  /// alike to thousandths.
  @Test func namesAreMadeOfAnyCodes() throws {
    let region = try RegionFixture().read()
    let request = PlanRequest(region, [.coaches(Coaches(shares: [1, 0.7001, 0.7002]))])
    let brief = try request.planCase().brief()
    let codes = [
      ["A", "A_A", "A_A_A", "B"], ["a-1", "b-1", "c-1", "d-1"], ["Å1", "2", "3", "4"],
      ["A", "m1", "m2", ""], (0..<4).map { String(repeating: "x", count: 300) + "\($0)" },
    ]
    for some in codes.map({ Array($0.prefix(brief.count)) }) {
      try expectAgreement(brief, "\(some)", codes: some)
    }
  }
}
