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
    notes.append(phrase("region.yaml gives no ranges: of other assumptions."))
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
