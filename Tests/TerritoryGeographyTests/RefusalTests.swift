import Foundation
import TerritoryModel
import Testing

@testable import TerritoryGeography

/// Files that can't be used: where, what, and how to mend it.
@Suite struct RefusalTests {
  private typealias Sketch = BoundarySketch

  /// A fault put into a sound file, and what is said of it.
  struct Fault: CustomTestStringConvertible, Sendable {
    let old: String
    let new: String
    let what: String
    let remedy: String

    init(_ old: String, _ new: String, _ what: String, mend remedy: String) {
      self.old = old
      self.new = new
      self.what = what
      self.remedy = remedy
    }

    var testDescription: String { "\(old) → \(new)" }
  }

  /// Two squares side by side.
  private var sound: Sketch {
    var sketch = Sketch()
    sketch.add("001", [[Sketch.box(0, 0, 1_000, 1_000)]])
    sketch.add("002", [[Sketch.box(1_000, 0, 1_000, 1_000)]])
    return sketch
  }

  /// The one problem of a file.
  private func problem(_ text: String) throws -> InputProblem {
    var problems: [InputProblem] = []
    do {
      _ = try Boundaries(BoundaryFile(text, place: "sketch.geojson"))
    } catch {
      problems = error.problems
    }
    try #require(problems.count == 1, "\(problems)")
    #expect(problems[0].place == "sketch.geojson")
    return problems[0]
  }

  @Test(arguments: [
    Fault(
      "\"001\"", "\"0012!\"", "feature 1 (M001): \"0012!\" is no code of an area",
      mend: "write letters, digits, - and _"),
    Fault(
      "\"code\": \"001\"", "\"id\": 1",
      "feature 1 (M001): the property code, which gives the area's code, is missing or empty",
      mend: "name the property code, kunta or natcode, or say with area code which one it is"),
    Fault(
      "\"name_fi\": \"M001\"", "\"name_fi\": \"\"",
      "feature 1: the property name_fi, which gives the area's name, is missing or empty",
      mend: "name_fi, nimi or name"),
    Fault(
      "\"002\"", "\"1\"", "feature 2 (M002): the code 001 belongs to feature 1 (M001) already",
      mend: "correct one of the codes"),
    Fault(
      "400000.0,6900000.0", "0,0",
      "feature 1 (M001): the point 0, 0 lies outside Finland in EPSG:3067 (ETRS-TM35FIN)",
      mend: "correct it, or name the system"),
    Fault(
      "401000.0,6900000.0", "25.5,62.5",
      "feature 1 (M001): the point 25.5, 62.5 lies outside Finland in EPSG:3067 (ETRS-TM35FIN)",
      mend: "correct it, or name the system"),
    Fault(
      "400000.0,6900000.0", "\"400000\",6900000.0",
      "feature 1 (M001): geometry.coordinates[0][0][0][0] is not what has to stand there",
      mend: "numbers"),
    Fault(
      "400000.0,6900000.0", "400000",
      "feature 1 (M001): geometry.coordinates[0][0][0][1] is missing", mend: "numbers"),
    Fault(
      "400000.0,6900000.0", "1e400,6900000.0",
      "feature 1 (M001): a coordinate is too large for a number", mend: "numbers"),
    Fault(
      "\"geometry\"", "\"geometri\"", "feature 1 (M001): geometry is missing", mend: "as polygons"),
    Fault(
      "MultiPolygon", "LineString",
      "feature 1 (M001): the geometry is a \"LineString\", not a polygon", mend: "as polygons"),
    Fault(
      "EPSG:3067", "EPSG:99999", "\"EPSG:99999\" is no coordinate system that PROJ knows",
      mend: "ogr2ogr -t_srs EPSG:4326"),
    Fault(
      "EPSG:3067", "urn:ogc:def:crs:OGC:1.3:CRS84",
      "feature 1 (M001), feature 2 (M002): the coordinates are metres, but the file says WGS 84",
      mend: "name the system that the coordinates are in"),
    Fault(
      "FeatureCollection", "Features", "the file is no GeoJSON FeatureCollection", mend: "QGIS"),
  ])
  func oneFault(fault: Fault) throws {
    let text = sound.text
    let range = try #require(text.range(of: fault.old))
    let found = try problem(text.replacingCharacters(in: range, with: fault.new))
    #expect(found.what.contains(fault.what) && found.remedy.contains(fault.remedy), "\(found)")
  }

  @Test func degreesThatAreCalledMetres() throws {
    let text = Self.degrees(crs: Sketch.metresMember, [25.0, 62.0, 25.1, 62.0, 25.1, 62.1])
    let found = try problem(text)
    #expect(found.what.contains("the coordinates are degrees, but the file says EPSG:3067"))
    #expect(found.what.contains("which is metres"))
    #expect(found.remedy.contains("name the system that the coordinates are in"))
  }

  @Test func latitudeBeforeLongitude() throws {
    let found = try problem(Self.degrees(crs: nil, [62.0, 25.0, 62.0, 25.1, 62.1, 25.1]))
    #expect(found.what == "feature 1 (A): the coordinates stand the wrong way round")
    #expect(found.remedy.hasPrefix("write the longitude before the latitude"))
  }

