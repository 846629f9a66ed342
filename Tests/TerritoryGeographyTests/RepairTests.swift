import Foundation
import TestSupport
import Testing

@testable import TerritoryGeography

/// Outlines as real files have them: lines that differ by metres, rings that cross themselves.
@Suite struct RepairTests {
  private typealias Sketch = BoundarySketch

  /// Two squares of 10 km, whose common side is drawn twice.
  private func squares(_ left: Double, _ right: Double) throws -> Boundaries {
    var sketch = Sketch()
    sketch.add("1", [[Sketch.box(0, 0, left, 10_000)]])
    sketch.add("2", [[Sketch.box(right, 0, 20_000 - right, 10_000)]])
    return try sketch.boundaries()
  }

  @Test(arguments: [0.0, 0.4, 1, 5, 9])
  func aGapOfMetresIsClosed(width: Double) throws {
    let boundaries = try squares(10_000, 10_000 + width)
    #expect(abs(try #require(boundaries.lengths["001-002"]) - 10) < 0.01)
    #expect(abs(boundaries.areas.values.reduce(0, +) - 200) < 0.1)
    #expect(boundaries.notes.isEmpty == (width < 0.5))
  }

  @Test(arguments: [1.0, 5, 9, 60])
  func anOverlapOfMetresIsGivenToOne(width: Double) throws {
    let boundaries = try squares(10_000 + width, 10_000)
    #expect(abs(try #require(boundaries.lengths["001-002"]) - 10) < 0.07)
    #expect(abs(boundaries.areas.values.reduce(0, +) - 200) < 1e-9)
    #expect(boundaries.notes.count == 1)
  }

  @Test func aGapOfAKilometreIsNoBorder() throws {
    let boundaries = try squares(10_000, 11_000)
    #expect(boundaries.lengths.isEmpty)
    #expect(boundaries.areas == ["001": 100, "002": 90])
  }

  @Test func aClosedGapGoesToWhomItBordersOnMost() throws {
    var sketch = Sketch()
    // A slit of 40 m between the two, closed at both ends; 2 borders on three of its sides.
    sketch.add("1", [[Sketch.box(0, 0, 10_000, 10_000)]])
    sketch.add(
      "2",
      ring: [
        (10_000, 0), (20_000, 0), (20_000, 10_000), (10_000, 10_000), (10_000, 8_000),
        (10_040, 8_000), (10_040, 2_000), (10_000, 2_000),
      ])
    let boundaries = try sketch.boundaries()
    #expect(boundaries.areas == ["001": 100, "002": 100])
    #expect(boundaries.lengths == ["001-002": 10])
    #expect(boundaries.notes.first?.contains("0.24 km²") == true, "\(boundaries.notes)")
  }

  /// A star of 701 points has a quarter of a million crossings, and a ring run through a thousand times
  /// covers itself half a million times a side: GEOS would take gigabytes.
  @Test(arguments: [701, 1000]) func aTangleIsRefused(count: Int) {
    var sketch = Sketch()
    if count == 701 {
      sketch.add(
        "1",
        ring: (0..<count).map { point in
          let angle = Double(point * 350 % count) / Double(count) * 2 * Double.pi
          return (20_000 + 15_000 * sin(angle), 20_000 + 15_000 * cos(angle))
        })
    } else {
      let box = Sketch.box(0, 0, 10_000, 10_000)
      sketch.add("1", ring: Array([[Sketch.Corner]](repeating: box, count: count).joined()))
    }
    let problems = sketch.problems()
    #expect(problems.count == 1)
    #expect(problems[0].what.contains("crosses or covers itself in more than 10000 places"))
  }

