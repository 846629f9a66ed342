import Testing

@testable import TerritoryLanguages

struct PhraseBookTests {
  @Test(arguments: PhraseBook.shared.entries.map(\.english))
  func everyPhraseIsWholeInAllLanguages(english: String) throws {
    let entry = try #require(PhraseBook.shared.entries.first { $0.english == english })
    for translation in [entry.finnish, entry.swedish] {
      #expect(!translation.isEmpty, "\(entry.file): “\(english)” lacks a translation")
      #expect(
        arguments(translation) == arguments(english),
        "\(entry.file): “\(translation)” has other gaps than “\(english)”")
    }
  }

  @Test func noPhraseStandsTwice() {
    let phrases = Dictionary(grouping: PhraseBook.shared.entries, by: \.english)
    for (english, entries) in phrases {
      #expect(entries.count == 1, "“\(english)” stands in \(entries.map(\.file))")
    }
  }

  /// Numbers of the arguments that a template shows; a plural may be needed in one language only.
  private func arguments(_ template: String) -> [Int] {
    PhraseTemplate(template).parts.compactMap { part in
      if case .argument(let number) = part { number } else { nil }
    }.sorted()
  }
}
