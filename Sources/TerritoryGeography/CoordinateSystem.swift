import TerritoryModel

/// The coordinates that a file of boundaries is written in.
public enum CoordinateSystem: String, Sendable, CustomStringConvertible {
  /// ETRS-TM35FIN, metres east and north.
  case epsg3067
  /// Degrees of longitude and latitude.
  case wgs84

  public var description: String {
    switch self {
    case .epsg3067: "EPSG:3067 (ETRS-TM35FIN)"
    case .wgs84: "WGS 84"
    }
  }
}

extension CoordinateSystem {
  /// The system that the member `crs` of a file names; nil where it has none.
  ///
  /// - Throws: ``Violation`` where it names another than these two.
  init?(named name: String?) throws(Violation) {
    guard let name else { return nil }
    let end = name.uppercased().split { $0 == ":" || $0 == "/" }.last
    switch end {
    case "3067": self = .epsg3067
    case "CRS84", "4326", "4258": self = .wgs84
    default:
      throw Violation(
        what: "the coordinates are in \(quoted(name)), not in EPSG:3067 or WGS 84",
        remedy: Self.transform)
    }
  }

  static let transform: Wording =
    "write the file again in EPSG:3067, for instance in QGIS, or with"
    + " ogr2ogr -t_srs EPSG:3067 new.geojson old.geojson"

  /// What the coordinates of a feature look like.
  enum Appearance {
    /// Those of this system in Finland.
    case system(CoordinateSystem)
    /// Those of this system with the second number first.
    case swapped(CoordinateSystem)
    /// A point that lies outside Finland in the system of the points before it, or in both systems
    /// where it is the first.
    case elsewhere(Position, CoordinateSystem?)
  }

  private static let systems: [CoordinateSystem] = [.epsg3067, .wgs84]

  /// - Returns: nil where there are no points.
  static func appearance(of points: some Sequence<Position>) -> Appearance? {
    var common: CoordinateSystem?
    var isSwapped = false
    for point in points {
      let swapped = Position(x: point.y, y: point.x)
      if let common {
        guard common.hasInFinland(isSwapped ? swapped : point) else {
          return .elsewhere(point, common)
        }
      } else if let system = systems.first(where: { $0.hasInFinland(point) }) {
        common = system
      } else if let system = systems.first(where: { $0.hasInFinland(swapped) }) {
        common = system
        isSwapped = true
      } else {
        return .elsewhere(point, nil)
      }
    }
    return common.map { isSwapped ? .swapped($0) : .system($0) }
  }

  /// Whether a point lies in Finland or by its borders, its sea included.
  private func hasInFinland(_ point: Position) -> Bool {
    switch self {
    case .epsg3067:
      (20_000...800_000).contains(point.x) && (6_450_000...7_850_000).contains(point.y)
    case .wgs84: (18.0...33).contains(point.x) && (58.0...71).contains(point.y)
    }
  }
}
