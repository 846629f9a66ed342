import TerritoryModel

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
      coaches = headcount.needed.team.coaches
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

    init(_ row: Demand.Row, _ headcount: Headcount) {
      count = row.count
      clients = row.clients
      fte = headcount.fullTimeEquivalents(of: row)
      estimated = row.isEstimated
      countRange = RangeDocument(row)
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
