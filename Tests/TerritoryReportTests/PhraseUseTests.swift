import Foundation
import TerritoryLanguages
import TerritoryModel
import TerritorySimulation
import TestSupport
import Testing

@testable import TerritoryReport

/// The phrase book has what the program says, and nothing else.
@Suite struct PhraseUseTests {
  static let book = Set(PhraseBook.shared.entries.map(\.english))

  /// What is looked up by a word of the model instead of standing as a phrase in the sources.
  static let terms: Set<String> = {
    var terms = Objective.allCases.flatMap { [$0.rawValue, $0.unit] }
    terms += Measure.allCases.map(\.rawValue)
    terms += QualityCriterion.Kind.allCases.map(\.rawValue).map(spaced)
    terms += Cost.Part.allCases.map(\.rawValue)
    terms += Turnover.Model.allCases.flatMap { [$0.rawValue, spaced($0.rawValue)] }
    let keys = AssumptionKey.assumed + AssumptionKey.costs + AssumptionKey.practice
    terms += keys.map(\.name).map(spaced) + ["last share"]
    terms += keys.map(\.label).filter { $0 != "{1}" && $0 != AssumptionKey.membership.label }
    terms += [Sensitivity.Factor.turnover, .statistics].map(\.name)
    terms +=
      ArrivalPattern.allCases.map(\.rawValue) + CoachingDuration.Shape.allCases.map(\.rawValue)
    terms += [Origin.builtIn, .plan, .computed].map(\.place)
    terms += CountColumn.published.map(\.description)
    // The keys of assumptions, as lists of them name them.
    terms += SourcePhrases.text.matches(of: /\bentry\(\s*"([a-z_]+)"/)
      .map { spaced(String($0.1)) }
    return Set(terms)
  }()

  private static func spaced(_ key: String) -> String { key.replacing("_", with: " ") }

  /// The settings of all shipped regions, as text.
  static let regions: String = {
    let folder = "\(repositoryRoot)/regions"
    return try! FileManager.default.contentsOfDirectory(atPath: folder).sorted().map {
      (try? String(contentsOfFile: "\(folder)/\($0)/region.yaml", encoding: .utf8)) ?? ""
    }.joined(separator: "\n")
  }()

  /// What the shipped regions note of where their figures come from, line by line.
  static let notes: Set<String> = {
    let folder = "\(repositoryRoot)/regions"
    let regions = try! FileManager.default.contentsOfDirectory(atPath: folder)
    let files = regions.flatMap { region in
      let statistics = try? FileManager.default.contentsOfDirectory(
        atPath: "\(folder)/\(region)/statistics")
      return ["\(region)/sources.txt"] + (statistics ?? []).map { "\(region)/statistics/\($0)" }
    }.filter { $0.hasSuffix(".txt") }
    let texts = files.compactMap { try? String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8) }
    return Set(texts.flatMap { $0.split(separator: "\n").map(String.init) })
  }()

  /// Who asks to be named for the outlines of the shipped regions.
  static let attributions: Set<String> = {
    let folder = "\(repositoryRoot)/regions"
    return Set(
      try! FileManager.default.contentsOfDirectory(atPath: folder).compactMap { name in
        (try? String(contentsOfFile: "\(folder)/\(name)/outlines.geojson", encoding: .utf8))
          .flatMap { $0.firstMatch(of: /"attribution":"([^"]*)"/) }.map { String($0.1) }
      })
  }()

  @Test func everyPhraseOfTheSourcesIsInTheBook() {
    #expect(SourcePhrases.templates.count > 300)
    for template in SourcePhrases.templates.union(Self.terms).sorted() {
      #expect(Self.book.contains(template), "the book lacks “\(template)”")
    }
  }

  private static let literals = Set(SourceWordings.all.map(\.template))

  /// Sentences of errors that have no Finnish and Swedish yet. The number may only fall: translate a
  /// sentence in errors.csv, and write the new number here.
  private static let untranslated = 0

