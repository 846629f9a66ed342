import Foundation
import TerritoryLanguages
import TerritoryModel
import TerritorySimulation

// What the model calls by a key or an English name, in the current language. The keys themselves go
// into JSON and CSV.

extension Objective {
  package var words: String { phrase(orText: rawValue) }

  /// The unit of its value: `clients/year`.
  package var unitWords: String { phrase(orText: unit) }
}

extension Level {
  /// `travel`, or `travel:5%` with what later levels may give away of it.
  package var words: String {
    tolerance == 0
      ? objective.words : phrase("\(objective.words):\(Figures.exact(tolerance * 100))%")
  }
}

extension Measure {
  package var words: String { phrase(orText: rawValue) }
}

extension Outcome {
  package var words: String { phrase(orText: name) }
}

extension Turnover.Model {
  /// The name as people write it: `mean duration`.
  package var words: String { phrase(orText: rawValue.replacing("_", with: " ")) }
}

extension QualityCriterion.Kind {
  package var words: String { phrase(orText: rawValue.replacing("_", with: " ")) }
}

extension QualityCriterion.OpenReason {
  package var words: String {
    switch self {
    case .needsPlan: phrase("needs a plan")
    case .careTeamsUnknown(1): phrase("care_teams is empty for a municipality")
    case .careTeamsUnknown(let missing):
      phrase("care_teams is empty for \(missing) municipalities")
    }
  }
}

extension Cost.Part {
  package var words: String { phrase(orText: rawValue) }
}

extension Cost.LeftOutReason {
  package var words: String {
    switch self {
    case .noPlan: phrase("they follow from a plan")
    case .notGiven(let figures) where figures.count == 1:
      phrase("\(figures[0].option) is not given")
    case .notGiven(let figures): phrase("\(figures.map(\.option).listed) are not given")
    }
  }
}

extension CountColumn {
  /// The people of the column: `long-term unemployed`.
  package var words: String { phrase(orText: description) }
}

extension ArrivalPattern {
  package var words: String { phrase(orText: rawValue) }
}

extension CoachingDuration.Shape {
  package var words: String { phrase(orText: rawValue) }
}

extension Origin {
  /// Where a value comes from, in words; its ``place`` names the file's line or the option.
  package var words: String {
    switch self {
    case .regionFile: phrase("the region's settings")
    case .regionTable: phrase("the region's figures")
    case .given: phrase("the command")
    case .builtIn, .plan, .computed: phrase(orText: place)
    }
  }
}

extension Parameter {
  /// The option of the command line that sets it: `--employment-rate`.
  package var option: String { "--" + name.replacing(" ", with: "-") }
}

extension Origin {
  /// The file's line, the option, or what else the value comes from.
  package var place: String { wording.text(\.option) }
}

extension Wording {
  /// The sentence in the current language, as far as the phrase book has it, with options in place of
  /// what they set.
  package var shown: String { text(\.option, translate: phrase(ofTemplate:filling:)) }
}

extension InvalidInput {
  /// Everything that is wrong, as ``Wording/shown``.
  package var shown: String { text(\.shown) }
}

extension InputProblem {
  /// The same with options in place of what they set.
  package var withOptions: InputProblem { naming(\.option) }
}

/// A source in the current language, part by part: parts stand between semicolons, and a name may
/// stand before one with a colon. What the phrase book does not have stays as somebody wrote it.
package func sourceWords(_ source: String) -> String { sourceWords(source, within: 0) }

