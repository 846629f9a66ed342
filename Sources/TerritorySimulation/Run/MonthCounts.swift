/// What a run counted by the end of a month. Candidates are counted where they live, places where the
/// staff is based.
struct MonthCounts: Sendable {
  /// Candidates who wait at the month's end, by group.
  var waiting: [Int]
  /// Candidates who came in the month, by group.
  var arrived: [Int]
  /// Candidates whose coaching began in the month, by group.
  var started: [Int]
  /// Candidates whose coaching ended in the month, by group.
  var finished: [Int]
  /// Places that are taken at the month's end, by territory.
  var taken: [Int]

  init(groups: Int, territories: Int) {
    waiting = Array(repeating: 0, count: groups)
    arrived = waiting
    started = waiting
    finished = waiting
    taken = Array(repeating: 0, count: territories)
  }

  /// Counts what happens in a month from zero again.
  mutating func startNext() {
    for group in arrived.indices {
      arrived[group] = 0
      started[group] = 0
      finished[group] = 0
    }
  }
}
