import TerritoryModel

/// The levels of a brief, one after the other.
///
/// What is proven so far is a value that every step is given and none changes: the first levels of the
/// priority, in their order, each with its bound, its plan and the most that later levels may make of
/// it.
struct LexicographicSearch {
  /// What is known of a level before its own search.
  struct Hint {
    /// No plan has less.
    var floor = 0.0
    /// The best plan so far.
    var incumbent: (value: Double, selection: IntegerSolution)?
  }

  /// What a step came to.
  enum Step {
    /// The next levels, one or more, with what is known of the one after them.
    case proven([ProvenLevel], next: Hint = Hint())
    /// A limit ended the search for the next level.
    case stopped(best: (value: Double, selection: IntegerSolution)?, bound: Double)
    /// There is no plan.
    case infeasible
    /// All that will be known of the levels.
    case ended(LevelsFound)
    /// The method turned out not to suit the brief, or to take too much: the next one has to answer.
    case undecided
  }

  let brief: PlanBrief
  /// The levels in their order, fairness by its two figures.
  let stages: [Level]
  let reach: Reach
  let search: BranchAndCut
  private(set) var progress: ProgressObserver?
  /// The methods that are tried; a test leaves some out, since all come to the same.
  var allowed = Set(ExactMethod.allCases)
  /// Whether only a plan is of use in which nobody waits.
  var mustServeAll = false
  /// Whether everybody may be served alike; false where that is known to be impossible.
  var mayBeAlike = true
  /// Whether as few may wait as staff can't serve; false where that is known to be impossible.
  var mayReachCapacity = true
  /// A plan to begin with, if there is one; it need not have the least of any level.
  var start: IntegerSolution?
  let met = SolutionPool()

  /// - Parameter reach: which municipalities bases may have, where that is less than the brief says.
  init(
    _ brief: PlanBrief, _ limits: SearchLimits, _ progress: ProgressObserver? = nil,
    reach: Reach? = nil
  ) {
    self.brief = brief
    stages = brief.stages
    self.progress = progress
    let reach = reach ?? Reach(brief)
    self.reach = reach
    search = BranchAndCut(separators: SeparatorPool(brief, reach), limits: limits)
  }

  /// Solves the levels until all are proven, or a limit is hit.
  func run() throws(SolverFailure) -> LevelsFound {
    met.note(start)
    var proven: [ProvenLevel] = []
    var hint = Hint()
    while proven.count < stages.count {
      let level = stages[proven.count]
      // A large region's programme takes long to write down alone.
      if search.limits.isReached { return stopped(proven, level, best: nil, bound: 0, hint) }
      let step: Step
      do throws(SolverFailure) {
        step = try prove(level, after: proven, &hint)
      } catch {
        // GLPK gave up for numerical reasons: what was proven before stands.
        return stopped(proven, level, best: nil, bound: 0, hint)
      }
      switch step {
      case .proven(let levels, let next):
        proven += levels
        hint = next
        for level in levels { met.note(level.selection) }
      case .stopped(let best, let bound):
        met.note(best?.selection)
        return stopped(proven, level, best: best, bound: bound, hint)
      case .infeasible:
        guard proven.isEmpty else {
          // The plan of the level before keeps all levels so far, so this is GLPK's rounding.
          return stopped(proven, level, best: nil, bound: 0, hint)
        }
        return LevelsFound(ending: .infeasible)
      case .ended(let found): return found
      // prove(_:after:_:) passes over what is undecided.
      case .undecided: preconditionFailure("the last method answers every level")
      }
      precondition(proven.map(\.level) == Array(stages.prefix(proven.count)))
    }
    // A priority has a level, so that one was proven.
    return LevelsFound(
      ending: .proven, proven: proven, selection: proven.last!.selection, met: met.plans)
  }

  /// The next levels by the first of the methods that suits them and comes to an end.
  private func prove(
    _ level: Level, after proven: [ProvenLevel], _ hint: inout Hint
  ) throws(SolverFailure) -> Step {
    for method in Self.methods
    where allowed.contains(method.name) && method.reason(self, level, proven) != nil {
      if search.limits.isReached { break }
      var search = self
      if let observe = progress {
        let name = method.name.rawValue
        let known = planMaker(hint.incumbent?.selection ?? proven.last?.selection ?? start)
        search.progress = { observe($0.by(name, plan: known)) }
      }
      search.progress?(SearchProgress(level: level.objective, value: nil, bound: nil))
      let step = try method.prove(search, level, proven, &hint)
      if case .undecided = step { continue }
      return step
    }
    return .stopped(best: nil, bound: 0)
  }

