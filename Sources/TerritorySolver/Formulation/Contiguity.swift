import TerritoryModel

/// A set of municipalities that each way from m to j inside the reach of j passes through.
///
/// If m belongs to the territory of j, some member of the set does: x_mj ≤ Σ_{k ∈ S} x_kj.
/// There are too many of them to write down, so they are added where a point breaks one.
struct Separator: Hashable {
  let municipality: Int
  let base: Int
  /// Ascending.
  let between: [Int]
}

extension DistrictingModel {
  /// Constraint 6, its first rows: a member that does not border on the base has a neighbour in the
  /// territory.
  mutating func requireNeighbourInside() {
    for j in bases {
      for (m, _) in (memberships[j] ?? [:]).sorted(by: { $0.key < $1.key })
      where !brief.borders.borders(m, j) {
        if let row = constraint(
          Separator(municipality: m, base: j, between: brief.borders.neighbours[m]))
        {
          require(row, isLazy: true)
        }
      }
    }
  }

  /// The row of a separator; nil where m can't belong to j in this model.
  func constraint(_ separator: Separator) -> Constraint? {
    guard let member = memberships[separator.base]?[separator.municipality] else { return nil }
    let between = separator.between.sum { belongs($0, to: separator.base) ?? .zero }
    return LinearExpression(member) <= between
  }
}

/// Finds the separators that a point breaks, and remembers them for all models of a brief.
///
/// A separator found in one level or branch holds in all others, but GLPK keeps a row that a
/// callback adds only in the branch that it was added in.
final class SeparatorPool {
  private let borders: BorderGraph
  private let reach: Reach
  private(set) var separators: [Separator] = []
  private var known: Set<Separator> = []

  /// How far a fractional point must break a row before the row is worth its cost.
  private static let worthwhile = 0.1
  /// How far any point may break a row by rounding.
  private static let rounding = 1e-6

  init(_ brief: PlanBrief, _ reach: Reach) {
    borders = brief.borders
    self.reach = reach
  }

  /// The separators that a point breaks: those in the pool, or else new ones, which join it.
  ///
  /// At a point of whole numbers every territory that is torn apart yields one at least, so an
  /// integer point that breaks none is connected.
  ///
  /// - Parameter membership: x_mj by base, then municipality, for the bases of the model.
  func broken(by membership: [Int: [Double]]) -> [Separator] {
    let isWhole = Self.isWhole(membership)
    let least = isWhole ? Self.rounding : Self.worthwhile
    let remembered = separators.filter { separator in
      guard let row = membership[separator.base] else { return false }
      let between = separator.between.reduce(0) { $0 + row[$1] }
      return row[separator.municipality] - between > least
    }
    if !remembered.isEmpty { return remembered }
    var fresh: [Separator] = []
    for (base, row) in membership.sorted(by: { $0.key < $1.key }) where row[base] > Self.rounding {
      fresh += isWhole ? tornParts(base, row) : minimumCuts(base, row)
    }
    return fresh.filter { separator in
      guard known.insert(separator).inserted else { return false }
      separators.append(separator)
      return true
    }
  }

  /// Whether every municipality belongs to one base or another, none to two in part.
  static func isWhole(_ membership: [Int: [Double]]) -> Bool {
    membership.values.allSatisfy { row in
      row.allSatisfy { $0 < rounding || $0 > 1 - rounding }
    }
  }

  /// Around each part of a territory that does not hang together with its base: the boundary of what
  /// hangs together as seen from the part, and the boundary of the part as seen from the base.
  private func tornParts(_ base: Int, _ row: [Double]) -> [Separator] {
    let inside = reach.members[base]
    let chosen = row.map { $0 > 0.5 }
    let core = borders.component(of: base, within: chosen)
    var separators: [Separator] = []
    let coreBoundary = both(borders.boundary(of: core), inside)
    for municipality in 0..<row.count where chosen[municipality] && !core[municipality] {
      let part = borders.component(of: municipality, within: chosen)
      let far = borders.component(of: municipality, within: without(inside, coreBoundary))
      separators.append(
        separator(municipality, base, both(borders.boundary(of: far), coreBoundary)))
      let partBoundary = both(borders.boundary(of: part), inside)
      let near = borders.component(of: base, within: without(inside, partBoundary))
      separators.append(
        separator(municipality, base, both(borders.boundary(of: near), partBoundary)))
    }
    return separators
  }

  /// For each municipality that belongs to the base by a quarter or more, the cheapest set between
  /// the two by a maximum flow through the municipalities' shares.
  private func minimumCuts(_ base: Int, _ row: [Double]) -> [Separator] {
    let inside = reach.members[base]
    // Where a way leads through members of almost a whole share, no set between is cheaper.
    let sure = borders.component(of: base, within: row.map { $0 > 1 - Self.worthwhile })
    return row.indices.compactMap { municipality in
      guard municipality != base, row[municipality] > 0.25, !sure[municipality],
        !borders.borders(municipality, base),
        let between = VertexCut(borders, within: inside, capacity: row)
          .between(base, municipality, below: row[municipality] - Self.worthwhile)
      else { return nil }
      return Separator(municipality: municipality, base: base, between: between)
    }
  }

