import TerritoryModel

extension LexicographicSearch {
  /// The first levels, proven by choosing whole territories.
  ///
  /// - Parameter mostSets: more sets of municipalities than these are too many to write down.
  func proveByColumns(mostSets: Int) throws(SolverFailure) -> Step {
    guard var columns = ColumnSearch(brief, reach, search.limits, mostSets: mostSets) else {
      return .undecided
    }
    var proven: [ProvenLevel] = []
    for level in stages.prefix(ColumnSearch.provable(stages)) {
      guard let best = columns.minimise(level.objective) else { break }
      met.note(best.selection)
      proven.append(
        try self.proven(
          level, best.value, best.selection, proven.map(\.kept), by: .columns))
    }
    return proven.isEmpty ? .undecided : .proven(proven)
  }
}
