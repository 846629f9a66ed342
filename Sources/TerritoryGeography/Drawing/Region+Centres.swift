import TerritoryModel

extension Region {
  /// The municipal centres in metres of EPSG:3067; nil where one lies too far from Finland.
  package var centres: [Position?] {
    let projection = Projection()
    return municipalities.map {
      projection.metresIfNear(Position(x: $0.longitude, y: $0.latitude))
    }
  }
}

extension [[Position]] {
  /// Rings given in metres of EPSG:3067, in degrees of longitude and latitude.
  ///
  /// - Precondition: they lie on the map of Finland.
  package var degrees: [[Position]] {
    let projection = Projection()
    return map { $0.map { projection.degrees($0) } }
  }
}
