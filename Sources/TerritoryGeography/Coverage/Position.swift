/// A pair of coordinates: metres east and north, or degrees of longitude and latitude.
struct Position: Hashable, Sendable {
  var x: Double
  var y: Double

  /// `25.5, 62.3`, or whole numbers where they are whole.
  var text: String { "\(Self.shortest(x)), \(Self.shortest(y))" }

  private static func shortest(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
  }
}
