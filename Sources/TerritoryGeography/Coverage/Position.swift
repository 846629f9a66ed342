/// A pair of coordinates: metres east and north, or degrees of longitude and latitude.
package struct Position: Hashable, Sendable {
  package var x: Double
  package var y: Double

  package init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  /// `25.5, 62.3`, or whole numbers where they are whole.
  var text: String { "\(Self.shortest(x)), \(Self.shortest(y))" }

  private static func shortest(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
  }
}
