import TerritoryLanguages
import TerritoryModel

/// The regions of a folder, for a terminal.
public func regionsText(_ collection: RegionCollection) -> String {
  // A folder's name is there to be copied; only one that would push all else aside is broken.
  let isLong = collection.entries.contains { $0.folder.count > 30 }
  var table = TextTable([
    .text(phrase("Folder"), wraps: isLong), .text(phrase("Region")),
    .number(phrase("Municipalities")), .text(phrase("Statistics")), .number(phrase("Counted")),
    .number(phrase("Clients a year")), .number(phrase("Coaches")),
  ])
  var problems = ""
  for entry in collection.entries {
    switch entry.result {
    case .success(let summary):
      let headcount = summary.headcount
      let marks = countMark(headcount.demand.rows)
      table.add(
        entry.folder, summary.region.settings.names.shown, Figures.count(summary.region.count),
        summary.region.snapshots.map { snapshot in
          snapshot.id == headcount.demand.snapshot ? "[\(snapshot.id)]" : snapshot.id
        }.joined(separator: " "),
        Figures.short(headcount.demand.people) + marks,
        Figures.fixed(headcount.demand.total, digits: 2) + marks,
        Figures.count(headcount.needed.team.coaches))
    case .failure(let error):
      table.add(entry.folder, phrase("see below"), "", "", "", "", "")
      problems += error.problems[0].withOptions.description + "\n"
    }
  }
  let note = paragraph(
    phrase(
      "In brackets the snapshot that people are counted from, at each region's own assumptions.")
      + " "
      + phrase("Coaches are those by workload; distances may ask for more (headcount).")
      + (table.rows.contains { $0[5].hasSuffix("*") || $0[5].hasSuffix("†") }
        ? " " + phrase("Marked *: some counts are estimates; †: some are suppressed.") : ""))
  return [table.text, note, problems].filter { !$0.isEmpty }.joined(separator: "\n")
}
