import TerritoryModel

/// The place of a feature as GeoJSON writes it.
package enum MapGeometry: Encodable {
  case point(Position)
  /// Each with its outer ring first; rings are not closed. The outer ring runs counterclockwise, holes
  /// clockwise, as RFC 7946 has it.
  case polygons([[[Position]]])

  private enum Key: String, CodingKey {
    case type, coordinates
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .point(let place):
      try container.encode("Point", forKey: .type)
      try container.encode([place.x, place.y], forKey: .coordinates)
    case .polygons(let polygons):
      let rings = polygons.map { $0.map(Self.closed) }
      if rings.count == 1 {
        try container.encode("Polygon", forKey: .type)
        try container.encode(rings[0], forKey: .coordinates)
      } else {
        try container.encode("MultiPolygon", forKey: .type)
        try container.encode(rings, forKey: .coordinates)
      }
    }
  }

  /// The ring's points from its smallest one back to it.
  private static func closed(_ ring: [Position]) -> [[Double]] {
    // Rings have three points or more.
    let start = ring.indices.min { (ring[$0].x, ring[$0].y) < (ring[$1].x, ring[$1].y) }!
    return (ring[start...] + ring[...start]).map { [$0.x, $0.y] }
  }
}

/// A feature: what it is, and where.
package struct MapFeature<Properties: Encodable>: Encodable {
  let type = "Feature"
  let properties: Properties
  /// Nil is written as null: a feature that lies nowhere.
  let geometry: MapGeometry?

  package init(_ properties: Properties, _ geometry: MapGeometry?) {
    self.properties = properties
    self.geometry = geometry
  }

  private enum Key: String, CodingKey {
    case type, properties, geometry
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(type, forKey: .type)
    try container.encode(properties, forKey: .properties)
    try container.encode(geometry, forKey: .geometry)
  }
}

/// A GeoJSON file, with a line for each feature: the same bytes for the same features.
///
/// - Parameters:
///   - system: of the features' coordinates. It is named in the member `crs` of GeoJSON before RFC 7946,
///     which QGIS and GDAL read; WGS 84 is what files without it are in.
///   - members: further ones of the whole file, in their order; names of properties become snake case.
package func featureCollectionText(
  _ features: [some Encodable], in system: CoordinateSystem,
  members: [(name: String, value: any Encodable)] = []
) -> String {
  var all = ["\"type\":\"FeatureCollection\""]
  if let name = system.memberName {
    let member = CoordinateSystemMember(properties: ["name": name])
    all.append("\"crs\":\(writtenJSON(member, isPretty: false))")
  }
  all += members.map { "\"\($0.name)\":\(writtenJSON($0.value, isPretty: false))" }
  let lines = features.map { writtenJSON($0, isPretty: false) }
  all.append("\"features\":[\n\(lines.joined(separator: ",\n"))\n]")
  return "{\(all.joined(separator: ",\n"))}\n"
}

private struct CoordinateSystemMember: Encodable {
  let type = "name"
  let properties: [String: String]
}