  /// Two combs laid across each other, sound in themselves: 400 lines of each cross 400 of the other.
  @Test func outlinesThatCrossForEverAreRefused() {
    let end = 20_000.0
    let comb: [Sketch.Corner] =
      stride(from: 0.0, to: end, by: 100).flatMap {
        [(x: $0, y: 0.0), (x: $0, y: end), (x: $0 + 50, y: end), (x: $0 + 50, y: 1.0)]
      } + [(x: end, y: 1.0), (x: end, y: -10.0), (x: 0.0, y: -10.0)]
    var sketch = Sketch()
    sketch.add("1", ring: comb)
    sketch.add("2", ring: comb.map { (x: $0.y + 25, y: $0.x + 25) })
    #expect(
      sketch.problems().map(\.what)
        == ["the outlines cross each other far more often than those of neighbours do"])
  }

  @Test func aHoleThatIsNoSliverStays() throws {
    var sketch = Sketch()
    sketch.add("1", [[Sketch.box(0, 0, 10_000, 10_000)]])
    sketch.add(
      "2",
      ring: [
        (10_000, 0), (20_000, 0), (20_000, 10_000), (10_000, 10_000), (10_000, 8_000),
        (12_000, 8_000), (12_000, 2_000), (10_000, 2_000),
      ])
    let boundaries = try sketch.boundaries()
    #expect(boundaries.areas == ["001": 100, "002": 88])
    #expect(boundaries.lengths == ["001-002": 4])
  }

  /// The corner where 2 and 3 meet lies 3 m off the long side of 1, which has no point there.
  @Test func aCornerBesideALineIsPutIntoIt() throws {
    var sketch = Sketch()
    sketch.add("1", [[Sketch.box(0, 0, 20_000, 10_000)]])
    sketch.add("2", ring: [(0, 10_000), (8_000, 10_003), (8_000, 20_000), (0, 20_000)])
    sketch.add("3", ring: [(8_000, 10_003), (20_000, 10_000), (20_000, 20_000), (8_000, 20_000)])
    let lengths = try sketch.boundaries().lengths
    #expect(Set(lengths.keys) == ["001-002", "001-003", "002-003"])
    #expect(abs(lengths["001-002"]! - 8) < 0.001 && abs(lengths["001-003"]! - 12) < 0.001)
  }

  @Test func nearbyLinesThatFitStayAsTheyAre() throws {
    var sketch = Sketch()
    // Three meet at a sharp angle: lines less than 10 m apart for 50 m.
    sketch.add("1", ring: [(0, 0), (10_000, 0), (10_000, 10_000), (0, 10_000)])
    sketch.add("2", ring: [(10_000, 0), (10_000, 10_000), (10_009, 10_050), (20_000, 10_000)])
    sketch.add("3", ring: [(10_000, 10_000), (10_009, 10_050), (10_009, 20_000), (9_000, 20_000)])
    let boundaries = try sketch.boundaries()
    #expect(boundaries.notes.isEmpty)
    #expect(Set(boundaries.lengths.keys) == ["001-002", "002-003"])
  }

  @Test func aRingThatCrossesItselfKeepsBothLobes() throws {
    var sketch = Sketch()
    sketch.add("1", [[[(0, 0), (10_000, 10_000), (10_000, 0), (0, 10_000)]]])
    let boundaries = try sketch.boundaries()
    #expect(boundaries.areas == ["001": 50])
    let note = try #require(boundaries.notes.first)
    #expect(note.contains("sketch.geojson: feature 1 (M1): the outline was repaired"))
    #expect(note.contains("Self-intersection near 405000, 6905000"))
  }

  @Test func partsThatOverlapCountOnce() throws {
    var sketch = Sketch()
    sketch.add("1", [[Sketch.box(0, 0, 6_000, 1_000)], [Sketch.box(4_000, 0, 6_000, 1_000)]])
    #expect(try sketch.boundaries().areas == ["001": 10])
  }

  @Test func ringsWithoutAreaAreLeftOut() throws {
    var sketch = Sketch()
    sketch.add(
      "1",
      [
        [Sketch.box(0, 0, 1_000, 1_000), [(100, 100), (200, 200), (100, 100)]],
        [], [[]], [[(5_000, 0), (5_000, 0), (5_000, 0)]], [[(6_000, 0), (7_000, 0), (8_000, 0)]],
      ])
    #expect(try sketch.boundaries().areas == ["001": 1])
  }

  @Test func featuresOfOneMunicipalityArePutTogether() throws {
    var sketch = Sketch()
    sketch.add("1", [[Sketch.box(0, 0, 1_000, 1_000)]])
    sketch.add("001", [[Sketch.box(1_000, 0, 1_000, 1_000)]])
    sketch.features[1] = sketch.features[1].replacing("M001", with: "M1")
    let boundaries = try sketch.boundaries()
    #expect(boundaries.areas == ["001": 2])
    #expect(
      boundaries.notes == [
        "sketch.geojson: 2 features are parts of M1 (001) and were put together"
      ])
  }

  /// A grid of squares, each drawn on its own with corners and points of sides moved by up to 3 m.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func aShakyGridKeepsItsNeighbours(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var sketch = Sketch()
    let size = 4
    for row in 0..<size {
      for column in 0..<size {
        var ring: [BoundarySketch.Corner] = []
        let box = Sketch.box(Double(column) * 4_000, Double(row) * 4_000, 4_000, 4_000)
        for (start, end) in zip(box, box.dropFirst() + box.prefix(1)) {
          for step in stride(from: 0.0, to: 1, by: 0.1) {
            ring.append(
              (
                start.x + step * (end.x - start.x) + .random(in: -3...3, using: &generator),
                start.y + step * (end.y - start.y) + .random(in: -3...3, using: &generator)
              ))
          }
        }
        sketch.add("\(row * size + column + 1)", [[ring]])
      }
    }
    let boundaries = try sketch.boundaries()
    #expect(boundaries.borders.count == 2 * size * (size - 1), "seed \(seed)")
    for border in boundaries.borders {
      #expect(abs(border.kilometres - 4) < 0.04, "seed \(seed)")
    }
    #expect(abs(boundaries.areas.values.reduce(0, +) - 256) < 0.3, "seed \(seed)")
  }
}

