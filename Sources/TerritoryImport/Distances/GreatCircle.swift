import Foundation

/// The shortest way over a globe between two places given in degrees.
enum GreatCircle {
  /// Mean radius of the earth in kilometres, (2a + b) / 3 of WGS 84.
  static let radius = 6371.0088

  /// Kilometres by the haversine formula: 2R·asin √(sin²(Δφ/2) + cos φ₁ cos φ₂ sin²(Δλ/2)).
  static func kilometres(
    from a: (latitude: Double, longitude: Double), to b: (latitude: Double, longitude: Double)
  ) -> Double {
    let degree = Double.pi / 180
    let latitude = sin((b.latitude - a.latitude) * degree / 2)
    let longitude = sin((b.longitude - a.longitude) * degree / 2)
    let haversine =
      latitude * latitude
      + cos(a.latitude * degree) * cos(b.latitude * degree) * longitude * longitude
    return 2 * radius * asin(min(1, haversine.squareRoot()))
  }
}
