import CGEOS

extension Geometry {
  /// Why a polygon is none: in GEOS's words, with the place; nil where it is sound.
  func fault() throws(GEOSFailure) -> (reason: String, place: Position)? {
    var reason: UnsafeMutablePointer<CChar>?
    var location: OpaquePointer?
    let valid = GEOSisValidDetail_r(context.handle, pointer, 0, &reason, &location)
    guard valid == 0 else {
      if valid == 1 { return nil }
      throw context.failure()
    }
    defer { GEOSFree_r(context.handle, reason) }
    let place = try Geometry(context, location).place()
    return (reason.map { String(cString: $0) } ?? "invalid", place)
  }

  /// A sound polygon in place of a faulty one: shells are put together, holes taken away, and what
  /// encloses no area is left out.
  func madeValid() throws(GEOSFailure) -> Geometry {
    guard let parameters = GEOSMakeValidParams_create_r(context.handle) else {
      throw context.failure()
    }
    defer { GEOSMakeValidParams_destroy_r(context.handle, parameters) }
    GEOSMakeValidParams_setMethod_r(context.handle, parameters, GEOS_MAKE_VALID_STRUCTURE)
    GEOSMakeValidParams_setKeepCollapsed_r(context.handle, parameters, 0)
    return try Geometry(
      context, GEOSMakeValidWithParams_r(context.handle, pointer, parameters))
  }

  /// Lines cut wherever they meet, each drawn once, through points in whole metres.
  func noded() throws(GEOSFailure) -> Geometry {
    try Geometry(context, GEOSUnaryUnionPrec_r(context.handle, pointer, 1))
  }

  /// The faces that lines enclose, holes taken out.
  ///
  /// - Precondition: the lines are cut wherever they meet.
  func faces() throws(GEOSFailure) -> Geometry {
    var lines: [OpaquePointer?] = [pointer]
    return try Geometry(context, GEOSPolygonize_r(context.handle, &lines, 1))
  }

  /// A point inside a polygon, for polygons however thin.
  func pointOnSurface() throws(GEOSFailure) -> Position {
    try Geometry(context, GEOSPointOnSurface_r(context.handle, pointer)).place()
  }

  /// The point of a polygon that lies farthest from its edges, to within some metres.
  func innermostPoint(within metres: Double) throws(GEOSFailure) -> Position {
    // GEOS answers with the circle's radius, a line from its centre.
    let radius = try Geometry(
      context, GEOSMaximumInscribedCircle_r(context.handle, pointer, metres))
    return try Geometry(context, GEOSGeomGetStartPoint_r(context.handle, radius.pointer)).place()
  }
}
