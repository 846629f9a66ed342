import Foundation
import TerritoryModel
import Testing

@testable import TerritoryGeography

/// Archives, TopoJSON, and what is no file of boundaries.
@Suite struct FormatTests {
  @Test func archivesWithoutBoundaries() throws {
    let zip = try Data(contentsOf: URL(fileURLWithPath: "\(BoundaryFolder.fixtures)/kommun.zip"))
    let folder = try BoundaryFolder(["cut.zip": zip.prefix(zip.count / 2)])
    #expect(
      try boundaryProblem("\(folder.path)/cut.zip").what == "the ZIP archive is damaged or cut off")
  }

  /// Two squares of 0.1 degrees that share a line, as steps of whole numbers.
  private static let topology = """
    {"type":"Topology","transform":{"scale":[0.001,0.001],"translate":[-93,42]},
    "arcs":[[[100,0],[0,100]],[[100,100],[-100,0],[0,-100],[100,0]],[[100,100],[100,0],[0,-100],[-100,0]]],
    "objects":{"counties":{"type":"GeometryCollection","geometries":[
     {"type":"Polygon","arcs":[[0,1]],"id":"19001","properties":{"name":"Adair"}},
     {"type":"MultiPolygon","arcs":[[[2,0]]],"id":"19003","properties":{"name":"Adams"}}]},
    "places":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,1]}]}}}
    """

  @Test func topoJSON() throws {
    let file = try BoundaryFile(Self.topology, place: "iowa.json", as: .init(code: "id"))
    #expect(file.municipalities.map(\.code.digits) == ["19001", "19003"])
    let boundaries = try Boundaries(file)
    // 0.1° of the meridian at 42° north.
    #expect(abs(try #require(boundaries.lengths["19001-19003"]) - 11.1) < 0.06)
    let without = try #require(throws: InvalidInput.self) {
      try BoundaryFile(Self.topology, place: "iowa.json")
    }
    #expect(
      without.problems[0].remedy.contains("say with area code which one it is; here are id, name"))
  }

  @Test func topoJSONWithALineThatIsNotThere() throws {
    let error = try #require(throws: InvalidInput.self) {
      try BoundaryFile(Self.topology.replacing("[[0,1]]", with: "[[0,17]]"), place: "iowa.json")
    }
    #expect(error.problems[0].what.contains("a line that the file doesn't have"))
  }

  /// A line stands in the file once, and is named as often as one likes.
  @Test func topoJSONOfALineThatIsNamedForEver() throws {
    let steps = Array(repeating: "[1,0],[-1,0]", count: 1_000).joined(separator: ",")
    let ring = Array(repeating: "0", count: 3_000).joined(separator: ",")
    let text = Self.topology.replacing("[[100,0],[0,100]]", with: "[[100,0],\(steps),[0,100]]")
      .replacing("[[0,1]]", with: "[[\(ring)]]")
    let error = try #require(throws: InvalidInput.self) {
      try BoundaryFile(text, place: "iowa.json", as: .init(code: "id"))
    }
    #expect(
      error.problems.map(\.what) == ["the areas of the file have more than 5 million points"])
  }

  @Test(arguments: [
    ("<gml:FeatureCollection xmlns:gml=\"http://www.opengis.net/gml\"/>", "GML", "ogr2ogr"),
    ("<?xml version=\"1.0\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\"/>", "KML", "ogr2ogr"),
    ("<!DOCTYPE html><html></html>", "a web page", "give a file of boundaries"),
    ("%PDF-1.7", "a PDF", "give a file of boundaries"),
    ("CHARSET=\"ANSI\";\nAXIS-VERSION=\"2000\";", "a PC-Axis file", "give a file of boundaries"),
    ("fgb\u{3}", "FlatGeobuf", "ogr2ogr"),
  ])
  func otherKinds(text: String, kind: String, remedy: String) throws {
    let folder = try BoundaryFolder(["areas.geojson": Data(text.utf8)])
    let found = try boundaryProblem("\(folder.path)/areas.geojson")
    #expect(found.what == "the file is \(kind)" && found.remedy.contains(remedy), "\(found)")
  }

  @Test func esriJSON() throws {
    let text = #"{"geometryType": "esriGeometryPolygon", "features": [{"attributes": {}}]}"#
    let error = try #require(throws: InvalidInput.self) { try BoundaryFile(text, place: "e.json") }
    #expect(error.problems[0].what == "the file is Esri's JSON, not GeoJSON")
  }
}
