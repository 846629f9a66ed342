import TerritoryModel

/// The plans with the leader at some places.
struct LeaderBranch {
  /// Nil where there is no choice.
  let places: [Int]?
  /// No plan of the branch has less.
  var bound: Double
  /// The cuts that led to the bound, with the basis of the relaxation's optimum, once they were looked
  /// for.
  var tight: (cuts: [LinearProgram.Row], basis: Problem.Basis, rowsBefore: Int)?

  var onlyPlace: Int? { places.flatMap { $0.count == 1 ? $0[0] : nil } }

  static func isBefore(_ one: LeaderBranch, _ other: LeaderBranch) -> Bool {
    // A branch has a place.
    (one.bound, one.places?[0] ?? 0) < (other.bound, other.places?[0] ?? 0)
  }

  /// Two branches, of the places nearer to the one and to the other of two that lie far apart.
  func halves(of places: [Int], _ distances: DistanceTable) -> [LeaderBranch] {
    func farthest(from place: Int) -> Int {
      places.max { distances[$0, place] < distances[$1, place] }!
    }
    let one = farthest(from: places[0])
    let other = farthest(from: one)
    let near = places.filter { distances[$0, one] < distances[$0, other] }
    // Where all lie in one place any two parts will do.
    let first =
      near.isEmpty || near.count == places.count ? Array(places.prefix(places.count / 2)) : near
    return [first, places.filter { !first.contains($0) }]
      .map { LeaderBranch(places: $0, bound: bound) }
  }
}
