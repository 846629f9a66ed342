import TerritoryLanguages
import TerritoryModel

extension PrintedResult {
  /// Tipping points, sensitivity and back-test: a row for each value with the coaches that it needs.
  package init(_ headcount: Headcount, _ sensitivity: Sensitivity, _ planCase: PlanCase) {
    self.init(
      SensitivityDocument(headcount, sensitivity, planCase),
      text: sensitivityText(headcount, sensitivity, planCase),
      table: valueTable(headcount, sensitivity))
  }
}

private func valueTable(_ headcount: Headcount, _ sensitivity: Sensitivity) -> ResultTable {
  var table = ResultTable(
    ["assumption", "at", "value", "coaches", "turnover", "source"].map { .key($0) })
  let model = headcount.assumptions.turnoverModel.value
  for quantity in TippingPoints.Quantity.allCases {
    for point in headcount.writtenPoints(headcount.tippingPoints(quantity)) {
      table.add(
        .text(quantity.rawValue), .text("tipping_point"), .number(point.value),
        .count(point.coaches), .text(model.rawValue), .empty)
    }
  }
  for row in sensitivity.rows {
    for (name, at) in [("low", row.low), ("now", row.now), ("high", row.high)] {
      let value: ResultTable.Cell =
        switch at.value {
        case .number(let number): .number(number)
        case .name(let choice): .text(choice)
        }
      table.add(
        .text(row.factor.name), .text(name), value, .count(at.coaches),
        .text((row.otherTurnover ?? model).rawValue), .text(row.source))
    }
  }
  return table
}

/// Tipping points, sensitivity and back-test for a terminal.
private func sensitivityText(
  _ headcount: Headcount, _ sensitivity: Sensitivity, _ planCase: PlanCase
) -> String {
  [
    answer(headcount, planCase), tippingTable(headcount),
    rangeTable(sensitivity, planCase), backTestTable(headcount.assumptions),
    assumptionTable(planCase.headcountAssumptions).text,
  ].filter { !$0.isEmpty }.joined(separator: "\n")
}

private func answer(_ headcount: Headcount, _ planCase: PlanCase) -> String {
  paragraph(
    [
      needSentence(headcount, planCase), minimumTeamSentence(headcount),
      phrase("All numbers here are by workload; distances may ask for more coaches (headcount)."),
    ].compactMap { $0 }.joined(separator: "\n"))
}

private func rangeTable(_ sensitivity: Sensitivity, _ planCase: PlanCase) -> String {
  var notes = [
    phrase("Coaches with one assumption changed and all others as in this run.")
  ]
  if sensitivity.rows.contains(where: { $0.otherTurnover != nil }) {
    notes.append(
      phrase(
        """
        † Shown by its own turnover model, which this run doesn't use: now is what that model needs.
        """))
  }
  if planCase.region.settings.ranges.isEmpty {
    notes.append(phrase("region.yaml gives no ranges of other assumptions (ranges:)."))
  }
  guard !sensitivity.rows.isEmpty else { return paragraph(notes.dropFirst().joined()) }
  var table = ResultTable([
    .text(phrase("What moves the headcount most")), .text(phrase("Low end")),
    .text(phrase("Now")), .text(phrase("High end")), .number(phrase("Spread")),
  ])
  var sources = ResultTable([.text(phrase("Range")), .text(phrase("Source"))])
  for row in sensitivity.rows {
    let title = row.factor.title(planCase)
    func cell(_ at: Sensitivity.Case) -> String {
      phrase("\(at.coaches) at \(row.factor.show(at.value))")
    }
    table.add(
      title + (row.otherTurnover == nil ? "" : " †"), cell(row.low), cell(row.now), cell(row.high),
      Figures.count(row.spread))
    sources.add(title, sourceWords(row.source))
  }
  return table.text + paragraph(notes.joined(separator: "\n")) + "\n" + sources.text
}

extension Sensitivity.Factor {
  fileprivate func title(_ planCase: PlanCase) -> String {
    self == .assumption(.lastShare)
      ? phrase(orText: planCase.demand.chain.steps.last?.name ?? "")
      : phrase(orText: name.replacing("_", with: " "))
  }

  fileprivate func show(_ value: Sensitivity.Case.Value) -> String {
    switch (self, value) {
    case (_, .name(let name)): phrase(orText: name.replacing("_", with: " "))
    case (.assumption(let key), .number(let number)):
      if case .number(.share) = key.values {
        Figures.percent(number)
      } else {
        Figures.short(number)
      }
    case (_, .number(let number)): Figures.short(number)
    }
  }
}

/// How far numbers of coaches are enough, and what has no influence.
private func tippingTable(_ headcount: Headcount) -> String {
  let all = TippingPoints.Quantity.allCases.map { headcount.tippingPoints($0) }
  let shown = all.filter { $0.idle == nil }
  let notes = all.compactMap { $0.idleSentence(headcount) }
  guard !shown.isEmpty else { return paragraph(notes.joined(separator: "\n")) }
  var table = ResultTable(
    [.text(phrase("Coaches that are enough"))] + shown.map { .text($0.title(headcount)) })
  table.add([phrase("now")] + shown.map { tipping in tipping.now.map(tipping.show) ?? "" })
  table.rule()
  for coaches in headcount.tippingRows {
    table.add([headcount.rowName(coaches)] + shown.map { $0.cell(coaches) })
  }
  let rounding = phrase(
    "Rounded so that what is shown is enough; --format json has the exact values.")
  return table.text + paragraph(([rounding] + notes).joined(separator: "\n"))
}