/// - Parameter notes: notes of the tool that the text stands in.
private func sourceWords(_ source: String, within notes: Int) -> String {
  if let whole = known(source, within: notes) { return whole }
  // A note on a file may have semicolons of its own.
  if let colon = source.range(of: ": "), isFileName(source[..<colon.lowerBound]),
    let rest = known(String(source[colon.upperBound...]), within: notes)
  {
    return "\(source[..<colon.lowerBound]): \(rest)"
  }
  return source.components(separatedBy: "; ").map { part in
    if let words = known(part, within: notes) { return words }
    guard let colon = part.range(of: ": ") else { return part }
    let (name, rest) = (String(part[..<colon.lowerBound]), String(part[colon.upperBound...]))
    let column = CountColumn.published.first { $0.header == name }
    return "\(column?.words ?? name): \(known(rest, within: notes) ?? rest)"
  }.joined(separator: "; ")
}

/// Whether a text is the name of a file with an ending: `outlines.geojson`.
private func isFileName(_ text: Substring) -> Bool {
  guard let dot = text.lastIndex(of: "."), dot > text.startIndex,
    !text.contains(where: { $0 == ";" || $0 == ":" })
  else { return false }
  let ending = text[dot...].dropFirst()
  return !ending.isEmpty && ending.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
}

/// A source that the phrase book has, a column that it has a name for, or a note of the tool.
private func known(_ text: String, within notes: Int) -> String? {
  let words = phrase(orText: text)
  if words != text { return words }
  let (folder, ending) = ("statistics/", ".csv")
  if text.hasPrefix(folder), text.hasSuffix(ending), text.count > folder.count + ending.count {
    let snapshot = text.dropFirst(folder.count).dropLast(ending.count)
    return phrase("statistics of \(String(snapshot))")
  }
  if let column = CountColumn.published.first(where: { $0.header == text }) { return column.words }
  // The tool writes no note into a note of a note; somebody's text may look as if it had.
  guard notes < mostNested else { return nil }
  return phrase(ofNote: text) { sourceWords($0, within: notes + 1) }
}

private let mostNested = 2

extension [String] {
  /// Texts with numbers in them, parted by what no number has in it: `Kuhmo 1.5, Kajaani 2`.
  package var listedFigures: String {
    joined(separator: Language.current.locale.decimalSeparator == "," ? "; " : ", ")
  }

  /// `a, b and c`.
  package var listed: String {
    guard let last, count > 1 else { return joined() }
    return phrase("\(dropLast().joined(separator: ", ")) and \(last)")
  }
}

// Names as results for people show them. JSON and CSV have the Finnish names in every language, as
// other programs read them.

extension Municipality {
  /// The name in the current language: Swedish where results are in Swedish, else Finnish.
  package var shownName: String { Language.current == .swedish ? nameSwedish : nameFinnish }
}

extension RegionSettings.Names {
  /// The region's name in the current language.
  package var shown: String {
    switch Language.current {
    case .finnish: finnish
    case .swedish: swedish
    case .english: english
    }
  }
}

extension PlanCase {
  /// A municipality's name in the current language, by position.
  package func shownName(_ municipality: Int) -> String {
    region.municipalities[municipality].shownName
  }

  /// Names of municipalities in the current language, with commas between them.
  package func shownNames(_ municipalities: [Int]) -> String {
    municipalities.map { shownName($0) }.joined(separator: ", ")
  }

  /// A territory's name: as somebody gave it, or in the current language after its base.
  package func shownName(of territory: Plan.Territory) -> String {
    shownName(territory.name)
  }

  package func shownName(_ name: TerritoryName) -> String { name.text { shownName($0) } }

  /// The region and the snapshot of its statistics: what results begin with.
  package var shownRegion: String { "\(region.settings.names.shown), \(demand.snapshot)" }
}

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
      let shown = key.unit == .perCent ? Figures.exactPercent(number) : Figures.exact(number)
      return share.map { "\(phrase(orText: $0)) \(shown)" }
        ?? phrase(Phrase(template: key.label, filling: shown))
    case .count(let count): return phrase(Phrase(template: key.label, filling: count))
    case .coaches(let coaches):
      return coaches.arePartTime
        ? phrase("\(coaches) {coach|coaches}")
        : phrase(Phrase(template: key.label, filling: coaches.count))
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
