import TerritoryLanguages
import TerritoryModel

/// What changed between two snapshots, for a terminal.
public func differenceText(_ difference: SnapshotDifference) -> String {
  let (before, after) = (difference.before, difference.after)
  let heading = paragraph(
    phrase(
      """
      \(difference.region.settings.names.shown), \(difference.column.words): from \
      \(before.demand.snapshot) (before) to \(after.demand.snapshot) (after), \
      \(signed(after.people - before.people)) people, \
      \(signed(after.demand.total - before.demand.total)) clients a year.
      """) + "\n"
      + phrase(
        "Needed before: \(staff(before.needed.team)); after: \(staff(after.needed.team))."))
  return [heading, differenceTable(difference), markNote(difference)].filter { !$0.isEmpty }
    .joined(separator: "\n")
}

private func differenceTable(_ difference: SnapshotDifference) -> String {
  let (before, after) = (difference.before, difference.after)
  var table = TextTable([
    .text(phrase("Municipality")), .number(phrase("People before")), .number(phrase("after")),
    .number(phrase("change")), .number(phrase("Clients before")), .number(phrase("after")),
    .number(phrase("Coaches before")), .number(phrase("after")),
  ])
  for row in difference.rows {
    table.add(
      difference.region.municipalities[row.before.municipality].shownName, shownCount(row.before),
      shownCount(row.after), signed(row.after.count - row.before.count),
      Figures.fixed(row.before.clients, digits: 2), Figures.fixed(row.after.clients, digits: 2),
      Figures.fixed(before.fullTimeEquivalents(of: row.before), digits: 2),
      Figures.fixed(after.fullTimeEquivalents(of: row.after), digits: 2))
  }
  table.rule()
  table.add(
    phrase("Region"), Figures.short(before.people), Figures.short(after.people),
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
    phrase("Coaches: full-time coaches that the clients fill."),
    marks.contains("*") ? phrase("* an estimate, split from a larger total.") : nil,
    marks.contains("†")
      ? phrase("† suppressed: the interval, and the point that is used.") : nil,
  ]
  return paragraph(notes.compactMap { $0 }.joined(separator: " "))
}

/// With a plus where it grew.
private func signed(_ value: Double) -> String {
  // What rounds to zero has no sign.
  guard Figures.short(abs(value), digits: 1) != Figures.short(0) else { return Figures.short(0) }
  return (value > 0 ? "+" : "") + Figures.short(value, digits: 1)
}
