import TerritoryModel
import TestSupport
import Testing

@testable import TerritorySolver

/// A region that is too large for a tree: limits end each step, with a plan and bounds that hold.
@Suite(.enabled(if: isOptimised)) struct LargeRegionLimitTests {
  /// Made up, and just too large for a tree.
  private static func brief() throws -> PlanBrief {
    var generator = SeededGenerator(seed: 1)
    let land = RandomGeography(
      count: 92, wholeNumbers: false, hasTown: false, using: &generator)
    let brief = try PlanBrief(
      demand: land.demand, borders: land.borders, distances: land.distances,
      annualClientsPerCoach: 20, leaderShare: 0.5, team: Team(coaches: 46, leaders: 1),
      reachKm: 1_000, priority: [Level(.waiting), Level(.travel)])
    #expect(LargeRegionSearch.suits(brief, Reach(brief)))
    return brief
  }

  /// What a search comes to, and what it tells.
  private static func solve(
    _ brief: PlanBrief, _ limits: SearchLimits, _ progress: ProgressObserver? = nil
  ) throws -> Solution {
    let outcome = try PlanSolver(limits: limits, progress: progress).solve(brief)
    guard case .feasible(let solution) = outcome else { throw NoPlan() }
    #expect(PlanAudit(solution, for: brief).findings.isEmpty)
    #expect(!solution.levels.isEmpty && solution.levels.allSatisfy { $0.bound <= $0.value })
    return solution
  }

  private struct NoPlan: Error {}

  /// The same work comes to the same plan and bounds, and ends the search soon.
  @Test func workIsReproducible() throws {
    let brief = try Self.brief()
    var solutions: [Solution] = []
    for work in [1, 20_000, 100_000] {
      let limits = SearchLimits(work: work)
      let solution = try Self.solve(brief, limits)
      let again = try Self.solve(brief, SearchLimits(work: work))
      #expect(solution.plan == again.plan && solution.levels == again.levels, "\(work)")
      #expect(limits.workLeft < work, "\(work)")
      solutions.append(solution)
    }
    #expect(Set(solutions.map(\.plan)).count > 1)
    // A bound on waiting holds for all plans, one on travel for those that wait as little.
    for bound in solutions.map(\.levels) {
      for plan in solutions.map(\.levels) {
        #expect(bound[0].bound <= plan[0].value + 1e-6)
        if bound.count > 1, plan[0].value <= bound[0].value, plan.count > 1 {
          #expect(bound[1].bound <= plan[1].value + 1e-6)
        }
      }
    }
  }

  /// Wherever somebody asks to stop, there are a plan and what was proven by then.
  @Test(arguments: [1, 2, 4]) func interrupted(reports: Int) throws {
    let brief = try Self.brief()
    let interruption = Interruption()
    let told = ToldProgress { if $0 == reports { interruption.request() } }
    let solution = try Self.solve(brief, SearchLimits(work: 200_000, interruption: interruption)) {
      told.add($0)
    }
    #expect(told.all.count >= reports && told.all.count <= reports + 4)
    let last = try #require(told.all.last)
    let level = try #require(solution.levels.first { $0.objective == last.level })
    if let value = last.value { #expect(level.value <= value + 1e-6) }
    if let bound = last.bound { #expect(abs(level.bound - bound) <= 1e-6 * max(1, bound)) }
  }

  /// Waiting, then travel with its bound, then plans that only become better.
  @Test func progress() throws {
    let brief = try Self.brief()
    let told = ToldProgress { _ in }
    _ = try Self.solve(brief, SearchLimits(work: 500_000)) { told.add($0) }
    let first = try #require(told.all.first)
    #expect(first.level == .waiting && first.value == nil)
    #expect(told.all.allSatisfy { $0.method == ExactMethod.largeNeighbourhoods.rawValue })
    let travel = told.all.drop { $0.level == .waiting }
    #expect(travel.first?.bound != nil && travel.first?.value == nil)
    let values = travel.dropFirst().filter { $0.level == .travel }.compactMap(\.value)
    #expect(values.count > 1 && values == values.sorted(by: >))
    #expect(travel.last?.gap != nil)
  }

  /// A bound within the gap is good enough.
  @Test func gap() throws {
    let brief = try Self.brief()
    let near = SearchLimits(work: 400_000, gap: 0.9)
    let level = try #require(try Self.solve(brief, near).levels.last)
    #expect(level.objective == .travel && level.value - level.bound <= 0.9 * level.value + 1e-6)
    #expect(near.workLeft > 0)
  }

  @Test func partsSpendWhatTheyDid() {
    let limits = SearchLimits(work: 100)
    let parts = limits.parts(4)
    parts[0].spend(30)
    parts[1].spend(steps: 1)
    #expect(parts.map(\.workLeft) == [0, 24, 25, 25] && limits.workLeft == 100)
    limits.spend(parts)
    #expect(limits.workLeft == 69)
    #expect(SearchLimits.none.parts(2).allSatisfy { !$0.isReached })
  }
}

/// Remembers what it is told, on the thread of one search.
final class ToldProgress: @unchecked Sendable {
  private(set) var all: [SearchProgress] = []
  private let action: (_ count: Int) -> Void

  init(_ action: @escaping (_ count: Int) -> Void) { self.action = action }

  func add(_ progress: SearchProgress) {
    #expect(progress.gap ?? 0 >= 0)
    all.append(progress)
    action(all.count)
  }
}
