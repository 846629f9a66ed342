/// A phrase with gaps: `{1} {coach|coaches} in {2}`.
package struct PhraseTemplate: Sendable {
  /// A piece of a template.
  package enum Part: Hashable, Sendable {
    case words(String)
    /// The argument of this number, from 1.
    case argument(Int)
    /// The words for one, and for any other number, by the argument of this number.
    case plural(Int, one: String, other: String)
  }

  package let parts: [Part]

  /// Braces that hold neither a number nor a bar are words like others.
  package init(_ text: String) {
    var parts: [Part] = []
    var rest = text[...]
    var latest = 1
    while let opening = rest.firstIndex(of: "{"), let closing = rest[opening...].firstIndex(of: "}")
    {
      parts.append(.words(String(rest[..<opening])))
      let inside = rest[rest.index(after: opening)..<closing]
      parts.append(Self.gap(inside, &latest) ?? .words("{\(inside)}"))
      rest = rest[rest.index(after: closing)...]
    }
    self.parts = (parts + [.words(String(rest))]).filter { $0 != .words("") }
  }

  private static func gap(_ inside: Substring, _ latest: inout Int) -> Part? {
    if let number = Int(inside) {
      latest = number
      return .argument(number)
    }
    let forms = inside.split(separator: "|", omittingEmptySubsequences: false)
    guard forms.count == 2 else { return nil }
    let named = forms[0].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard named.count == 2, let number = Int(named[0]) else {
      return .plural(latest, one: String(forms[0]), other: String(forms[1]))
    }
    return .plural(number, one: String(named[1]), other: String(forms[1]))
  }

  /// The text with its gaps filled.
  ///
  /// - Precondition: each gap has an argument; the tests hold the phrase book to that.
  func filled(with arguments: [Phrase.Argument]) -> String {
    parts.map { part in
      switch part {
      case .words(let words): return words
      case .argument(let number): return arguments[number - 1].text
      case .plural(let number, let one, let other):
        return arguments[number - 1].isOne ? one : other
      }
    }.joined()
  }
}
