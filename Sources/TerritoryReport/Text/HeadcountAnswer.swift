import TerritoryLanguages
import TerritoryModel

/// What a headcount comes to, in sentences for a terminal.
func headcountAnswer(_ headcount: Headcount, _ planCase: PlanCase) -> String {
  var lines = [needSentence(headcount, planCase)]
  lines += [byDistanceSentence(headcount, planCase)].compactMap { $0 }
  lines.append(turnoverSentence(headcount))
  lines += [minimumTeamSentence(headcount)].compactMap { $0 }
  if let given = headcount.given {
    let people = Figures.people(given.served)
    lines.append(
      Figures.people(given.waiting) == Figures.people(0)
        ? phrase("By workload a team of \(staff(given.team)) can serve all \(people) a year.")
        : phrase(
          """
          By workload a team of \(staff(given.team)) can serve \(people) {client|clients} a year, \
          \(Figures.percent(given.coverage)) of the demand; at least \
          \(Figures.leastPeople(given.waiting)) {waits|wait}.
          """))
    lines += [tooFewByDistance(headcount)].compactMap { $0 }
  }
  lines += [headcount.byDistance.flatMap { _ in placesAsideNote(planCase) }].compactMap(\.self)
  if headcount.leaderIsOverstretched {
    lines.append(
      phrase(
        """
        Note: a leader would lead more than \(Headcount.mostCoachesPerLeader) coaches. Consider \
        another leader (--leaders).
        """))
  }
  if headcount.demand.rows.contains(where: { $0.isEstimated && $0.suppressed == nil }) {
    lines.append(
      phrase("Note: municipal counts marked * are estimates, split from a larger total."))
  }
  if let range = headcount.suppressedRange {
    lines.append(
      phrase(
        """
        Note: counts marked † are suppressed. At their least and most, \
        \(Figures.people(range.least.clients)) to \(Figures.people(range.most.clients)) clients a \
        year need \(spread(range.least.coaches, range.most.coaches)) coaches by workload.
        """))
  }
  return paragraph(lines.joined(separator: "\n"))
    + surveyNote(headcount.demand, planCase.region)
}

/// That numbers of coaches are about coaches anywhere; nil where no coach of the region has a place.
func placesAsideNote(_ planCase: PlanCase) -> String? {
  guard let list = planCase.region.staff, list.hasPlaces else { return nil }
  return phrase(
    """
    How many coaches it takes is counted with coaches anywhere: the places of \(list.file) are left aside.
    """)
}

/// `11`, or `11 to 13`.
private func spread(_ least: Int, _ most: Int) -> String {
  least == most ? Figures.count(least) : phrase("\(least) to \(most)")
}

extension Headcount {
  /// Whether a limit came before it was known whether distances ask for more than what is needed.
  var isLeast: Bool {
    if case .stopped = byDistance?.ending { true } else { false }
  }

  /// The team that is needed; nil where a limit came before that was known.
  var knownTeam: Team? { isLeast ? nil : needed.team }

  /// Whether somebody waits whatever the number of coaches, or no plan is possible with as many as the
  /// workload asks for.
  var isNever: Bool {
    switch byDistance?.ending {
    case .never, .noPlan: true
    case .proven, .stopped, nil: false
    }
  }
}

/// How many coaches which demand needs.
func needSentence(_ headcount: Headcount, _ planCase: PlanCase) -> String {
  let (region, clients) = (planCase.shownRegion, Figures.people(headcount.demand.total))
  let team = staff(headcount.leastTeam)
  // No number of coaches is what is needed then.
  if headcount.isNever {
    return servedPart(headcount).map {
      phrase("\(region): by workload, \($0) of \(clients) clients a year need \(team).")
    }
      ?? phrase("\(region): by workload, \(clients) {client|clients} a year {needs|need} \(team).")
  }
  guard let part = servedPart(headcount) else {
    return headcount.isLeast
      ? phrase("\(region): \(clients) {client|clients} a year {needs|need} at least \(team).")
      : phrase("\(region): \(clients) {client|clients} a year {needs|need} \(team).")
  }
  return headcount.isLeast
    ? phrase("\(region): \(part) of \(clients) clients a year need at least \(team).")
    : phrase("\(region): \(part) of \(clients) clients a year need \(team).")
}

private func turnoverSentence(_ headcount: Headcount) -> String {
  let clients = Figures.short(headcount.assumptions.annualClientsPerCoach)
  let coaches = Figures.short(headcount.fullTimeEquivalents)
  guard let part = servedPart(headcount) else {
    return phrase(
      """
      A full-time coach has \(clients) clients a year; the demand fills \(coaches) full-time \
      coaches.
      """)
  }
  return phrase(
    """
    A full-time coach has \(clients) clients a year; \(part) of the demand fills \(coaches) \
    full-time coaches.
    """)
}