extension Headcount {
  /// Some coaches more and fewer than are needed, and those of the given team.
  fileprivate var tippingRows: [Int] {
    let own = byWorkload.team.coaches.count
    let near = max(assumptions.minimumTeam.value, own - 5)...(own + 5)
    let other = given.flatMap { given in
      let coaches = given.team.coaches
      return coaches.arePartTime || near.contains(coaches.count) ? nil : coaches.count
    }
    return (Array(near) + [other].compactMap { $0 }).sorted(by: >)
  }

  fileprivate func rowName(_ coaches: Int) -> String {
    // Rows are of full-time coaches; a given team may have other leaders than so many would.
    let isGiven =
      given?.team.coaches == Coaches(fullTime: coaches)
      && given?.team.leaders == assumptions.leaders(of: coaches).value
    return switch (coaches == byWorkload.team.coaches.count, isGiven) {
    case (true, true): phrase("\(coaches), needed and given")
    case (true, false): phrase("\(coaches), needed")
    case (false, true): phrase("\(coaches), given")
    case (false, false): Figures.count(coaches)
    }
  }
}

extension TippingPoints {
  fileprivate func title(_ headcount: Headcount) -> String {
    switch quantity {
    case .employmentRate: phrase("Employment rate")
    case .lastShare:
      phrase(orText: headcount.demand.chain.steps.last?.name ?? "").shortened(to: 32)
    case .clients: phrase("Clients a year")
    }
  }

  fileprivate func show(_ value: Double) -> String {
    quantity == .clients ? Figures.short(value) : Figures.percent(value, digits: 2)
  }

  fileprivate func cell(_ coaches: Int) -> String {
    switch enough(coaches) {
    case .always: phrase("at any")
    case .never: phrase("never")
    case .limit(let value) where quantity == .employmentRate:
      phrase("from \(show(Figures.up(value, digits: 4)))")
    case .limit(let value):
      phrase("up to \(show(Figures.down(value, digits: quantity == .clients ? 2 : 4)))")
    }
  }

  /// Why the quantity moves nothing; nil where it does.
  func idleSentence(_ headcount: Headcount) -> String? {
    guard let idle else { return nil }
    let name = phrase(orText: headcount.demand.chain.steps.last?.name ?? "")
    let subject =
      switch quantity {
      case .employmentRate: phrase("the employment rate")
      case .lastShare: name.isEmpty ? phrase("a last share") : phrase("the share \"\(name)\"")
      case .clients: phrase("the number of clients")
      }
    let reason =
      switch idle {
      case .turnover(let model):
        phrase("turnover is by \(model.words), which knows no employment rate")
      case .noShare: phrase("the demand has no share")
      case .nobody where quantity == .lastShare:
        phrase(
          "nobody is counted whom it applies to, or each municipality has an estimate of its own")
      case .nobody: phrase("there are no clients")
      case .noService: phrase("at a service level of 0 % nobody is to be served")
      }
    return phrase("No influence on the headcount: \(subject), since \(reason).")
  }
}

/// What each model, at the run's figures, says of the pilot whose staff is published.
private func backTestTable(_ assumptions: Assumptions) -> String {
  let pilot = Pilot.qualityCriteria
  guard let work = pilot.work else { return "" }
  var table = ResultTable([
    .text(phrase("Back-test: turnover by")), .number(phrase("Clients/coach")),
    .number(phrase("Would have served")), .number(phrase("Did serve")),
    .number(phrase("Too many")),
  ])
  for model in Turnover.Model.allCases {
    let turnover = assumptions.turnover(model)
    let cap = assumptions.caseloadCap.value
    guard let served = pilot.served(by: turnover, caseloadCap: cap) else { continue }
    table.add(
      model.words, Figures.fixed(turnover.annualClients(caseloadCap: cap), digits: 1),
      Figures.fixed(served, digits: 1), Figures.count(pilot.clients),
      Figures.signedPercent(served / Double(pilot.clients) - 1))
  }
  var notes = [
    phrase(
      """
      \(sourceWords(pilot.source)): \(Figures.short(work.coaches)) full-time coaches, \
      \(Figures.short(work.months)) months.
      """)
  ]
  if let observed = pilot.annualClientsPerCoach,
    abs(assumptions.observedClientsPerCoach.value - observed) < 0.05
  {
    notes.append(
      phrase(
        """
        The observed \(Figures.short(observed, digits: 1)) clients a year come from this pilot \
        itself, so that row proves nothing.
        """))
  }
  notes.append(phrase("Documentation/BackTest.md says what follows."))
  return table.text + paragraph(notes.joined(separator: " "))
}
