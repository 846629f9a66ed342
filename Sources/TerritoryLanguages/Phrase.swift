import Foundation

/// Words of a result, written in English where they are needed and translated by the phrase book.
///
/// What is interpolated are whole numbers and texts that are in the language already:
/// `phrase("\(count) {coach|coaches} in \(place)")`. The phrase book knows this as
/// `{1} {coach|coaches} in {2}`. Braces with a bar hold the words for one and for any other number;
/// they go by the number before them, or by the one that is named: `{2:coach|coaches}`. A text is a
/// number too, where it is written: words for one follow the text `1`, the others any other.
public struct Phrase: ExpressibleByStringInterpolation, Sendable {
  /// The English words with numbered gaps: what the phrase book lists.
  public let template: String
  let arguments: [Argument]

  /// What fills a gap.
  struct Argument: Sendable {
    let text: String
    /// Whether the words for one go with it.
    var isOne: Bool { text == "1" }

    init(text: String) { self.text = text }

    init(_ count: Int) {
      self.init(text: count.formatted(.number.locale(Language.current.locale)))
    }
  }

  /// Words with one gap that the model holds beside what they are about, filled with a text that is in
  /// the language already.
  public init(template: String, filling gap: String) {
    self.template = template
    arguments = [Argument(text: gap)]
  }

  /// The same, filled with a whole number.
  public init(template: String, filling gap: Int) {
    self.template = template
    arguments = [Argument(gap)]
  }

  public init(stringLiteral value: String) {
    template = value
    arguments = []
  }

  public init(stringInterpolation: Interpolation) {
    template = stringInterpolation.template
    arguments = stringInterpolation.arguments
  }

  /// Collects the parts of a phrase.
  public struct Interpolation: StringInterpolationProtocol {
    fileprivate var template = ""
    fileprivate var arguments: [Argument] = []

    public init(literalCapacity: Int, interpolationCount: Int) {
      template.reserveCapacity(literalCapacity + 3 * interpolationCount)
    }

    public mutating func appendLiteral(_ literal: String) { template += literal }

    public mutating func appendInterpolation(_ text: String) {
      append(Argument(text: text))
    }

    public mutating func appendInterpolation(_ count: Int) { append(Argument(count)) }

    private mutating func append(_ argument: Argument) {
      arguments.append(argument)
      template += "{\(arguments.count)}"
    }
  }
}

/// A phrase in the current language.
public func phrase(_ phrase: Phrase) -> String {
  let template = PhraseBook.translation(of: phrase.template)
  return PhraseTemplate(template ?? phrase.template).filled(with: phrase.arguments)
}

/// A sentence of a library that knows no phrase book, in the current language.
///
/// - Parameters:
///   - template: its English words with numbered gaps.
///   - gaps: what fills them, in the language already.
/// - Returns: nil where the book does not have it, or the language is English.
public func phrase(ofTemplate template: String, filling gaps: [String]) -> String? {
  guard Language.current != .english,
    let own = PhraseBook.translation(of: template)
  else { return nil }
  return PhraseTemplate(own).filled(with: gaps.map { Phrase.Argument(text: $0) })
}

/// A text that may stand in the phrase book, such as a word that the tool itself gave as a source;
/// any other text stays as it is.
public func phrase(orText text: String) -> String {
  PhraseBook.translation(of: text) ?? text
}
