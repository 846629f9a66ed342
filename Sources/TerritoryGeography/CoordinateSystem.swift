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
