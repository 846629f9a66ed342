import TerritoryLanguages
import TerritoryModel

extension PrintedResult {
  /// What changed between two snapshots.
  package init(_ difference: SnapshotDifference) {
    self.init(
      DifferenceDocument(difference), text: differenceText(difference),
      table: differenceTable(difference, for: .csv))
  }
}

/// What changed between two snapshots, for a terminal.
private func differenceText(_ difference: SnapshotDifference) -> String {
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
        "Needed by workload before: \(staff(before.needed.team)); after: \(staff(after.needed.team))."
      ))
  return [heading, differenceTable(difference, for: .terminal).text, markNote(difference)].filter {
    !$0.isEmpty
  }
  .joined(separator: "\n")
}

/// A municipality, or the region, before and after.
private struct ChangeRow {
  let code: String
  let name: String
  let counts: (before: Double, after: Double)
  let shownCounts: (before: String, after: String)
  let clients: (before: Double, after: Double)
  let fullTime: (before: Double, after: Double)
  var coaches: (before: Int, after: Int)?
  var estimated = ""

  static var columns: [ResultColumn<ChangeRow>] {
    let after = phrase("after")
    return [
      .text("municipality", [.csv: ""]) { .code($0.code) },
      .text("name", [.terminal: phrase("Municipality"), .csv: ""]) { .text($0.name) },
      ResultColumn(
        "count_before", [.terminal: phrase("People before"), .csv: ""], isNumber: true
      ) { $1 == .csv ? .number($0.counts.before) : .text($0.shownCounts.before) },
      ResultColumn("count_after", [.terminal: after, .csv: ""], isNumber: true) {
        $1 == .csv ? .number($0.counts.after) : .text($0.shownCounts.after)
      },
      .number("change", [.terminal: phrase("change")]) {
        .text(signed($0.counts.after - $0.counts.before))
      },
      .number("clients_before", [.terminal: phrase("Clients before"), .csv: ""]) {
        .number($0.clients.before)
      },
      .number("clients_after", [.terminal: after, .csv: ""]) { .number($0.clients.after) },
      .number("fte_before", [.terminal: phrase("Coaches before"), .csv: ""]) {
        .number($0.fullTime.before)
      },
      .number("fte_after", [.terminal: after, .csv: ""]) { .number($0.fullTime.after) },
      .number("coaches_before", [.csv: ""]) { $0.coaches.map { .count($0.before) } ?? .empty },
      .number("coaches_after", [.csv: ""]) { $0.coaches.map { .count($0.after) } ?? .empty },
      .text("estimated", [.csv: ""]) { .text($0.estimated) },
    ]
  }
}

/// What changed between two snapshots: a row for each municipality, and one for the region.
func differenceTable(_ difference: SnapshotDifference, for output: Output) -> ResultTable {
  let (before, after) = (difference.before, difference.after)
  let columns = ChangeRow.columns
  var table = ResultTable(columns, for: output)
  for row in difference.rows {
    let municipality = difference.region.municipalities[row.before.municipality]
    let estimated = [("before", row.before), ("after", row.after)].filter { $0.1.isEstimated }
    table.add(
      ChangeRow(
        code: municipality.code.digits, name: municipality.shownName,
        counts: (row.before.count, row.after.count),
        shownCounts: (shownCount(row.before), shownCount(row.after)),
        clients: (row.before.clients, row.after.clients),
        fullTime: (
          before.fullTimeEquivalents(of: row.before), after.fullTimeEquivalents(of: row.after)
        ), estimated: estimated.map(\.0).joined(separator: " ")), columns, for: output)
  }
  table.rule()
  table.add(
    ChangeRow(
      code: "region",
      name: output == .csv ? difference.region.settings.names.finnish : phrase("Region"),
      counts: (before.people, after.people),
      shownCounts: (Figures.short(before.people), Figures.short(after.people)),
      clients: (before.demand.total, after.demand.total),
      fullTime: (before.fullTimeEquivalents, after.fullTimeEquivalents),
      coaches: (before.needed.team.coaches.count, after.needed.team.coaches.count)), columns,
    for: output)
  return table
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
    + surveyNote(difference.after.demand, difference.region)
}

/// With a plus where it grew.
private func signed(_ value: Double) -> String {
  // What rounds to zero has no sign.
  guard Figures.short(abs(value), digits: 1) != Figures.short(0) else { return Figures.short(0) }
  return (value > 0 ? "+" : "") + Figures.short(value, digits: 1)
}

/// `plan-territories/diff/1`.
public struct DifferenceDocument: Encodable {
  let schema = "plan-territories/diff/1"
  let region: String
  /// The column that both snapshots count.
  let count: String
  let before: Snapshot
  let after: Snapshot
  let change: Change
  let municipalities: [Municipality]

  struct Snapshot: Encodable {
    let statistics: String
    let count: Double
    let clients: Double
    let fte: Double
    let coaches: Int
    let leaders: Int

    init(_ headcount: Headcount) {
      statistics = headcount.demand.snapshot
      count = headcount.people
      clients = headcount.demand.total
      fte = headcount.fullTimeEquivalents
      coaches = headcount.needed.team.coaches.count
      leaders = headcount.needed.team.leaders
    }
  }

  struct Change: Encodable {
    let count: Double
    let clients: Double
    let fte: Double
    let coaches: Int?
  }

  struct Part: Encodable {
    let count: Double
    let clients: Double
    let fte: Double
    let estimated: Bool
    let countRange: RangeDocument<Double>?
    let survey: SurveyDocument?

    init(_ row: Demand.Row, _ headcount: Headcount) {
      count = row.count
      clients = row.clients
      fte = headcount.fullTimeEquivalents(of: row)
      estimated = row.isEstimated
      countRange = RangeDocument(row)
      survey = SurveyDocument(row)
    }
  }

  struct Municipality: Encodable {
    let municipality: String
    let name: String
    let before: Part
    let after: Part
    let change: Change
  }

  public init(_ difference: SnapshotDifference) {
    region = difference.region.id
    count = difference.column.header
    let (older, newer) = (Snapshot(difference.before), Snapshot(difference.after))
    (before, after) = (older, newer)
    change = Change(
      count: newer.count - older.count, clients: newer.clients - older.clients,
      fte: newer.fte - older.fte, coaches: newer.coaches - older.coaches)
    municipalities = difference.rows.map { row in
      let municipality = difference.region.municipalities[row.before.municipality]
      let (older, newer) = (
        Part(row.before, difference.before), Part(row.after, difference.after)
      )
      return Municipality(
        municipality: municipality.code.digits, name: municipality.name, before: older,
        after: newer,
        change: Change(
          count: newer.count - older.count, clients: newer.clients - older.clients,
          fte: newer.fte - older.fte, coaches: nil))
    }
  }
}
