import TerritoryLanguages
import TerritoryModel

extension PrintedResult {
  /// The regions of a folder.
  package init(_ collection: RegionCollection) {
    self.init(
      RegionsDocument(collection), text: regionsText(collection), table: regionsTable(collection))
  }
}

/// The regions of a folder, for a terminal.
private func regionsText(_ collection: RegionCollection) -> String {
  // A folder's name is there to be copied; only one that would push all else aside is broken.
  let isLong = collection.entries.contains { $0.folder.count > 30 }
  var table = ResultTable([
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
        .text(entry.folder), .text(summary.region.settings.names.shown),
        .count(summary.region.count),
        .text(
          summary.region.snapshots.map { snapshot in
            snapshot.id == headcount.demand.snapshot ? "[\(snapshot.id)]" : snapshot.id
          }.joined(separator: " ")),
        ResultTable.Cell(value: .plain(headcount.demand.people), mark: marks),
        .number(headcount.demand.total, mark: marks + surveyMark(headcount.demand.rows)),
        .count(headcount.needed.team.coaches.count))
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
      + (table.rows.contains { !$0.cells[4].mark.isEmpty }
        ? " " + phrase("Marked *: some counts are estimates; †: some are suppressed.") : "")
      + (table.rows.contains { $0.cells[5].mark.hasSuffix("§") }
        ? " " + phrase("Marked §: some municipalities' own answers.") : ""))
  return [table.text, note, problems].filter { !$0.isEmpty }.joined(separator: "\n")
}

/// The regions for programs: a row for each.
private func regionsTable(_ collection: RegionCollection) -> ResultTable {
  var table = ResultTable(
    [
      "folder", "name_fi", "name_sv", "name_en", "municipalities", "snapshots", "statistics",
      "count", "clients", "coaches", "leaders", "problem",
    ].map { .key($0) })
  for entry in collection.entries {
    switch entry.result {
    case .success(let summary):
      let names = summary.region.settings.names
      table.add([
        .text(entry.folder), .text(names.finnish), .text(names.swedish), .text(names.english),
        .count(summary.region.count),
        .text(summary.region.snapshots.map(\.id).joined(separator: " ")),
        .text(summary.headcount.demand.snapshot), .number(summary.headcount.demand.people),
        .number(summary.headcount.demand.total),
        .count(summary.headcount.needed.team.coaches.count),
        .count(summary.headcount.needed.team.leaders), .empty,
      ])
    case .failure(let error):
      table.add(
        [.text(entry.folder)] + Array(repeating: .empty, count: 10)
          + [.text(error.problems[0].withOptions.oneLine)])
    }
  }
  return table
}

/// `plan-territories/regions/1`.
public struct RegionsDocument: Encodable {
  let schema = "plan-territories/regions/1"
  let regions: [Entry]

  struct Names: Encodable {
    let fi: String
    let sv: String
    let en: String
  }

  struct Entry: Encodable {
    let folder: String
    let name: Names?
    let municipalities: Int?
    let snapshots: [String]?
    /// The snapshot that people are counted from.
    let statistics: String?
    /// People counted.
    let count: Double?
    let demand: Double?
    let coaches: Int?
    let leaders: Int?
    /// Why the folder can't be read; absent where it can.
    let problem: String?
  }

  public init(_ collection: RegionCollection) {
    regions = collection.entries.map { entry in
      let summary = try? entry.result.get()
      let headcount = summary?.headcount
      let problem: String? =
        if case .failure(let error) = entry.result { error.problems[0].withOptions.oneLine } else {
          nil
        }
      return Entry(
        folder: entry.folder,
        name: (summary?.region.settings.names).map {
          Names(fi: $0.finnish, sv: $0.swedish, en: $0.english)
        },
        municipalities: summary?.region.count, snapshots: summary?.region.snapshots.map(\.id),
        statistics: headcount?.demand.snapshot, count: headcount?.demand.people,
        demand: headcount?.demand.total, coaches: headcount?.needed.team.coaches.count,
        leaders: headcount?.needed.team.leaders, problem: problem)
    }
  }
}

extension InputProblem {
  /// Place, what is wrong and how to mend it, without a line break.
  var oneLine: String { "\(place)\(line.map { ":\($0)" } ?? ""): \(what); mend: \(remedy)" }
}
