import Foundation
import TerritoryLanguages
import TerritoryModel

/// Numbers as people read them in tables and sentences: rounded, as the current language writes them.
package enum Figures {
  /// At most `digits` decimals, trailing zeros left out: 6,045 and 3,022.5, in Finnish 3 022,5.
  package static func short(_ value: Double, digits: Int = 2) -> String {
    value.formatted(.number.precision(.fractionLength(0...digits)).locale(Language.current.locale))
  }

  /// People in a sentence or on a map, where nobody counts them in hundredths: whole from ten up, below
  /// that with one decimal, and with two where one would say that it is nobody.
  package static func people(_ value: Double) -> String {
    // Half a client is half a client, whatever sums it comes from, so that parts add up as written.
    let value = (value * 1e6).rounded() / 1e6
    if abs(value) >= 9.95 { return short(value, digits: 0) }
    return short(value, digits: abs(value) < 0.1 ? 2 : 1)
  }

  /// The same of a number that is a least one: rounded down.
  package static func leastPeople(_ value: Double) -> String {
    // What lies a millionth below what is shown is that.
    let value = value + 1e-6
    let step = value >= 10 ? 1 : value >= 0.1 ? 0.1 : 0.01
    return people((value / step).rounded(.down) * step)
  }

  /// Exactly `digits` decimals, for columns that are read downwards.
  package static func fixed(_ value: Double, digits: Int) -> String {
    // What rounds to zero has no sign.
    let shown = abs(value) < 0.5 * pow(10, -Double(digits)) ? 0 : value
    return shown.formatted(
      .number.precision(.fractionLength(digits)).locale(Language.current.locale))
  }

  /// A whole number: 1,000.
  package static func count(_ value: Int) -> String {
    value.formatted(.number.locale(Language.current.locale))
  }

  /// Coaches in full-time equivalents: 10, or 10.7.
  package static func coaches(_ coaches: Coaches) -> String {
    coaches.arePartTime ? exact(coaches.equivalents) : count(coaches.count)
  }

  /// A number that somebody gave, with all its decimals.
  package static func exact(_ value: Double) -> String {
    shortest(value).replacing(".", with: Language.current.locale.decimalSeparator ?? ".")
  }

  /// A difference with its sign, exactly `digits` decimals: +1.50, −2.00, 0.00.
  package static func signed(_ value: Double, digits: Int) -> String {
    signed(value) { fixed($0, digits: digits) }
  }

  /// A share as per cent: 95.2 %; in Finnish and Swedish no line breaks before the sign. What would be
  /// rounded to nothing or to the whole, and is neither, is told as less or more: <0.1 %, >99.9 %.
  package static func percent(_ share: Double, digits: Int = 1) -> String {
    let (step, size) = (pow(10, -Double(digits)), 100 * share)
    let sign = Language.current == .english ? " %" : "\u{A0}%"
    if size > leastPercent, size < step / 2 { return "<" + short(step, digits: digits) + sign }
    if size < 100 - leastPercent, size > 100 - step / 2 {
      return ">" + short(100 - step, digits: digits) + sign
    }
    return short(size, digits: digits) + sign
  }

  /// Less is what rounding leaves of numbers.
  private static let leastPercent = 1e-4

  /// The difference of two amounts as they are shown whole, so that whoever subtracts them gets it.
  static func wholeDifference(_ value: Double, from other: Double) -> Double {
    value.rounded(.toNearestOrEven) - other.rounded(.toNearestOrEven)
  }

  /// A share that somebody gave, as per cent with all its decimals but the noise of binary fractions.
  package static func exactPercent(_ share: Double) -> String {
    percent((share * 1e12).rounded() / 1e12, digits: 10)
  }

  /// A part more or less: +46.9 %, −5 %.
  package static func signedPercent(_ share: Double) -> String { signed(share) { percent($0) } }

  /// A sign before the size, but where that is shown as zero.
  package static func signed(_ value: Double, _ show: (Double) -> String) -> String {
    let size = show(abs(value))
    guard size != show(0) else { return size }
    return (value < 0 ? "−" : "+") + size
  }

  /// The least number of so many decimals that is not below a value, but for rounding errors.
  static func up(_ value: Double, digits: Int) -> Double {
    let scale = pow(10, Double(digits))
    return (value * scale - 1e-9).rounded(.up) / scale
  }

  /// The greatest number of so many decimals that is not above a value, but for rounding errors.
  static func down(_ value: Double, digits: Int) -> Double { -up(-value, digits: digits) }
}

/// How far a search has come, in one line: `travel: best plan 3,632.17 client-km/year, bound
/// 3,601.20, gap 0.9 %`.
public func progressText(_ progress: SearchProgress) -> String {
  let level = progress.level.words
  let unit = progress.level.unitWords
  let by = progress.method.map { " (\($0))" } ?? ""
  let bound = progress.bound.map { Figures.fixed($0, digits: 2) }
  guard let value = progress.value.map({ Figures.fixed($0, digits: 2) }) else {
    guard let bound else { return phrase("\(level): searching") + by }
    return phrase("\(level): searching, bound \(bound) \(unit)") + by
  }
  guard let bound, let gap = progress.gap else {
    return phrase("\(level): best plan \(value) \(unit)") + by
  }
  return phrase(
    "\(level): best plan \(value) \(unit), bound \(bound), gap \(Figures.gap(gap))") + by
}

extension Figures {
  /// A gap as per cent, never shown smaller than it is.
  static func gap(_ share: Double) -> String { percent(up(share * 100, digits: 1) / 100) }
}

extension Phrase.Interpolation {
  /// Coaches in full-time equivalents.
  package mutating func appendInterpolation(_ coaches: Coaches) {
    appendInterpolation(Figures.coaches(coaches))
  }
}
