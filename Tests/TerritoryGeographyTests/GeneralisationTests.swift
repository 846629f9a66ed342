import TestSupport
import Testing

@testable import TerritoryGeography

/// Outlines with fewer points: what stays the same, checked line by line without GEOS.
@Suite struct GeneralisationTests {
  private typealias Sketch = BoundarySketch

  /// A grid of squares of 4 km whose sides are shaky lines that neighbours share.
  ///
  /// - Parameter shake: most metres that a point lies off its side; far enough below half a side.
  private static func shakyGrid(size: Int, shake: Double, seed: UInt64) throws -> Boundaries {
    var generator = SeededGenerator(seed: seed)
    var sides: [String: [BoundarySketch.Corner]] = [:]
    func side(_ start: (Int, Int), _ end: (Int, Int)) -> [BoundarySketch.Corner] {
      let key = "\(min(start.0, end.0)),\(min(start.1, end.1)),\(start.0 == end.0)"
      let isForward = start.0 + start.1 < end.0 + end.1
      if let known = sides[key] { return isForward ? known : known.reversed() }
      let low = isForward ? start : end
      let points = stride(from: 0.0, through: 4_000, by: 200).map { along in
        let isEnd = along == 0 || along == 4_000
        let off = isEnd ? 0 : Double.random(in: -shake...shake, using: &generator)
        return start.0 == end.0
          ? (x: Double(low.0) * 4_000 + off, y: Double(low.1) * 4_000 + along)
          : (x: Double(low.0) * 4_000 + along, y: Double(low.1) * 4_000 + off)
      }
      sides[key] = points
      return isForward ? points : points.reversed()
    }
    var sketch = Sketch()
    for row in 0..<size {
      for column in 0..<size {
        let corners = [
          (column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1), (column, row),
        ]
        let ring = zip(corners, corners.dropFirst()).flatMap { side($0, $1).dropLast() }
        sketch.add("\(row * size + column + 1)", ring: ring)
      }
    }
    return try sketch.boundaries()
  }

  @Test(
    arguments: [0.0, 50, 200, 1_000], 1...8 as ClosedRange<UInt64>)
  func neighboursKeepTheirLines(tolerance: Double, seed: UInt64) throws {
    let boundaries = try Self.shakyGrid(size: 3, shake: 300, seed: seed)
    let outlines = boundaries.generalised(tolerance: tolerance)
    #expect(outlines.tolerance <= tolerance && abs(outlines.areaChange) < 0.005)
    #expect(outlines.verticesAfter < outlines.verticesBefore || tolerance == 0)
    expectSameMap(boundaries, outlines, "seed \(seed), tolerance \(tolerance)")
  }

  @Test func realOutlines() throws {
    let boundaries = try Boundaries(
      BoundaryFile(
        reading: "\(repositoryRoot)/Tests/TerritoryGeographyTests/Fixtures/kainuu.geojson"))
    let outlines = boundaries.generalised(tolerance: 500)
    #expect(outlines.tolerance == 500)
    #expect(outlines.verticesBefore == 615 && outlines.verticesAfter < 500)
    expectSameMap(boundaries, outlines, "Kainuu")
  }

