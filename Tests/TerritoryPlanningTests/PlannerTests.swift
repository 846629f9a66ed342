import Foundation
import TerritoryModel
import TerritoryPlanning
import TerritorySimulation
import TestSupport
import Testing

/// From a request to an audited result, for each use case.
@Suite struct PlannerTests {
  private let folder = RegionFolder(shippedRegionPath("central-finland"))

  private func asked(_ choices: Choice...) throws -> PlanCase {
    try PlanRequest(folder, choices).planCase()
  }

  @Test func headcount() async throws {
    let found = try await Planner().headcount(asked(.coaches(10))).answer
    #expect(found.result.needed.team.coaches == 11 && found.result.given?.team.coaches == 10)
    #expect(found.result.byDistance?.enough == 11 && found.planCase.coaches.value == 11)
  }

  @Test func sensitivity() throws {
    var request = try PlanRequest(folder, [.coaches(9)])
    // What concerns territories is not looked at.
    request.requirements = RequirementRequest.given(.base, "Atlantis")
    let found = try Planner.sensitivity(request)
    #expect(found.headcount.given?.team.coaches == 9 && found.headcount.byDistance == nil)
    #expect(found.sensitivity.rows.count > 2 && found.planCase.coaches.value == 11)
  }

  @Test func theBestPlanAndWhatToDecideItBy() async throws {
    var request = try PlanRequest(folder, [.coaches(10), .territories(8...8)])
    request.requirements = RequirementRequest.given(.base, "Jyväskylä")
    let found = try await Planner().propose(request.planCase()).answer
    guard case .optimal(let solution) = found.result.outcome else {
      Issue.record("\(found.result.outcome.name)")
      return
    }
    #expect(solution.plan.territories.count == 8 && found.planCase.coaches.value == 10)
    #expect(PlanAudit(solution, for: found.result.brief).findings.isEmpty)
    #expect(found.result.findings.map(\.isMet) == [true])
    #expect(found.result.basis?.oneMore?.brief.team.coaches == 11)
    #expect(found.result.alternatives == nil)
  }

  /// Where no number is given, there are as many coaches as are needed.
  @Test func theNeededTeam() async throws {
    let asked = try asked()
    let found = try await Planner().propose(asked).answer
    #expect(asked.takesNeededCoaches && found.planCase.coaches.value == 11)
    #expect(found.planCase.byDistance?.enough == 11)
  }

