import Testing

@testable import TerritoryImport

@Suite struct GreatCircleTests {
  /// Nashville to Los Angeles by the haversine formula is 2887.2599506 km on a globe of 6372.8 km
  /// (Rosetta Code, Haversine formula).
  @Test func publishedValue() {
    let km = GreatCircle.kilometres(from: (36.12, -86.67), to: (33.94, -118.40))
    #expect(abs(km * 6372.8 / GreatCircle.radius - 2887.2599506071106) < 1e-6)
  }

  @Test func quartersOfTheGlobe() {
    let quarter = GreatCircle.radius * .pi / 2
    #expect(abs(GreatCircle.kilometres(from: (0, 0), to: (90, 0)) - quarter) < 1e-9)
    #expect(abs(GreatCircle.kilometres(from: (0, 0), to: (0, 90)) - quarter) < 1e-9)
    #expect(abs(GreatCircle.kilometres(from: (0, 0), to: (0, 180)) - 2 * quarter) < 1e-9)
    #expect(GreatCircle.kilometres(from: (62, 25), to: (62, 25)) == 0)
  }
}
