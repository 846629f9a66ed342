import Testing

@testable import TerritoryGeography

/// Areas, borders and points inside, against squares that can be measured by hand.
@Suite struct BoundaryMeasuresTests {
  private typealias Sketch = BoundarySketch

  @Test func squaresOfAGridShareTheirSidesButNotTheirCorners() throws {
    var sketch = Sketch()
    sketch.add("1", [[Sketch.box(0, 0, 10_000, 10_000)]])
    sketch.add("2", [[Sketch.box(10_000, 0, 10_000, 10_000)]])
    sketch.add("3", [[Sketch.box(0, 10_000, 10_000, 5_000)]])
    sketch.add("4", [[Sketch.box(10_000, 10_000, 10_000, 5_000)]])
    let boundaries = try sketch.boundaries()
    #expect(boundaries.areas == ["001": 100, "002": 100, "003": 50, "004": 50])
    #expect(
      boundaries.lengths == ["001-002": 10, "001-003": 10, "002-004": 10, "003-004": 5])
    #expect(boundaries.borders.map { "\($0.from)" } == ["001", "001", "002", "003"])
    #expect(boundaries.notes.isEmpty)
  }

  @Test func aMunicipalityInsideAnotherBordersOnItAllAround() throws {
    var sketch = Sketch()
    let inner = Sketch.box(4_000, 4_000, 2_000, 1_000)
    sketch.add("1", [[Sketch.box(0, 0, 10_000, 10_000), inner.reversed()]])
    sketch.add("2", [[inner]])
    let boundaries = try sketch.boundaries()
    #expect(boundaries.areas == ["001": 98, "002": 2])
    #expect(boundaries.lengths == ["001-002": 6])
  }

  @Test func partsAndLakesCount() throws {
    var sketch = Sketch()
    let lake = Sketch.box(1_000, 1_000, 1_000, 1_000)
    sketch.add(
      "1", [[Sketch.box(0, 0, 10_000, 10_000), lake], [Sketch.box(20_000, 0, 1_000, 1_000)]])
    sketch.add("2", [[Sketch.box(21_000, 0, 1_000, 1_000)]])
    let boundaries = try sketch.boundaries()
    #expect(boundaries.areas == ["001": 100, "002": 1])
    #expect(boundaries.lengths == ["001-002": 1])
  }

  @Test func thePointInsideIsTheMiddleOfTheLargestPart() throws {
    var sketch = Sketch()
    sketch.add(
      "1", [[Sketch.box(50_000, 0, 1_000, 1_000)], [Sketch.box(0, 0, 10_000, 10_000)]])
    let inside = try #require(try sketch.boundaries().outlines.first).pointInside
    #expect(abs(inside.easting - 405_000) < 20 && abs(inside.northing - 6_905_000) < 20)
    let found = Projection(.finland).metres(Position(x: inside.longitude, y: inside.latitude))
    let place = try #require(found)
    #expect(abs(place.x - inside.easting) < 0.001 && abs(place.y - inside.northing) < 0.001)
  }

  @Test func thePointInsideAvoidsAHole() throws {
    var sketch = Sketch()
    sketch.add(
      "1", [[Sketch.box(0, 0, 10_000, 10_000), Sketch.box(1_000, 1_000, 8_000, 8_000)]])
    let inside = try #require(try sketch.boundaries().outlines.first).pointInside
    let (x, y) = (inside.easting - 400_000, inside.northing - 6_900_000)
    #expect(!(1_000...9_000).contains(x) || !(1_000...9_000).contains(y))
  }

  @Test func onlyTheMunicipalitiesAskedForAreKept() throws {
    var sketch = Sketch()
    for column in 0..<3 {
      sketch.add("\(column + 1)", [[Sketch.box(Double(column) * 1_000, 0, 1_000, 1_000)]])
    }
    let file = try sketch.file()
    let codes = Set(file.municipalities.dropFirst().map(\.code))
    let boundaries = try Boundaries(file, only: codes)
    #expect(boundaries.areas == ["002": 1, "003": 1])
    #expect(boundaries.lengths == ["002-003": 1])
    #expect(try Boundaries(file, only: []).generalised().verticesAfter == 0)
  }
}
