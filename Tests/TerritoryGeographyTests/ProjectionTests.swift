import Testing

@testable import TerritoryGeography

@Suite struct ProjectionTests {
  /// Centres as the National Land Survey and GeoNames give them: degrees to five decimals, about a
  /// metre, and whole metres.
  @Test(arguments: [
    (27.73325, 64.22376, 535_577.0, 7_122_153.0),  // Kajaani
    (22.96898, 59.82364, 274_056.0, 6_638_646.0),  // Hanko
    (30.92665, 62.67132, 701_037.0, 6_955_093.0),  // Ilomantsi
    (19.94364, 60.09600, 108_054.0, 6_683_064.0),  // Maarianhamina
    (27.02834, 69.90788, 501_086.0, 7_755_601.0),  // Utsjoki
  ])
  func publishedCentres(longitude: Double, latitude: Double, easting: Double, northing: Double)
    throws
  {
    let found = Projection(.finland).metres(Position(x: longitude, y: latitude))
    let metres = try #require(found)
    #expect(abs(metres.x - easting) < 1.5 && abs(metres.y - northing) < 1.5)
  }

  /// On the central meridian the northing is the length of the meridian arc times 0.9996. The
  /// quadrant of GRS80 is 10,001,965.729 m long (Moritz, Geodetic Reference System 1980).
  @Test func theQuadrantOfTheMeridian() throws {
    let found = Projection(.finland).metres(Position(x: 27, y: 90))
    let metres = try #require(found)
    #expect(abs(metres.x - 500_000) < 0.001)
    #expect(abs(metres.y - 0.9996 * 10_001_965.7293) < 0.001)
  }

  @Test func degreesUndoMetres() throws {
    let projection = Projection(.finland)
    let place = Position(x: 21.3, y: 63.1)
    let metres = projection.metres(place)
    let back = projection.degrees(try #require(metres))
    #expect(abs(back.x - place.x) < 1e-10 && abs(back.y - place.y) < 1e-10)
  }
}
