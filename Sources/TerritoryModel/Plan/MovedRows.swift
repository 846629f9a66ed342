/// The rows of municipalities that somebody moved to another territory, and that still give base and
/// staff of the one before: the base that they name belongs to another territory.
struct MovedRows {
  let lines: Set<Int>
  /// Positions, ascending.
  let municipalities: [Int]
  /// The bases of territories that were moved into another one as a whole, with the coaches that their
  /// rows give.
  let dissolved: [(base: Int, coaches: String)]

  private struct Row {
    let municipality: Int
    let territory: String
    let base: Int
    let coaches: String
    let line: Int
  }

  init(_ municipal: MunicipalityTable, _ directory: MunicipalityDirectory) {
    let rows = municipal.rows.compactMap { municipality, row -> Row? in
      guard let municipality, let base = directory.position(of: row["base"]) else { return nil }
      return Row(
        municipality: municipality, territory: row["territory"].lowercased(), base: base,
        coaches: row["coaches"], line: row.line)
    }
    let homes = Self.homes(rows)
    let settled = Set(rows.filter { homes[$0.base] == $0.territory }.map(\.territory))
    let gone = Self.gone(rows, homes, directory)
    let moved = rows.filter { row in
      settled.contains(row.territory)
        && (gone.contains(row.base) || homes[row.base].map { $0 != row.territory } ?? false)
    }
    dissolved = gone.sorted().map { base in
      (base, rows.first { $0.base == base }?.coaches ?? "")
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

  /// The bases of territories that are wholly in another one now: each base lies there and names itself,
  /// beside the territory's own, which is the one that it is called after, or else the one that the most
  /// of its rows name. Where that is not clear, none is gone.
  private static func gone(
    _ rows: [Row], _ homes: [Int: String], _ directory: MunicipalityDirectory
  ) -> Set<Int> {
    var gone: Set<Int> = []
    for (territory, members) in Dictionary(grouping: rows, by: \.territory) {
      let counts = Dictionary(grouping: members, by: \.base).mapValues(\.count)
      let own = counts.keys.filter { base in
        homes[base] == territory && members.contains { $0.municipality == base && $0.base == base }
      }
      guard own.count > 1, let most = own.map({ counts[$0]! }).max() else { continue }
      let named = directory.position(of: territory)
      let main =
        own.contains { $0 == named }
        ? own.filter { $0 == named } : own.filter { counts[$0] == most }
      guard main.count == 1 else { continue }
      gone.formUnion(own.filter { $0 != main[0] })
    }
    return gone
  }
}
