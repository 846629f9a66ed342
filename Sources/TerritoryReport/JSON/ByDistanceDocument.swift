import TerritoryModel

/// What distances ask for: `by_distance` of `plan-territories/headcount/1`.
struct ByDistanceDocument: Encodable {
  /// Absent where no number is known to be enough.
  let coaches: Int?
  /// Absent where no number is enough.
  let atLeast: Int?
  /// `proven`, `stopped`, `never` or `no_plan`.
  let outcome: String
  let deciding: [String]
  let unserved: [Unserved]

  struct Unserved: Encodable {
    let municipality: String
    let reason: String
  }

  init(_ byDistance: CoachesByDistance, _ planCase: PlanCase) {
    coaches = byDistance.enough
    deciding = byDistance.deciding.map { planCase.code($0) }
    switch byDistance.ending {
    case .proven: (outcome, atLeast, unserved) = ("proven", byDistance.enough, [])
    case .stopped(let least): (outcome, atLeast, unserved) = ("stopped", least, [])
    case .never(let left):
      (outcome, atLeast) = ("never", nil)
      unserved = left.map {
        Unserved(municipality: planCase.code($0.municipality), reason: $0.obstacle.rawValue)
      }
    case .noPlan: (outcome, atLeast, unserved) = ("no_plan", nil, [])
    }
  }
}
