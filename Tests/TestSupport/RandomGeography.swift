import TerritoryModel

/// A small made-up region: points in a square, roads between near ones, uneven demand.
public struct RandomGeography {
  public let demand: [Double]
  public let borders: BorderGraph
  public let distances: DistanceTable

  /// - Parameters:
  ///   - wholeNumbers: round demand and distances, so that plans tie.
  ///   - hasTown: one municipality has half as many clients as all others.
  ///   - isSquared: distances are squared metres, up to 10¹¹, instead of kilometres.
  public init(
    count: Int, wholeNumbers: Bool, hasTown: Bool = true, isSquared: Bool = false,
    using generator: inout SeededGenerator
  ) {
    let points = (0..<count).map { _ in
      (
        x: Double.random(in: 0...100, using: &generator),
        y: Double.random(in: 0...100, using: &generator)
      )
    }
    func air(_ a: Int, _ b: Int) -> Double {
      let (dx, dy) = (points[a].x - points[b].x, points[a].y - points[b].y)
      return (dx * dx + dy * dy).squareRoot()
    }
    let detour = (0..<count).map { _ in Double.random(in: 1...1.3, using: &generator) }
    distances = DistanceTable(
      rows: (0..<count).map { a in
        (0..<count).map { b in
          let road = a == b ? 0 : max(1, air(a, b) * (detour[a] + detour[b]) / 2)
          if isSquared { return (road * road * 1e6).rounded() }
          return wholeNumbers ? road.rounded() : road
        }
      })
    borders = Self.roads(count, air, using: &generator)
    let town = Int.random(in: 0..<count, using: &generator)
    demand = (0..<count).map { municipality in
      let clients = Double.random(in: 0.5...12, using: &generator)
      let scaled = hasTown && municipality == town ? clients * Double(count) / 2 : clients
      return wholeNumbers ? scaled.rounded() : scaled
    }
  }

  /// A shortest spanning tree, so that the region is connected, and some of the other short ways.
  private static func roads(
    _ count: Int, _ air: (Int, Int) -> Double, using generator: inout SeededGenerator
  ) -> BorderGraph {
    let pairs = (0..<count).flatMap { a in (a + 1..<count).map { (a, $0) } }
      .sorted { air($0.0, $0.1) < air($1.0, $1.1) }
    var group = Array(0..<count)
    var roads: [(Int, Int)] = []
    for (a, b) in pairs {
      if group[a] != group[b] {
        let old = group[b]
        for m in 0..<count where group[m] == old { group[m] = group[a] }
        roads.append((a, b))
      } else if roads.count < 2 * count, Double.random(in: 0...1, using: &generator) < 0.3 {
        roads.append((a, b))
      }
    }
    return BorderGraph(count: count, pairs: roads)
  }
}
