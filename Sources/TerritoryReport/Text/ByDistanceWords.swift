import TerritoryLanguages
import TerritoryModel

/// What distances ask for, beside the workload; nil where that was not looked at.
func byDistanceSentence(_ headcount: Headcount, _ planCase: PlanCase) -> String? {
  guard let byDistance = headcount.byDistance else { return nil }
  let workload = headcount.byWorkload.team.coaches
  switch byDistance.ending {
  case .proven where !headcount.isDecidedByDistance:
    return phrase("So many are enough by distance too.")
  case .proven:
    let most = headcount.needed.team.coaches
    guard !byDistance.deciding.isEmpty else {
      return phrase(
        """
        By workload \(workload) {coach|coaches} would do, by distance it takes \(most): with \
        \(most - 1) no plan is possible.
        """)
    }
    return phrase(
      """
      By workload \(workload) {coach|coaches} would do, by distance it takes \(most): with \
      \(most - 1), people in \(planCase.shownNames(byDistance.deciding)) have to wait.
      """)
  case .stopped(let atLeast):
    guard let enough = byDistance.enough else {
      return phrase(
        "By distance it takes at least \(atLeast); the search stopped before the number was known.")
    }
    return phrase(
      """
      By distance it takes at least \(atLeast) and at most \(enough); the search stopped before the \
      number was known.
      """)
  case .never(let unserved):
    let names = unserved.map {
      phrase("\(planCase.shownName($0.municipality)) (\($0.obstacle.words))")
    }
    return phrase("No number of coaches can serve everybody: \(names.listedFigures).")
  case .noPlan:
    return phrase(
      "By distance: no plan is possible with what is asked for, whatever the number of coaches.")
  }
}

/// That distances ask for more than a given team that has hands enough; nil where they don't.
func tooFewByDistance(_ headcount: Headcount) -> String? {
  guard let given = headcount.given, given.waiting <= headcount.mostWaiting,
    let enough = headcount.byDistance?.enough, given.team.coaches < enough
  else { return nil }
  return phrase("That is by workload: by distance it takes \(enough), so some wait all the same.")
}

extension CoachesByDistance.Obstacle {
  fileprivate var words: String {
    switch self {
    case .outOfReach: phrase("out of reach of every base")
    case .neverBase: phrase("never a base, and out of reach of every other")
    case .territories: phrase("the number of territories leaves it without a base in reach")
    case .requirements: phrase("what is asked of the territories is in the way")
    }
  }
}
