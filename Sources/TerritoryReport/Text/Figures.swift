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

  /// A share as per cent: 95.2 %.
  package static func percent(_ share: Double, digits: Int = 1) -> String {
    short(share * 100, digits: digits) + " %"
  }
}