  private func separator(_ municipality: Int, _ base: Int, _ set: [Bool]) -> Separator {
    Separator(municipality: municipality, base: base, between: set.indices.filter { set[$0] })
  }

  private func both(_ left: [Bool], _ right: [Bool]) -> [Bool] {
    zip(left, right).map { $0 && $1 }
  }

  private func without(_ set: [Bool], _ removed: [Bool]) -> [Bool] {
    zip(set, removed).map { $0 && !$1 }
  }
}

/// The cheapest set of vertices between two vertices of a graph, by Ford and Fulkerson's augmenting
/// paths (shortest first, after Edmonds and Karp).
struct VertexCut {
  private struct Arc {
    let end: Int
    var left: Double
  }

  private let count: Int
  private var arcs: [Arc] = []
  private var leaving: [[Int]]
  private static let smallest = 1e-9

  /// Each vertex v is split into an entry 2v and an exit 2v + 1, joined by an arc of its capacity.
  init(_ graph: BorderGraph, within allowed: [Bool], capacity: [Double]) {
    count = graph.count
    leaving = Array(repeating: [], count: 2 * count)
    for vertex in 0..<count where allowed[vertex] {
      connect(2 * vertex, 2 * vertex + 1, capacity[vertex])
      for other in graph.neighbours[vertex] where allowed[other] {
        connect(2 * vertex + 1, 2 * other, .infinity)
      }
    }
  }

  /// The set, ascending; nil where it costs `limit` or more.
  ///
  /// - Precondition: the vertices are no neighbours.
  func between(_ source: Int, _ target: Int, below limit: Double) -> [Int]? {
    var network = self
    var flow = 0.0
    let start = 2 * source + 1
    let end = 2 * target
    while true {
      let via = network.shortestPaths(from: start)
      guard via[end] != nil else {
        let isReached = { (node: Int) in node == start || via[node] != nil }
        return (0..<count).filter { isReached(2 * $0) && !isReached(2 * $0 + 1) && $0 != source }
      }
      flow += network.augment(from: start, to: end, via: via)
      if flow >= limit { return nil }
    }
  }

  private mutating func connect(_ from: Int, _ to: Int, _ capacity: Double) {
    leaving[from].append(arcs.count)
    arcs.append(Arc(end: to, left: capacity))
    leaving[to].append(arcs.count)
    arcs.append(Arc(end: from, left: 0))
  }

  /// The arc by which each node is first reached.
  private func shortestPaths(from start: Int) -> [Int?] {
    var via: [Int?] = Array(repeating: nil, count: leaving.count)
    var queue = [start]
    var head = 0
    while head < queue.count {
      for arc in leaving[queue[head]] where arcs[arc].left > Self.smallest {
        let end = arcs[arc].end
        guard end != start, via[end] == nil else { continue }
        via[end] = arc
        queue.append(end)
      }
      head += 1
    }
    return via
  }

  private mutating func augment(from start: Int, to end: Int, via: [Int?]) -> Double {
    var path: [Int] = []
    var node = end
    // The end was reached, and so was all on the way to it: each but the start has its arc.
    while node != start {
      let arc = via[node]!
      path.append(arc)
      node = arcs[arc ^ 1].end
    }
    let amount = path.map { arcs[$0].left }.min()!
    for arc in path {
      arcs[arc].left -= amount
      arcs[arc ^ 1].left += amount
    }
    return amount
  }
}

extension DistrictingModel {
  /// Constraint 6 in a form that can be written down in full (Shirabe 2005): each base j sends one
  /// unit of flow to every other member of its territory, over borders, through members only.
  ///
  /// - What member m keeps of the flow: Σ_k flow_kmj − Σ_k flow_mkj = x_mj for m ≠ j.
  /// - Flow enters members only: Σ_k flow_kmj ≤ (|M| − 1)·x_mj.
  ///
  /// Nothing flows back to the base. Separators are a tighter way to say the same, but there are too
  /// many of them for a file.
  mutating func requireFlow() {
    for j in bases {
      let inside = (0..<brief.count).filter { belongs($0, to: j) != nil }
      var entering: [Int: LinearExpression] = [:]
      var leaving: [Int: LinearExpression] = [:]
      for from in inside {
        for to in brief.borders.neighbours[from] where to != j && inside.contains(to) {
          let name = "flow_\(labels[from])_\(labels[to])_\(labels[j])"
          let flow = LinearExpression(program.addColumn(name, 0...Double.infinity))
          leaving[from, default: .zero] += flow
          entering[to, default: .zero] += flow
        }
      }
      for m in inside where m != j {
        let (into, outOf) = (entering[m] ?? .zero, leaving[m] ?? .zero)
        let member = belongs(m, to: j)!
        let names = "\(labels[m])_\(labels[j])"
        require(into - outOf - member == 0, named: "flow_kept_\(names)")
        require(into <= Double(brief.count - 1) * member, named: "flow_to_member_\(names)")
      }
    }
  }
}
