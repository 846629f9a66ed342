import Foundation

/// Numbers as people read them in tables: rounded, with thousands separators.
package enum Figures {
  private static let english = Locale(identifier: "en_US")

  /// At most `digits` decimals, trailing zeros left out: 6,045 and 3,022.5.
  package static func short(_ value: Double, digits: Int = 2) -> String {
    value.formatted(.number.precision(.fractionLength(0...digits)).locale(english))
  }

  /// Exactly `digits` decimals, for columns that are read downwards.
  package static func fixed(_ value: Double, digits: Int) -> String {
    // What rounds to zero has no sign.
    let shown = abs(value) < 0.5 * pow(10, -Double(digits)) ? 0 : value
    return shown.formatted(.number.precision(.fractionLength(digits)).locale(english))
  }

  /// A difference with its sign, exactly `digits` decimals: +1.50, −2.00, 0.00.
  static func signed(_ value: Double, digits: Int) -> String {
    let size = fixed(abs(value), digits: digits)
    guard size != fixed(0, digits: digits) else { return size }
    return (value < 0 ? "−" : "+") + size
  }

  /// A share as per cent: 95.2 %.
  package static func percent(_ share: Double, digits: Int = 1) -> String {
    short(share * 100, digits: digits) + " %"
  }

  /// A part more or less: +46.9 %, −5 %.
  static func signedPercent(_ share: Double) -> String {
    let shown = percent(abs(share))
    if shown == percent(0) { return shown }
    return (share < 0 ? "−" : "+") + shown
  }

  /// The least number of so many decimals that is not below a value, but for rounding errors.
  static func up(_ value: Double, digits: Int) -> Double {
    let scale = pow(10, Double(digits))
    return (value * scale - 1e-9).rounded(.up) / scale
  }

  /// The greatest number of so many decimals that is not above a value, but for rounding errors.
  static func down(_ value: Double, digits: Int) -> Double { -up(-value, digits: digits) }
}
