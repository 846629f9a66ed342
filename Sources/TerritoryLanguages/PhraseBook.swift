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

  package let entries: [Entry]
  private let byEnglish: [String: Entry]
  /// What is said where ways are measured in minutes, by the phrase that speaks of kilometres.
  package let inMinutes: [String: Entry]
  /// The phrases of `notes.csv`, in order.
  let notes: [Note]

  /// - Parameter files: texts of files with the columns en, fi and sv, by name. Files that ship with
  ///   the tool are checked by its tests; a phrase that stands twice counts once, the first time.
  package init(files: [(name: String, text: String)]) {
    var entries: [Entry] = []
    var inMinutes: [String: Entry] = [:]
    for (name, text) in files {
      let rows = DelimitedText(text).rows.map(\.cells)
      for row in rows.dropFirst() {
        let cells = Dictionary(uniqueKeysWithValues: zip(rows[0], row))
        let entry = Entry(
          english: cells["en"] ?? "", finnish: cells["fi"] ?? "", swedish: cells["sv"] ?? "",
          file: name)
        if let key = cells["km"] { inMinutes[key] = entry } else { entries.append(entry) }
      }
    }
    self.entries = entries
    self.inMinutes = inMinutes
    byEnglish = Dictionary(entries.map { ($0.english, $0) }) { first, _ in first }
    notes = entries.filter { $0.file == "notes.csv" }.map(Note.init)
  }

  /// The phrase in a language; nil where the book does not have it.
  package func translation(of english: String, into language: Language) -> String? {
    // English needs no look into the book, which takes a moment to read.
    let other = Language.measuresMinutes ? inMinutes[english] : nil
    return switch language {
    case .english: other?.english ?? english
    case .finnish: (other ?? byEnglish[english])?.finnish
    case .swedish: (other ?? byEnglish[english])?.swedish
    }
  }
}
