import Synchronization

/// When a search has to stop, or may stop, before everything is proven.
///
/// Time differs from machine to machine, work does not: the same brief with the same work comes to
/// the same plan everywhere.
public struct SearchLimits: Sendable {
  private let deadline: ContinuousClock.Instant?
  private let work: WorkBudget?
  private let interruption: Interruption?
  /// The part of a plan's value that it may be above the proven bound for a level to be good enough:
  /// value − bound ≤ gap · value. With 0, levels are proven to the end; a level whose bound is zero
  /// is good enough at value zero only, where the gap is below 1.
  public let gap: Double

  /// No limit: search until everything is proven.
  public static let none = SearchLimits()

  /// - Parameters:
  ///   - seconds: wall-clock time from now on, above zero; nil for any.
  ///   - work: iterations of the simplex method, or what takes as long, at least 1; nil for any.
  ///     It holds for all searches with these limits together.
  ///   - gap: from 0 to 1.
  ///   - interruption: what may ask to stop at any time.
  public init(
    seconds: Double? = nil, work: Int? = nil, gap: Double = 0, interruption: Interruption? = nil
  ) {
    // Options are read by their quantities: seconds and work above 0, the gap a share.
    precondition(seconds ?? 1 > 0 && work ?? 1 > 0 && (0...1).contains(gap))
    self.init(
      deadline: seconds.map { .now + .seconds($0) }, work: work.map { WorkBudget($0) }, gap: gap,
      interruption: interruption)
  }

  private init(
    deadline: ContinuousClock.Instant?, work: WorkBudget?, gap: Double,
    interruption: Interruption?
  ) {
    self.deadline = deadline
    self.work = work
    self.gap = gap
    self.interruption = interruption
  }

  /// The limits of one of several searches that don't wait for each other.
  ///
  /// Work is divided by their number, so that it is the same in whatever order they run; time that
  /// some of them leave is for the others.
  ///
  /// - Parameter rounds: searches that are still to come one after the other, this one included.
  func part(of searches: Int, roundsLeft rounds: Int) -> SearchLimits {
    precondition(searches > 0 && rounds > 0)
    let now = ContinuousClock.now
    return SearchLimits(
      deadline: deadline.map { now + now.duration(to: $0) / rounds },
      work: work.map { WorkBudget($0.left / searches) }, gap: gap, interruption: interruption)
  }

  /// The same time and requests to stop for a search beside the plan's own, with so much work at most.
  /// What it does is not taken from the plan's.
  func besides(work units: Int) -> SearchLimits {
    SearchLimits(
      deadline: deadline, work: WorkBudget(max(1, min(units, workLeft))), gap: gap,
      interruption: interruption)
  }

  /// The limits of pieces that run at the same time: each has the whole time and its own equal part of
  /// the work. Their work has to be noted once all of them have ended.
  func parts(_ count: Int) -> [SearchLimits] {
    (0..<count).map { _ in part(of: count, roundsLeft: 1) }
  }

  /// Notes the work of parts that have ended; what they left is there for what comes next.
  func spend(_ parts: [SearchLimits]) {
    spend(parts.reduce(0) { $0 + ($1.work?.spent ?? 0) })
  }

  /// The same without a gap, for searches of which each has to come to its end.
  var proving: SearchLimits {
    SearchLimits(deadline: deadline, work: work, gap: 0, interruption: interruption)
  }

  /// The same for a search of which any plan will do.
  var content: SearchLimits {
    SearchLimits(deadline: deadline, work: work, gap: 1, interruption: interruption)
  }

  /// The same with no more than so much work, which has to be noted once the search has ended.
  func part(ofWork most: Int) -> SearchLimits {
    SearchLimits(
      deadline: deadline, work: WorkBudget(min(workLeft, most)), gap: gap,
      interruption: interruption)
  }

  /// Whether a search has to stop now.
  var isReached: Bool {
    interruption?.isRequested == true || work.map { $0.left <= 0 } == true
      || deadline.map { $0 <= .now } == true
  }

  /// What GLPK takes as its time limit: the most it can count where there is none, 0 where the search
  /// has to stop.
  var millisecondsLeft: Int32 {
    guard !isReached else { return 0 }
    guard let deadline else { return .max }
    let left = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
    return Int32(min(max(left, 0), Double(Int32.max - 1)))
  }

  /// The work that may still be done, at least 0; `Int.max` where it is free.
  var workLeft: Int { max(0, work?.left ?? .max) }

  /// Whether searches are to run at the same time: where that is of use, and each comes to the same as
  /// if it ran alone. Where work is limited, what one leaves to the next depends on their order.
  var allowConcurrency: Bool { work == nil && isConcurrencyOfUse }

  /// Notes work that was done.
  func spend(_ units: Int) { work?.spend(units) }

  /// Notes elementary steps (a sum, a comparison, a look into a table), some of which there are.
  func spend(steps: Int) {
    if steps > 0 { spend(1 + steps / Self.stepsOfAnIteration) }
  }

  /// Elementary steps that take as long as an iteration of the simplex method.
  private static let stepsOfAnIteration = 20_000

  /// Whether a plan is near enough to the bound, but for rounding.
  func isGoodEnough(_ value: Double, bound: Double) -> Bool {
    value - bound <= (gap + 1e-9) * value
  }
}

/// Lets somebody outside ask searches to stop with the best that they have.
public final class Interruption: Sendable {
  private let flag = Atomic(false)

  public init() {}

  /// Asks all searches with this interruption in their limits to stop soon.
  ///
  /// One atomic store, so that a signal handler may call it.
  public func request() { flag.store(true, ordering: .relaxed) }

  public var isRequested: Bool { flag.load(ordering: .relaxed) }
}

/// Work that searches may do, counted down by all that share it.
///
/// The unit is an iteration of the simplex method; other searches count steps that take about as
/// long together. Searches that run at the same time need a budget each: what one of them leaves to
/// another would depend on which is faster.
final class WorkBudget: Sendable {
  private let units: Atomic<Int>
  private let granted: Int

  init(_ units: Int) {
    self.units = Atomic(units)
    granted = units
  }

  /// Zero or below where it is used up.
  var left: Int { units.load(ordering: .relaxed) }

  /// What was done so far; more than was granted where a search looked at the budget late.
  var spent: Int { granted - left }

  func spend(_ spent: Int) { units.subtract(spent, ordering: .relaxed) }
}
