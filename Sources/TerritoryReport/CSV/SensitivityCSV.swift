import TerritoryModel

/// Tipping points and sensitivity as CSV: a row for each value with the coaches that it needs.
public func sensitivityCSV(_ headcount: Headcount, _ sensitivity: Sensitivity) -> String {
  var csv = CSVText(header: ["assumption", "at", "value", "coaches", "turnover", "source"])
  let model = headcount.assumptions.turnoverModel.value
  for quantity in TippingPoints.Quantity.allCases {
    for point in headcount.writtenPoints(headcount.tippingPoints(quantity)) {
      csv.add([
        .text(quantity.rawValue), .text("tipping_point"), .number(point.value),
        .count(point.coaches), .text(model.rawValue), .empty,
      ])
    }
  }
  for row in sensitivity.rows {
    for (name, at) in [("low", row.low), ("now", row.now), ("high", row.high)] {
      let value: CSVText.Cell =
        switch at.value {
        case .number(let number): .number(number)
        case .name(let choice): .text(choice)
        }
      csv.add([
        .text(row.factor.name), .text(name), value, .count(at.coaches),
        .text((row.otherTurnover ?? model).rawValue), .text(row.source),
      ])
    }
  }
  return csv.text
}
