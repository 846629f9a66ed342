import ArgumentParser
import Foundation
import TerritoryLanguages
import TerritoryModel
import TerritoryReport

extension Language {
  /// What the command line asks for, else the environment: for what is told before options are read.
  static var asked: Language {
    let arguments = CommandLine.arguments.dropFirst().prefix { $0 != "--" }
    let option = zip(arguments, arguments.dropFirst()).reversed().first { $0.0 == "--lang" }?.1
    let joined = arguments.last { $0.hasPrefix("--lang=") }?.dropFirst("--lang=".count)
    return (joined.map(String.init) ?? option).flatMap(Language.init(rawValue:))
      ?? Language(environment: ProcessInfo.processInfo.environment)
  }
}

extension ValidationError {
  /// Wrong use of the command line, in the current language.
  init(saying wording: Wording) { self.init(wording.shown) }

  /// What an option is set to that it can't be.
  init(_ option: String, _ violation: Violation) {
    self.init(saying: "\(option): \(violation.what); \(violation.remedy)")
  }
}
