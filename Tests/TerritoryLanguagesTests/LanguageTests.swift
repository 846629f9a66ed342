import Testing

@testable import TerritoryLanguages

struct LanguageTests {
  @Test(arguments: [
    (["LANG": "fi_FI.UTF-8"], Language.finnish), (["LANG": "sv_FI"], .swedish), ([:], .english),
    (["LANG": "C.UTF-8"], .english), (["LANG": "fi", "LC_MESSAGES": "sv_SE.UTF-8"], .swedish),
    (["LANG": "fi", "LC_MESSAGES": "sv", "LC_ALL": "en_GB"], .english),
    (["LANG": "fi", "LC_ALL": ""], .finnish), (["LANG": "fil_PH"], .english),
  ])
  func theEnvironmentDecides(environment: [String: String], language: Language) {
    #expect(Language(environment: environment) == language)
  }
}
