import Foundation
import TestSupport
import Testing

/// What the commands print, to the letter. After a change that is meant, record anew and read the
/// difference: `RECORD_GOLDEN=1 swift test --disable-xctest --filter GoldenTests`.
@Suite struct GoldenTests {
  static let centralFinland = "regions/central-finland"
  static let proposal = "regions/central-finland/plans/proposal-2021.csv"

  static let kainuuFront = ["tradeoff", "regions/kainuu", "--between", "coaches,waiting"]

  static let runs: [(file: String, arguments: [String])] = [
    ("headcount.txt", ["headcount", centralFinland]),
    ("headcount.json", ["headcount", centralFinland, "--format", "json"]),
    ("headcount.csv", ["headcount", centralFinland, "--format", "csv"]),
    ("headcount-rate.txt", ["headcount", "regions/north-savo", "--employment-rate", "21.6%"]),
    (
      "headcount-suppressed.txt",
      [
        "headcount", "regions/kainuu", "--count", "disabled_or_long_term_ill", "--mean-duration",
        "6", "--coach-year", "55000", "--support-year", "4000",
      ]
    ),
    (
      "propose-suppressed.csv",
      [
        "propose", "regions/kainuu", "--count", "disabled_or_long_term_ill", "--format", "csv",
      ]
    ),
    (
      "propose-cost.txt",
      [
        "propose", "regions/kainuu", "--count", "disabled_or_long_term_ill", "--coach-year",
        "55000", "--leader-year", "65000", "--kilometre", "0.5", "--meetings", "12",
      ]
    ),
    ("propose.txt", ["propose", centralFinland, "--coaches", "10", "--territories", "8"]),
    (
      "propose.json",
      ["propose", centralFinland, "--coaches", "10", "--territories", "8", "--format", "json"]
    ),
    ("propose-kainuu.txt", ["propose", "regions/kainuu", "--coaches", "3"]),
    ("propose-kainuu.csv", ["propose", "regions/kainuu", "--coaches", "3", "--format", "csv"]),
    ("evaluate.txt", ["evaluate", centralFinland, proposal, "--coaches", "10"]),
    ("evaluate.csv", ["evaluate", centralFinland, proposal, "--coaches", "10", "--format", "csv"]),
    (
      "evaluate-kainuu.txt",
      ["evaluate", "regions/kainuu", "regions/kainuu/plans/three-coaches-2024.csv"]
    ),
    ("sample-kainuu.txt", ["sample", "regions/kainuu", "--draws", "20", "--coaches", "3"]),
    (
      "sample-kainuu.csv",
      ["sample", "regions/kainuu", "--draws", "3", "--shape", "uniform", "--format", "csv"]
    ),
    (
      "simulate-kainuu.txt",
      [
        "simulate", "regions/kainuu", "regions/kainuu/plans/three-coaches-2024.csv", "--runs",
        "200",
      ]
    ),
    (
      "simulate-kainuu.csv",
      [
        "simulate", "regions/kainuu", "--coaches", "2", "--runs", "50", "--months", "3",
        "--distribution", "fixed", "--duration", "published", "--format", "csv",
      ]
    ),
    (
      "simulate-practice.txt",
      [
        "simulate", "regions/kainuu", "--runs", "100", "--stages", "2027-01:1,2028-01:3",
        "--arrivals", "start", "--intake", "4", "--leaving", "45%", "--vacancy", "3",
        "--search-months", "5", "--search-drop-out", "30%", "--patience", "6",
      ]
    ),
    ("compare.txt", ["compare", "regions/kainuu", "--caseload-cap", "14"]),
    ("compare.csv", ["compare", "regions/kainuu", "--caseload-cap", "14", "--format", "csv"]),
    (
      "compare.json",
      [
        "compare", "regions/kainuu", "--scenarios", "kuopio-pilot-22,kuntoutussaatio-37",
        "--format", "json",
      ]
    ),
    (
      "compare-kept.txt",
      [
        "compare", "regions/kainuu", "--keep-plan", "--benefit", "10%,15%,20%", "--coach-year",
        "55000",
      ]
    ),
    ("sensitivity.txt", ["sensitivity", centralFinland]),
    ("sensitivity.json", ["sensitivity", "regions/kainuu", "--format", "json"]),
    ("sensitivity.csv", ["sensitivity", "regions/kainuu", "--format", "csv"]),
    (
      "sensitivity-duration.txt",
      ["sensitivity", "regions/north-savo", "--mean-duration", "6", "--coaches", "9"]
    ),
    ("tradeoff-kainuu.txt", kainuuFront),
    ("tradeoff-kainuu.csv", kainuuFront + ["--format", "csv"]),
    ("tradeoff-kainuu.json", kainuuFront + ["--format", "json"]),
    (
      "propose-alternatives.csv",
      ["propose", "regions/kainuu", "--coaches", "3", "--alternatives", "2", "--format", "csv"]
    ),
    ("check.txt", ["check", "regions/north-savo"]),
    ("diff.txt", ["diff", centralFinland, "2021-10", "2026-06"]),
    (
      "diff-suppressed.csv",
      [
        "diff", centralFinland, "2026-06", "2026-06", "--count", "disabled_or_long_term_ill",
        "--format", "csv",
      ]
    ),
    (
      "diff-kainuu.json",
      ["diff", "regions/kainuu", "2021-10", "2026-06", "--count", "unemployed", "--format", "json"]
    ),
    ("regions.txt", ["regions"]),
    (
      "regions.csv",
      ["regions", "--statistics", "2026-06", "--format", "csv", "--csv-style", "plain"]
    ),
  ]

  /// What people read, in every language; Finnish and Swedish stand in folders of their own.
  static let texts = runs.filter { $0.file.hasSuffix(".txt") }

  /// What programs read, which is the same whatever the language.
  static let data = runs.filter { !$0.file.hasSuffix(".txt") }

  @Test(arguments: runs.indices) func output(index: Int) throws {
    let (file, arguments) = Self.runs[index]
    try expect(arguments, toPrint: file)
  }

  @Test(arguments: texts.indices, ["fi", "sv"])
  func outputInOtherLanguages(index: Int, language: String) throws {
    let (file, arguments) = Self.texts[index]
    try expect(arguments + ["--lang", language], toPrint: "\(language)/\(file)")
  }

  private func expect(_ arguments: [String], toPrint file: String) throws {
    let run = try CommandRun(arguments)
    #expect(run.exitCode == 0, "\(run.messages)")
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try run.lastingOutput.write(toFile: Self.path(file), atomically: true, encoding: .utf8)
    }
    #expect(run.lastingOutput == (try Self.golden(file)))
  }

  static func path(_ file: String) -> String {
    "\(repositoryRoot)/Tests/CommandTests/Golden/\(file)"
  }

  static func golden(_ file: String) throws -> String {
    // Foundation's reading of strings drops a byte order mark, which is part of what is printed.
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path(file))), as: UTF8.self)
  }

  @Test(arguments: texts.map(\.file), ["", "fi/", "sv/"])
  func tablesFitATerminal(file: String, folder: String) throws {
    for line in try Self.golden(folder + file).split(separator: "\n") {
      #expect(line.count <= 100, "\(line)")
    }
  }
}
