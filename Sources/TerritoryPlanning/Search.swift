import Foundation
import Synchronization
import TerritoryModel
import TerritorySolver

/// A use case at work.
///
/// It ends early where its limits end, where ``cancel()`` is called, or where the task that waits for
/// its answer is cancelled. It then answers soon, with the best that it has: an outcome says whether
/// it is proven, and levels have their bounds. Only what has no such answer throws
/// `CancellationError`.
public struct Search<Found: Sendable>: Sendable {
  /// What the search is at, until it ends; one reader gets each of them.
  public let progress: AsyncStream<SearchStep>
  private let task: Task<Found, any Error>

  init(_ planner: Planner, _ body: @escaping @Sendable (SearchRun) throws -> Found) {
    // A reader who takes none keeps no more than these.
    let (progress, steps) = AsyncStream.makeStream(
      of: SearchStep.self, bufferingPolicy: .bufferingNewest(1_000))
    self.progress = progress
    task = Task {
      let interruption = Interruption()
      return try await withTaskCancellationHandler {
        try await withCheckedThrowingContinuation { continuation in
          // Minutes of work would take a thread from the pool that all tasks share, and their stacks
          // are small. GLPK wants the whole of it on one thread.
          let thread = Thread {
            let answer = Result { try body(SearchRun(planner, interruption, steps)) }
            steps.finish()
            continuation.resume(with: answer)
          }
          thread.stackSize = 8 << 20
          thread.start()
        }
      } onCancel: {
        interruption.request()
      }
    }
  }

  /// What the search comes to. It is cancelled with the task that waits here.
  ///
  /// - Throws: ``InvalidInput`` where what is asked contradicts itself, ``UnsoundPlan`` where an audit
  ///   finds fault, ``SolverFailure`` where GLPK gives up, `CancellationError` where a simulation is
  ///   cancelled.
  public var answer: Found {
    get async throws {
      try await withTaskCancellationHandler {
        try await task.value
      } onCancel: {
        task.cancel()
      }
    }
  }

  /// Asks the search to end soon.
  public func cancel() { task.cancel() }
}

/// What a search is at.
public enum SearchStep: Sendable {
  /// Counts the coaches with whom nobody waits.
  case countingCoaches
  /// Looks for the plan that is best by these levels.
  case planning([Level])
  /// Finds how well a given plan does by these levels.
  case scoring([Level])
  /// Looks for the plans of so many scenarios.
  case comparing(Int)
  /// Simulates so many runs.
  case simulating(Int)
  /// Plans so many draws of the assumptions, some of which are done.
  case sampling(done: Int, of: Int)
  /// How far a level has come; the first of each plan, and then at most ten in a second.
  case level(SearchProgress)
  /// The best plan so far of what is asked; as often.
  case found(FoundPlan)
}

/// A plan that a search has found and not proven yet. It is not audited.
public struct FoundPlan: Sendable {
  /// What it is a plan of.
  public let planCase: PlanCase
  private let brief: PlanBrief
  private let make: @Sendable () -> Plan?

  fileprivate init(
    _ planCase: PlanCase, _ brief: PlanBrief, _ make: @escaping @Sendable () -> Plan?
  ) {
    self.planCase = planCase
    self.brief = brief
    self.make = make
  }

  /// The plan with its values, and bounds that say nothing: zero. Making it takes some milliseconds; nil
  /// where that fails.
  public var result: PlanResult? {
    guard let plan = make() else { return nil }
    let levels = brief.priority.map {
      LevelResult($0, value: plan.value(of: $0.objective, for: brief), bound: 0, in: brief)
    }
    return PlanResult(
      brief: brief, outcome: .feasible(Solution(plan: plan, levels: levels, seconds: 0)))
  }
}

/// A search's work, on its own thread.
struct SearchRun {
  let solver: PlanSolver
  let interruption: Interruption
  /// When the time that was given is over; nil where none was.
  let deadline: ContinuousClock.Instant?
  private let steps: AsyncStream<SearchStep>.Continuation
  /// What is looked for; nil where plans on the way are of no use to whoever asked.
  private let sought: Sought

  private final class Sought: Sendable {
    let value = Mutex<(planCase: PlanCase, brief: PlanBrief)?>(nil)
  }

