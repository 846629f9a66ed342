import TerritoryModel

extension PlanSolver {
  /// The least number of coaches with which nobody has to wait, given distances, from the number that
  /// the workload asks for on, wherever they have to be for that.
  ///
  /// The search is bounded by work of its own, the same on every machine, beside the solver's limits:
  /// in a region of hundreds of municipalities it may end without the number.
  ///
  /// - Parameters:
  ///   - asked: the question; its own coaches and their places do not matter.
  ///   - shared: other shared municipalities than the case's own.
  ///   - known: what became of the case with as many coaches as the workload asks for; nil where that
  ///     is not known.
  ///   - beforePlans: whether half of what the limits leave is for the plan that follows.
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  public func coachesByDistance(
    for asked: PlanCase, shared: [Int]? = nil, knowing known: Outcome? = nil,
    beforePlans: Bool = false
  ) throws(SolverFailure) -> CoachesByDistance {
    let planCase = asked.withCoachesAnywhere
    let workload = planCase.headcount()
    let first = workload.byWorkload.team.coaches.count
    if let waiting = known?.solution?.levels.first, waiting.objective == .waiting,
      waiting.value <= workload.mostWaiting
    {
      return CoachesByDistance(enough: first, .proven)
    }
    let part = (beforePlans ? limits.part(of: 2, roundsLeft: 2) : limits)
      .part(ofWork: CoachesByDistanceSearch.mostWork)
    defer { limits.spend([part]) }
    var search = CoachesByDistanceSearch(
      from: first, mostWaiting: workload.mostWaiting, limits: part
    ) { coaches in
      let staffed = planCase.staffed(
        by: Assumption(
          Coaches(fullTime: coaches), source: "a trial", origin: .computed))
      return try? staffed.brief(shared: shared)
    }
    return try search.run()
  }

  /// The same for several questions, whose plans are looked for afterwards. They are answered at the
  /// same time where there are cores; the results don't depend on that.
  ///
  /// - Throws: ``SolverFailure`` where GLPK gives up on one of them.
  public func coachesByDistance(
    for cases: [PlanCase], shared: [Int]? = nil
  ) throws(SolverFailure) -> [CoachesByDistance] {
    let half = limits.part(of: 2, roundsLeft: 2)
    let parts = half.parts(cases.count)
    let answers = concurrentMap(cases) { index, planCase in
      Result { () throws(SolverFailure) in
        try PlanSolver(limits: parts[index]).coachesByDistance(for: planCase, shared: shared)
      }
    }
    limits.spend(parts)
    var found: [CoachesByDistance] = []
    for answer in answers { found.append(try answer.get()) }
    return found
  }
}

/// Looks for the least number of coaches with which nobody has to wait.
///
/// Each number is a question of oracle: the least waiting alone is looked for, and its search
/// ends with the first plan that meets its bound. Where more coaches leave all possible that was, the
/// steps grow until a number is enough, and are halved then; the first number is mostly enough. Else
/// every number is asked.
struct CoachesByDistanceSearch {
  /// What became of a number of coaches.
  private enum Answer {
    case enough
    /// Somebody has to wait, or there is no plan.
    case tooFew
    /// A limit came first.
    case unknown
  }

  /// Work that the whole search may take; the largest counties take a fifth of it.
  static let mostWork = 20_000
  /// Work that a number may take.
  private static let mostWorkForOne = 10_000

  private let first: Int
  private let mostWaiting: Double
  private let limits: SearchLimits
  private let question: (Int) -> PlanBrief?
  /// The largest number that has a plan, of those that were asked.
  private var mostWithPlan: Int?

  /// - Parameters:
  ///   - first: the number that the workload asks for.
  ///   - mostWaiting: clients a year who may wait.
  ///   - question: what is asked with a number of coaches; nil where so many can't be placed.
  init(
    from first: Int, mostWaiting: Double, limits: SearchLimits,
    question: @escaping (Int) -> PlanBrief?
  ) {
    self.first = first
    self.mostWaiting = mostWaiting
    self.limits = limits
    self.question = question
  }

  mutating func run() throws(SolverFailure) -> CoachesByDistance {
    // Nobody can say what more than can be placed would do; that there is no plan is not known.
    guard first <= PlanBrief.mostCoaches else {
      return CoachesByDistance(enough: nil, .stopped(atLeast: first))
    }
    guard let asked = question(first) ?? question(PlanBrief.mostCoaches) else {
      return CoachesByDistance(enough: nil, .noPlan)
    }
    // By limits that are shares of the mean load, ever more coaches may be needed to share them evenly.
    let last = asked.hasLimitsByMean ? PlanBrief.mostCoaches : max(first, asked.usefulCoaches)
    let isOrdered = question(last).map { asked.staysPossible(with: $0) } ?? false
    let numbers = isOrdered ? try leastByHalving(last) : try leastInOrder(last)
    guard let enough = numbers.enough else {
      if numbers.atLeast <= last {
        return CoachesByDistance(enough: nil, .stopped(atLeast: numbers.atLeast))
      }
      guard let most = mostWithPlan else { return CoachesByDistance(enough: nil, .noPlan) }
      return CoachesByDistance(enough: nil, .never(try unserved(with: most)))
    }
    let ending: CoachesByDistance.Ending =
      numbers.atLeast == enough ? .proven : .stopped(atLeast: numbers.atLeast)
    return CoachesByDistance(
      enough: enough, ending, deciding: try deciding(enough))
  }

