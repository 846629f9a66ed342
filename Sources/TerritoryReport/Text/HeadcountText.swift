import TerritoryLanguages
import TerritoryModel
import TerritorySimulation

extension PrintedResult {
  /// The headcount: a row for each municipality.
  ///
  /// - Parameter promised: the least number that keeps a promise; nil where nothing was promised.
  package init(
    _ headcount: Headcount, _ planCase: PlanCase, _ promised: PromisedHeadcount? = nil
  ) {
    self.init(
      HeadcountDocument(headcount, planCase, promised),
      text: headcountText(headcount, planCase, promised),
      table: demandTable(headcount, planCase, for: .csv, promised))
  }
}

/// The headcount for a terminal.
private func headcountText(
  _ headcount: Headcount, _ planCase: PlanCase, _ promised: PromisedHeadcount?
) -> String {
  let teams = [(phrase("needed"), headcount.needed), (phrase("given"), headcount.given)]
    .compactMap { name, team in team.map { (name, $0) } }
  return [
    answer(headcount, planCase), promised.map { promiseText($0, planCase) } ?? "",
    chainTable(headcount.demand).text, teamTable(headcount),
    criteriaTable(teams.map { ($0, planCase.criteria(of: $1)) }, planCase).text,
    costText(teams.map { ($0, planCase.cost(of: $1)) }, planCase),
    turnoverTable(headcount, planCase), suppressedTable(headcount),
    demandTable(headcount, planCase, for: .terminal).text,
    assumptionTable(
      planCase.headcountAssumptions
        + (promised.map { planCase.simulationAssumptions($0.settings) } ?? [])
    ).text,
  ].filter { !$0.isEmpty }.joined(separator: "\n")
}

