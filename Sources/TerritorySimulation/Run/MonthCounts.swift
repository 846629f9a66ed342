/// What a run counted by the end of a month. Candidates are counted where they live, places and staff
/// where the staff is based.
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
  /// Candidates who gave up waiting in the month, by group.
  var gaveUp: [Int]
  /// Clients who found work in the month, by group.
  var foundWork: [Int]
  /// Clients who dropped out in the month, by group.
  var droppedOut: [Int]
  /// Coaches who are there at the month's end, by territory.
  var coaches: [Int]
  /// Coaches who left in the month, by territory.
  var left: [Int]

  /// How many lists a month has.
  static let lists = 10

  init(groups: Int, territories: Int) {
    waiting = Array(repeating: 0, count: groups)
    arrived = waiting
    started = waiting
    finished = waiting
    gaveUp = waiting
    foundWork = waiting
    droppedOut = waiting
    taken = Array(repeating: 0, count: territories)
    coaches = taken
    left = taken
  }

  /// Counts what happens in a month from zero again.
  mutating func startNext() {
    for group in arrived.indices {
      arrived[group] = 0
      started[group] = 0
      finished[group] = 0
      gaveUp[group] = 0
    }
    for territory in left.indices { left[territory] = 0 }
  }
}
