/// A place on the map, in the coordinates of Finnish maps and in degrees.
public struct MapPoint: Hashable, Sendable {
  /// Metres east, EPSG:3067 (ETRS-TM35FIN).
  public let easting: Double
  /// Metres north, EPSG:3067 (ETRS-TM35FIN).
  public let northing: Double
  /// Degrees north, WGS 84.
  public let latitude: Double
  /// Degrees east, WGS 84.
  public let longitude: Double
}
