import Synchronization

/// Work that searches may do, counted down by all that share it.
///
/// The unit is an iteration of the simplex method; other searches count steps that take about as
/// long together. Searches that run at the same time need a budget each: what one of them leaves to
/// another would hang on who is faster.
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
