/// Months as people write them beside a year: `kesäkuu 2026`, `juni 2026`, `Jun 2026`, `06/2026`.
enum WrittenMonth {
  /// How the names of each month start, in lower case.
  private static let names = [
    ["tammikuu", "januari", "january", "jan"], ["helmikuu", "februari", "february", "feb"],
    ["maaliskuu", "mars", "march", "mar"], ["huhtikuu", "april", "apr"],
    ["toukokuu", "maj", "may"], ["kesäkuu", "juni", "june", "jun"],
    ["heinäkuu", "juli", "july", "jul"], ["elokuu", "augusti", "august", "aug"],
    ["syyskuu", "september", "sept", "sep"], ["lokakuu", "oktober", "october", "okt", "oct"],
    ["marraskuu", "november", "nov"], ["joulukuu", "december", "dec"],
  ]

  private static let months = Dictionary(
    uniqueKeysWithValues: names.enumerated().flatMap { index, names in
      names.map { ($0, index + 1) }
    })

  /// Bytes of a text that may have a month: a search in long ones would take time without end.
  private static let longest = 300

  /// A text with its months as `2026-06`.
  static func replaced(in text: String) -> String {
    // Most texts have none, and are looked at often; a title is short. A day such as 5/6/2026 has two
    // meanings, and stays.
    let bytes = text.utf8
    guard bytes.count <= longest, bytes.contains(where: { " /".utf8.contains($0) }),
      text.contains("19") || text.contains("20")
    else { return text }
    return
      text
      .replacing(/(^|[^0-9\p{L}.\/-])([0-9]{1,2})\/((?:19|20)[0-9]{2})(?![0-9\/])/) { match in
        guard let month = Int(match.2), (1...12).contains(month) else { return String(match.0) }
        return String(match.1) + name(match.3, month)
      }
      .replacing(/(\p{L}+)\.? ((?:19|20)[0-9]{2})(?![0-9])/) { match in
        month(match.1).map { name(match.2, $0) } ?? String(match.0)
      }
  }

  /// The month that a word names; `kesäkuun` and `kesäkuussa` too.
  private static func month(_ word: Substring) -> Int? {
    var word = word.lowercased()
    for ending in ["ssa", "n"] where word.hasSuffix("kuu\(ending)") {
      word.removeLast(ending.count)
    }
    return months[word]
  }

  private static func name(_ year: Substring, _ month: Int) -> String {
    "\(year)-\(month < 10 ? "0" : "")\(month)"
  }
}
