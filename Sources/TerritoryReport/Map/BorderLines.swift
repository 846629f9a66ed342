import TerritoryGeography

/// The lines of a map by the municipalities at their sides.
struct BorderLines {
  /// All lines between two municipalities, or between one and what lies outside.
  struct Line {
    /// One or two, ascending.
    let municipalities: [Int]
    let parts: [[Position]]
    let kind: Kind

    /// What a line divides.
    enum Kind: String, CaseIterable {
      /// Two municipalities of a territory.
      case municipal = "municipal-border"
      /// The region from what lies outside, the sea for instance.
      case outer = "outer-border"
      /// Two territories, or a territory from a shared municipality.
      case territory = "territory-border"
    }
  }

  /// By the municipalities, ascending.
  let all: [Line]

  /// - Parameter owners: the territory of each municipality; nil where it is shared.
  init(_ land: OutlineMap, _ owners: [Int?]) {
    let lines = Dictionary(grouping: land.lines) { $0.sides.compactMap { $0 } }
    all = lines.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { sides, lines in
      let divides = sides.count > 1 && owners[sides[0]] != owners[sides[1]]
      return Line(
        municipalities: sides, parts: lines.map(\.points),
        kind: sides.count == 1 ? .outer : divides ? .territory : .municipal)
    }
  }
}
