import CPROJ

/// The map projection ETRS-TM35FIN (EPSG:3067), between degrees and metres.
///
/// WGS 84 and ETRS89, which EPSG:3067 is based on, differ by less than a metre and are taken as the
/// same, as EPSG's own transformation does. The projection is spelled out, so that PROJ needs no
/// database. PROJ's objects belong to one thread: a projection is neither copied nor sent.
struct Projection: ~Copyable {
  private let context: OpaquePointer
  private let transformation: OpaquePointer

  init() {
    context = proj_context_create()
    guard let transformation = proj_create(context, Self.definition) else {
      preconditionFailure("PROJ refuses \(Self.definition)")
    }
    self.transformation = transformation
  }

  deinit {
    proj_destroy(transformation)
    proj_context_destroy(context)
  }

  private static let definition =
    "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad"
    + " +step +proj=utm +zone=35 +ellps=GRS80"

  /// Metres east and north of a place in Finland given by degrees of longitude and latitude.
  func metres(_ degrees: Position) -> Position { transformed(degrees, PJ_FWD) }

  /// Degrees of longitude and latitude of a place in Finland given by metres east and north.
  func degrees(_ metres: Position) -> Position { transformed(metres, PJ_INV) }

  /// Metres east and north of a place anywhere on earth; nil where it lies too far from Finland for
  /// this projection.
  func metresIfNear(_ degrees: Position) -> Position? { transformedIfNear(degrees, PJ_FWD) }

  private func transformed(_ position: Position, _ direction: PJ_DIRECTION) -> Position {
    // Coordinates are checked before they get here.
    guard let found = transformedIfNear(position, direction) else {
      preconditionFailure("a place that can't be projected")
    }
    return found
  }

  private func transformedIfNear(
    _ position: Position, _ direction: PJ_DIRECTION
  ) -> Position? {
    // An error that PROJ remembers from a place before would spoil this one.
    proj_errno_reset(transformation)
    let found = proj_trans(
      transformation, direction, proj_coord(position.x, position.y, 0, 0))
    // PROJ answers infinity where it can't project.
    guard found.xy.x.isFinite, found.xy.y.isFinite else { return nil }
    return Position(x: found.xy.x, y: found.xy.y)
  }
}
