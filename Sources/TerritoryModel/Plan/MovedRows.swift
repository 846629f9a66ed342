/// The rows of municipalities that somebody moved to another territory, and that still give base and
/// staff of the one before: the base that they name belongs to another territory.
struct MovedRows {
  let lines: Set<Int>
  /// Positions, ascending.
  let municipalities: [Int]

  private struct Row {
    let municipality: Int
    let territory: String
    let base: Int
    let line: Int
  }

  init(_ municipal: MunicipalityTable, _ directory: MunicipalityDirectory) {
    let rows = municipal.rows.compactMap { municipality, row -> Row? in
      guard let municipality, let base = directory.position(of: row["base"]) else { return nil }
      return Row(
        municipality: municipality, territory: row["territory"].lowercased(), base: base,
        line: row.line)
    }
    let homes = Self.homes(rows)
    let settled = Set(rows.filter { homes[$0.base] == $0.territory }.map(\.territory))
    let moved = rows.filter { row in
      settled.contains(row.territory) && homes[row.base].map { $0 != row.territory } ?? false
    }
    lines = Set(moved.map(\.line))
    municipalities = moved.map(\.municipality).sorted()
  }

  /// The territory of each base: one that names no other, else the one that it lies in, else the one
  /// of which the most rows name it; none where that is not clear.
  private static func homes(_ rows: [Row]) -> [Int: String] {
    let bases = Dictionary(grouping: rows, by: \.territory).mapValues { Set($0.map(\.base)) }
    return Dictionary(grouping: rows, by: \.base).compactMapValues { rows in
      let ranks = Dictionary(grouping: rows, by: \.territory).map { territory, named in
        (
          territory: territory,
          rank: (
            bases[territory]?.count == 1 ? 1 : 0,
            named.contains { $0.municipality == $0.base } ? 1 : 0,
            named.count
          )
        )
      }
      let best = ranks.max { $0.rank < $1.rank }
      return best.flatMap { best in
        ranks.count { $0.rank == best.rank } == 1 ? best.territory : nil
      }
    }
  }
}
