import Foundation

/// A language that results are written in.
public enum Language: String, Sendable, CaseIterable {
  case finnish = "fi"
  case swedish = "sv"
  case english = "en"

  /// The language of all results that are written at the moment. Words and numbers look here, so that
  /// not every function between a command and a number has to pass it on:
  /// `Language.$current.withValue(.finnish) { planText(…) }`.
  @TaskLocal public static var current = Language.english

  /// Whether results that are written at the moment speak of minutes of driving where they would of
  /// kilometres: phrases then stand in `minutes.csv`.
  @TaskLocal public static var measuresMinutes = false

  /// The rules for numbers and dates, as Finland uses them: `3 022,5` in Finnish and Swedish.
  public var locale: Locale {
    switch self {
    case .finnish: Locale(identifier: "fi_FI")
    case .swedish: Locale(identifier: "sv_FI")
    case .english: Locale(identifier: "en_US")
    }
  }

  /// Words for other programs, such as a reason in JSON, which are the same whatever the language.
  public static func forPrograms<Words>(_ words: () throws -> Words) rethrows -> Words {
    try $current.withValue(.english, operation: words)
  }

  /// The language that a user's environment asks for: the first of LC_ALL, LC_MESSAGES and LANG that
  /// is set decides, as POSIX has it; English where that is none of the three.
  public init(environment: [String: String]) {
    let values = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }
    let locale = values.first { !$0.isEmpty } ?? ""
    self = Language(rawValue: String(locale.prefix { $0.isLetter }).lowercased()) ?? .english
  }
}