  @Test func errorsAreTranslated() {
    let sentences = Set(SourceWordings.all.filter(\.isSentence).map(\.template))
      .filter { $0.replacing(/\{[0-9]+\}/, with: "").contains { $0.isLetter } }
    #expect(sentences.count > 400)
    let missing = sentences.subtracting(Self.book).sorted()
    #expect(
      missing.count <= Self.untranslated,
      "\(missing.count) are not translated: \(missing.joined(separator: "\n"))")
  }

  /// What an audit finds has no label that tells it from other text.
  @Test func findingsOfAuditsAreTranslated() throws {
    let folder = "\(repositoryRoot)/Sources/TerritoryModel/Plan"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasPrefix("PlanAudit") }
    let findings = try files.flatMap { file in
      let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
        .split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }
      var scanner = LiteralScanner(text.joined(separator: "\n"))
      return scanner.scan().map(\.template)
    }
    // What a municipality without a name is called is no finding; a single word is no sentence.
    let sentences = findings.filter { $0.contains(/[a-z] [a-z]/) }
    #expect(sentences.count > 25)
    #expect(sentences.filter { !Self.book.contains($0) } == [])
  }

  @Test func thereIsNoPhraseThatNobodySays() {
    for english in Self.book.sorted() {
      let isSaid =
        SourcePhrases.templates.contains(english) || Self.terms.contains(english)
        || SourcePhrases.text.contains("\"\(english)\"") || Self.regions.contains(english)
        || Self.attributions.contains(english) || Self.notes.contains(english)
        || Self.literals.contains(english)
      #expect(isSaid, "nobody says “\(english)”")
    }
  }

  /// The sources that the tool gives, and those of the shipped regions, part by part.
  @Test func sourcesAreTranslated() {
    let builtIn = Assumptions.builtIn
    let given = [
      builtIn.caseloadCap.source, builtIn.turnoverModel.source, builtIn.employmentRate.source,
      builtIn.meanDurationMonths.source, builtIn.observedClientsPerCoach.source,
      builtIn.serviceLevel.source, builtIn.leaderShare.source, builtIn.leaders.source,
      builtIn.minimumTeam.source, builtIn.reachKm.source, builtIn.neighbourHelp.source,
      builtIn.priority.source, builtIn.fittedDurationMonths.source,
      SuppressedCount.builtIn.source, SimulationSettings.bothPatterns.source,
      SimulationSettings.publishedRange.source, Pilot.qualityCriteria.source,
    ]
    let shipped = Self.regions.matches(of: /source: "([^"]*)"/).map { String($0.1) }
    #expect(shipped.count > 300)
    #expect(!Self.attributions.isEmpty)
    for source in Set(given + shipped).union(Self.attributions) where !Self.book.contains(source) {
      for part in source.components(separatedBy: "; ") {
        #expect(Self.book.contains(part), "the book lacks “\(part)”")
      }
    }
  }

  /// No line of the notes is English in a report in another language.
  @Test(arguments: [Language.finnish, .swedish]) func notesAreTranslated(language: Language) {
    #expect(Self.notes.count > 90)
    Language.$current.withValue(language) {
      for note in Self.notes {
        let words = sourceWords(note)
        #expect(words != note)
        let english = words.replacing(/\S+\.(?:csv|json|geojson)/, with: "").firstMatch(
          of: /\b(?:file|updated|areas|municipalities|the|of|from)\b/)
        #expect(english == nil, "“\(words)”")
        #expect(!words.contains("_"), "“\(words)”")
      }
    }
  }

  @Test func columnsHaveNamesInEnglishToo() {
    #expect(
      sourceWords("labour_force: Työvoima (lkm.), file a.csv, 2026-06")
        == "labour force: Työvoima (lkm.), file a.csv, 2026-06")
    // Somebody's text may look like notes in each other without end: it used up the stack.
    let endless = String(repeating: "Boundaries: file ", count: 20_000)
    #expect(sourceWords(endless + "x") == endless + "x")
    #expect(sourceWords("statistics/2026-06.csv") == "statistics of 2026-06")
  }

  @Test func originsAreNamedInWords() {
    Language.$current.withValue(.finnish) {
      #expect(Origin.regionFile(line: 35).words == "alueen asetukset")
      #expect(Origin.regionTable("distances.csv").words == "alueen tiedot")
      #expect(Origin.given("coaches").words == "komento")
    }
  }

  @Test func partsOfSourcesAreTranslatedWhereverTheyStand() {
    Language.$current.withValue(.finnish) {
      #expect(sourceWords("given by the user") == "käyttäjän antama")
      #expect(sourceWords("own figure; given by the user") == "own figure; käyttäjän antama")
      #expect(sourceWords("a-pilot: given by the user") == "a-pilot: käyttäjän antama")
      #expect(sourceWords("the county's own: 12") == "the county's own: 12")
      // A note on a file, with a semicolon of its own.
      let note = sourceWords(
        "k.geojson: 2 pairs of municipalities overlapped by 3 km² in all, at most 5 m wide; each"
          + " piece went to the one that it borders on most")
      #expect(note.hasPrefix("k.geojson: 2 ") && !note.contains("overlapped"), "\(note)")
    }
  }

  @Test func literalsAreReadAsTheCompilerReadsThem() {
    func template(_ source: String) -> String {
      var reader = LiteralReader(source[...])
      return reader.template()
    }
    #expect(template(#""Nobody waits.")"#) == "Nobody waits.")
    #expect(template(#""\(a) of \(f("x)", [1: (2)]))!" + "no""#) == "{1} of {2}!")
    #expect(template(#""the share \"\(name)\"""#) == #"the share "{1}""#)
    let lines = "\"\"\"\n    One \\\n    two \\(x)\n      and three.\n    \"\"\")"
    #expect(template(lines) == "One two {1}\n  and three.")
  }
}
