/// What changed between two snapshots of a region's statistics: people counted, clients a year, and
/// the headcount that follows, all else alike.
public struct SnapshotDifference: Sendable {
  public let region: Region
  public let before: Headcount
  public let after: Headcount

  /// Counts the demand from two snapshots by the region's own chain and assumptions.
  ///
  /// - Parameters:
  ///   - older: the id of a snapshot, such as `2021-10`; as `newer`.
  ///   - count: another column to count from.
  /// - Throws: ``InvalidInput`` where there is no such snapshot, or demand can't be counted from it.
  public init(
    of region: Region, from older: String, to newer: String, count: Assumption<CountColumn>? = nil
  ) throws(InvalidInput) {
    var chain = region.settings.chain
    if let count { chain.count = count }
    let headcount = { (id: String) throws(InvalidInput) in
      let snapshot: StatisticsSnapshot
      do throws(Violation) { snapshot = try region.snapshot(id) } catch {
        throw InvalidInput([error.at("SNAPSHOT")])
      }
      return Headcount(
        demand: try chain.demand(of: snapshot, directory: region.directory),
        assumptions: region.settings.assumptions)
    }
    self.region = region
    before = try headcount(older)
    after = try headcount(newer)
  }

  /// The column that both count.
  public var column: CountColumn { after.demand.column }

  /// Each municipality's part before and after, in the order of the codes.
  public var rows: [(before: Demand.Row, after: Demand.Row)] {
    Array(zip(before.demand.rows, after.demand.rows))
  }
}

extension Headcount {
  /// Full-time coaches that a municipality's clients fill.
  public func fullTimeEquivalents(of row: Demand.Row) -> Double {
    Self.fullTimeEquivalents(clients: row.clients, assumptions)
  }

  /// People that are counted in the whole region.
  public var people: Double { demand.rows.reduce(0) { $0 + $1.count } }
}