/// Areas inside others, whose outlines have no holes for them.
@Suite struct EnclaveTests {
  private typealias Sketch = BoundarySketch

  @Test func anEnclaveIsCutOut() throws {
    var sketch = Sketch()
    sketch.add("1", [[Sketch.box(0, 0, 10_000, 10_000)]])
    sketch.add("2", [[Sketch.box(2_000, 2_000, 3_000, 3_000)]])
    // One inside the other's enclave.
    sketch.add("3", [[Sketch.box(3_000, 3_000, 1_000, 1_000)]])
    let boundaries = try sketch.boundaries()
    #expect(boundaries.areas == ["001": 91, "002": 8, "003": 1])
    #expect(boundaries.lengths == ["001-002": 12, "002-003": 4])
    #expect(
      boundaries.notes.first
        == "sketch.geojson: M2 (002), M3 (003) lie wholly inside M1 (001), whose outline has no hole"
        + " there: cut out of it")
  }

  @Test func aLargerAreaAmongItsPartsIsRefused() throws {
    var sketch = Sketch()
    sketch.add("1", [[Sketch.box(0, 0, 10_000, 10_000)]])
    sketch.add("2", [[Sketch.box(0, 0, 5_000, 10_000)]])
    sketch.add("3", [[Sketch.box(5_000, 0, 5_000, 10_000)]])
    let problems = sketch.problems()
    #expect(
      problems.map(\.what) == ["M1 (001) consists of M2 (002), M3 (003) and hardly anything else"])
  }

  @Test func theSameOutlineTwice() throws {
    var sketch = Sketch()
    for code in ["1", "2"] { sketch.add(code, [[Sketch.box(0, 0, 10_000, 10_000)]]) }
    #expect(sketch.problems().map(\.what).first?.contains("overlap by 100 km²") == true)
  }

  /// What lies nowhere matters where it is asked for only.
  @Test func aFeatureWithoutPlace() throws {
    var sketch = Sketch()
    sketch.add("1", [[Sketch.box(0, 0, 10_000, 10_000)]])
    sketch.add(properties: #"{"code": "2", "name_fi": "Kaukola"}"#, geometry: "null")
    let one = try Boundaries(sketch.file(), only: [sketch.file().municipalities[0].code])
    #expect(
      one.notes
        == [
          "sketch.geojson: feature 2 (Kaukola) has no polygons, but wasn't asked for: passed over"
        ])
    #expect(sketch.problems().map(\.what) == ["feature 2 (Kaukola): geometry is missing"])
  }

  @Test func aCollectionOfPolygons() throws {
    var sketch = Sketch()
    let squares = [(400_000, 401_000), (402_000, 403_000)].map { west, east in
      "{\"type\":\"Polygon\",\"coordinates\":[[[\(west),6900000],[\(east),6900000],[\(east),6901000],"
        + "[\(west),6901000],[\(west),6900000]]]}"
    }
    sketch.add(
      properties: #"{"code": "1", "name_fi": "A"}"#,
      geometry:
        #"{"type": "GeometryCollection", "geometries": [\#(squares.joined(separator: ","))]}"#)
    #expect(try sketch.boundaries().areas == ["001": 2])
  }
}