  @Test func alternatives() async throws {
    let asked = try PlanRequest(RegionFixture().read(), [.coaches(4), .territories(2...2)])
      .planCase()
    let found = try await Planner().propose(asked, alternatives: 2, difference: 1).answer
    let plans = try #require(found.result.alternatives?.solutions.map(\.plan))
    #expect(
      plans.count == 2
        && plans[0].territories.map(\.municipalities) != plans[1].territories.map(\.municipalities))
  }

  /// A plan scores the same, whether it was read or made in memory.
  @Test func evaluation() async throws {
    var request = try PlanRequest(folder, [.coaches(10)])
    let file = try PlanFile(
      reading: "\(folder.path)/plans/proposal-2021.csv", for: request.region)
    request.plan = file
    let read = try await Planner().evaluate(request.planCase()).answer.result
    request.plan = PlanFile(file.grouping, named: "by hand")
    let made = try await Planner().evaluate(request.planCase()).answer.result
    #expect(read.source.hasSuffix("proposal-2021.csv") && made.source == "by hand")
    let values = [read, made].map { evaluation in
      evaluation.answers.map { $0.answer.value(of: .waiting) }
    }
    #expect(values[0] == values[1] && values[0].count == 3)
    #expect(values[0][2]! <= values[0][1]! && values[0][1]! < values[0][0]!)
  }

  /// Where a limit comes soon, the plan that is scored is the best one known.
  @Test(arguments: [1, 100, 2_000]) func noPlanScoresBetterThanTheBest(work: Int) async throws {
    // With help, the plan has municipalities that others serve mostly, as the best one may not have.
    var request = try PlanRequest(folder, [.coaches(10), .neighbourHelp(false)])
    request.plan = try PlanFile(
      reading: "\(folder.path)/plans/proposal-2021.csv", for: request.region)
    let found = try await Planner(work: work).evaluate(request.planCase()).answer.result
    let (best, score) = (found.best.value(of: .waiting), found.score.value(of: .waiting))
    #expect(try #require(best) <= #require(score) + 1e-6)
    let solution = try #require(found.best.outcome.solution)
    #expect(PlanAudit(solution, for: found.best.brief).findings.isEmpty)
  }

  @Test func scenariosAreCompared() async throws {
    let request = try PlanRequest(folder, [.territories(8...8)])
    let rates = [0.22, 0.37].map { Assumption.given(Choice.employmentRate($0)) }
    let comparison = try await Planner().compare(request, ScenarioRequest(lists: [rates])).answer
    #expect(comparison.entries.map(\.scenario.name) == ["22 %", "37 %"])
    #expect(comparison.baseline == 1 && comparison.baselineIsOwn && comparison.kept == nil)
    #expect(comparison.entries.map(\.planCase.coaches.value) == [12, 11])
    let kept = try await Planner().compare(
      request, ScenarioRequest(lists: [rates]), baseline: "22 %", keepsPlan: true
    ).answer
    #expect(kept.baseline == 0 && kept.kept == .baseline)
    #expect(
      kept.entries.map(\.planCase.coaches.value) == [12, 12] && kept.entries[1].moves.isEmpty)
  }

  @Test func tradeOff() async throws {
    let asked = try PlanRequest(RegionFixture().read()).planCase()
    let found = try await Planner().tradeOff(asked, between: TradeOffPair("coaches,waiting")).answer
    guard case .complete = found.result.ending else {
      Issue.record("\(found.result.ending)")
      return
    }
    #expect(found.result.points.count > 1)
    #expect(found.result.points.last?.value(of: .waiting) == 0)
  }

  @Test func simulation() async throws {
    let asked = try asked(.coaches(10), .territories(8...8))
    let settings = SimulationSettings(
      meanDuration: asked.assumptions.fittedDurationMonths, months: 6, runs: 5)
    let found = try await Planner().simulate(asked, settings).answer.result
    #expect(found.source == nil && found.simulation?.plan.territories.count == 8)
    #expect(found.result?.patterns.count == 2)
  }

  @Test func numbersInMemory() async throws {
    let region = try RegionFixture().read()
    let brief = try PlanBrief(
      demand: [50, 25, 15, 10], borders: region.borders, distances: region.distances,
      annualClientsPerCoach: 27.4, leaderShare: 0.5, team: Team(coaches: 4, leaders: 0),
      territories: 2...2, reachKm: 25)
    guard case .optimal(let solution) = try await Planner().plan(brief).answer else {
      Issue.record("no best plan")
      return
    }
    #expect(solution.plan.territories.count == 2)
  }

  /// Infeasible is an answer.
  @Test func noPlanIsAnAnswer() async throws {
    var request = try PlanRequest(RegionFixture().read(), [.coaches(3), .territories(3...3)])
    request.requirements =
      RequirementRequest.given(.together, "Alpha,Delta")
      + RequirementRequest.given(.neverBase, "Alpha") + RequirementRequest.given(.neverBase, "Beta")
      + RequirementRequest.given(.neverBase, "Gamma")
    let found = try await Planner().propose(request.planCase()).answer
    #expect(found.result.outcome.name == "infeasible" && found.result.basis == nil)
  }

  // MARK: What is refused

  /// Errors say which parameter they are about, and name no options of the command line.
  @Test(arguments: [
    Refusal(.coaches) { _ = try await $0.propose($1([.coaches(2), .territories(4...4)])).answer },
    Refusal(.territories) { _ = try await $0.propose($1([.territories(90...90)])).answer },
    Refusal(.statistics) { _ = try await $0.propose($1([.statistics("1999-01")])).answer },
    Refusal("observed") {
      _ = try await $0.propose($1([.meanDuration(months: 6), .observed(clientsPerCoach: 9)])).answer
    },
    Refusal(.between) {
      _ = try await $0.tradeOff($1([]), between: TradeOffPair("change,travel")).answer
    },
    Refusal(.mostCoaches) {
      _ = try await $0.tradeOff($1([]), between: TradeOffPair("coaches,balance")).answer
    },
    Refusal(.runs) {
      let asked = try $1([])
      let settings = SimulationSettings(
        meanDuration: asked.assumptions.fittedDurationMonths, runs: 100_000_000)
      _ = try await $0.simulate(asked, settings).answer
    },
    Refusal(.baseline) { planner, _ in
      let request = try PlanRequest(RegionFolder(shippedRegionPath("kainuu")))
      _ = try await planner.compare(request, baseline: "nowhere").answer
    },
    Refusal(.scenarios) { planner, _ in
      let request = try PlanRequest(RegionFolder(shippedRegionPath("kainuu")))
      _ = try await planner.compare(request, ScenarioRequest(names: ["nowhere"])).answer
    },
    Refusal(.leaders) { planner, _ in
      let request = try PlanRequest(
        RegionFolder(shippedRegionPath("kainuu")), [.leaders(3), .leaders(2)])
      let lists = [[Assumption.given(Choice.leaders(2)), .given(.leaders(3))]]
      _ = try await planner.compare(request, ScenarioRequest(lists: lists), keepsPlan: true).answer
    },
  ]) func contradictions(_ refusal: Refusal) async throws {
    let refused = try await #require(throws: InvalidInput.self) {
      try await refusal.ask(Planner()) { choices in
        try PlanRequest(RegionFolder(shippedRegionPath("central-finland")), choices).planCase()
      }
    }
    #expect(refused.problems.map(\.parameter) == [refusal.parameter])
    #expect(!refused.description.contains("--"), "\(refused)")
  }

  struct Refusal: Sendable {
    let parameter: Parameter
    let ask: @Sendable (Planner, ([Choice]) throws -> PlanCase) async throws -> Void

    init(
      _ parameter: Parameter,
      _ ask: @escaping @Sendable (Planner, ([Choice]) throws -> PlanCase) async throws -> Void
    ) {
      self.parameter = parameter
      self.ask = ask
    }
  }

  /// Options that other solvers' programs are called with; none of them is one of this program.
  private static let othersOptions = [
    "--freemps", "--lp", "--tmlim", "--time_limit", "--options_file",
  ]

  /// What programs of all kinds call knows nothing of this program's command line.
  @Test(arguments: [
    "TerritoryModel", "TerritorySolver", "TerritorySimulation", "TerritoryPlanning",
  ])
  func namesNoOptions(library: String) throws {
    let sources = URL(fileURLWithPath: "\(repositoryRoot)/Sources/\(library)")
    let files = try #require(
      FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    var count = 0
    for case let file as URL in files where file.pathExtension == "swift" {
      count += 1
      var text = try String(contentsOf: file, encoding: .utf8)
      for option in Self.othersOptions { text.replace("\"\(option)\"", with: "") }
      #expect(!text.contains(/[ "`(]--[a-z]+/), "\(file.path)")
    }
    #expect(count > 1)
  }
}
