import Foundation
import TerritoryModel

/// How a report came about, so that it can be made again and checked.
public struct ReportMaking: Sendable {
  /// The solver with its version, such as GLPK 5.0.
  public let solver: String
  /// The words after the program's name that the user gave.
  public let arguments: [String]
  /// What the region folder says of its sources.
  public let provenance: RegionProvenance
  /// The day that the report is dated with; nil for a report without a date.
  ///
  /// The same input gives the same bytes, so today's date is never taken from the clock: only who
  /// asks for a date has one (``date(environment:)``).
  public let date: Date?

  public init(
    solver: String, arguments: [String], provenance: RegionProvenance = RegionProvenance(),
    date: Date? = nil
  ) {
    self.solver = solver
    self.arguments = arguments
    self.provenance = provenance
    self.date = date
  }

  /// The command that makes the same results again, as a shell takes it.
  public var command: String {
    (["plan-territories"] + arguments).map(Self.shellWord).joined(separator: " ")
  }

  /// A word as a POSIX shell takes it unchanged: in single quotes where it has anything but letters,
  /// digits and harmless signs.
  static func shellWord(_ word: String) -> String {
    let isPlain = word.allSatisfy { $0.isLetter || $0.isNumber || "%+,-./:=@_".contains($0) }
    // zsh expands a word that starts with an equals sign.
    guard !isPlain || word.isEmpty || word.hasPrefix("=") else { return word }
    return "'\(word.replacing("'", with: #"'\''"#))'"
  }

  /// The date that the environment asks for: seconds since 1970 in SOURCE_DATE_EPOCH, as
  /// reproducible-builds.org describes it; nil where it is not set.
  ///
  /// - Throws: ``InvalidInput`` where it is set to anything else.
  public static func date(environment: [String: String]) throws(InvalidInput) -> Date? {
    guard let text = environment["SOURCE_DATE_EPOCH"], !text.isEmpty else { return nil }
    // The last second of the year 9999, which every format for dates still takes.
    let range = 0...253_402_300_799
    guard text.allSatisfy({ ("0"..."9").contains($0) }), let seconds = Int(text),
      range.contains(seconds)
    else {
      throw InvalidInput([
        InputProblem(
          place: "SOURCE_DATE_EPOCH", what: "\(quoted(text)) is no number of seconds since 1970",
          remedy: "give whole seconds, as `date +%s` prints them, or unset the variable")
      ])
    }
    return Date(timeIntervalSince1970: Double(seconds))
  }
}
