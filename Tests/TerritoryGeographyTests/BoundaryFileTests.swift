import TestSupport
import Testing

@testable import TerritoryGeography

/// What a file of boundaries names, and the coordinates that it is taken to be in.
@Suite struct BoundaryFileTests {
  private typealias Sketch = BoundarySketch

  private static let metres =
    #"{"type": "Polygon", "coordinates": [[[400000,6900000],[401000,6900000,12.5],[401000,6901000],[400000,6900000]]]}"#
  private static let degrees =
    #"{"type": "Polygon", "coordinates": [[[25,62],[25.1,62],[25.1,62.1],[25,62]]]}"#

  @Test(arguments: [
    #"{"code": "5", "name_fi": "Alajärvi", "name_sv": "Alajervi"}"#,
    #"{"KUNTA": "005", "Nimi": "Alajärvi", "NAMN": "Alajervi"}"#,
    #"{"natcode": 5, "namefin": "Alajärvi", "nameswe": "Alajervi", "area": [1.5]}"#,
    #"{"kunta": "KU005", "NameFin": "Alajärvi", "code": null, "name_sv": "Alajervi"}"#,
  ])
  func namesOfProperties(properties: String) throws {
    var sketch = Sketch()
    sketch.add(properties: properties, geometry: Self.metres)
    let municipality = try #require(try sketch.file().municipalities.first)
    #expect(municipality.code.digits == "005" && municipality.nameFinnish == "Alajärvi")
    #expect(municipality.nameSwedish == "Alajervi")
  }

  @Test func theFinnishNameStandsInForTheSwedishOne() throws {
    var sketch = Sketch()
    sketch.add(properties: #"{"code": "5", "name_fi": "Alajärvi"}"#, geometry: Self.metres)
    #expect(try sketch.file().municipalities.first?.nameSwedish == "Alajärvi")
  }

  @Test(arguments: [
    ("EPSG:3067", CoordinateSystem.epsg3067), ("urn:ogc:def:crs:EPSG::3067", .epsg3067),
    ("http://www.opengis.net/def/crs/EPSG/0/3067", .epsg3067), ("EPSG:4326", .wgs84),
    ("urn:ogc:def:crs:OGC:1.3:CRS84", .wgs84),
  ])
  func namedSystems(name: String, system: CoordinateSystem) throws {
    var sketch = Sketch()
    sketch.crs = #"{"type": "name", "properties": {"name": "\#(name)"}}"#
    sketch.add(
      properties: #"{"code": "5", "name_fi": "A"}"#,
      geometry: system == .wgs84 ? Self.degrees : Self.metres)
    let file = try sketch.file()
    #expect(file.coordinateSystem == system && file.notes.isEmpty)
  }

  @Test(arguments: [nil, "null", "\"EPSG:3067\""])
  func systemsThatAreNotNamed(crs: String?) throws {
    var sketch = Sketch()
    sketch.crs = crs
    sketch.add(properties: #"{"code": "5", "name_fi": "A"}"#, geometry: Self.degrees)
    #expect(try sketch.file().coordinateSystem == .wgs84)
    #expect(
      try sketch.file().notes
        == ["sketch.geojson: no coordinate system is named, which means WGS 84"])
    sketch.features = []
    sketch.add(properties: #"{"code": "5", "name_fi": "A"}"#, geometry: Self.metres)
    #expect(try sketch.file().coordinateSystem == .epsg3067)
    #expect(try sketch.file().notes.first?.contains("those of EPSG:3067") == true)
  }

  /// Kainuu's outlines against the lengths in its region folder, which were computed elsewhere.
  @Test func realOutlines() throws {
    let boundaries = try Boundaries(
      BoundaryFile(
        reading: "\(repositoryRoot)/Tests/TerritoryGeographyTests/Fixtures/kainuu.geojson"))
    #expect(boundaries.notes.isEmpty)
    let rows = try String(
      contentsOfFile: "\(shippedRegionPath("kainuu"))/borders.csv", encoding: .utf8
    ).split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
    let published = Dictionary(
      rows.map { ("\($0[0])-\($0[1])", Double($0[2])!) }, uniquingKeysWith: { $1 })
    #expect(Set(boundaries.lengths.keys) == Set(published.keys))
    for (pair, kilometres) in boundaries.lengths {
      #expect(abs(kilometres - published[pair]!) < 0.002, "\(pair)")
    }
  }
}
