import TerritoryModel

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