  /// - Returns: the fewest coaches that are enough, and the fewest that are not ruled out.
  private mutating func leastByHalving(
    _ last: Int
  ) throws(SolverFailure) -> (enough: Int?, atLeast: Int) {
    var atLeast = first
    var enough: Int?
    var asked = first
    var step = 1
    while enough == nil, atLeast <= last {
      switch try answer(asked) {
      case .enough: enough = asked
      case .tooFew: atLeast = asked + 1
      // A number further on may be easier to find a plan for.
      case .unknown where limits.isReached || asked == last: return (nil, atLeast)
      case .unknown: break
      }
      asked = min(asked + step, last)
      step *= 2
    }
    while let most = enough, atLeast < most {
      let middle = (atLeast + most) / 2
      switch try answer(middle) {
      case .enough: enough = middle
      case .tooFew: atLeast = middle + 1
      case .unknown: return (most, atLeast)
      }
    }
    return (enough, atLeast)
  }

  private mutating func leastInOrder(
    _ last: Int
  ) throws(SolverFailure) -> (enough: Int?, atLeast: Int) {
    var atLeast: Int?
    for number in first...last {
      switch try answer(number) {
      case .enough: return (number, atLeast ?? number)
      case .tooFew: break
      case .unknown:
        atLeast = atLeast ?? number
        if limits.isReached { return (nil, atLeast!) }
      }
    }
    return (nil, atLeast ?? last + 1)
  }

  private mutating func answer(_ coaches: Int) throws(SolverFailure) -> Answer {
    guard let brief = question(coaches) else { return .tooFew }
    guard !limits.isReached else { return .unknown }
    // The search of a large region has a bound on waiting with travel after it.
    let levels =
      brief.count > MunicipalitySet.mostMunicipalities
      ? [Level(.waiting), Level(.travel)] : [Level(.waiting)]
    guard let outcome = try outcome(brief.asking(levels), limits) else { return .tooFew }
    guard let solution = outcome.solution, let waiting = solution.levels.first else {
      return .unknown
    }
    mostWithPlan = max(coaches, mostWithPlan ?? 0)
    let most = mostWaiting + 10 * brief.rounding(of: .waiting)
    if waiting.value <= most { return .enough }
    return waiting.bound > most ? .tooFew : .unknown
  }

  private func outcome(
    _ brief: PlanBrief, _ limits: SearchLimits
  ) throws(SolverFailure) -> Outcome? {
    let part = limits.part(ofWork: Self.mostWorkForOne)
    defer { limits.spend([part]) }
    return try PlanSolver(limits: part).outcome(brief)
  }

  /// Who would wait with one coach fewer: in the plan with the least travel of those with the least
  /// waiting, the remotest.
  private func deciding(_ enough: Int) throws(SolverFailure) -> [Int] {
    guard enough > first, let brief = question(enough - 1) else { return [] }
    return try waiting(brief)
  }

  /// Positions of the municipalities that have clients waiting in the best plan.
  private func waiting(_ brief: PlanBrief) throws(SolverFailure) -> [Int] {
    let asked = brief.asking([Level(.waiting), Level(.travel)])
    guard let plan = try outcome(asked, limits)?.solution?.plan else { return [] }
    let least = 10 * brief.rounding(of: .waiting)
    return plan.waiting(brief.demand).enumerated().filter { $0.element > least }.map(\.offset)
  }

  private func unserved(
    with coaches: Int
  ) throws(SolverFailure) -> [CoachesByDistance.Unserved] {
    guard let brief = question(coaches) else { return [] }
    let bases = Reach(brief).members
    return try waiting(brief).map { m in
      let isServable = (0..<brief.count).contains { base in
        bases[base][base] && brief.isWithinReach(m, of: base)
      }
      let obstacle: CoachesByDistance.Obstacle =
        if !isServable {
          brief.requirements.contains { $0.kind == .neverBase(m) } ? .neverBase : .outOfReach
        } else if brief.askedTerritories != nil {
          .territories
        } else {
          .requirements
        }
      return CoachesByDistance.Unserved(m, obstacle)
    }
  }
}