  func proveBySearch(
    _ level: Level, after proven: [ProvenLevel], _ hint: Hint
  ) throws(SolverFailure) -> Step {
    let kept = proven.map(\.kept)
    let found = try minimise(level, keeping: kept, strategy(for: level.objective, kept), hint)
    switch found.answer {
    case .optimal(let bound, let selection):
      var level = try self.proven(level, bound, selection, kept, by: found.method)
      level.baseSets = found.baseSets
      return .proven([level])
    case .stopped(let best, let bound): return .stopped(best: best, bound: bound)
    case .infeasible: return .infeasible
    }
  }

  /// A level whose values are whole numbers: is there a plan with the least that the relaxation
  /// allows? Its relaxation is near zero where a hair of every municipality moves, so that rounding it
  /// up proves what branching would take long for. Nil where counting up leads too far.
  func proveByCounting(
    _ level: Level, _ kept: [KeptLevel]
  ) throws(SolverFailure) -> ProvenLevel? {
    var model = symmetricModel(for: level.objective, keeping: kept)
    let objective = model.objective(level.objective)
    guard let bound = try search.relaxation(of: objective, model), bound.isFinite else {
      return nil
    }
    let least = max(0, (bound - 1e-6).rounded(.up))
    model.keep(level.objective, atMost: least)
    switch try search.minimise(objective, model, anyPoint: true) {
    case .optimal(_, let found): return try proven(level, least, found, kept, by: .counting)
    case .infeasible, .stopped: return nil
    }
  }

  /// A level that is proven, or near enough to its bound. What later levels keep is the value of the
  /// plan itself, solved anew with its whole numbers fixed: the search's own value is below it by
  /// rounding, and a plan that reaches that exactly need not exist. The level's tolerance comes on top.
  func proven(
    _ level: Level, _ bound: Double, _ found: IntegerSolution, _ kept: [KeptLevel],
    by method: ExactMethod
  ) throws(SolverFailure) -> ProvenLevel {
    let plan = try ServiceAssignment.plan(
      found, for: brief, ceilings: kept.looseCeilings(search.limits))
    let exact = max(bound, plan.value(of: level.objective, for: brief))
    return ProvenLevel(
      level: level, bound: bound, ceiling: level.ceiling(above: exact, with: plan, brief),
      selection: found, method: method)
  }

  /// What there is when a limit comes: the best plan for the level that it came in, or for the one
  /// before it, or else any.
  private func stopped(
    _ proven: [ProvenLevel], _ level: Level, best: (value: Double, selection: IntegerSolution)?,
    bound: Double, _ hint: Hint
  ) -> LevelsFound {
    let found = [hint.incumbent, best].compactMap(\.self).min { $0.value < $1.value }
    guard let selection = found?.selection ?? proven.last?.selection ?? start ?? anyPlan() else {
      return LevelsFound(ending: .stopped)
    }
    return LevelsFound(
      ending: .stopped, proven: proven, stopped: (level, max(hint.floor, bound, 0)),
      selection: selection, met: met.plans)
  }

  /// A plan to show where a limit came before the first one: better than none, though it is late. Work
  /// limits it, so that the same search ends with the same plan on every machine; it takes a fraction
  /// of a second.
  private func anyPlan() -> IntegerSolution? {
    // In a larger region even this takes long, and the user who stopped the search does not wait.
    guard brief.count <= MunicipalitySet.mostMunicipalities else {
      return try? FirstPlan.selection(for: brief)
    }
    let hasCeilings = brief.difference?.ceilings.isEmpty == false
    let model = DistrictingModel(
      brief, reach: reach, measures: [], hasService: hasCeilings || brief.asksForService)
    let programme = BranchAndCut(
      separators: search.separators, limits: SearchLimits(work: Self.lastWork))
    if case .optimal(_, let plan) = try? programme.minimise(.zero, model, anyPoint: true) {
      return plan
    }
    // Where loads are limited, the territories that there could be tell sooner.
    let limits = SearchLimits(work: Self.lastWork)
    if case .optimal(_, let plan) = PlanCover.anyPlan(
      brief, reach, StaffTotals(brief.team), limits)
    {
      return plan
    }
    return nil
  }

