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

extension BorderGraph {
  /// Reads `borders.csv`: neighbours are the pairs with at least one road across their border.
  ///
  /// - Parameter mayBeEmpty: whether several municipalities may have no border here, since others add
  ///   some.
  /// - Returns: nil where the file can't be used.
  init?(
    reading place: String, mayBeEmpty: Bool, _ directory: MunicipalityDirectory,
    log: inout ProblemLog
  ) {
    let values = [
      PairTable.Value(column: "border_km", range: 0...10_000),
      PairTable.Value(column: "road_crossings", quantity: .count, range: 0...10_000),
    ]
    guard
      let table = PairTable(
        place, values: values, bothDirections: false, mayBeEmpty: mayBeEmpty, directory, log: &log)
    else { return nil }
    var neighbours: [(Int, Int)] = []
    for row in table.rows {
      guard row.pair.from != row.pair.to else {
        log.add(
          place, line: row.line, "a municipality borders on itself", mend: "delete the row")
        continue
      }
      if row.values["road_crossings"].map({ $0 > 0 }) == true {
        neighbours.append((row.pair.from, row.pair.to))
      }
    }
    self.init(count: directory.municipalities.count, pairs: neighbours)
  }

  /// The same graph with the borders that a region adds, as far as they can be understood.
  func adding(
    _ requests: [RequirementRequest], _ directory: MunicipalityDirectory
  ) -> BorderGraph {
    let added = requests.filter { $0.kind == .addBorder }.compactMap { request in
      let ends = Set(request.texts.compactMap { directory.position(of: $0) }).sorted()
      return ends.count == 2 ? (ends[0], ends[1]) : nil
    }
    return BorderGraph(count: count, pairs: pairs + added)
  }

  /// Notes each part of the region that no road connects with the rest.
  func noteDisconnection(
    _ place: String, _ directory: MunicipalityDirectory, log: inout ProblemLog
  ) {
    let parts = parts(of: Array(0..<count)).sorted { $0.count > $1.count }
    for part in parts.dropFirst() {
      let names = part.prefix(5).map { directory.municipalities[$0].name }.joined(separator: ", ")
      let more: Wording = part.count > 5 ? " and \(part.count - 5) more" : ""
      log.add(
        place, "no road leads from \(names)\(more) to the rest of the region",
        mend: "add the border with road_crossings of at least 1, or a ferry to region.yaml:"
          + " requirements, add_border")
    }
  }
}
