import ArgumentParser
import Foundation
import TerritoryLanguages

/// The language of results that people read; JSON and CSV are the same in all.
struct LanguageOption: ParsableArguments {
  @Option(
    help: "Language of texts, tables and drawings: fi, sv or en. (default: the environment's)")
  var lang: Language?

  var language: Language {
    lang ?? Language(environment: ProcessInfo.processInfo.environment)
  }
}

extension Language: ExpressibleByArgument {}
