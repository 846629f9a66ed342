// Notes are sentences that the tool writes into files, in English whatever the language, and shows
// later to people. A note is made from a phrase of `words/notes.csv`, so that its words are found again.

/// A phrase in English, for a file.
public func phrase(asNote phrase: Phrase) -> String {
  PhraseTemplate(phrase.template).filled(with: phrase.arguments)
}

/// A text of a file in the current language, where it is a note; nil where it is none.
///
/// - Parameters:
///   - text: what ``phrase(asNote:)`` gave, whatever the language was then.
///   - gap: what fills a gap, in the current language.
public func phrase(ofNote text: String, gap: (String) -> String = { $0 }) -> String? {
  for note in PhraseBook.notes {
    guard let arguments = note.english.arguments(of: text) else { continue }
    let template = note.translation(.current)
    return template.filled(with: arguments.map { Phrase.Argument(text: gap($0)) })
  }
  return nil
}

/// A phrase of `notes.csv`, taken apart.
struct Note: Sendable {
  let english: PhraseTemplate
  private let finnish: PhraseTemplate
  private let swedish: PhraseTemplate

  init(_ entry: PhraseBook.Entry) {
    english = PhraseTemplate(entry.english)
    finnish = PhraseTemplate(entry.finnish)
    swedish = PhraseTemplate(entry.swedish)
  }

  func translation(_ language: Language) -> PhraseTemplate {
    switch language {
    case .english: english
    case .finnish: finnish
    case .swedish: swedish
    }
  }
}

extension PhraseTemplate {
  /// What fills the gaps of this template in a text; nil where the text does not come from it. Each gap
  /// is as short as the words after it allow.
  ///
  /// - Precondition: gaps are numbered in order, with words between them, and none has a plural; the
  ///   tests hold `notes.csv` to that.
  func arguments(of text: String) -> [String]? {
    // Most texts come from no template, which their ends show soonest.
    if case .words(let words) = parts.last, !text.hasSuffix(words) { return nil }
    var rest = text[...]
    var arguments: [String] = []
    var isOpen = false
    for part in parts {
      guard case .words(let words) = part else {
        isOpen = true
        continue
      }
      if isOpen {
        // The last words end the text, wherever else they stand in it.
        let isLast = part == parts.last
        guard let range = isLast ? rest.suffixRange(words) : rest.firstRange(of: words) else {
          return nil
        }
        arguments.append(String(rest[..<range.lowerBound]))
        rest = rest[range.upperBound...]
      } else {
        guard rest.hasPrefix(words) else { return nil }
        rest = rest.dropFirst(words.count)
      }
      isOpen = false
    }
    if isOpen { arguments.append(String(rest)) } else if !rest.isEmpty { return nil }
    return arguments.allSatisfy { !$0.isEmpty } ? arguments : nil
  }
}

extension Substring {
  fileprivate func suffixRange(_ words: String) -> Range<Index>? {
    hasSuffix(words) ? index(endIndex, offsetBy: -words.count)..<endIndex : nil
  }
}
