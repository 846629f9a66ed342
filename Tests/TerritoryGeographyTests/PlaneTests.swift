import Foundation
import TerritoryModel
import Testing

@testable import TerritoryGeography

/// What regions are measured on, all over the world.
@Suite struct PlaneTests {
  @Test(arguments: [
    ([(25.0, 62.0), (26, 63)], Plane.finland),
    ([(18.0, 59.3), (18.2, 59.4)], .around(longitude: 18, latitude: 59)),
    ([(-96.6, 40.4), (-90.1, 43.5)], .around(longitude: -93, latitude: 42)),
    ([(179.0, -17.0), (-179.0, -18.0), (178, -17)], .around(longitude: 180, latitude: -18)),
    // A stray point doesn't move the others.
    ([(9.0, 59.0), (9.2, 59.2), (9.4, 59.4), (0, 0)], .around(longitude: 9, latitude: 59)),
  ])
  func planes(degrees: [(Double, Double)], plane: Plane) {
    #expect(Plane(for: degrees.map { Position(x: $0.0, y: $0.1) }) == plane)
  }

  /// A side of a tenth of a degree of the meridian, at the rim of the plane and in its middle, against
  /// the arc of GRS80 (Bowring): true to 0.5 %.
  @Test(arguments: [-11.0, -6, 0, 6, 11])
  func lengthsAreTrue(north: Double) throws {
    let plane = Plane.around(longitude: 10, latitude: 50)
    let projection = Projection(plane)
    for east in [-10.0, 0, 10] {
      let ends = [50 + north, 50.1 + north].map { Position(x: 10 + east, y: $0) }
      let (first, last) = (projection.metres(ends[0]), projection.metres(ends[1]))
      let (a, b) = (try #require(first), try #require(last))
      guard plane.holds(a), plane.holds(b) else { continue }
      let drawn = ((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y)).squareRoot()
      #expect(abs(drawn / Self.meridian(50.05 + north) - 1) < 0.005, "\(north), \(east)")
    }
  }

  /// Metres of a tenth of a degree of the meridian around a latitude: the radius of curvature times it.
  private static func meridian(_ latitude: Double) -> Double {
    let angle = latitude * .pi / 180
    let s = sin(angle)
    let square = 0.00669438002290 * s * s
    return 6_378_137 * (1 - 0.00669438002290) / ((1 - square) * (1 - square).squareRoot()) * .pi
      / 1800
  }

  @Test(arguments: [
    ("EPSG:3006", "EPSG:3006 (SWEREF99 TM)", false), ("epsg:4269", "EPSG:4269 (NAD83)", true),
    ("urn:ogc:def:crs:EPSG::27700", "EPSG:27700 (OSGB36 / British National Grid)", false),
    ("3301", "EPSG:3301 (Estonian Coordinate System of 1997)", false),
    ("epsg3067", "EPSG:3067 (ETRS-TM35FIN)", false), ("wgs84", "WGS 84", true),
  ])
  func systems(name: String, description: String, isGeographic: Bool) throws {
    let system = try CoordinateSystem(named: name)
    #expect(system.description == description && system.isGeographic == isGeographic)
  }

  @Test(arguments: ["", "EPSG:", "+proj=utm +zone=32", "/etc/passwd", "EPSG:5773", "x:y:z"])
  func noSystems(name: String) {
    #expect(throws: Violation.self) { try CoordinateSystem(named: name) }
  }

  /// A square of 10 km in Sweden, drawn in three systems: the same areas and borders.
  @Test func theSameInAnySystem() throws {
    var found: [String: [Double]] = [:]
    for name in ["EPSG:3006", "EPSG:32633", "EPSG:4326"] {
      var sketch = BoundarySketch()
      sketch.crs = #"{"type": "name", "properties": {"name": "\#(name)"}}"#
      let system = try CoordinateSystem(named: name)
      for (index, code) in ["1480", "1481"].enumerated() {
        let corners = BoundarySketch.box(
          320_000 + 10_000 * Double(index), 6_400_000, 10_000, 10_000)
        let ring = (corners + corners.prefix(1)).map { corner in
          let degrees = Projection(try! CoordinateSystem(named: "EPSG:3006")).degrees(
            Position(x: corner.x, y: corner.y))
          let written = Projection(system).metres(degrees) ?? degrees
          return "[\(written.x),\(written.y)]"
        }
        sketch.add(
          properties: #"{"kom_kod": "\#(code)", "kom_namn": "N\#(code)"}"#,
          geometry: #"{"type": "Polygon", "coordinates": [[\#(ring.joined(separator: ","))]]}"#)
      }
      let boundaries = try sketch.boundaries()
      found[name] = [boundaries.lengths["1480-1481"] ?? 0, boundaries.areas["1480"] ?? 0]
      // Degrees of outlines.geojson are the same whole metres again.
      let again = try Boundaries(
        BoundaryFile(boundaries.generalised(tolerance: 0).geoJSON(), place: "outlines.geojson"))
      #expect(again.lengths == boundaries.lengths && again.areas == boundaries.areas)
    }
    for values in found.values {
      #expect(abs(values[0] - 10) < 0.05 && abs(values[1] - 100) < 0.5, "\(found)")
    }
  }

  @Test func aPointFarFromTheOthers() throws {
    var sketch = BoundarySketch()
    sketch.crs = nil
    for (code, x) in [("1", 9.0), ("2", 9.1), ("3", 9.2), ("4", 60.0)] {
      sketch.add(
        properties: #"{"code": "\#(code)", "name": "N\#(code)"}"#,
        geometry:
          #"{"type": "Polygon", "coordinates": [[[\#(x),50],[\#(x + 0.1),50],[\#(x),50.1]]]}"#)
    }
    let problems = sketch.problems()
    #expect(problems.count == 1)
    #expect(
      problems[0].what.contains("feature 4 (N4): the point 60, 50 lies more than 1265 km from"))
  }

  @Test func coordinatesOfNoNamedSystem() throws {
    var sketch = BoundarySketch()
    sketch.crs = nil
    sketch.add(
      properties: #"{"code": "1480", "name": "A"}"#,
      geometry:
        #"{"type": "Polygon", "coordinates": [[[320000,6400000],[330000,6400000],[320000,6410000]]]}"#
    )
    let problems = sketch.problems()
    #expect(problems[0].what.contains("the point 320000, 6400000 is neither degrees nor metres of"))
    #expect(problems[0].remedy == "name the system with area crs, such as EPSG:25832")
  }
}
