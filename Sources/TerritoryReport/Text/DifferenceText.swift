import TerritoryModel

/// What changed between two snapshots, for a terminal.
public func differenceText(_ difference: SnapshotDifference) -> String {
  let (before, after) = (difference.before, difference.after)
  let heading = paragraph(
    "\(difference.region.settings.names.english), \(difference.column.description): from"
      + " \(before.demand.snapshot) (before) to \(after.demand.snapshot) (after),"
      + " \(signed(after.people - before.people)) people,"
      + " \(signed(after.demand.total - before.demand.total)) clients a year.\n"
      + "Needed before: \(staff(before.needed.team)); after: \(staff(after.needed.team)).")
  return [heading, differenceTable(difference), markNote(difference)].filter { !$0.isEmpty }
    .joined(separator: "\n")
}

private func differenceTable(_ difference: SnapshotDifference) -> String {
  let (before, after) = (difference.before, difference.after)
  var table = TextTable([
    .text("Municipality"), .number("People before"), .number("after"), .number("change"),
    .number("Clients before"), .number("after"), .number("Coaches before"), .number("after"),
  ])
  for row in difference.rows {
    table.add(
      difference.region.municipalities[row.before.municipality].name, shownCount(row.before),
      shownCount(row.after), signed(row.after.count - row.before.count),
      Figures.fixed(row.before.clients, digits: 2), Figures.fixed(row.after.clients, digits: 2),
      Figures.fixed(before.fullTimeEquivalents(of: row.before), digits: 2),
      Figures.fixed(after.fullTimeEquivalents(of: row.after), digits: 2))
  }
  table.rule()
  table.add(
    "Region", Figures.short(before.people), Figures.short(after.people),
    signed(after.people - before.people), Figures.fixed(before.demand.total, digits: 2),
    Figures.fixed(after.demand.total, digits: 2),
    Figures.fixed(before.fullTimeEquivalents, digits: 2),
    Figures.fixed(after.fullTimeEquivalents, digits: 2))
  return table.text
}

/// What the marks mean, where there are any.
private func markNote(_ difference: SnapshotDifference) -> String {
  let marks = countMark(difference.before.demand.rows + difference.after.demand.rows)
  let notes = [
    "Coaches: full-time coaches that the clients fill.",
    marks.contains("*") ? "* an estimate, split from a larger total." : nil,
    marks.contains("†") ? "† suppressed: the interval, and the point that is used." : nil,
  ]
  return paragraph(notes.compactMap { $0 }.joined(separator: " "))
}

/// With a plus where it grew.
private func signed(_ value: Double) -> String {
  let shown = Figures.short(value, digits: 1)
  return value > 0 && shown != "0" ? "+\(shown)" : shown == "-0" ? "0" : shown
}
