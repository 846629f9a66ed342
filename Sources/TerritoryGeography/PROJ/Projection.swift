import CPROJ

/// A map projection, between degrees and metres or whatever else a coordinate system counts in.
///
/// WGS 84 and ETRS89, which EPSG:3067 is based on, differ by less than a metre and are taken as the
/// same, as EPSG's own transformation does. The planes that regions are drawn on are spelled out, so
/// that PROJ needs no database for them. PROJ's objects belong to one thread: a projection is neither
/// copied nor sent.
struct Projection: ~Copyable {
  private let context: OpaquePointer
  /// Nil where the coordinates are degrees themselves.
  private let transformation: OpaquePointer?

  init(_ plane: Plane) { self.init { proj_create($0, Self.definition(plane)) } }

  /// - Parameter system: one that PROJ knows, since it was made.
  init(_ system: CoordinateSystem) {
    switch system {
    case .epsg3067: self.init(.finland)
    case .wgs84: self.init(isIdentity: true) { _ in nil }
    default: self.init { Self.transformation($0, system.definition) }
    }
  }

  private init(isIdentity: Bool = false, _ make: (OpaquePointer) -> OpaquePointer?) {
    context = Self.context()
    transformation = make(context)
    precondition(isIdentity || transformation != nil, "PROJ refuses what it took before")
  }

  deinit {
    proj_destroy(transformation)
    proj_context_destroy(context)
  }

  private static func context() -> OpaquePointer {
    let context = proj_context_create()!
    // What PROJ says on standard error is no message for people.
    _ = proj_log_level(context, PJ_LOG_NONE)
    // Nothing is fetched on account of what a file says.
    _ = proj_context_set_enable_network(context, 0)
    return context
  }

  private static func definition(_ plane: Plane) -> String {
    let step =
      switch plane {
      case .finland: "+proj=utm +zone=35"
      case .around(let longitude, let latitude): "+proj=laea +lon_0=\(longitude) +lat_0=\(latitude)"
      }
    return "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad"
      + " +step \(step) +ellps=GRS80"
  }

  /// From degrees to a system, longitude or easting first whatever the system's own order is.
  private static func transformation(
    _ context: OpaquePointer, _ definition: String
  ) -> OpaquePointer? {
    guard let made = proj_create_crs_to_crs(context, "OGC:CRS84", definition, nil) else {
      return nil
    }
    defer { proj_destroy(made) }
    return proj_normalize_for_visualization(context, made)
  }

  /// What a system is called, and whether its coordinates are degrees; nil where PROJ can't make
  /// places on earth of them.
  static func described(_ definition: String) -> (name: String, isGeographic: Bool)? {
    let context = context()
    defer { proj_context_destroy(context) }
    guard let system = proj_create(context, definition) else { return nil }
    defer { proj_destroy(system) }
    guard let isGeographic = isGeographic(system, context),
      let transformation = transformation(context, definition)
    else { return nil }
    proj_destroy(transformation)
    return (proj_get_name(system).map { String(cString: $0) } ?? definition, isGeographic)
  }

  /// Nil where the system is of no places on earth, such as one of heights alone.
  private static func isGeographic(_ system: OpaquePointer, _ context: OpaquePointer) -> Bool? {
    let inner: OpaquePointer?
    switch proj_get_type(system) {
    case PJ_TYPE_GEOGRAPHIC_2D_CRS, PJ_TYPE_GEOGRAPHIC_3D_CRS: return true
    case PJ_TYPE_PROJECTED_CRS: return false
    // Heights besides, or a way to another system.
    case PJ_TYPE_COMPOUND_CRS: inner = proj_crs_get_sub_crs(context, system, 0)
    case PJ_TYPE_BOUND_CRS: inner = proj_get_source_crs(context, system)
    default: return nil
    }
    guard let inner else { return nil }
    defer { proj_destroy(inner) }
    return isGeographic(inner, context)
  }

  /// Metres, or what else the system counts in, of degrees of longitude and latitude; nil where the
  /// place is not on its map.
  func metres(_ degrees: Position) -> Position? { transformed(degrees, PJ_FWD) }

  /// Degrees of longitude and latitude; nil where the coordinates are those of no place.
  func degreesIfAny(_ metres: Position) -> Position? { transformed(metres, PJ_INV) }

  /// Degrees of longitude and latitude.
  ///
  /// - Precondition: the coordinates are those of a place.
  func degrees(_ metres: Position) -> Position {
    // Both projections go back from far beyond what a plane holds.
    guard let found = degreesIfAny(metres) else {
      preconditionFailure("a place that can't be projected")
    }
    return found
  }

  private func transformed(_ position: Position, _ direction: PJ_DIRECTION) -> Position? {
    guard let transformation else { return position }
    // An error that PROJ remembers from a place before would spoil this one.
    proj_errno_reset(transformation)
    let found = proj_trans(
      transformation, direction, proj_coord(position.x, position.y, 0, 0))
    // PROJ answers infinity where it can't project.
    guard found.xy.x.isFinite, found.xy.y.isFinite else { return nil }
    return Position(x: found.xy.x, y: found.xy.y)
  }
}
