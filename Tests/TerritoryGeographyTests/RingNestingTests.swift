import Testing

@testable import TerritoryGeography

/// Which rings of a shapefile are outer ones, and whose holes the others are.
@Suite struct RingNestingTests {
  /// A square of which the first point stands again at the end.
  private func square(
    _ x: Double, _ y: Double, _ side: Double, isClockwise: Bool
  ) -> [Position] {
    let corners = [(x, y), (x, y + side), (x + side, y + side), (x + side, y), (x, y)]
      .map { Position(x: $0.0, y: $0.1) }
    return isClockwise ? corners : corners.reversed()
  }

  @Test func aHoleBelongsToTheSmallestRingAroundIt() {
    let rings = [
      square(0, 0, 100, isClockwise: true), square(10, 10, 50, isClockwise: false),
      square(20, 20, 20, isClockwise: true), square(25, 25, 5, isClockwise: false),
      // It touches the outer ring in a corner.
      square(0, 95, 5, isClockwise: false),
      // It lies in no other ring, and the last one in it.
      square(200, 0, 10, isClockwise: false), square(202, 2, 1, isClockwise: false),
    ]
    let polygons = RingNesting.polygons(rings)
    #expect(
      polygons.map { $0.map { $0[0] } } == [
        [Position(x: 0, y: 0), Position(x: 10, y: 10), Position(x: 0, y: 95)],
        [Position(x: 20, y: 20), Position(x: 25, y: 25)],
        [Position(x: 200, y: 0), Position(x: 202, y: 2)],
      ])
    #expect(polygons.allSatisfy { $0.allSatisfy { $0.count == 4 } })
  }

  /// The holes of one land, and as many islands that run the wrong way: each was once compared with all.
  @Test(.timeLimit(.minutes(1))) func thousandsOfRings() {
    let places = (0..<10_000).map { (x: Double($0 % 100) * 48, y: Double($0 / 100) * 48) }
    let holes = places.map { square($0.x + 10, $0.y + 10, 20, isClockwise: false) }
    #expect(RingNesting.polygons(holes).count == 10_000)
    let land = RingNesting.polygons([square(0, 0, 10_000, isClockwise: true)] + holes)
    #expect(land.map(\.count) == [10_001])
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e308, -1e308])
  func coordinatesThatAreNone(value: Double) {
    var rings = [square(0, 0, 10, isClockwise: true), square(2, 2, 1, isClockwise: false)]
    rings[1][1].y = value
    #expect(!RingNesting.polygons(rings).isEmpty)
  }
}
