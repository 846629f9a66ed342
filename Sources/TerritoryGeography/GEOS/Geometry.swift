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

  /// A geometry that is written as well-known binary.
  static func read(
    _ context: GEOSContext, _ bytes: ArraySlice<UInt8>
  ) throws(GEOSFailure) -> Geometry {
    guard !WellKnownBinary.isNestedTooDeeply(bytes) else {
      throw GEOSFailure(message: "too many collections lie in each other")
    }
    guard let reader = GEOSWKBReader_create_r(context.handle) else { throw context.failure() }
    defer { GEOSWKBReader_destroy_r(context.handle, reader) }
    return try Geometry(
      context,
      bytes.withUnsafeBufferPointer {
        GEOSWKBReader_read_r(context.handle, reader, $0.baseAddress, $0.count)
      })
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
    // Not -1, which stands for no geometry.
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

/// A polygon made ready to be asked often whether it holds a point.
final class PreparedGeometry {
  private let geometry: Geometry
  private let prepared: OpaquePointer

  init(_ geometry: Geometry) throws(GEOSFailure) {
    guard let prepared = GEOSPrepare_r(geometry.context.handle, geometry.pointer) else {
      throw geometry.context.failure()
    }
    self.geometry = geometry
    self.prepared = prepared
  }

  deinit { GEOSPreparedGeom_destroy_r(geometry.context.handle, prepared) }

  /// Metres to another geometry, 0 where they touch.
  func distance(to other: Geometry) throws(GEOSFailure) -> Double {
    var distance = 0.0
    guard
      GEOSPreparedDistance_r(geometry.context.handle, prepared, other.pointer, &distance) == 1
    else { throw geometry.context.failure() }
    return distance
  }

  func contains(_ place: Position) throws(GEOSFailure) -> Bool {
    let point = try Geometry.point(geometry.context, place)
    let answer = GEOSPreparedContains_r(geometry.context.handle, prepared, point.pointer)
    guard answer <= 1 else { throw geometry.context.failure() }
    return answer == 1
  }
}
