import TerritoryModel

@testable import TerritoryGeography

/// A small file of boundaries, drawn in metres from a corner in Finland's middle.
struct BoundarySketch {
  typealias Corner = (x: Double, y: Double)

  /// Where the corner of a sketch lies, EPSG:3067.
  static let origin = (x: 400_000.0, y: 6_900_000.0)
  static let metresMember = #"{"type": "name", "properties": {"name": "EPSG:3067"}}"#

  /// The value of the member `crs`; nil leaves it out.
  var crs: String? = metresMember
  var features: [String] = []

  /// Adds a municipality called `M` and its code.
  ///
  /// - Parameter polygons: of each the outer ring, then the holes; rings are closed here.
  mutating func add(_ code: String, _ polygons: [[[Corner]]]) {
    let rings = polygons.map { polygon in
      "[\(polygon.map { Self.ring($0) }.joined(separator: ","))]"
    }
    add(
      properties: #"{"code": "\#(code)", "name_fi": "M\#(code)"}"#,
      geometry: #"{"type": "MultiPolygon", "coordinates": [\#(rings.joined(separator: ","))]}"#)
  }

  /// Adds a municipality of one ring.
  mutating func add(_ code: String, ring: [Corner]) { add(code, [[ring]]) }

  mutating func add(properties: String, geometry: String) {
    features.append(
      #"{"type": "Feature", "properties": \#(properties), "geometry": \#(geometry)}"#)
  }

  var text: String {
    let crs = crs.map { "\"crs\": \($0), " } ?? ""
    return #"{"type": "FeatureCollection", \#(crs)"features": ["# + "\n"
      + features.joined(separator: ",\n") + "\n]}\n"
  }

  func file() throws(InvalidInput) -> BoundaryFile {
    try BoundaryFile(text, place: "sketch.geojson")
  }

  func boundaries() throws(InvalidInput) -> Boundaries { try Boundaries(file()) }

  /// What the sketch is refused for.
  func problems() -> [InputProblem] {
    do {
      _ = try boundaries()
      return []
    } catch {
      return error.problems
    }
  }

  /// A rectangle's corners, counterclockwise.
  static func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> [Corner] {
    [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
  }

  private static func ring(_ corners: [Corner]) -> String {
    let points = (corners + corners.prefix(1)).map { "[\(origin.x + $0.x),\(origin.y + $0.y)]" }
    return "[\(points.joined(separator: ","))]"
  }
}

extension Boundaries {
  /// Kilometres of each border by `from-to`.
  var lengths: [String: Double] {
    Dictionary(
      borders.map { ("\($0.from)-\($0.to)", $0.kilometres) }, uniquingKeysWith: { $1 })
  }

  /// Square kilometres by code.
  var areas: [String: Double] {
    Dictionary(outlines.map { ($0.code.digits, $0.area) }, uniquingKeysWith: { $1 })
  }
}
