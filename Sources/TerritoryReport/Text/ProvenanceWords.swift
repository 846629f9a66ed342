import TerritoryModel

/// A region folder's note in the current language, line by line. Lines that the tool didn't write stay
/// as they are.
func noteWords(_ note: String) -> String {
  note.split(separator: "\n", omittingEmptySubsequences: false)
    .map { sourceWords(String($0)) }.joined(separator: "\n")
}

extension RegionProvenance {
  /// Where figures come from, in the current language: a line for each thing that is noted.
  ///
  /// - Parameter snapshots: the names of the statistics that are used.
  func shown(snapshots: [String]) -> [String] {
    let used = snapshots.compactMap { name in
      statistics[name].map { note in
        let words = noteWords(note)
        // The tool's own notes say in their first line which snapshot they are about.
        return words.prefix { !$0.isNewline }.contains(name) ? words : "\(name): \(words)"
      }
    }
    return (used + [sources.map(noteWords)].compactMap { $0 })
      .flatMap { $0.split(separator: "\n").map(String.init) }
  }
}
