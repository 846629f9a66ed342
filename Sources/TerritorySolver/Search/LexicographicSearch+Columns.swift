import TerritoryModel

extension LexicographicSearch {
  /// The first levels, proven by choosing whole territories; none where that can't be done.
  func provenByColumns() throws(SolverFailure) -> [ProvenLevel] {
    let count = ColumnSearch.provable(stages)
    guard mayChooseColumns, count > 0,
      var columns = ColumnSearch(brief, reach, search.limits)
    else { return [] }
    var proven: [ProvenLevel] = []
    for level in stages.prefix(count) {
      guard let best = columns.minimise(level.objective) else { break }
      met.note(best.selection)
      proven.append(
        try self.proven(
          level, best.value, best.selection, proven.map(\.kept), by: .columns))
    }
    return proven
  }
}
