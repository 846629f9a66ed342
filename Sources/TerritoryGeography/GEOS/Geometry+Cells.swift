import CGEOS

extension Geometry {
  /// Several points as one geometry.
  static func points(
    _ context: GEOSContext, _ places: [Position]
  ) throws(GEOSFailure) -> Geometry {
    var parts: [Geometry] = []
    for place in places { parts.append(try point(context, place)) }
    return try collection(context, parts, GEOS_MULTIPOINT)
  }

  /// The smallest polygon, line or point without dents that holds everything.
  func hull() throws(GEOSFailure) -> Geometry {
    try Geometry(context, GEOSConvexHull_r(context.handle, pointer))
  }

  /// The land within some metres, with rounded corners.
  func widened(by metres: Double) throws(GEOSFailure) -> Geometry {
    try Geometry(context, GEOSBuffer_r(context.handle, pointer, metres, 8))
  }

  /// The cells of points: around each the places nearer to it than to any other (Voronoi diagram).
  ///
  /// - Parameter land: what the cells cover at least.
  func nearestCells(around land: Geometry) throws(GEOSFailure) -> Geometry {
    try Geometry(
      context, GEOSVoronoiDiagram_r(context.handle, pointer, land.pointer, 0, 0))
  }

  /// What two polygons have in common.
  func common(with other: Geometry) throws(GEOSFailure) -> Geometry {
    try Geometry(context, GEOSIntersection_r(context.handle, pointer, other.pointer))
  }

  /// The geometry with its points in whole metres, sound.
  func onWholeMetres() throws(GEOSFailure) -> Geometry {
    try Geometry(context, GEOSGeom_setPrecision_r(context.handle, pointer, 1, 0))
  }
}
