import Synchronization
import TerritoryModel
import TerritoryPlanning
import TerritorySimulation
import TestSupport
import Testing

/// How far a search is, and how it is stopped.
@Suite struct SearchTests {
  private func asked(_ choices: Choice...) throws -> PlanCase {
    try PlanRequest(RegionFolder(shippedRegionPath("central-finland")), choices).planCase()
  }

  @Test func stepsComeInTheirOrderAndEnd() async throws {
    let search = Planner().propose(try asked(.priority([Level(.travel)])))
    var steps: [String] = []
    for await step in search.progress {
      switch step {
      case .countingCoaches: steps.append("counting")
      case .planning(let levels): steps.append("planning \(levels)")
      case .level(let progress): steps.append(progress.level.rawValue)
      case .found: break
      default: steps.append("other")
      }
    }
    #expect(steps.prefix(2) == ["counting", "planning [travel]"])
    #expect(steps.dropFirst(2).allSatisfy { $0 == "travel" })
    #expect(try await search.answer.result.outcome.solution != nil)
  }

  /// Plans on the way are whole, and none is better than the answer by the levels in their order.
  @Test func plansOnTheWayAreToldAndNoneIsBetter() async throws {
    var request = PlanRequest(
      try RegionFolder(shippedRegionPath("central-finland")).read(),
      [.coaches(10), .territories(8...8)])
    // A search of some seconds.
    request.requirements =
      RequirementRequest.given(.mostKilometres, "38")
      + RequirementRequest.given(.base, "Saarijärvi")
    let search = Planner().propose(try request.planCase())
    var found: [PlanResult] = []
    for await step in search.progress {
      guard case .found(let plan) = step, let result = plan.result else { continue }
      #expect(plan.planCase.team == result.brief.team)
      found.append(result)
    }
    let best = try #require(try await search.answer.result.outcome.solution)
    #expect(!found.isEmpty)
    for result in found {
      let solution = try #require(result.outcome.solution)
      let municipalities = solution.plan.territories.flatMap(\.municipalities)
      #expect(municipalities.sorted() == Array(0..<result.brief.count))
      #expect(solution.plan.territories.count == 8)
      let first = zip(solution.levels, best.levels).first { own, least in
        abs(own.value - least.value) > 1e-4 * max(1, least.value)
      }
      if let (own, least) = first { #expect(own.value > least.value) }
    }
  }

  /// A search for more alternatives than a machine finds in minutes, cancelled as soon as it tells of
  /// the first level, has the plans so far.
  @Test func aCancelledSearchAnswersSoonWithWhatItHas() async throws {
    let search = Planner().propose(
      try asked(.coaches(10), .territories(8...8)), alternatives: 10_000, difference: 1)
    for await step in search.progress {
      if case .level = step { search.cancel() }
    }
    let found = try await search.answer.result
    let ending = found.alternatives?.ending
    let isStopped = if case .stopped = ending { true } else { false }
    #expect(isStopped || found.outcome.name == "feasible" || found.outcome.name == "unknown")
    if let solution = found.outcome.solution {
      #expect(PlanAudit(solution, for: found.brief).findings.isEmpty)
    }
  }

  /// A search ends with the task that waits for its answer, whether that reads its progress or not.
  @Test(arguments: [true, false]) func aSearchIsCancelledWithItsTask(readsProgress: Bool)
    async throws
  {
    let asked = try asked(.coaches(10), .territories(8...8))
    let task = Task {
      let search = Planner().propose(asked, alternatives: 10_000, difference: 1)
      if readsProgress { for await _ in search.progress {} }
      return try await search.answer.result
    }
    task.cancel()
    let found = try await task.value
    #expect(found.outcome.name != "optimal" || found.alternatives?.solutions.count ?? 0 < 10_000)
  }

  /// What is cancelled while it is simulated has no answer; a plan so far is simulated to the end. Other
  /// tests keep the threads that tasks share, so that the cancelling could come when all is done: the main
  /// thread is nobody's.
  @MainActor @Test func aSimulationIsCancelled() async throws {
    let asked = try asked(.coaches(10), .territories(8...8))
    let settings = SimulationSettings(
      meanDuration: asked.assumptions.fittedDurationMonths, runs: 12_000)
    let simulating = Planner().simulate(asked, settings)
    for await step in simulating.progress {
      if case .simulating(let runs) = step {
        #expect(runs == 12_000)
        simulating.cancel()
      }
    }
    await #expect(throws: CancellationError.self) { _ = try await simulating.answer }

    let few = SimulationSettings(meanDuration: settings.meanDuration, months: 1, runs: 2)
    let planning = Planner().simulate(asked, few)
    for await step in planning.progress {
      if case .level = step { planning.cancel() }
    }
    let found = try await planning.answer.result
    #expect((found.result == nil) == (found.answer.outcome.solution == nil))
  }

  /// Limits hold for the whole search.
  @Test func limitsEndASearch() async throws {
    let asked = try asked(.coaches(10), .territories(8...8))
    let found = try await Planner(work: 1).propose(asked).answer.result
    #expect(found.outcome.name == "feasible")
    let loose = try await Planner(gap: 1).propose(asked).answer.result
    #expect(loose.outcome.solution != nil)
  }

  /// Several searches at once come to what each of them comes to alone.
  @Test func searchesRunBesideEachOther() async throws {
    let cases = try [9, 10, 11].map { try asked(.coaches($0), .territories(8...8)) }
    let searches = cases.map { Planner().propose($0) }
    for (search, planCase) in zip(searches, cases) {
      let beside = try await search.answer.result.outcome.solution?.plan
      let alone = try await Planner().propose(planCase).answer.result.outcome.solution?.plan
      #expect(beside?.territories.map(\.municipalities) == alone?.territories.map(\.municipalities))
    }
  }
}