  /// No two lines cross, the same pairs share lines, and no point of a line is farther from the new
  /// line than the tolerance.
  private func expectSameMap(
    _ boundaries: Boundaries, _ outlines: GeneralisedOutlines, _ comment: Comment
  ) {
    var owners: [Segment: Int] = [:]
    for face in outlines.faces {
      for segment in face.segments {
        #expect(owners.updateValue(face.owner!, forKey: segment) == nil, comment)
      }
    }
    let lines = Array(Set(owners.keys.map(\.undirected)))
    for (index, line) in lines.enumerated() {
      #expect(!lines[..<index].contains { Self.cross(line, $0) }, comment)
    }
    let pairs = Set(
      owners.compactMap { segment, owner in
        owners[segment.reversed].map { OwnerPair(owner, $0) }
      })
    let codes = boundaries.outlines.map(\.code)
    #expect(
      Set(pairs.map { "\(codes[$0.first])-\(codes[$0.second])" }) == Set(boundaries.lengths.keys),
      comment)
    for point in Set(boundaries.network.arcs.flatMap(\.points)) {
      let metres = lines.map { point.distance(toLineFrom: $0.start, to: $0.end).metres }.min()!
      #expect(metres <= outlines.tolerance, comment)
    }
  }

  /// Whether two lines have a point in common that is not an end of both.
  private static func cross(_ a: Segment, _ b: Segment) -> Bool {
    func turn(_ line: Segment, _ point: GridPoint) -> Int {
      GridPoint.doubleArea(line.start, line.end, point).signum()
    }
    func holds(_ line: Segment, _ point: GridPoint) -> Bool {
      turn(line, point) == 0 && line.start != point && line.end != point
        && point.distance(toLineFrom: line.start, to: line.end).metres == 0
    }
    let isProper =
      turn(a, b.start) * turn(a, b.end) < 0 && turn(b, a.start) * turn(b, a.end) < 0
    return isProper || holds(a, b.start) || holds(a, b.end) || holds(b, a.start) || holds(b, a.end)
  }

  @Test func pointsOnAStraightLineGo() throws {
    var sketch = Sketch()
    let side = stride(from: 0.0, to: 10_000, by: 500)
    sketch.add(
      "1",
      ring: side.map { ($0, 0) } + [(10_000, 0), (10_000, 10_000)]
        + side.map { (10_000 - $0, 10_000) }.dropFirst() + [(0, 10_000)])
    let outlines = try sketch.boundaries().generalised(tolerance: 1)
    #expect(outlines.verticesAfter == 4 && outlines.areaChange == 0)
  }

  /// An islet of another municipality lies in a bay that the tolerance would close.
  @Test func aLineDoesNotJumpOverAnIsland() throws {
    var sketch = Sketch()
    sketch.add(
      "1",
      ring: [
        (0, 0), (50_000, 0), (50_000, 50_000), (26_000, 50_000), (25_500, 49_000), (24_500, 49_000),
        (24_000, 50_000), (0, 50_000),
      ])
    sketch.add("2", ring: Sketch.box(24_900, 49_500, 200, 200))
    let outlines = try sketch.boundaries().generalised(tolerance: 2_000)
    #expect(Set(outlines.faces.map(\.owner)) == [0, 1] && outlines.faces.count == 2)
    let coast = outlines.faces.first { $0.owner == 0 }!.rings[0]
    #expect(coast.contains { $0.y == 6_949_000 }, "the bay is still there")
  }

  /// A municipality narrower than the tolerance lies between two others.
  @Test func aNarrowMunicipalityStays() throws {
    var sketch = Sketch()
    sketch.add(
      "1", ring: [(0, 0), (50_000, 0), (50_000, 20_000), (25_000, 20_100), (0, 20_000)])
    sketch.add(
      "2", ring: [(0, 20_000), (25_000, 20_100), (50_000, 20_000), (25_000, 20_300)])
    sketch.add(
      "3", ring: [(0, 20_000), (25_000, 20_300), (50_000, 20_000), (50_000, 50_000), (0, 50_000)])
    let boundaries = try sketch.boundaries()
    let outlines = boundaries.generalised(tolerance: 1_000)
    #expect(outlines.tolerance == 1_000)
    #expect(Set(outlines.faces.map(\.owner)) == [0, 1, 2])
    expectSameMap(boundaries, outlines, "narrow")
  }

  @Test func smallIslandsAreLeftOutButNoMunicipality() throws {
    var sketch = Sketch()
    sketch.add(
      "1",
      [
        [Sketch.box(0, 0, 50_000, 50_000)], [Sketch.box(60_000, 0, 100, 100)],
        [Sketch.box(61_000, 0, 1_000, 1_000)],
      ])
    sketch.add("2", [[Sketch.box(70_000, 0, 100, 100)], [Sketch.box(71_000, 0, 50, 50)]])
    let outlines = try sketch.boundaries().generalised(tolerance: 100)
    #expect(outlines.islandsLeftOut == 2 && outlines.smallestIsland == 0.04)
    let counts = Dictionary(grouping: outlines.faces.compactMap(\.owner), by: \.self)
    #expect(counts.mapValues(\.count) == [0: 2, 1: 1])
    // The islet that is all of a municipality keeps three of its four corners.
    #expect(outlines.faces.map(\.area).min() == 5_000)
  }

  @Test func theToleranceIsHalvedUntilTheAreaStays() throws {
    var sketch = Sketch()
    // A saw's teeth of 300 m: taken away they would be 15 % of the area.
    let teeth = stride(from: 0.0, to: 10_000, by: 500).flatMap {
      [(x: $0, y: 0.0), (x: $0 + 250, y: -300.0)]
    }
    sketch.add("1", ring: teeth + [(10_000, 0), (10_000, 1_000), (0, 1_000)])
    let outlines = try sketch.boundaries().generalised(tolerance: 400)
    #expect(outlines.tolerance < 400 && abs(outlines.areaChange) < 0.005)
  }
}
