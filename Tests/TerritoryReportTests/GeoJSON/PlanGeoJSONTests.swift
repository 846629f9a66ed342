import Foundation
import TerritoryModel
import TestSupport
import Testing

@testable import TerritoryGeography
@testable import TerritoryReport

@Suite struct PlanGeoJSONTests {
  private struct Collection {
    let members: [String: Any]
    var features: [[String: Any]] { members["features"] as! [[String: Any]] }
    var properties: [[String: Any]] { features.map { $0["properties"] as! [String: Any] } }

    init(_ text: String) throws {
      members =
        try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }
  }

  /// A plan with help, waiting and a shared municipality.
  private func fixture() throws -> MapFixture {
    try MapFixture("kainuu", territories: 3, shared: [3])
  }

  private func municipalities(
    _ fixture: MapFixture, _ system: CoordinateSystem = .epsg3067, hasOutlines: Bool = true
  ) throws -> String {
    planGeoJSON(
      fixture.plan, fixture.planCase, try fixture.planCase.brief(),
      outlines: hasOutlines ? fixture.map.outlines : nil, in: system)
  }

  private func territories(
    _ fixture: MapFixture, _ system: CoordinateSystem = .epsg3067
  ) throws -> String {
    planTerritoriesGeoJSON(
      fixture.plan, fixture.planCase, try fixture.planCase.brief(),
      outlines: fixture.map.outlines, in: system)
  }

  @Test(arguments: ["kainuu", "southwest-finland", "east-uusimaa"])
  func landIsThatOfTheOutlines(county: String) throws {
    let fixture = try MapFixture(county, territories: 3)
    let before = try Boundaries(
      BoundaryFile(reading: "\(shippedRegionPath(county))/outlines.geojson"))
    let text = try municipalities(fixture)
    let after = try Boundaries(BoundaryFile(text, place: "plan.geojson"))
    #expect(after.notes.isEmpty)
    #expect(before.outlines.map(\.area) == after.outlines.map(\.area))
    #expect(before.borders == after.borders)
  }

  @Test(arguments: ["kainuu", "southwest-finland"])
  func territoriesAreSoundAndAsLargeAsTheirMunicipalities(county: String) throws {
    let fixture = try MapFixture(county, territories: 3)
    let areas = Dictionary(grouping: fixture.map.outlines.map.areas, by: \.owner)
    let geometries = PlanGeometries(fixture.planCase.region, fixture.map.outlines, .epsg3067)
    let context = GEOSContext()
    for (territory, land) in zip(fixture.plan.territories, geometries.territories(fixture.plan)) {
      guard case .polygons(let polygons)? = land else {
        Issue.record("a territory without land")
        continue
      }
      #expect(try Geometry.polygons(context, polygons).fault() == nil)
      let own = territory.municipalities.flatMap { areas[$0] ?? [] }.map(\.rings)
      #expect(Self.area(polygons) == Self.area(own))
    }
  }

  private static func area(_ polygons: [[[Position]]]) -> Double {
    polygons.joined().reduce(0) { $0 + Double($1.map(\.onGrid).doubleArea) / 2 }
  }

  @Test func propertiesTellThePlan() throws {
    let fixture = try fixture()
    let (plan, planCase) = (fixture.plan, fixture.planCase)
    let rows = try Collection(municipalities(fixture)).properties
    #expect(rows.map { $0["code"] as? String } == planCase.region.municipalities.map(\.code.digits))
    let waiting = plan.waiting(planCase.demand.clients)
    for (municipality, row) in rows.enumerated() {
      // Foundation's parser is off by the last binary digits.
      func number(_ name: String) -> Double { row[name] as? Double ?? .nan }
      #expect(abs(number("clients") - planCase.demand.clients[municipality]) < 1e-12)
      #expect(abs(number("waiting") - waiting[municipality]) < 1e-12)
      let owner = plan.owner(of: municipality).map { plan.territories[$0] }
      #expect(row["territory"] as? String == (owner.map { planCase.name(of: $0) } ?? "shared"))
      #expect(row["base"] as? String == owner.map { planCase.code($0.base) })
      #expect(row["coaches"] as? Double == owner?.coaches.equivalents)
      let helped = plan.territories.flatMap(\.helps).filter { $0.municipality == municipality }
        .reduce(0) { $0 + $1.clients }
      #expect(abs(number("helped") - helped) < 1e-12)
    }
    #expect(rows.allSatisfy { $0.keys.count == rows[0].keys.count })
    #expect(rows.contains { ($0["helped_by"] as? String)?.isEmpty == false })
  }

