import TestSupport
import Testing

@testable import TerritoryGeography

/// Points near lines: none is passed over, and a long line takes no longer than its points.
@Suite struct PointIndexTests {
  @Test(arguments: 1...20 as ClosedRange<UInt64>) func allPointsNearALine(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    func point() -> GridPoint {
      GridPoint(
        x: Int32.random(in: -2_000...2_000, using: &generator),
        y: Int32.random(in: -2_000...2_000, using: &generator))
    }
    let points = (0..<2_000).map { _ in point() }
    var index = PointIndex(side: 200)
    for point in points { index.insert(point) }
    let (start, corner) = (point(), point())
    // A slanting line, an upright, a level one, and a point.
    let ends = [
      corner, GridPoint(x: start.x, y: corner.y), GridPoint(x: corner.x, y: start.y), start,
    ]
    for end in ends {
      for metres in [0, 10, 300] {
        let found = Set(index.points(near: start, end, within: metres))
        let near = points.filter {
          $0.distance(toLineFrom: start, to: end).metres <= Double(metres)
        }
        #expect(found.isSuperset(of: near))
        #expect(found.count < 1_500)
      }
    }
  }

  /// A million cells in each direction lie around it.
  @Test func aLineAcrossTheMap() {
    var index = PointIndex(side: 1)
    let (start, end) = (GridPoint(x: 0, y: 0), GridPoint(x: 1_000_000, y: 1_000_000))
    index.insert(start)
    index.insert(end)
    #expect(Set(index.points(near: start, end, within: 10)) == [start, end])
  }
}
