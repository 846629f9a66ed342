import DelimitedText

/// All words of results in three languages: the files of the folder `words`, a line for each phrase.
package struct PhraseBook: Sendable {
  /// A line of the phrase book.
  package struct Entry: Sendable {
    package let english: String
    package let finnish: String
    package let swedish: String
    /// The file that the line stands in.
    package let file: String
  }

  package static let shared = PhraseBook(files: PhraseFiles.all)
  /// The phrases of `notes.csv`, in order, read without the others, of which English results mostly
  /// need none.
  static let notes = PhraseBook(files: PhraseFiles.all.filter { $0.name == "notes.csv" })
    .entries.map(Note.init)

  package let entries: [Entry]
  private let byEnglish: [String: Entry]
  /// What is said where ways are measured in minutes, by the phrase that speaks of kilometres.
  package let inMinutes: [String: Entry]

  /// - Parameter files: texts of files with the columns en, fi and sv, by name. Files that ship with
  ///   the tool are checked by its tests; a phrase that stands twice counts once, the first time.
  package init(files: [(name: String, text: String)]) {
    var entries: [Entry] = []
    var inMinutes: [String: Entry] = [:]
    for (name, text) in files {
      let rows = DelimitedText(text).rows.map(\.cells)
      guard let header = rows.first else { continue }
      let columns = ["en", "fi", "sv", "km"].map { header.firstIndex(of: $0) }
      for row in rows.dropFirst() {
        let cells = columns.map { column in
          column.flatMap { row.indices.contains($0) ? row[$0] : nil }
        }
        let entry = Entry(
          english: cells[0] ?? "", finnish: cells[1] ?? "", swedish: cells[2] ?? "", file: name)
        if let key = cells[3] { inMinutes[key] = entry } else { entries.append(entry) }
      }
    }
    self.entries = entries
    self.inMinutes = inMinutes
    byEnglish = Dictionary(entries.map { ($0.english, $0) }) { first, _ in first }
  }

  /// The phrase in the current language, by the book that all results share; nil where it does not
  /// have it.
  static func translation(of english: String) -> String? {
    // Most English results need no look into the book, which takes a moment to read.
    if Language.current == .english, !Language.measuresMinutes { return english }
    return shared.translation(of: english, into: .current)
  }

  /// The phrase in a language; nil where the book does not have it.
  package func translation(of english: String, into language: Language) -> String? {
    let other = Language.measuresMinutes ? inMinutes[english] : nil
    return switch language {
    case .english: other?.english ?? english
    case .finnish: (other ?? byEnglish[english])?.finnish
    case .swedish: (other ?? byEnglish[english])?.swedish
    }
  }
}