  @Test func territoriesAddUpToThePlan() throws {
    let fixture = try fixture()
    let rows = try Collection(territories(fixture)).properties
    #expect(rows.count == 3)
    func sum(_ name: String) -> Double { rows.reduce(0) { $0 + ($1[name] as? Double ?? .nan) } }
    let clients = fixture.planCase.demand.clients
    #expect(abs(sum("clients") - (clients.reduce(0, +) - clients[3])) < 1e-9)
    let waiting = fixture.plan.waiting(clients).reduce(0, +)
    #expect(abs(sum("served") - (clients.reduce(0, +) - waiting)) < 1e-9)
  }

  @Test func theCoordinateSystemIsNamedOrThatOfTheStandard() throws {
    let fixture = try fixture()
    for text in [try municipalities(fixture), try territories(fixture)] {
      let crs = try Collection(text).members["crs"] as? [String: Any]
      #expect((crs?["properties"] as? [String: String])?["name"] == "urn:ogc:def:crs:EPSG::3067")
    }
    for text in [try municipalities(fixture, .wgs84), try territories(fixture, .wgs84)] {
      #expect(try Collection(text).members["crs"] == nil)
      // Read as GeoJSON without crs, which is WGS 84, it is the same land to a metre.
      #expect(text.contains("[2"))
    }
    let degrees = try Boundaries(
      BoundaryFile(municipalities(fixture, .wgs84), place: "plan.geojson"))
    let metres = try Boundaries(BoundaryFile(municipalities(fixture), place: "plan.geojson"))
    for (a, b) in zip(degrees.outlines, metres.outlines) { #expect(abs(a.area - b.area) < 0.001) }
  }

  /// RFC 7946: outer rings counterclockwise, holes clockwise, each closed.
  @Test(arguments: [CoordinateSystem.epsg3067, .wgs84])
  func ringsTurnTheRightWay(system: CoordinateSystem) throws {
    let fixture = try MapFixture("southwest-finland", territories: 3)
    for feature in try Collection(municipalities(fixture, system)).features {
      let geometry = feature["geometry"] as! [String: Any]
      let polygons =
        geometry["type"] as? String == "Polygon"
        ? [geometry["coordinates"] as! [[[Double]]]] : geometry["coordinates"] as! [[[[Double]]]]
      for polygon in polygons {
        for (index, ring) in polygon.enumerated() {
          #expect(ring.first == ring.last && ring.count > 3)
          let area = zip(ring, ring.dropFirst()).reduce(0) {
            $0 + ($1.0[0] - ring[0][0]) * ($1.1[1] - ring[0][1])
              - ($1.1[0] - ring[0][0]) * ($1.0[1] - ring[0][1])
          }
          #expect((area > 0) == (index == 0))
        }
      }
    }
  }

  @Test func aRegionWithoutOutlinesGetsItsCentres() throws {
    let fixture = try fixture()
    let place = fixture.planCase.region.municipalities[0]
    let degrees = try Collection(municipalities(fixture, .wgs84, hasOutlines: false)).features[0]
    let point = degrees["geometry"] as! [String: Any]
    #expect(point["type"] as? String == "Point")
    #expect(point["coordinates"] as? [Double] == [place.longitude, place.latitude])
    let metres = try Collection(municipalities(fixture, hasOutlines: false)).features[0]
    let coordinates = (metres["geometry"] as! [String: Any])["coordinates"] as! [Double]
    #expect((20_000...800_000).contains(coordinates[0]))
    #expect((6_450_000...7_850_000).contains(coordinates[1]))
  }

  @Test func theSameBytesOnEachRun() throws {
    #expect(try municipalities(fixture()) == municipalities(fixture()))
    #expect(try territories(fixture()) == territories(fixture()))
  }
}
