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
    headcountAnswer(headcount, planCase), promised.map { promiseText($0, planCase) } ?? "",
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
        Capacity, served, waiting: clients a year, by workload alone. Clients per coach a year and at a time, if \
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
    .number(phrase("Full-time")), .number(phrase("Coaches by workload")),
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