private func answer(_ headcount: Headcount, _ planCase: PlanCase) -> String {
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
          \(Figures.people(given.waiting)) {waits|wait}.
          """))
    lines += [tooFewByDistance(headcount)].compactMap { $0 }
  }
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

/// `11`, or `11 to 13`.
private func spread(_ least: Int, _ most: Int) -> String {
  least == most ? Figures.count(least) : phrase("\(least) to \(most)")
}

extension Headcount {
  /// Whether a limit came before it was known whether distances ask for more than what is needed.
  fileprivate var isLeast: Bool {
    if case .stopped = byDistance?.ending { true } else { false }
  }
}

/// How many coaches which demand needs.
func needSentence(_ headcount: Headcount, _ planCase: PlanCase) -> String {
  let (region, clients) = (planCase.shownRegion, Figures.people(headcount.demand.total))
  let team = staff(headcount.needed.team)
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
    ? phrase("Fewer coaches would do; a team has at least \(headcount.needed.team.coaches.count).")
    : nil
}

/// `95 %` where not everybody is to be served; nil otherwise.
private func servedPart(_ headcount: Headcount) -> String? {
  let level = headcount.assumptions.serviceLevel.value
  return level < 1 ? Figures.percent(level) : nil
}

extension Coaches {
  /// `10`, or `10.7 (10 full-time, 0.7)`.
  package var words: String {
    guard arePartTime else { return Figures.count(count) }
    let parts = partTime.map(Figures.exact).listedFigures
    return fullTime == 0
      ? phrase("\(Figures.coaches(self)) (part-time: \(parts))")
      : phrase("\(Figures.coaches(self)) (\(fullTime) full-time; part-time: \(parts))")
  }
}

/// `10 coaches and a leader`.
package func staff(_ team: Team) -> String {
  switch team.leaders {
  case 0: phrase("\(team.coaches) {coach|coaches}")
  case 1: phrase("\(team.coaches) {coach|coaches} and a leader")
  default: phrase("\(team.coaches) {coach|coaches} and \(team.leaders) leaders")
  }
}

/// `10 coaches and a leader in 8 territories`.
package func staff(_ team: Team, territories: Int) -> String {
  phrase("\(staff(team)) in \(territories) {territory|territories}")
}

/// How clients follow from statistics.
func chainTable(_ demand: Demand) -> ResultTable {
  var table = ResultTable([
    .text(phrase("From statistics to clients")), .number(phrase("People")),
    .number(phrase("Share")), .text(phrase("Source")),
  ])
  for (index, link) in demand.links.enumerated() {
    let isLast = index == demand.links.count - 1
    let name = phrase(orText: link.name)
    table.add(
      .text(isLast ? phrase("\(name) = clients a year") : name),
      ResultTable.Cell(
        value: .plain(link.value), mark: link.isEstimated ? countMark(demand.rows) : ""),
      link.share.map { .share($0) } ?? .empty, .text(sourceWords(link.source)))
  }
  return table
}

private func teamTable(_ headcount: Headcount) -> String {
  var table = ResultTable([
    .text(phrase("Team")), .number(phrase("Capacity")), .number(phrase("Served")),
    .number(phrase("Coverage")), .number(phrase("Waiting")), .number(phrase("Clients/coach")),
    .number(phrase("At a time")), .number(phrase("Criterion 1")),
  ])
  func add(_ name: String, _ coverage: TeamCoverage) {
    table.add(
      .text(name), .plain(coverage.capacity), .plain(coverage.served), .share(coverage.coverage),
      .plain(coverage.waiting), .plain(coverage.clientsPerCoachAtFullCoverage),
      .plain(coverage.caseloadAtFullCoverage), .text(phrase("\(coverage.caseloadScore) of 5")))
  }
  add(phrase("needed: \(staff(headcount.needed.team))"), headcount.needed)
  if let given = headcount.given { add(phrase("given: \(staff(given.team))"), given) }
  return table.text
    + paragraph(
      phrase(
        """
        Capacity, served, waiting: clients a year. Clients per coach a year and at a time, if \
        everybody were served.
        """))
}

private func turnoverTable(_ headcount: Headcount, _ planCase: PlanCase) -> String {
  var table = ResultTable([
    .text(phrase("The same demand by other assumptions")), .number(phrase("Clients/coach")),
    .number(phrase("Full-time")), .number(phrase("Coaches by workload")),
  ])
  func add(_ name: String, _ other: Headcount) {
    table.add(
      name, Figures.short(other.assumptions.annualClientsPerCoach, digits: 1),
      Figures.short(other.fullTimeEquivalents), Figures.count(other.needed.team.coaches.count))
  }
  for model in Turnover.Model.allCases {
    add(phrase("turnover by \(model.words)"), headcount.using(model))
  }
  for published in planCase.region.settings.publishedRates {
    let rate = published.employmentRate
    add(
      phrase("employment rate \(Figures.percent(rate)) (\(phrase(orText: published.title)))"),
      headcount.atEmploymentRate(rate))
  }
  return table.text
}

/// What distances ask for, beside the workload; nil where that was not looked at.
private func byDistanceSentence(_ headcount: Headcount, _ planCase: PlanCase) -> String? {
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

/// That distances ask for more than a given team; nil where they don't.
private func tooFewByDistance(_ headcount: Headcount) -> String? {
  guard let given = headcount.given, let byDistance = headcount.byDistance else { return nil }
  if case .noPlan = byDistance.ending {
    return phrase("By distance no plan is possible with them.")
  }
  // Where the workload asks for as many, or the team's minimum does, fewer may well be enough.
  guard headcount.isDecidedByDistance, let enough = byDistance.enough,
    given.team.coaches.equivalents < Double(enough)
  else { return nil }
  if case .proven = byDistance.ending, byDistance.deciding.isEmpty {
    return phrase("By distance it takes \(enough): with fewer no plan is possible.")
  }
  return given.waiting <= headcount.mostWaiting
    ? phrase("By distance it takes \(enough), so some wait all the same.")
    : phrase("By distance it takes \(enough), so more may wait.")
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

/// What the demand rests on besides published counts and the chain's shares: suppressed counts, and
/// municipalities' own answers.
func demandNotes(_ planCase: PlanCase) -> String {
  suppressedNote(planCase) + surveyNote(planCase.demand, planCase.region)
}

/// Which municipalities answered themselves, and what; empty where none did.
func surveyNote(_ demand: Demand, _ region: Region) -> String {
  let answers = demand.answers(region)
  guard !answers.isEmpty else { return "" }
  return paragraph(
    phrase("Own answers of municipalities in place of the last share: \(answers.listedFigures)."))
}

extension Demand {
  /// Each answer of a municipality in words, after its name.
  func answers(_ region: Region) -> [String] {
    surveyedRows.map { row in
      "\(region.municipalities[row.municipality].shownName) \(row.survey!.words)"
    }
  }
}

/// Which counts are suppressed, what is taken instead, and how far the demand depends on it;
/// empty where no counted cell is.
private func suppressedNote(_ planCase: PlanCase) -> String {
  let demand = planCase.demand
  guard let range = demand.range else { return "" }
  let count = demand.chain.suppressed.value
  let names = planCase.shownNames(demand.suppressedRows.map(\.municipality))
  return paragraph(
    phrase(
      """
      Suppressed in the statistics: \(names). Such a count is \(Figures.short(count.least)) to \
      \(Figures.short(count.most)); \(Figures.short(count.point)) is used. The region's clients a \
      year lie between \(Figures.people(range.lowerBound)) and \(Figures.people(range.upperBound)).
      """))
}

/// The headcount at the ends of what suppressed counts may be; empty where there is none.
private func suppressedTable(_ headcount: Headcount) -> String {
  guard let range = headcount.suppressedRange else { return "" }
  var table = ResultTable([
    .text(phrase("If each suppressed count is")), .number(phrase("Clients a year")),
    .number(phrase("Full-time")), .number(phrase("Coaches")),
  ])
  for (end, name) in [
    (range.least, phrase("\(Figures.short(range.least.count)), at least")),
    (range.point, phrase("\(Figures.short(range.point.count)), as used")),
    (range.most, phrase("\(Figures.short(range.most.count)), at most")),
  ] {
    table.add(
      name, Figures.fixed(end.clients, digits: 2),
      Figures.fixed(end.fullTimeEquivalents, digits: 2), Figures.count(end.coaches))
  }
  return table.text
}
