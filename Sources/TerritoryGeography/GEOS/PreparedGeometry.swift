import CGEOS

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

  func contains(_ place: Position) throws(GEOSFailure) -> Bool {
    let point = try Geometry.point(geometry.context, place)
    let answer = GEOSPreparedContains_r(geometry.context.handle, prepared, point.pointer)
    guard answer <= 1 else { throw geometry.context.failure() }
    return answer == 1
  }
}
