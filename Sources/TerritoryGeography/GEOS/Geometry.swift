import CGEOS

/// A geometry of GEOS, freed with its last reference.
///
/// A class, since Swift's arrays hold no values that can't be copied. Like its context it is not
/// sendable: the compiler keeps it on its thread.
final class Geometry {
  let context: GEOSContext
  let pointer: OpaquePointer

  /// Takes over what GEOS made.
  ///
  /// - Throws: ``GEOSFailure`` where GEOS made nothing.
  init(_ context: GEOSContext, _ made: OpaquePointer?) throws(GEOSFailure) {
    guard let made else { throw context.failure() }
    self.context = context
    pointer = made
  }

  deinit { GEOSGeom_destroy_r(context.handle, pointer) }

  /// A point.
  static func point(_ context: GEOSContext, _ place: Position) throws(GEOSFailure) -> Geometry {
    try Geometry(context, GEOSGeom_createPointFromXY_r(context.handle, place.x, place.y))
  }

  /// A polygon: its outer ring first, then its holes. Rings are closed here.
  ///
  /// - Precondition: each ring has three points or more.
  static func polygon(
    _ context: GEOSContext, _ rings: [[Position]]
  ) throws(GEOSFailure) -> Geometry {
    var parts: [Geometry] = []
    for ring in rings {
      precondition(ring.count > 2, "a ring of less than three points")
      let sequence = try coordinates(context, ring + [ring[0]])
      parts.append(
        try Geometry(context, GEOSGeom_createLinearRing_r(context.handle, sequence)))
    }
    var copies = copies(of: parts)
    let shell = copies.removeFirst()
    return try Geometry(
      context, GEOSGeom_createPolygon_r(context.handle, shell, &copies, UInt32(copies.count)))
  }

  /// Several lines as one geometry.
  static func lines(
    _ context: GEOSContext, _ lines: [[Position]]
  ) throws(GEOSFailure) -> Geometry {
    var parts: [Geometry] = []
    for line in lines {
      let sequence = try coordinates(context, line)
      parts.append(
        try Geometry(context, GEOSGeom_createLineString_r(context.handle, sequence)))
    }
    return try collection(context, parts, GEOS_MULTILINESTRING)
  }

  /// Several polygons as one geometry, each with its outer ring first. Rings that can't enclose
  /// anything are left out, a polygon with its outer ring.
  static func polygons(
    _ context: GEOSContext, _ polygons: [[[Position]]]
  ) throws(GEOSFailure) -> Geometry {
    var parts: [Geometry] = []
    for rings in polygons {
      guard let outer = rings.first, outer.count > 2 else { continue }
      parts.append(try polygon(context, rings.filter { $0.count > 2 }))
    }
    return try collection(context, parts, GEOS_MULTIPOLYGON)
  }

  static func collection(
    _ context: GEOSContext, _ parts: [Geometry], _ type: GEOSGeomTypes
  ) throws(GEOSFailure) -> Geometry {
    var copies = copies(of: parts)
    return try Geometry(
      context,
      GEOSGeom_createCollection_r(
        context.handle, Int32(type.rawValue), &copies, UInt32(copies.count)))
  }

  /// For GEOS to take over: what it makes of parts owns and frees them.
  private static func copies(of parts: [Geometry]) -> [OpaquePointer?] {
    parts.map { GEOSGeom_clone_r($0.context.handle, $0.pointer) }
  }

  private static func coordinates(
    _ context: GEOSContext, _ line: [Position]
  ) throws(GEOSFailure) -> OpaquePointer {
    let flat = line.flatMap { [$0.x, $0.y] }
    guard
      let sequence = GEOSCoordSeq_copyFromBuffer_r(
        context.handle, flat, UInt32(line.count), 0, 0)
    else { throw context.failure() }
    return sequence
  }
}
