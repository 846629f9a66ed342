/// Which municipalities border on which by road: the graph E of the model.
///
/// Municipalities are positions 0 ..< count in the order of their codes.
public struct BorderGraph: Sendable {
  /// For each municipality its neighbours in ascending order.
  public let neighbours: [[Int]]

  /// - Parameters:
  ///   - count: number of municipalities.
  ///   - pairs: neighbours, in any order; both directions follow from one.
  /// - Precondition: both ends lie in `0 ..< count` and differ.
  public init(count: Int, pairs: [(Int, Int)]) {
    var sets = Array(repeating: Set<Int>(), count: count)
    for (a, b) in pairs {
      precondition(a != b, "a municipality does not border on itself")
      sets[a].insert(b)
      sets[b].insert(a)
    }
    neighbours = sets.map { $0.sorted() }
  }

  public var count: Int { neighbours.count }

  /// Whether two municipalities border on each other.
  public func borders(_ a: Int, _ b: Int) -> Bool { neighbours[a].contains(b) }

  /// Each pair of neighbours once, the smaller position first.
  public var pairs: [(Int, Int)] {
    neighbours.enumerated().flatMap { a, others in others.filter { $0 > a }.map { (a, $0) } }
  }

  /// The same graph with a border more.
  public func adding(_ a: Int, _ b: Int) -> BorderGraph {
    BorderGraph(count: count, pairs: pairs + [(a, b)])
  }

  /// The same graph with a border less.
  public func removing(_ a: Int, _ b: Int) -> BorderGraph {
    BorderGraph(count: count, pairs: pairs.filter { $0 != (min(a, b), max(a, b)) })
  }

  /// The connected parts of the subgraph that `members` induce, each ascending, by smallest member.
  public func parts(of members: [Int]) -> [[Int]] {
    var left = Set(members)
    var parts: [[Int]] = []
    for start in members.sorted() where left.contains(start) {
      var part: [Int] = []
      var stack = [start]
      left.remove(start)
      while let next = stack.popLast() {
        part.append(next)
        for other in neighbours[next] where left.remove(other) != nil { stack.append(other) }
      }
      parts.append(part.sorted())
    }
    return parts
  }

  /// Whether `members` hang together by their own borders. The empty set does.
  public func isConnected(_ members: [Int]) -> Bool { parts(of: members).count <= 1 }
}
