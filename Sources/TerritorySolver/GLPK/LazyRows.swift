/// Rows that join a search where its subproblems break them.
final class LazyRows {
  private let rows: [LinearProgram.Row]
  /// The subproblem that was looked at last, and the places of the rows that it was given.
  private var node: Int32 = 0
  private var given: Set<Int> = []

  init(_ rows: [LinearProgram.Row]) { self.rows = rows }

  /// Gives the subproblem the rows that it breaks, each once: what GLPK still calls feasible with the
  /// row in place is broken by no more than GLPK's own rounding, and giving it again would never end.
  ///
  /// - Returns: whether there were any.
  func addBroken(to subproblem: borrowing Subproblem) -> Bool {
    if subproblem.node != node {
      node = subproblem.node
      given = []
    }
    var hasAdded = false
    for (place, row) in rows.enumerated() where !given.contains(place) {
      guard row.isBroken(at: { subproblem.value(of: $0) }) else { continue }
      subproblem.add(row)
      given.insert(place)
      hasAdded = true
    }
    return hasAdded
  }
}
