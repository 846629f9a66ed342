import Foundation

extension GeneralisedOutlines {
  /// The outlines as `outlines.geojson`: EPSG:3067 in whole metres, municipalities in the order of
  /// their codes, rings as RFC 7946 turns them. The same bytes for the same outlines.
  public func geoJSON() -> String {
    let crs = CoordinateSystemMember()
    let generalisation = Generalisation(
      toleranceM: tolerance, verticesBefore: verticesBefore, verticesAfter: verticesAfter,
      islandsLeftOut: islandsLeftOut, smallestIslandKm2: smallestIsland,
      areaChange: areaChange)
    var members = [
      "\"type\":\"FeatureCollection\"", "\"crs\":\(Self.text(crs))",
      "\"generalisation\":\(Self.text(generalisation))",
    ]
    if let attribution { members.append("\"attribution\":\(Self.text(attribution))") }
    let features = outlines.indices.map { Self.text(feature($0)) }
    members.append("\"features\":[\n\(features.joined(separator: ",\n"))\n]")
    return "{\(members.joined(separator: ",\n"))}\n"
  }

  /// JSON on one line, keys sorted.
  private static func text(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Only numbers that are not finite can fail, and there are none.
    return String(decoding: try! encoder.encode(value), as: UTF8.self)
  }

  private func feature(_ position: Int) -> OutlineFeature {
    let outline = outlines[position]
    let polygons = faces.filter { $0.owner == position }.map { face in
      face.rings.map { ring in closed(ring) }
    }
    return OutlineFeature(
      properties: OutlineFeature.Properties(
        code: outline.code.digits, nameFi: outline.nameFinnish, nameSv: outline.nameSwedish),
      geometry: OutlineFeature.Geometry(polygons: polygons))
  }

  /// The ring's points from its smallest one back to it.
  private func closed(_ ring: Ring) -> [[Int32]] {
    let start = ring.indices.min { ring[$0] < ring[$1] }!
    return (ring[start...] + ring[...start]).map { [$0.x, $0.y] }
  }
}

private struct CoordinateSystemMember: Encodable {
  let type = "name"
  let properties = ["name": "urn:ogc:def:crs:EPSG::3067"]
}

/// How coarse the outlines are; in snake case these are the names of the file.
private struct Generalisation: Encodable {
  let toleranceM: Double
  let verticesBefore: Int
  let verticesAfter: Int
  let islandsLeftOut: Int
  let smallestIslandKm2: Double
  let areaChange: Double
}

private struct OutlineFeature: Encodable {
  let type = "Feature"
  let properties: Properties
  let geometry: Geometry

  struct Properties: Encodable {
    let code: String
    let nameFi: String
    let nameSv: String
  }

  struct Geometry: Encodable {
    let polygons: [[[[Int32]]]]

    private enum Key: CodingKey {
      case type, coordinates
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      if polygons.count == 1 {
        try container.encode("Polygon", forKey: .type)
        try container.encode(polygons[0], forKey: .coordinates)
      } else {
        try container.encode("MultiPolygon", forKey: .type)
        try container.encode(polygons, forKey: .coordinates)
      }
    }
  }
}
