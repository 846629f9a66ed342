import Foundation

/// The candidate that differs from `text` by the fewest edits, where that is few enough to be a typo.
///
/// Levenshtein distance, at most one edit for each three letters; upper and lower case are alike, and
/// so are letters with and without dots and accents.
package func nearestSpelling(of text: String, among candidates: [String]) -> String? {
  let typed = Array(folded(text))
  let allowed = max(1, typed.count / 3)
  // Texts of very different length are no typos of each other, and long cells cost time to compare.
  let alike = candidates.filter { abs($0.count - typed.count) <= allowed && $0.count < 200 }
  let scored = alike.map { (distance: editDistance(typed, Array(folded($0))), name: $0) }
  guard let best = scored.min(by: { $0 < $1 }), best.distance <= allowed else { return nil }
  return best.name
}

private func folded(_ text: String) -> String {
  text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
}

private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
  var row = Array(0...right.count)
  for (i, a) in left.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, b) in right.enumerated() {
      let substituted = diagonal + (a == b ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(substituted, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[right.count]
}

extension Wording {
  /// A name that may be meant, before how to mend it; nothing where there is none.
  package static func suggesting(_ near: String?) -> Wording {
    near.map { "did you mean \($0)? " } ?? ""
  }

  /// The same behind a sentence.
  package static func suggestingBehind(_ near: String?) -> Wording {
    near.map { "; did you mean \($0)?" } ?? ""
  }
}
