import CGEOS

extension Geometry {
  /// The polygons of which this geometry is made, each with its outer ring first. Rings are not
  /// closed: the first point is not repeated. Points and lines are passed over.
  func polygons() throws(GEOSFailure) -> [[[Position]]] {
    try Self.polygons(context, pointer)
  }

  private static func polygons(
    _ context: GEOSContext, _ geometry: OpaquePointer
  ) throws(GEOSFailure) -> [[[Position]]] {
    let handle = context.handle
    switch GEOSGeomTypes(rawValue: UInt32(GEOSGeomTypeId_r(handle, geometry))) {
    case GEOS_POLYGON:
      guard GEOSisEmpty_r(handle, geometry) == 0 else { return [] }
      var rings = [try line(context, GEOSGetExteriorRing_r(handle, geometry))]
      for index in 0..<GEOSGetNumInteriorRings_r(handle, geometry) {
        rings.append(try line(context, GEOSGetInteriorRingN_r(handle, geometry, index)))
      }
      return [rings.map { Array($0.dropLast()) }]
    case GEOS_MULTIPOLYGON, GEOS_GEOMETRYCOLLECTION:
      var found: [[[Position]]] = []
      for index in 0..<GEOSGetNumGeometries_r(handle, geometry) {
        // A part belongs to its collection and is not freed.
        guard let part = GEOSGetGeometryN_r(handle, geometry, index) else {
          throw context.failure()
        }
        found += try polygons(context, part)
      }
      return found
    default: return []
    }
  }

  private static func line(
    _ context: GEOSContext, _ line: OpaquePointer?
  ) throws(GEOSFailure) -> [Position] {
    guard let line, let sequence = GEOSGeom_getCoordSeq_r(context.handle, line) else {
      throw context.failure()
    }
    var count: UInt32 = 0
    guard GEOSCoordSeq_getSize_r(context.handle, sequence, &count) == 1 else {
      throw context.failure()
    }
    var flat = [Double](repeating: 0, count: 2 * Int(count))
    guard GEOSCoordSeq_copyToBuffer_r(context.handle, sequence, &flat, 0, 0) == 1 else {
      throw context.failure()
    }
    return (0..<Int(count)).map { Position(x: flat[2 * $0], y: flat[2 * $0 + 1]) }
  }

  /// The coordinates of a point.
  func place() throws(GEOSFailure) -> Position {
    var place = Position(x: 0, y: 0)
    guard GEOSGeomGetX_r(context.handle, pointer, &place.x) == 1,
      GEOSGeomGetY_r(context.handle, pointer, &place.y) == 1
    else { throw context.failure() }
    return place
  }
}