  fileprivate init(
    _ planner: Planner, _ interruption: Interruption,
    _ steps: AsyncStream<SearchStep>.Continuation
  ) {
    self.interruption = interruption
    deadline = planner.seconds.map { .now + .seconds($0) }
    self.steps = steps
    let last = Mutex(ContinuousClock.Instant?.none)
    let sought = Sought()
    self.sought = sought
    solver = PlanSolver(
      limits: SearchLimits(
        seconds: planner.seconds, work: planner.work, gap: planner.gap, interruption: interruption)
    ) { progress in
      let isDue = last.withLock { last in
        let now = ContinuousClock.now
        if let last, last.duration(to: now) < .milliseconds(100) { return false }
        last = now
        return true
      }
      guard isDue else { return }
      steps.yield(.level(progress))
      if let make = progress.plan, let (planCase, brief) = sought.value.withLock(\.self) {
        steps.yield(.found(FoundPlan(planCase, brief, make)))
      }
    }
  }

  func tell(_ step: SearchStep) { steps.yield(step) }

  /// Solves a brief and audits what comes out.
  ///
  /// - Throws: ``UnsoundPlan`` where the audit finds fault, ``SolverFailure`` where GLPK gives up.
  func solve(_ brief: PlanBrief) throws -> Outcome {
    tell(brief.grouping == nil ? .planning(brief.priority) : .scoring(brief.priority))
    let outcome = try solver.solve(brief)
    if let solution = outcome.solution { try audit(solution, for: brief) }
    return outcome
  }

  /// Solves the brief of a case, and tells its plans on the way.
  ///
  /// - Parameter begin: what is done before.
  /// - Throws: as ``solve(_:)``.
  private func solve(
    _ brief: PlanBrief, of planCase: PlanCase, _ begin: (PlanBrief) -> Void
  ) throws -> Outcome {
    begin(brief)
    sought.value.withLock { $0 = (planCase, brief) }
    defer { sought.value.withLock { $0 = nil } }
    return try solve(brief)
  }

  /// - Throws: ``UnsoundPlan`` where the audit finds fault.
  func audit(_ solution: Solution, for brief: PlanBrief) throws(UnsoundPlan) {
    let audit = PlanAudit(solution, for: brief)
    if !audit.findings.isEmpty { throw UnsoundPlan(findings: audit.findings) }
  }

  /// The same case with as many coaches as are needed, where no number is given.
  ///
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  func staffed(_ planCase: PlanCase) throws(SolverFailure) -> PlanCase {
    guard planCase.takesNeededCoaches else { return planCase }
    tell(.countingCoaches)
    return planCase.staffed(
      by: nil,
      byDistance: try solver.coachesByDistance(
        for: planCase, shared: planCase.plan?.grouping.shared, beforePlans: true))
  }

  /// The best plan of a case, or the score of its own plan, with as many coaches as are needed where
  /// no number is given. As many as the workload asks for are mostly enough, which their plan tells
  /// without a search of its own.
  ///
  /// - Parameter begin: told each brief before its plan is looked for; the last one is the answer's.
  /// - Throws: ``InvalidInput`` where numbers contradict each other, ``UnsoundPlan`` where the audit
  ///   finds fault, ``SolverFailure`` where GLPK gives up.
  func solve(
    staffing asked: PlanCase, _ begin: (PlanBrief) -> Void = { _ in }
  ) throws -> (planCase: PlanCase, brief: PlanBrief, outcome: Outcome) {
    // A priority has a level (Level.priority).
    guard asked.takesNeededCoaches, asked.plan == nil,
      asked.assumptions.priority.value[0] == Level(.waiting),
      let brief = try? asked.brief()
    else {
      let planCase = try staffed(asked)
      let brief = try planCase.brief(grouping: asked.plan?.grouping)
      return (planCase, brief, try solve(brief, of: planCase, begin))
    }
    let outcome = try solve(brief, of: asked, begin)
    let byDistance = try solver.coachesByDistance(for: asked, knowing: outcome)
    // Where no number is known to be better, why there is no plan stands.
    if case .infeasible = outcome, byDistance.enough == nil { return (asked, brief, outcome) }
    let planCase = asked.staffed(by: nil, byDistance: byDistance)
    guard planCase.coaches.value != asked.coaches.value else { return (planCase, brief, outcome) }
    let other = try planCase.brief()
    return (planCase, other, try solve(other, of: planCase, begin))
  }
}

/// A plan that the audit refused. It is a fault of this program, so the plan is not shown.
public struct UnsoundPlan: Error, CustomStringConvertible {
  public let findings: [Wording]

  public var description: String {
    "The plan failed its audit and is not shown. This is a fault of plan-territories; please report"
      + " the region and the command.\n" + findings.map { "    \($0)" }.joined(separator: "\n")
  }
}
