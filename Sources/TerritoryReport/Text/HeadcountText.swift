import TerritoryModel

/// The headcount for a terminal.
public func headcountText(_ headcount: Headcount, _ planCase: PlanCase) -> String {
  let teams = [("needed", headcount.needed), ("given", headcount.given)].compactMap { name, team in
    team.map { (name, $0) }
  }
  return [
    answer(headcount, planCase), chainTable(headcount.demand), teamTable(headcount),
    criteriaTable(teams.map { ($0, planCase.criteria(of: $1)) }, planCase),
    costTable(teams.map { ($0, planCase.cost(of: $1)) }, planCase),
    turnoverTable(headcount, planCase), suppressedTable(headcount),
    municipalityTable(headcount, planCase), assumptionTable(planCase.headcountAssumptions),
  ].filter { !$0.isEmpty }.joined(separator: "\n")
}

private func answer(_ headcount: Headcount, _ planCase: PlanCase) -> String {
  let part = servedPart(headcount)
  var lines = [
    needSentence(headcount, planCase),
    "A full-time coach has \(Figures.short(headcount.assumptions.annualClientsPerCoach)) clients a"
      + " year; \(part)the demand fills \(Figures.short(headcount.fullTimeEquivalents)) full-time"
      + " coaches.",
  ]
  lines += [minimumTeamSentence(headcount)].compactMap { $0 }
  if let given = headcount.given {
    lines.append(
      "A team of \(staff(given.team)) serves \(Figures.short(given.served)) clients a year,"
        + " \(Figures.percent(given.coverage)) of the demand; \(Figures.short(given.waiting)) wait."
    )
  }
  if headcount.leaderIsOverstretched {
    let most = Headcount.mostCoachesPerLeader
    lines.append(
      "Note: a leader would lead more than \(most) coaches. Consider another leader (--leaders).")
  }
  if headcount.demand.rows.contains(where: { $0.isEstimated && $0.suppressed == nil }) {
    lines.append("Note: municipal counts marked * are estimates, split from a larger total.")
  }
  if let range = headcount.suppressedRange {
    let (least, most) = (range.least.coaches, range.most.coaches)
    lines.append(
      "Note: counts marked † are suppressed. At their least and most,"
        + " \(Figures.short(range.least.clients)) to \(Figures.short(range.most.clients)) clients a"
        + " year need \(least == most ? "\(least)" : "\(least) to \(most)") coaches.")
  }
  return paragraph(lines.joined(separator: "\n"))
}

/// How many coaches which demand needs.
func needSentence(_ headcount: Headcount, _ planCase: PlanCase) -> String {
  "\(planCase.region.settings.names.english), \(headcount.demand.snapshot):"
    + " \(servedPart(headcount))\(Figures.short(headcount.demand.total)) clients a year need"
    + " \(staff(headcount.needed.team))."
}

/// That the least size of a team decides; nil where it doesn't.
func minimumTeamSentence(_ headcount: Headcount) -> String? {
  headcount.isMinimumTeam
    ? "Fewer coaches would do; a team has at least \(headcount.needed.team.coaches)." : nil
}

/// `95 % of ` where not everybody is to be served.
private func servedPart(_ headcount: Headcount) -> String {
  let level = headcount.assumptions.serviceLevel.value
  return level < 1 ? "\(Figures.percent(level)) of " : ""
}

/// `10 coaches and a leader`.
func staff(_ team: Team) -> String {
  let coaches = "\(team.coaches) \(team.coaches == 1 ? "coach" : "coaches")"
  return switch team.leaders {
  case 0: coaches
  case 1: "\(coaches) and a leader"
  default: "\(coaches) and \(team.leaders) leaders"
  }
}

private func chainTable(_ demand: Demand) -> String {
  var table = TextTable([
    .text("From statistics to clients"), .number("People"), .number("Share"), .text("Source"),
  ])
  for (index, link) in demand.links.enumerated() {
    let isLast = index == demand.links.count - 1
    table.add(
      isLast ? "\(link.name) = clients a year" : link.name,
      Figures.short(link.value) + (link.isEstimated ? countMark(demand.rows) : ""),
      link.share.map { Figures.percent($0) } ?? "", link.source)
  }
  return table.text
}

private func teamTable(_ headcount: Headcount) -> String {
  var table = TextTable([
    .text("Team"), .number("Capacity"), .number("Served"), .number("Coverage"), .number("Waiting"),
    .number("Clients/coach"), .number("At a time"), .number("Criterion 1"),
  ])
  for (name, coverage) in [("needed", headcount.needed), ("given", headcount.given)] {
    guard let coverage else { continue }
    table.add(
      "\(name): \(staff(coverage.team))", Figures.short(coverage.capacity),
      Figures.short(coverage.served), Figures.percent(coverage.coverage),
      Figures.short(coverage.waiting), Figures.short(coverage.clientsPerCoachAtFullCoverage),
      Figures.short(coverage.caseloadAtFullCoverage), "\(coverage.caseloadScore) of 5")
  }
  return table.text
    + paragraph(
      "Capacity, served, waiting: clients a year. Clients per coach a year and at a time, if"
        + " everybody were served.")
}

private func turnoverTable(_ headcount: Headcount, _ planCase: PlanCase) -> String {
  var table = TextTable([
    .text("The same demand by other assumptions"), .number("Clients/coach"), .number("Full-time"),
    .number("Coaches"),
  ])
  func add(_ name: String, _ other: Headcount) {
    table.add(
      name, Figures.short(other.assumptions.annualClientsPerCoach, digits: 1),
      Figures.short(other.fullTimeEquivalents), String(other.needed.team.coaches))
  }
  for model in Turnover.Model.allCases {
    add("turnover by \(model.words)", headcount.using(model))
  }
  for published in planCase.region.settings.publishedRates {
    let rate = published.employmentRate
    add(
      "employment rate \(Figures.percent(rate)) (\(published.name))",
      headcount.atEmploymentRate(rate))
  }
  return table.text
}
