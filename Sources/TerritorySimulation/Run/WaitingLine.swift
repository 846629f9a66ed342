/// Those who wait in a municipality, by their numbers in the run: who came first leaves first.
struct WaitingLine {
  private var members: [Int] = []
  private var head = 0

  /// The one who has waited longest.
  var first: Int? { head < members.count ? members[head] : nil }

  mutating func join(_ candidate: Int) { members.append(candidate) }

  /// Lets the first one go, and those behind who have gone already.
  mutating func leave(_ isGone: (Int) -> Bool) {
    head += 1
    passOver(isGone)
  }

  /// Lets those at the head go who have gone already.
  mutating func passOver(_ isGone: (Int) -> Bool) {
    while head < members.count, isGone(members[head]) { head += 1 }
  }
}
