import TerritoryModel

/// What a search over the levels of a brief came to, whichever method it was.
struct LevelsFound {
  let ending: LexicographicSearch.Ending
  /// The best plan; nil where none was found.
  let selection: Selection?
  /// The levels that were reached, with their bounds.
  let reached: [(level: Level, bound: Double)]
  /// What proven levels with a tolerance may have.
  var ceilings: [Objective: Double] = [:]
}
