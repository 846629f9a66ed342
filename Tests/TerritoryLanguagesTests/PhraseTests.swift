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
      #expect(phrase("Nobody waits.") == "Kukaan ei odota.")
      #expect(phrase("\(1) {coach|coaches}") == "1 valmentaja")
      #expect(phrase("\(0) {coach|coaches}") == "0 valmentajaa")
    }
    Language.$current.withValue(.swedish) {
      #expect(phrase(orText: "Nobody waits.") == "Ingen väntar.")
      #expect(phrase(orText: "Statistics Finland") == "Statistics Finland")
    }
  }

  /// What fills a gap is never looked at again, so a name can't act as a template.
  @Test func namesAreNoTemplates() {
    #expect(phrase("to \("{1} {a|b}")") == "to {1} {a|b}")
  }

  @Test func gapsMayChangeTheirOrder() {
    let template = PhraseTemplate("{2} has {1} {1:coach|coaches} {x} {")
    let arguments = [
      Phrase.Argument(text: "1", count: 1), Phrase.Argument(text: "Kuhmo", count: nil),
    ]
    #expect(template.filled(with: arguments) == "Kuhmo has 1 coach {x} {")
  }
}