/// That the least size of a team decides; nil where it doesn't.
func minimumTeamSentence(_ headcount: Headcount) -> String? {
  headcount.isMinimumTeam
    ? phrase(
      """
      By workload fewer coaches would do; a team has at least \(headcount.needed.team.coaches.count).
      """)
    : nil
}

/// `95 %` where not everybody is to be served; nil otherwise.
private func servedPart(_ headcount: Headcount) -> String? {
  let level = headcount.assumptions.serviceLevel.value
  return level < 1 ? Figures.percent(level) : nil
}

/// What distances ask for, beside the workload, and what else counts where they ask for more; nil where
/// that was not looked at.
private func byDistanceSentence(_ headcount: Headcount, _ planCase: PlanCase) -> String? {
  guard let sentence = distanceSentence(headcount, planCase) else { return nil }
  let asksForMore =
    planCase.territories != nil || !planCase.assumptions.neighbourHelp.value
    || planCase.asksOfTerritories
  return asksForMore && headcount.isDecidedByDistance
    ? sentence + " "
      + phrase("Beside distances, what is asked of territories and of help counts.")
    : sentence
}

private func distanceSentence(_ headcount: Headcount, _ planCase: PlanCase) -> String? {
  guard let byDistance = headcount.byDistance else { return nil }
  let workload = headcount.byWorkload.team.coaches.count
  switch byDistance.ending {
  case .proven where !headcount.isDecidedByDistance:
    return phrase("So many are enough by distance too.")
  case .proven:
    let most = headcount.needed.team.coaches.count
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
      \(most - 1), people wait in \(planCase.shownNames(byDistance.deciding)) where as few wait as can \
      be, with the least travel.
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
  case .never(let unserved) where unserved.isEmpty:
    return phrase("No number of coaches can serve everybody.")
  case .never(let unserved):
    let names = unserved.map {
      phrase("\(planCase.shownName($0.municipality)) (\($0.obstacle.words))")
    }
    return phrase("No number of coaches can serve everybody: \(names.listedFigures).")
  case .noPlan:
    return phrase(
      """
      By distance: with what is asked for, no plan is possible with as many coaches as the workload asks for, or more.
      """)
  }
}

/// That distances ask for more than a given team; nil where they don't.
private func tooFewByDistance(_ headcount: Headcount) -> String? {
  guard let given = headcount.given, let byDistance = headcount.byDistance else { return nil }
  if case .noPlan = byDistance.ending {
    // Fewer than the workload asks for were not looked at, and part-time coaches are in more places.
    let isLookedAt =
      !given.team.coaches.arePartTime
      && given.team.coaches.count >= headcount.byWorkload.team.coaches.count
    return isLookedAt ? phrase("By distance no plan is possible with them.") : nil
  }
  // Where the workload asks for as many, or the team's minimum does, fewer may well be enough.
  let least = headcount.leastTeam
  guard least.coaches.count > headcount.byWorkload.team.coaches.count,
    given.team.coaches.equivalents < least.coaches.equivalents, !headcount.isNever
  else { return nil }
  // The number by distance is one of full-time coaches: part-time ones may be in as many places.
  guard !given.team.coaches.arePartTime, given.team.leaders == least.leaders else {
    return phrase(
      """
      By distance it takes \(staff(least)) who work full-time; what this team can do, its \
      plan tells.
      """)
  }
  let coaches = least.coaches.count
  // Of one coach fewer it is known whether there is no plan or somebody waits; not of others.
  guard case .proven = byDistance.ending, given.team.coaches.count == coaches - 1 else {
    return headcount.isLeast
      ? phrase("By distance it takes at least \(coaches); what this team can do, its plan tells.")
      : phrase("By distance it takes \(coaches); what this team can do, its plan tells.")
  }
  if byDistance.deciding.isEmpty {
    return phrase("By distance it takes \(coaches): with one coach fewer no plan is possible.")
  }
  return given.waiting <= headcount.mostWaiting
    ? phrase("By distance it takes \(coaches), so some wait all the same.")
    : phrase("By distance it takes \(coaches), so more may wait.")
}

extension CoachesByDistance.Obstacle {
  var words: String {
    switch self {
    case .outOfReach: phrase("out of reach of every base")
    case .neverBase: phrase("never a base, and out of reach of every other")
    case .territories: phrase("the number of territories leaves it without a base in reach")
    case .requirements: phrase("what is asked of the territories is in the way")
    }
  }
}
