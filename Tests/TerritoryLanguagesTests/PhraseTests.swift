import Testing

@testable import TerritoryLanguages

struct PhraseTests {
  @Test func englishIsWrittenAsItStands() {
    #expect(phrase("Nobody waits.") == "Nobody waits.")
    #expect(phrase("\(1) {coach|coaches} in \("Äänekoski")") == "1 coach in Äänekoski")
    #expect(phrase("\(3) {coach|coaches} in \("Äänekoski")") == "3 coaches in Äänekoski")
  }

  @Test func theBookTranslates() {
    Language.$current.withValue(.finnish) {
      #expect(phrase("Nobody waits.") == "Kukaan ei jonota.")
      #expect(phrase("\(1) {coach|coaches}") == "1 työhönvalmentaja")
      #expect(phrase("\(0) {coach|coaches}") == "0 työhönvalmentajaa")
    }
    Language.$current.withValue(.swedish) {
      #expect(phrase(orText: "Nobody waits.") == "Ingen köar.")
      #expect(phrase(orText: "Statistics Finland") == "Statistics Finland")
    }
  }

  /// Figures are written before they come here, and one client is one however it was counted.
  @Test(arguments: [
    ("1", "1 client waits"), ("1.0", "1.0 clients wait"), ("0.4", "0.4 clients wait"),
  ])
  func writtenFiguresDecideBetweenOneAndMany(figure: String, words: String) {
    #expect(phrase("\(figure) {client waits|clients wait}") == words)
  }

  /// What fills a gap is never looked at again, so a name can't act as a template.
  @Test func namesAreNoTemplates() {
    #expect(phrase("to \("{1} {a|b}")") == "to {1} {a|b}")
  }

  @Test func gapsMayChangeTheirOrder() {
    let template = PhraseTemplate("{2} has {1} {1:coach|coaches} {x} {")
    let arguments = [
      Phrase.Argument(text: "1"), Phrase.Argument(text: "Kuhmo"),
    ]
    #expect(template.filled(with: arguments) == "Kuhmo has 1 coach {x} {")
  }
}
