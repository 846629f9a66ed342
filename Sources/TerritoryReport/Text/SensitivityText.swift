import TerritoryModel

/// Tipping points, sensitivity and back-test for a terminal.
public func sensitivityText(
  _ headcount: Headcount, _ sensitivity: Sensitivity, _ planCase: PlanCase
) -> String {
  [
    answer(headcount, planCase), tippingTable(headcount),
    rangeTable(sensitivity, planCase), backTestTable(headcount.assumptions),
    assumptionTable(planCase.headcountAssumptions),
  ].filter { !$0.isEmpty }.joined(separator: "\n")
}

private func answer(_ headcount: Headcount, _ planCase: PlanCase) -> String {
  paragraph(
    [needSentence(headcount, planCase), minimumTeamSentence(headcount)].compactMap { $0 }
      .joined(separator: "\n"))
}

private func tippingTable(_ headcount: Headcount) -> String {
  let all = TippingPoints.Quantity.allCases.map { headcount.tippingPoints($0) }
  let shown = all.filter { $0.idle == nil }
  let notes = all.compactMap { $0.idleSentence(headcount) }
  guard !shown.isEmpty else { return paragraph(notes.joined(separator: "\n")) }
  var table = TextTable(
    [.text("Coaches that are enough")] + shown.map { .text($0.title(headcount)) })
  table.add(["now"] + shown.map { tipping in tipping.now.map(tipping.show) ?? "" })
  table.rule()
  for coaches in headcount.tippingRows {
    table.add([headcount.rowName(coaches)] + shown.map { $0.cell(coaches) })
  }
  let rounding = "Rounded so that what is shown is enough; --format json has the exact values."
  return table.text + paragraph(([rounding] + notes).joined(separator: "\n"))
}

extension Headcount {
  /// Some coaches more and fewer than are needed, and those of the given team.
  fileprivate var tippingRows: [Int] {
    let own = needed.team.coaches
    let near = max(assumptions.minimumTeam.value, own - 5)...(own + 5)
    let other = given.map(\.team.coaches).flatMap { near.contains($0) ? nil : $0 }
    return (Array(near) + [other].compactMap { $0 }).sorted(by: >)
  }

  fileprivate func rowName(_ coaches: Int) -> String {
    var marks: [String] = []
    if coaches == needed.team.coaches { marks.append("needed") }
    if coaches == given?.team.coaches { marks.append("given") }
    return marks.isEmpty ? "\(coaches)" : "\(coaches), \(marks.joined(separator: " and "))"
  }
}

extension TippingPoints {
  fileprivate func title(_ headcount: Headcount) -> String {
    switch quantity {
    case .employmentRate: "Employment rate"
    case .lastShare: (headcount.demand.chain.steps.last?.name ?? "").shortened(to: 32)
    case .clients: "Clients a year"
    }
  }

  fileprivate func show(_ value: Double) -> String {
    quantity == .clients ? Figures.short(value) : Figures.percent(value, digits: 2)
  }

  fileprivate func cell(_ coaches: Int) -> String {
    switch enough(coaches) {
    case .always: "at any"
    case .never: "never"
    case .limit(let value) where quantity == .employmentRate:
      "from \(show(Figures.up(value, digits: 4)))"
    case .limit(let value):
      "up to \(show(Figures.down(value, digits: quantity == .clients ? 2 : 4)))"
    }
  }

  /// Why the quantity moves nothing; nil where it does.
  func idleSentence(_ headcount: Headcount) -> String? {
    guard let idle else { return nil }
    let name = headcount.demand.chain.steps.last?.name ?? ""
    let subject =
      switch quantity {
      case .employmentRate: "the employment rate"
      case .lastShare: name.isEmpty ? "a last share" : "the share \"\(name)\""
      case .clients: "the number of clients"
      }
    let reason =
      switch idle {
      case .turnover(let model): "turnover is by \(model.words), which knows no employment rate"
      case .noShare: "the demand has no share"
      case .nobody where quantity == .lastShare:
        "nobody is counted whom it applies to, or each municipality has an estimate of its own"
      case .nobody: "there are no clients"
      case .noService: "at a service level of 0 % nobody is to be served"
      }
    return "No influence on the headcount: \(subject), since \(reason)."
  }
}

private func rangeTable(_ sensitivity: Sensitivity, _ planCase: PlanCase) -> String {
  var notes = ["Coaches with one assumption changed and all others as in this run."]
  if sensitivity.rows.contains(where: { $0.otherTurnover != nil }) {
    notes.append(
      "† Shown by its own turnover model, which this run doesn't use: now is what that model needs."
    )
  }
  if planCase.region.settings.ranges.isEmpty {
    notes.append("region.yaml gives no ranges: of other assumptions.")
  }
  guard !sensitivity.rows.isEmpty else { return paragraph(notes.dropFirst().joined()) }
  var table = TextTable([
    .text("What moves the headcount most"), .text("Low end"), .text("Now"), .text("High end"),
    .number("Spread"),
  ])
  var sources = TextTable([.text("Range"), .text("Source")])
  for row in sensitivity.rows {
    let title = row.factor.title(planCase)
    func cell(_ at: Sensitivity.Case) -> String { "\(at.coaches) at \(row.factor.show(at.value))" }
    table.add(
      title + (row.otherTurnover == nil ? "" : " †"), cell(row.low), cell(row.now), cell(row.high),
      "\(row.spread)")
    sources.add(title, row.source)
  }
  return table.text + paragraph(notes.joined(separator: "\n")) + "\n" + sources.text
}

extension Sensitivity.Factor {
  fileprivate func title(_ planCase: PlanCase) -> String {
    self == .assumption(.lastShare)
      ? planCase.demand.chain.steps.last?.name ?? "" : name.replacing("_", with: " ")
  }

  fileprivate func show(_ value: Sensitivity.Case.Value) -> String {
    switch (self, value) {
    case (_, .name(let name)): name.replacing("_", with: " ")
    case (.assumption(let key), .number(let number)):
      if case .share = key.quantity { Figures.percent(number) } else { Figures.short(number) }
    case (_, .number(let number)): Figures.short(number)
    }
  }
}

/// What each model, at the run's figures, says of the pilot whose staff is published.
private func backTestTable(_ assumptions: Assumptions) -> String {
  let pilot = Pilot.qualityCriteria
  guard let work = pilot.work else { return "" }
  var table = TextTable([
    .text("Back-test: turnover by"), .number("Clients/coach"), .number("Would have served"),
    .number("Did serve"), .number("Too many"),
  ])
  for model in Turnover.Model.allCases {
    let turnover = assumptions.turnover(model)
    let cap = assumptions.caseloadCap.value
    guard let served = pilot.served(by: turnover, caseloadCap: cap) else { continue }
    table.add(
      model.words, Figures.fixed(turnover.annualClients(caseloadCap: cap), digits: 1),
      Figures.fixed(served, digits: 1), "\(pilot.clients)",
      Figures.signedPercent(served / Double(pilot.clients) - 1))
  }
  var notes =
    "\(pilot.source): \(Figures.short(work.coaches)) full-time coaches,"
    + " \(Figures.short(work.months)) months."
  if let observed = pilot.annualClientsPerCoach,
    abs(assumptions.observedClientsPerCoach.value - observed) < 0.05
  {
    notes +=
      " The observed \(Figures.short(observed, digits: 1)) clients a year come from this pilot"
      + " itself, so that row proves nothing."
  }
  return table.text + paragraph(notes + " Documentation/BackTest.md says what follows.")
}
