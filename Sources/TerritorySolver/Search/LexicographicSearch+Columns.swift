import TerritoryModel

extension LexicographicSearch {
  /// Proves the first levels by choosing whole territories, where that can be done.
  ///
  /// - Returns: how many levels were proven so.
  mutating func proveByColumns() throws(SolverFailure) -> Int {
    let count = ColumnSearch.provable(brief.priority)
    guard mayChooseColumns, count > 0,
      var columns = ColumnSearch(brief, reach, search.limits)
    else { return 0 }
    for (place, level) in brief.priority.prefix(count).enumerated() {
      guard let best = columns.minimise(level.objective) else { return place }
      _ = try accept(level, best.value, best.selection)
    }
    return count
  }
}
