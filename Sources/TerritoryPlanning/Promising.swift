import Foundation
import TerritoryModel
import TerritorySimulation
import TerritorySolver

/// The headcount with the number of coaches that keeps a promise.
public struct HeadcountWithPromise: Sendable {
  public let headcount: Headcount
  public let promised: PromisedHeadcount
}

extension Planner {
  /// The coaches that a region needs, as ``headcount(_:)`` has them, and beside them the least number
  /// that keeps a promise. Each number has its own best plan, whose territories are simulated as they
  /// are: what the plan lets them help each other, and no more.
  ///
  /// - Parameters:
  ///   - settings: what is simulated, two runs or more; ``SimulationSettings/stages`` play no part.
  ///   - threads: the answer is the same on any number; nil for one on each processor.
  public func headcount(
    _ asked: PlanCase, keeping promise: ServicePromise, _ settings: SimulationSettings,
    threads: Int? = nil
  ) -> Search<Answer<HeadcountWithPromise>> {
    Search(self) { run in
      try settings.validate(for: asked)
      let planCase = asked.staffed(
        by: nil, byDistance: try run.solver.coachesByDistance(for: asked))
      let given = asked.takesNeededCoaches ? nil : asked.coaches
      let headcount = planCase.headcount(given: Team.given(given, planCase))
      let search = PromiseSearch(
        run: run, planCase: planCase, promise: promise, settings: settings,
        threads: threads ?? ProcessInfo.processInfo.activeProcessorCount, self)
      return Answer(
        planCase,
        HeadcountWithPromise(headcount: headcount, promised: try search.promised(headcount)))
    }
  }
}

/// Looks for the least number of coaches that keeps a promise.
private final class PromiseSearch {
  /// A limit came before the answer.
  private struct Stopped: Error {}

  private let run: SearchRun
  private let planCase: PlanCase
  private let promise: ServicePromise
  private let settings: SimulationSettings
  private let threads: Int
  private let end: ContinuousClock.Instant?
  private let work: Int?
  private let gap: Double
  /// What was tried, by coaches; nil where there is no plan with so many.
  private var trials: [Int: PromisedHeadcount.Trial?] = [:]

  init(
    run: SearchRun, planCase: PlanCase, promise: ServicePromise, settings: SimulationSettings,
    threads: Int, _ planner: Planner
  ) {
    self.run = run
    self.planCase = planCase.withCoachesAnywhere
    self.promise = promise
    self.settings = settings
    self.threads = threads
    end = planner.seconds.map { .now + .seconds($0) }
    work = planner.work
    gap = planner.gap
  }

  func promised(_ headcount: Headcount) throws -> PromisedHeadcount {
    let ending: PromisedHeadcount.Ending
    do {
      ending = try self.ending(headcount)
    } catch is Stopped {
      ending = .stopped
    }
    return PromisedHeadcount(
      promise, settings, trials: trials.values.compactMap { $0 }, ending)
  }

  private func ending(_ headcount: Headcount) throws -> PromisedHeadcount.Ending {
    if case .never(let unserved) = headcount.byDistance?.ending {
      let out = unserved.reduce(0) { $0 + planCase.demand.clients[$1.municipality] }
      if planCase.demand.total - out < promise.share * planCase.demand.total {
        return .never(unserved)
      }
    }
    let first = headcount.byWorkload.team.coaches.count
    let most = max(10, 4 * first)
    func least(from first: Int, _ holds: (PromisedHeadcount.Trial.Verdict) -> Bool) throws -> Int? {
      // Where more coaches rule out what fewer can do, no number tells of others.
      isOrdered(upTo: most)
        ? try self.least(from: first, most: most, holds)
        : try (1...most).first { try trial($0).map { holds($0.verdict) } ?? false }
    }
    guard let enough = try least(from: first, { $0 == .kept }) else { return .notUpTo(most) }
    return .found(enough: enough, possible: try least(from: enough) { $0 != .broken } ?? enough)
  }

  /// Whether all that is possible with some coaches is with more, up to a number.
  private func isOrdered(upTo most: Int) -> Bool {
    let briefs = (1...most).lazy.compactMap { try? self.brief($0) }
    guard let fewest = briefs.first, let last = try? brief(most) else { return false }
    return fewest.staysPossible(with: last)
  }

  private func brief(_ coaches: Int) throws(InvalidInput) -> PlanBrief {
    let number = Assumption(Coaches(fullTime: coaches), source: "a trial", origin: .computed)
    return try planCase.staffed(by: number).brief()
  }

  /// The least number for whose verdict something holds, where it holds for every greater one: steps
  /// that double from a first number on, and then halves.
  ///
  /// - Returns: nil where it holds for none up to the most.
  private func least(
    from first: Int, most: Int, _ holds: (PromisedHeadcount.Trial.Verdict) -> Bool
  ) throws -> Int? {
    func isEnough(_ coaches: Int) throws -> Bool {
      try trial(coaches).map { holds($0.verdict) } ?? false
    }
    // It holds for high, and not for low.
    var (low, high) = (0, first)
    var step = 1
    if try isEnough(first) {
      while high - step > 0, try isEnough(high - step) {
        high -= step
        step *= 2
      }
      low = max(0, high - step)
    } else {
      low = first
      while true {
        guard low < most else { return nil }
        high = min(most, low + step)
        if try isEnough(high) { break }
        low = high
        step *= 2
      }
    }
    while high - low > 1 {
      let middle = (low + high) / 2
      if try isEnough(middle) { high = middle } else { low = middle }
    }
    return high
  }

  /// - Returns: nil where there is no plan with so many coaches.
  private func trial(_ coaches: Int) throws -> PromisedHeadcount.Trial? {
    if let known = trials[coaches] { return known }
    if run.interruption.isRequested || end.map({ .now > $0 }) == true { throw Stopped() }
    let trial = try newTrial(coaches)
    trials[coaches] = .some(trial)
    return trial
  }

  /// Work that the plan of a number may take, the same on every machine: with more coaches than work
  /// balance may stay open for hours. It is no level to leave out: it says where coaches go whom nobody
  /// waits for.
  private static let mostWork = 20_000

  private var limits: SearchLimits {
    SearchLimits(
      seconds: end.map { max(0.01, ContinuousClock.now.duration(to: $0) / .seconds(1)) },
      work: min(Self.mostWork, work ?? .max), gap: gap, interruption: run.interruption)
  }

  private func newTrial(_ coaches: Int) throws -> PromisedHeadcount.Trial? {
    // A number that contradicts what is asked of the territories has no plan.
    guard let brief = try? brief(coaches) else { return nil }
    run.tell(.planning(brief.priority))
    let outcome = try PlanSolver(limits: limits).solve(brief)
    if let found = outcome.solution { try run.audit(found, for: brief) }
    guard let solution = outcome.solution else {
      if case .infeasible = outcome { return nil }
      throw Stopped()
    }
    run.tell(.simulating(settings.runs))
    let network = ServiceNetwork(
      solution.plan, for: brief, caseloadCap: planCase.assumptions.caseloadCap.value)
    let shares: (region: RunShare?, parts: [RunShare?])
    do {
      shares = try Simulation.share(
        keeping: promise, network, demand: brief.demand, settings, threads: threads,
        isCancelled: { [interruption = run.interruption] in interruption.isRequested })
    } catch {
      throw Stopped()
    }
    var isProven = false
    if case .optimal = outcome { isProven = true }
    return PromisedHeadcount.Trial(
      coaches: coaches, plan: solution.plan, isProven: isProven,
      hasLeastWaiting: solution.levels.first?.isProven ?? true, shares, promise)
  }
}
