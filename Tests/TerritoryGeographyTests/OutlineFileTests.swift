import Foundation
import Testing

@testable import TerritoryGeography

/// outlines.geojson, as it is written and read again.
@Suite struct OutlineFileTests {
  private typealias Sketch = BoundarySketch

  /// 2 lies in a hole of 1; 1 has an island too. Rings turn and start in different ways.
  private func sketch(inOrder order: [Int]) -> Sketch {
    let hole = Sketch.box(4_000, 4_000, 2_000, 2_000)
    let parts: [(String, [[[Sketch.Corner]]])] = [
      (
        "1",
        [[Sketch.box(0, 0, 10_000, 10_000).reversed(), hole], [Sketch.box(20_000, 0, 900, 900)]]
      ),
      ("2", [[Array(hole[2...] + hole[..<2])]]),
    ]
    var sketch = Sketch()
    for index in order { sketch.add(parts[index].0, parts[index].1) }
    return sketch
  }

  @Test func theFile() throws {
    var sketch = sketch(inOrder: [0, 1])
    sketch.features[1] = sketch.features[1].replacing("\"M2\"", with: "\"M/2 \\\"ä\\\"\"")
    let text = sketch.text.replacing(
      "\"features\"", with: "\"attribution\": \"Someone, CC BY 4.0\", \"features\"")
    let boundaries = try Boundaries(BoundaryFile(text, place: "sketch.geojson"))
    #expect(
      boundaries.generalised(tolerance: 10).geoJSON() == """
        {"type":"FeatureCollection",
        "crs":{"properties":{"name":"urn:ogc:def:crs:EPSG::3067"},"type":"name"},
        "generalisation":{"area_change":0,"islands_left_out":0,"smallest_island_km2":0.0004,\
        "tolerance_m":10,"vertices_after":16,"vertices_before":16},
        "attribution":"Someone, CC BY 4.0",
        "features":[
        {"geometry":{"coordinates":[[[[400000,6900000],[410000,6900000],[410000,6910000],\
        [400000,6910000],[400000,6900000]],[[404000,6904000],[404000,6906000],[406000,6906000],\
        [406000,6904000],[404000,6904000]]],[[[420000,6900000],[420900,6900000],\
        [420900,6900900],[420000,6900900],[420000,6900000]]]],"type":"MultiPolygon"},\
        "properties":{"code":"001","name_fi":"M1","name_sv":"M1"},"type":"Feature"},
        {"geometry":{"coordinates":[[[404000,6904000],[406000,6904000],[406000,6906000],\
        [404000,6906000],[404000,6904000]]],"type":"Polygon"},"properties":{"code":"002",\
        "name_fi":"M/2 \\"ä\\"","name_sv":"M/2 \\"ä\\""},"type":"Feature"}
        ]}

        """)
  }

  @Test func theOrderOfTheSourceDoesNotMatter() throws {
    let texts = try [[0, 1], [1, 0]].map {
      try sketch(inOrder: $0).boundaries().generalised(tolerance: 10).geoJSON()
    }
    #expect(texts[0] == texts[1])
  }

  @Test func whatIsWrittenCanBeReadAgain() throws {
    let boundaries = try sketch(inOrder: [0, 1]).boundaries()
    let text = boundaries.generalised(tolerance: 10).geoJSON()
    let again = try Boundaries(BoundaryFile(text, place: "outlines.geojson"))
    #expect(again.areas == boundaries.areas && again.borders == boundaries.borders)
    #expect(again.notes.isEmpty)
    #expect(again.generalised(tolerance: 10).geoJSON() == text)
  }
}