  @Test func metresAmongDegrees() throws {
    var sketch = sound
    sketch.crs = nil
    sketch.add(
      properties: #"{"code": 3, "name_fi": "C"}"#,
      geometry: #"{"type": "Polygon", "coordinates": [[[25,62],[25.1,62],[25.1,62.1],[25,62]]]}"#)
    let found = try problem(sketch.text)
    #expect(
      found.what
        == "feature 3 (C): the coordinates are degrees, but those of other features are metres")
  }

  private static func degrees(crs: String?, _ numbers: [Double]) -> String {
    let corners = stride(from: 0, to: numbers.count, by: 2).map {
      "[\(numbers[$0]),\(numbers[$0 + 1])]"
    }
    let ring = (corners + corners.prefix(1)).joined(separator: ",")
    var sketch = Sketch()
    sketch.crs = crs
    sketch.add(
      properties: #"{"kunta": "5", "nimi": "A"}"#,
      geometry: #"{"type": "Polygon", "coordinates": [[\#(ring)]]}"#)
    return sketch.text
  }

  @Test func aFileThatIsCutOff() throws {
    let text = sound.text
    let found = try problem(String(text.prefix(text.count * 3 / 4)))
    #expect(found.line == 3 && found.what == "the file ends in the middle: it is cut off")
    #expect(found.remedy.contains("fetch or export it again"))
  }

  @Test(arguments: ["<gml/>", "{\"type\": NaN}", "code;name\n005;Alajärvi\n"])
  func aFileThatIsNoJSON(text: String) throws {
    let found = try problem(text)
    #expect(found.what.contains("the text is not JSON") && found.remedy.contains("GeoJSON"))
  }

  @Test func bracketsWithoutEnd() throws {
    let text = String(repeating: "[", count: 100_000)
    #expect(try problem(text).what.contains("not JSON"))
  }

  @Test(arguments: ["[]", "{}", "3", "{\"type\": \"Feature\"}", "{\"features\": 3}"])
  func aFileOfAnotherKind(text: String) throws {
    #expect(try problem(text).what == "the file is no GeoJSON FeatureCollection")
  }

  @Test func aFileWithoutFeatures() throws {
    #expect(try problem(Sketch().text).what == "the file has no features")
  }

  @Test func everythingWrongIsToldAtOnce() throws {
    var sketch = Sketch()
    for code in ["x!", "y!", "005", "5"] { sketch.add(code, [[Sketch.box(0, 0, 1_000, 1_000)]]) }
    sketch.add(properties: "null", geometry: "null")
    let problems = sketch.problems()
    #expect(
      problems.map(\.what) == [
        "feature 1 (Mx!): \"x!\" is no code of an area",
        "feature 2 (My!): \"y!\" is no code of an area",
        "feature 5: the property code, which gives the area's code, is missing or empty",
        "feature 5: the property name_fi, which gives the area's name, is missing or empty",
        "feature 4 (M5): the code 005 belongs to feature 3 (M005) already",
      ])
  }

  @Test func aFaultOfManyFeaturesIsToldOnce() throws {
    let text = sound.text.replacing("\"code\"", with: "\"number\"")
    let found = try problem(text)
    #expect(
      found.what.hasPrefix("feature 1 (M001), feature 2 (M002): no property is known to give the"))
  }

  @Test func municipalitiesThatOverlap() throws {
    var sketch = Sketch()
    sketch.add("1", [[Sketch.box(0, 0, 10_000, 10_000)]])
    sketch.add("2", [[Sketch.box(9_000, 0, 10_000, 10_000)]])
    sketch.add("3", [[Sketch.box(2_000, 2_000, 1_000, 1_000)]])
    let problems = sketch.problems()
    #expect(
      problems.map(\.what) == [
        "M1 (001) and M2 (002) overlap by 10 km², up to 909 m wide"
      ])
    #expect(problems.allSatisfy { $0.remedy.contains("overlaps up to 100 m wide") })
  }

  @Test func anOutlineWithoutArea() throws {
    var sketch = sound
    sketch.add("3", ring: [(0, 0), (0, 500), (0, 1_000)])
    #expect(try problem(sketch.text).what == "M3 (003): the outline encloses no area")
  }

  @Test func aFileThatIsMissing() throws {
    #expect(throws: InvalidInput.self) { try BoundaryFile(reading: "/no/such/file.geojson") }
  }

  @Test func aHugeFile() throws {
    let path = FileManager.default.temporaryDirectory.path + "/huge-\(UUID().uuidString).geojson"
    try #require(FileManager.default.createFile(atPath: path, contents: nil))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let file = try #require(FileHandle(forWritingAtPath: path))
    // A hole in the file: it takes no room on the disk.
    try file.truncate(atOffset: 201_000_000)
    try file.close()
    let error = try #require(throws: InvalidInput.self) { try BoundaryFile(reading: path) }
    #expect(error.problems.map(\.what) == ["the file has 201 MB; at most 200 MB are read"])
  }
}
