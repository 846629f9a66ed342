import TerritoryModel

/// Sets of bases that a search comes upon, each with the least of a level that it allows.
///
/// With the bases fixed a programme is so much smaller that a set is solved at once, wherever in the
/// tree it turns up, and then excluded. What is left at the end is every set that is as good as the
/// best one: the levels that follow need no search of their own for them.
final class BaseSetPool {
  /// The best plan so far.
  private(set) var best: (value: Double, selection: Selection)?
  /// Why the search can't go on.
  private(set) var failure: SolverFailure?
  /// Whether the search for a set did not come to its end, so that none can go on.
  private(set) var isEnded = false
  /// Whether sets as good as the best one are still looked for.
  private(set) var keepsEqual: Bool
  private var values: [(bases: [Int], value: Double)] = []
  private var seen: Set<[Int]> = []
  /// Solves the level for a set; a value that is of no use is left out.
  private let solve: (_ bases: [Int], _ most: Double?) throws(SolverFailure) -> LevelSearch.Answer

  /// More sets than that are too many to look at each.
  private static let mostEqual = 4

  /// - Parameters:
  ///   - keepsEqual: whether sets that are as good as the best one matter.
  ///   - solve: the level with these bases, where it has at most so much.
  init(
    keepsEqual: Bool,
    solve: @escaping (_ bases: [Int], _ most: Double?) throws(SolverFailure) -> LevelSearch.Answer
  ) {
    self.keepsEqual = keepsEqual
    self.solve = solve
  }

  /// The sets that are as good as the best one, that one first; nil where there are too many.
  var equal: [[Int]]? {
    guard let best, keepsEqual else { return nil }
    let bases = best.selection.bases.sorted()
    return [bases] + equal(to: best.value).filter { $0 != bases }
  }

  /// What a plan has to be below to be of use; nil for any.
  var cutoff: Double? {
    guard let value = best?.value else { return nil }
    return keepsEqual ? value + 2 * GroupingModel.slack(of: value) : value
  }

  /// Solves the level for a set that was not seen yet.
  func visit(_ bases: [Int]) {
    guard !isEnded, seen.insert(bases).inserted else { return }
    do throws(SolverFailure) {
      switch try solve(bases, best?.value) {
      case .optimal(let value, let selection):
        values.append((bases, value))
        if value < best?.value ?? .infinity { best = (value, selection) }
        keepsEqual = keepsEqual && equal(to: best!.value).count <= Self.mostEqual
      case .infeasible: break
      case .stopped(let found, _):
        isEnded = true
        if let found, found.value < best?.value ?? .infinity { best = found }
      }
    } catch {
      failure = error
      isEnded = true
    }
  }

  private func equal(to value: Double) -> [[Int]] {
    values.filter { $0.value <= value + GroupingModel.slack(of: value) }.map(\.bases)
  }
}
