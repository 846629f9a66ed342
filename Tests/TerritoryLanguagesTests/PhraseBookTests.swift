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

  /// Phrases that speak of kilometres by which plans go have words for minutes; those of money don't.
  @Test func kilometresHaveWordsForMinutes() {
    let ofMoney: Set = ["km/year", "kilometre", "kilometres", "A kilometre driven"]
    let others: Set = ["errors.csv", "notes.csv", "import.csv", "region-sources.csv"]
    let book = PhraseBook.shared
    let phrases = book.entries.filter { entry in
      !others.contains(entry.file) && !ofMoney.contains(entry.english)
        && !entry.english.hasPrefix("Driven:")
        && entry.english.contains(/\bkm\b|kilomet/)
    }.map(\.english)
    #expect(Set(phrases) == Set(book.inMinutes.keys))
    for (key, entry) in book.inMinutes {
      for words in [entry.english, entry.finnish, entry.swedish] {
        #expect(arguments(words) == arguments(key), "“\(words)” has other gaps than “\(key)”")
        #expect(!words.contains(/\bkm\b|[Kk]ilomet/), "“\(words)” speaks of kilometres")
      }
    }
  }

  /// Numbers of the arguments that a template shows; a plural may be needed in one language only.
  private func arguments(_ template: String) -> [Int] {
    PhraseTemplate(template).parts.compactMap { part in
      if case .argument(let number) = part { number } else { nil }
    }.sorted()
  }
}
