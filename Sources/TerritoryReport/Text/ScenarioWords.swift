import TerritoryLanguages
import TerritoryModel

extension Scenario {
  /// The title or name that somebody gave, and the values that it is named after in the current language.
  package var shownName: String {
    ([title.map { phrase(orText: $0) } ?? givenName].compactMap { $0 } + listed.map(\.words))
      .joined(separator: ", ")
  }
}

extension Choice {
  /// The value in few words: `22 %`, `10 coaches`.
  fileprivate var words: String {
    switch value {
    case .number(let number):
      let shown = key.unit == .perCent ? Self.percent(number) : Figures.exact(number)
      return share.map { "\(phrase(orText: $0)) \(shown)" }
        ?? phrase(Phrase(template: key.label, filling: shown))
    case .count(let count): return phrase(Phrase(template: key.label, filling: count))
    case .counts(let range): return territoryCount(range)
    case .truth(let isAllowed): return isAllowed ? phrase("with help") : phrase("without help")
    case .word(let word) where key == .membership:
      return phrase("membership: \(AssumptionEntry.words(word, of: key))")
    case .word(let word):
      return phrase(
        Phrase(template: key.label, filling: AssumptionEntry.words(word, of: key)))
    case .levels(let levels): return levels.map(\.words).joined(separator: ", ")
    }
  }

  /// A share with all its decimals but the noise of binary fractions.
  private static func percent(_ share: Double) -> String {
    Figures.percent((share * 1e12).rounded() / 1e12, digits: 10)
  }
}

extension Membership {
  /// What it means, in few words.
  var words: String {
    switch self {
    case .served: phrase("as served")
    case .free: phrase("free")
    }
  }
}
