import TerritoryModel

/// A trade-off as CSV: a row for each plan of the front.
public func tradeOffCSV(_ tradeOff: TradeOff) -> String {
  let measures = tradeOff.shownMeasures
  var csv = CSVText(header: measures.map(\.rawValue) + ["outcome", "proven"])
  for point in tradeOff.points {
    csv.add(
      measures.map { measure in
        let value = point.value(of: measure)
        return measure.isCounted ? .count(Int(value.rounded())) : .number(value)
      } + [.text(point.outcome.name), .text(point.isProven ? "yes" : "no")])
  }
  return csv.text
}
