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

extension InputProblem {
  /// The same with options in place of what they set.
  package var withOptions: InputProblem { naming(\.option) }
}

extension Assumption {
  /// The source, in the current language where the tool gave it.
  package var sourceWords: String { TerritoryReport.sourceWords(source) }
}

/// A source in the current language, part by part: parts stand between semicolons, and a name may
/// stand before one with a colon. What the phrase book does not have stays as somebody wrote it.
package func sourceWords(_ source: String) -> String {
  if let whole = known(source) { return whole }
  return source.components(separatedBy: "; ").map { part in
    if let words = known(part) { return words }
    guard let colon = part.firstRange(of: ": ") else { return part }
    let (name, rest) = (String(part[..<colon.lowerBound]), String(part[colon.upperBound...]))
    let column = CountColumn.published.first { $0.header == name }
    return "\(column?.words ?? name): \(known(rest) ?? rest)"
  }.joined(separator: "; ")
}

/// A source that the phrase book has, a column that it has a name for, or a note of the tool.
private func known(_ text: String) -> String? {
  let words = phrase(orText: text)
  if words != text { return words }
  if let snapshot = text.wholeMatch(of: /statistics\/(.+)\.csv/) {
    return phrase("statistics of \(String(snapshot.1))")
  }
  if let column = CountColumn.published.first(where: { $0.header == text }) { return column.words }
  return phrase(ofNote: text, gap: sourceWords)
}

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
