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
    case .notGiven(let options) where options.count == 1: phrase("\(options[0]) is not given")
    case .notGiven(let options): phrase("\(options.listed) are not given")
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
  /// Where a value comes from, without names of files, lines and options: ``description`` has them.
  package var words: String {
    switch self {
    case .regionFile: phrase("the region's settings")
    case .regionTable: phrase("the region's tables")
    case .option: phrase("chosen for this run")
    case .builtIn, .plan, .computed: phrase(orText: description)
    }
  }
}

extension Assumption {
  /// The source, in the current language where the tool gave it.
  package var sourceWords: String { TerritoryReport.sourceWords(source) }
}

/// A source in the current language, part by part: parts stand between semicolons, and a name may
/// stand before one with a colon. What the phrase book does not have stays as somebody wrote it.
package func sourceWords(_ source: String) -> String {
  let whole = phrase(orText: source)
  guard whole == source else { return whole }
  return source.components(separatedBy: "; ").map { part in
    let words = phrase(orText: part)
    guard words == part, let colon = part.firstRange(of: ": ") else { return words }
    return part[..<colon.upperBound] + phrase(orText: String(part[colon.upperBound...]))
  }.joined(separator: "; ")
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