  private static let lastWork = 3_000
}

/// The programmes of the levels.
extension LexicographicSearch {
  /// The ways that were measured to be fastest (Documentation/Performance.md).
  func strategy(for level: Objective, _ kept: [KeptLevel]) -> BranchAndCut.Strategy {
    guard kept.isEmpty else { return .standard }
    return switch level {
    case .waiting where !brief.neighbourHelp: BranchAndCut.Strategy(staffFirst: false)
    default: .standard
    }
  }

  /// - Parameters:
  ///   - kept: the levels before.
  ///   - bases: those that are opened; nil where they are to be chosen.
  func model(
    for level: Objective, keeping kept: [KeptLevel], bases: [Int]? = nil
  ) -> DistrictingModel {
    let measures = Set(kept.map(\.level.objective) + [level])
    var model = DistrictingModel(
      brief, reach: reach, measures: measures, bases: bases, basesAreFixed: bases != nil)
    for level in kept { model.keep(level.level.objective, atMost: level.ceiling) }
    return model
  }

  /// The model, with plans left out that are as good as others in all levels so far.
  func symmetricModel(for level: Objective, keeping kept: [KeptLevel]) -> DistrictingModel {
    var model = model(for: level, keeping: kept)
    let ceilings = brief.difference?.ceilings.keys.map { $0 } ?? []
    let levels = kept.map(\.level.objective) + [level] + ceilings
    if brief.basesAreFree(for: levels) {
      let isServed = levels.contains(where: \.dependsOnService)
      model.requireFirstBase(
        servesOutside: isServed && (brief.neighbourHelp || !brief.shared.isEmpty))
    }
    return model
  }
}

/// Searches that may end near enough to their bound, and what they tell on the way.
extension LexicographicSearch {
  /// Where a plan within the gap ended a search, its bound stands for the optimum.
  func nearEnough(_ answer: BranchAndCut.Answer) -> BranchAndCut.Answer {
    guard case .stopped(let best?, let bound) = answer, isGoodEnough(best.value, bound) else {
      return answer
    }
    return .optimal(value: bound, best.selection)
  }

  func isGoodEnough(_ value: Double, _ bound: Double) -> Bool {
    search.limits.isGoodEnough(value, bound: bound)
  }

  /// The bound that makes a value good enough.
  func goodEnough(_ value: Double) -> Double { value * (1 - search.limits.gap) }

  /// Tells the progress of a level's search.
  ///
  /// - Parameters:
  ///   - hint: what is known of the level already.
  ///   - boundsAll: whether what bounds the search bounds all plans of the level.
  ///   - found: the best plan that the search has found.
  func observer(
    _ level: Objective, _ hint: Hint, boundsAll: Bool = false,
    found: @escaping () -> IntegerSolution? = { nil }
  ) -> (_ best: Double?, _ bound: Double) -> Void {
    guard let progress else { return { _, _ in } }
    let floor = hint.floor > 0 ? hint.floor : nil
    return { best, bound in
      progress(
        SearchProgress(
          level: level, value: [best, hint.incumbent?.value].compactMap(\.self).min(),
          bound: boundsAll && bound.isFinite ? max(bound, hint.floor) : floor,
          plan: planMaker(found() ?? hint.incumbent?.selection)))
    }
  }

  /// What makes a plan of its whole-number part.
  private func planMaker(_ selection: IntegerSolution?) -> (@Sendable () -> Plan?)? {
    guard let selection else { return nil }
    return { [brief] in try? ServiceAssignment.plan(selection, for: brief) }
  }
}

extension BranchAndCut {
  func minimise(
    _ level: Objective, _ model: DistrictingModel, _ strategy: Strategy,
    observe: @escaping (_ best: Double?, _ bound: Double) -> Void
  ) throws(SolverFailure) -> Answer {
    // No level can be below zero.
    try minimise(
      model.objective(level), model, target: 0, strategy: strategy, observe: observe)
  }
}
