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
