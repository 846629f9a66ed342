/// A whole territory as one choice: its municipalities, its staff, and what it adds to each level.
struct TerritoryColumn {
  /// Place among the sets of municipalities.
  let set: Int32
  let coaches: UInt8
  let leaders: UInt8
  /// Client-kilometres a year of serving all that its staff can, the nearest first, from the base that
  /// is best for it; zero until it is asked for.
  var travel = 0.0
}
