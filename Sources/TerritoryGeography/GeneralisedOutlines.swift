import TerritoryModel

/// Outlines with fewer points, and how coarse they are.
public struct GeneralisedOutlines: Sendable {
  /// No line moved by more metres than this.
  public let tolerance: Double
  /// Points of all outlines before and after; one that several outlines share counts once in each.
  public let verticesBefore: Int
  public let verticesAfter: Int
  /// Islands left out, each smaller than ``smallestIsland``.
  public let islandsLeftOut: Int
  /// Square kilometres from which on every island is drawn.
  public let smallestIsland: Double
  /// Change of the total area as a share: 0.001 is 0.1 % more.
  public let areaChange: Double
  let outlines: [MunicipalOutline]
  let faces: [Face]
  let plane: Plane
  let attribution: String?
}

extension GeneralisedOutlines {
  /// The outlines as `outlines.geojson`: in Finland EPSG:3067 in whole metres, elsewhere WGS 84;
  /// municipalities in the order of their codes, rings as RFC 7946 turns them. The same bytes for the
  /// same outlines.
  public func geoJSON() -> String {
    let generalisation = Generalisation(
      toleranceM: tolerance, verticesBefore: verticesBefore, verticesAfter: verticesAfter,
      islandsLeftOut: islandsLeftOut, smallestIslandKm2: smallestIsland,
      areaChange: areaChange)
    let writer = PlaneWriter(plane, plane.usualSystem)
    return featureCollectionText(
      outlines.indices.map { feature($0, writer) }, in: plane.usualSystem,
      members: [("generalisation", generalisation)]
        + (attribution.map { [("attribution", $0)] } ?? []))
  }

  private func feature(
    _ position: Int, _ writer: borrowing PlaneWriter
  ) -> MapFeature<OutlineProperties> {
    let outline = outlines[position]
    var polygons: [[[Position]]] = []
    for face in faces where face.owner == position {
      polygons.append(writer.written(face.rings.map { $0.map(\.position) }))
    }
    return MapFeature(
      OutlineProperties(
        code: outline.code.digits, nameFi: outline.nameFinnish, nameSv: outline.nameSwedish),
      .polygons(polygons))
  }
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

private struct OutlineProperties: Encodable {
  let code: String
  let nameFi: String
  let nameSv: String
}
