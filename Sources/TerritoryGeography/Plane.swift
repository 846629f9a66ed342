import Foundation
import TerritoryModel

/// The plane on which a region is measured and drawn, in metres true to 0.5 %.
///
/// Finland has its own map projection, whose scale differs from 1 by less than 0.1 % there. Elsewhere
/// it is Lambert's azimuthal equal-area projection around the region's middle: areas are true, and a
/// length at the distance d from the middle is wrong by (d / 2R)² / 2.
public enum Plane: Hashable, Sendable {
  /// EPSG:3067 (ETRS-TM35FIN).
  case finland
  /// Around a place in whole degrees, so that nearly the same regions have the same plane.
  case around(longitude: Int, latitude: Int)

  /// Metres from the middle within which lengths are true to 0.5 %.
  static let reach = 1_265_000.0

  /// Whether a point in metres is on the map: within Finland and its sea, or within reach.
  func holds(_ metres: Position) -> Bool {
    switch self {
    case .finland:
      (20_000...800_000).contains(metres.x) && (6_450_000...7_850_000).contains(metres.y)
    case .around: metres.x * metres.x + metres.y * metres.y <= Self.reach * Self.reach
    }
  }

  /// The plane for some places, Finland's where it holds them all.
  ///
  /// A place far from the others, whose coordinates may be wrong, doesn't move it.
  ///
  /// - Parameter degrees: of longitude and latitude.
  init(for degrees: [Position]) {
    let finnish = Projection(.finland)
    guard !degrees.allSatisfy({ finnish.metres($0).map(Plane.finland.holds) ?? false }) else {
      self = .finland
      return
    }
    // There is a place, or Finland's plane would hold them all.
    let latitude = degrees.map(\.y).sorted()[degrees.count / 2]
    let anyLongitude = degrees.map(\.x).sorted()[degrees.count / 2]
    // From -180 to 180 around the middle one, so that nothing breaks at the date line.
    let turns = degrees.map { ($0.x - anyLongitude).remainder(dividingBy: 360) }
    let near = zip(turns, degrees).filter {
      abs($1.y - latitude) < 25 && abs($0) * cos($1.y * .pi / 180) < 25
    }
    func middle(_ values: [Double], _ usual: Double) -> Double {
      guard let least = values.min(), let most = values.max() else { return usual }
      return (least + most) / 2
    }
    let east = anyLongitude + middle(near.map(\.0), 0)
    // Finite: files with other coordinates were refused.
    self = .around(
      longitude: Int(east.remainder(dividingBy: 360).rounded()),
      latitude: Int(middle(near.map(\.1.y), latitude).rounded()))
  }
}

extension Plane {
  /// What map files of regions on the plane are in where nobody asks for another system.
  package var usualSystem: CoordinateSystem { self == .finland ? .epsg3067 : .wgs84 }
}

/// Metres on a plane as they are written in a coordinate system.
package struct PlaneWriter: ~Copyable {
  private let plane: Plane
  private let system: CoordinateSystem
  private let toPlane: Projection
  private let toSystem: Projection

  package init(_ plane: Plane, _ system: CoordinateSystem) {
    self.plane = plane
    self.system = system
    toPlane = Projection(plane)
    toSystem = Projection(system)
  }

  /// Rings as the system has them: degrees to about a centimetre, metres as they are or to one.
  ///
  /// - Precondition: they lie on the plane's map.
  package func written(_ rings: [[Position]]) -> [[Position]] {
    if plane == .finland, system == .epsg3067 { return rings }
    return rings.map { $0.map { written(degrees: toPlane.degrees($0)) } }
  }

  /// A place given in degrees; nil where the system doesn't have it.
  package func place(degrees: Position) -> Position? {
    system == .wgs84 ? degrees : toSystem.metres(degrees).map { rounded($0, perMetre: 1) }
  }

  private func written(degrees: Position) -> Position {
    rounded(toSystem.metres(degrees) ?? degrees, perMetre: 100)
  }

  private func rounded(_ place: Position, perMetre: Double) -> Position {
    let scale = system.isGeographic ? 1e7 : perMetre
    return Position(
      x: (place.x * scale).rounded() / scale, y: (place.y * scale).rounded() / scale)
  }
}
