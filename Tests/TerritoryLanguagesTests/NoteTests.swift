import Testing

@testable import TerritoryLanguages

/// Notes are written in English and read back in any language.
@Suite struct NoteTests {
  static let notes = PhraseBook.shared.entries.filter { $0.file == "notes.csv" }

  private static func filled(_ template: String) -> String {
    let arguments = (1...9).map { Phrase.Argument(text: "x\($0)-\($0)") }
    return PhraseTemplate(template).filled(with: arguments)
  }

  /// Gaps are told apart, and no note is taken for another one.
  @Test(arguments: notes.map(\.english)) func eachNoteIsFoundAgain(english: String) throws {
    let note = try #require(Self.notes.first { $0.english == english })
    let text = Self.filled(english)
    let found = [Language.english, .finnish, .swedish].map { language in
      Language.$current.withValue(language) { phrase(ofNote: text) }
    }
    #expect(found == [english, note.finnish, note.swedish].map(Self.filled))
  }

  @Test func notesAreEnglishInEveryLanguage() {
    let count = "3"
    let note = Language.$current.withValue(.finnish) {
      phrase(asNote: "Distances: \(count) pairs.")
    }
    #expect(note == "Distances: 3 pairs.")
  }

  @Test func whatFillsAGapIsSaidInTheLanguageToo() {
    Language.$current.withValue(.swedish) {
      let words = phrase(ofNote: "Distances: 12 pairs; 2 are estimates (over a link).") { gap in
        phrase(ofNote: gap) ?? gap
      }
      #expect(words == "Avstånd: 12 kommunpar; varav uppskattade 2 (over a link).")
    }
  }

  @Test func whatNobodyWroteIsNoNote() {
    for text in ["", "Distances", "Distances: pairs.", "the county's own: 12"] {
      #expect(phrase(ofNote: text) == nil, "\(text)")
    }
  }

  @Test func gapsEndWhereTheirWordsDo() {
    let template = PhraseTemplate("{1}: {2}, file {3}, {4}")
    #expect(
      template.arguments(of: "a: b, c: d (e), file f.csv, 2026-06")
        == ["a", "b, c: d (e)", "f.csv", "2026-06"])
    let last = PhraseTemplate("({1}).")
    #expect(last.arguments(of: "(a (b). c).") == ["a (b). c"])
    #expect(last.arguments(of: "(a). b") == nil)
  }
}
