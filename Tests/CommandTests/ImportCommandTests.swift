import Foundation
import TestSupport
import Testing

/// `import`, `diff` and `regions` as processes: a region from its sources to a plan.
@Suite struct ImportCommandTests {
  private func importing(_ sources: ImportSources, _ more: [String] = []) throws -> CommandRun {
    try CommandRun(
      [
        "import", sources.place("koe"), "--boundaries", sources.place("boundaries.geojson"),
        "--distances", sources.place("distances.csv"), "--name-fi", "Koe", "--statistics",
        sources.place("12r5-2026-06.json"),
      ] + more)
  }

  @Test func fromSourcesToAPlan() throws {
    let sources = try ImportSources()
    let made = try importing(sources)
    #expect(made.exitCode == 0, "\(made.messages)")
    #expect(made.output.hasPrefix("koe: 4 municipalities, statistics 2026-06.\n"))
    #expect(made.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    let folder = sources.place("koe")
    #expect(try CommandRun(["check", folder]).exitCode == 0)
    let plan = try CommandRun(["propose", folder, "--format", "json"])
    #expect(plan.exitCode == 0, "\(plan.messages)")
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(plan.output.utf8)) as? [String: Any])
    #expect(document["outcome"] as? String == "optimal")
    // (5050 + 553 + 2.5 + 216) × 50 % × 10 %.
    #expect(abs(try #require(document["demand"] as? Double) - 291.075) < 1e-9)
  }

  @Test func dryRunThenRefreshThenDiff() throws {
    let sources = try ImportSources()
    #expect(try importing(sources).exitCode == 0)
    let newer = ["import", sources.place("koe"), "--statistics", sources.place("12r5-2026-09.csv")]
    let trial = try CommandRun(newer + ["--dry-run"])
    #expect(trial.exitCode == 0 && trial.output.contains("Only a look: nothing is written."))
    #expect(!FileManager.default.fileExists(atPath: sources.place("koe/statistics/2026-09.csv")))
    let done = try CommandRun(newer)
    #expect(done.exitCode == 0, "\(done.messages)")
    #expect(done.output.contains("from 2026-06 (before) to 2026-09 (after)"))
    let difference = try CommandRun(["diff", sources.place("koe"), "2026-06", "2026-09"])
    #expect(done.output.hasSuffix(difference.output))
    #expect(try CommandRun(newer).exitCode == 2)
  }

  @Test func onlyStatisticsAreAddedToAFolder() throws {
    let sources = try ImportSources()
    #expect(try importing(sources).exitCode == 0)
    let again = try importing(sources)
    #expect(again.exitCode == 2)
    #expect(again.messages.contains("exists already, and only its statistics can be added to"))
    #expect(again.messages.contains("leave out --boundaries, --distances, --name-fi"))
  }

  @Test(arguments: [
    (["--column", "unemployed"], 64, "write COLUMN=TITLE"),
    (["--period", "June"], 64, "write a month such as 2026-06"),
    (["--link", "Jämsä"], 64, "write A,B,KILOMETRES,REASON"),
    (["--merged", "911"], 64, "write FORMER=PRESENT"),
    (["--merged", "435=182", "--merged", "182=435"], 64, "is merged into itself"),
    (["--merged", "435=999"], 2, "999 is no municipality that is known"),
    (["--split", "long_term_unemployed=many"], 64, "write digits"),
    (["--detour", "0"], 64, "--detour"),
    (["--municipalities", "Jamsa"], 2, "did you mean Jämsä?"),
    (["--where", "county"], 64, "write COLUMN=VALUE"),
    (["--period", "2020-01"], 2, "figures of 2026-06, none of 2020-01"),
  ])
  func refused(more: [String], code: Int32, message: String) throws {
    let sources = try ImportSources()
    let before = try sources.contents()
    let run = try importing(sources, more)
    #expect(run.exitCode == code)
    #expect(run.messages.contains(message), "\(run.messages)")
    #expect(try sources.contents() == before)
  }

  @Test func differenceOfCentralFinland() throws {
    let arguments = ["diff", "regions/central-finland", "2021-10", "2026-06"]
    let run = try CommandRun(arguments + ["--format", "json"])
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(document["schema"] as? String == "plan-territories/diff/1")
    let before = try #require(document["before"] as? [String: Any])
    let after = try #require(document["after"] as? [String: Any])
    // Published: 6,045 long-term unemployed in October 2021, 8,085 in June 2026.
    #expect(abs(try #require(before["count"] as? Double) - 6045) < 1e-6)
    #expect(after["count"] as? Double == 8085)
    #expect(abs(try #require(before["clients"] as? Double) - 302.25) < 1e-6)
    #expect(abs(try #require(after["clients"] as? Double) - 404.25) < 1e-6)
    // ⌈302.25 / 27.4 − 0.5⌉ and ⌈404.25 / 27.4 − 0.5⌉.
    #expect(before["coaches"] as? Int == 11 && after["coaches"] as? Int == 15)
    let municipalities = try #require(document["municipalities"] as? [[String: Any]])
    #expect(municipalities.count == 22)
    let csv = try CommandRun(arguments + ["--format", "csv", "--csv-style", "plain"]).output.split(
      separator: "\n")
    #expect(csv.count == 24 && csv[23].hasPrefix("region,Keski-Suomi,"))
  }

  @Test(arguments: [
    (["diff", "regions/kainuu", "2021-10", "2026-06"], "there is no column"),
    (["diff", "regions/kainuu", "2021-11", "2026-06"], "choose from 2021-10, 2026-06"),
    (["regions", "nowhere"], "there is no such folder"),
    (["regions", "Sources"], "there is no region folder in it"),
  ])
  func refusedComparisons(arguments: [String], message: String) throws {
    let run = try CommandRun(arguments)
    #expect(run.exitCode == 2 && run.messages.contains(message), "\(run.messages)")
  }

  @Test func aRegionThatCantBeReadIsListedBesideTheOthers() throws {
    let sources = try ImportSources()
    #expect(try importing(sources).exitCode == 0)
    try FileManager.default.createDirectory(
      atPath: sources.place("broken"), withIntermediateDirectories: false)
    try sources.write("broken/region.yaml", "name: x\n")
    let run = try CommandRun(["regions", sources.path, "--format", "json"])
    #expect(run.exitCode == 0)
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let regions = try #require(document["regions"] as? [[String: Any]])
    #expect(regions.map { $0["folder"] as? String } == ["broken", "koe"])
    #expect((regions[0]["problem"] as? String)?.contains("municipalities.csv") == true)
    #expect(regions[1]["problem"] == nil && regions[1]["coaches"] as? Int == 11)
    #expect(abs(try #require(regions[1]["demand"] as? Double) - 291.075) < 1e-9)
    let table = try CommandRun(["regions", sources.path]).output
    #expect(table.contains("see below") && table.contains("291.08"))
  }
}
