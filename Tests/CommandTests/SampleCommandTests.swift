import Foundation
import TestSupport
import Testing

/// `sample`: how sure the answer is, on one machine and on several.
@Suite struct SampleCommandTests {
  private static let schemas = try! JSONSchemas(folder: "\(repositoryRoot)/Documentation/schemas")
  private static let kainuu = ["sample", "regions/kainuu", "--draws", "7", "--seed", "3"]
  private static let files = ["borders.svg", "draws.csv", "pairs.csv", "sample.json"]

  private func contents(_ folder: String) throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    return try Dictionary(
      uniqueKeysWithValues: names.map {
        ($0, try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\($0)")))
      })
  }

  /// Parts that were made anywhere come to the very bytes of the whole.
  @Test func partsComeToTheBytesOfTheWhole() throws {
    try inNewFolder { folder in
      let whole = try CommandRun(Self.kainuu + ["--output", "\(folder)/whole"])
      #expect(whole.exitCode == 0, "\(whole.messages)")
      #expect(try contents("\(folder)/whole").keys.sorted() == Self.files)
      for part in [2, 3, 1] {
        let run = try CommandRun(
          Self.kainuu + ["--shard", "\(part)/3", "--output", "\(folder)/parts"])
        #expect(run.exitCode == 0 && run.output.contains("draws-\(part)-of-3.json"))
        let text = try String(
          contentsOfFile: "\(folder)/parts/draws-\(part)-of-3.json", encoding: .utf8)
        #expect(Self.schemas.faults(of: try JSONValue(text), by: "draws.schema.json") == [])
      }
      let merged = try CommandRun([
        "sample", "merge", "\(folder)/parts", "--output", "\(folder)/merged",
      ])
      #expect(merged.exitCode == 0, "\(merged.messages)")
      #expect(try contents("\(folder)/merged") == contents("\(folder)/whole"))
      #expect(merged.output == whole.output)
      let svg = try String(contentsOfFile: "\(folder)/whole/borders.svg", encoding: .utf8)
      #expect(svg.contains("data-share=") && svg.hasSuffix("</svg>\n"))
    }
  }

  @Test func theBytesDontDependOnCores() throws {
    let runs = try ["0", "0,1"].map { cores in
      try CommandRun(
        shell: "exec taskset -c \(cores) \"$0\" \"$@\"", Self.kainuu + ["--format", "json"])
    }
    #expect(runs[0].exitCode == 0 && runs[0].output == runs[1].output, "\(runs[0].messages)")
  }

  /// The draws as CSV are those of the document: how often how many coaches are needed, counted here.
  @Test func theTableAgreesWithTheDocument() throws {
    let csv = try CommandRun(Self.kainuu + ["--format", "csv", "--csv-style", "plain"]).output
    let rows = csv.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let place = try #require(rows[0].firstIndex(of: "coaches"))
    #expect(rows.count == 8)
    let json = try CommandRun(Self.kainuu + ["--format", "json"]).output
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let needed = try #require(document["needed"] as? [[String: Int]])
    let counted = Dictionary(grouping: rows.dropFirst().map { Int($0[place])! }, by: \.self)
      .mapValues(\.count)
    #expect(
      Dictionary(uniqueKeysWithValues: needed.map { ($0["coaches"]!, $0["draws"]!) }) == counted)
    #expect(document["proven"] as? Int == 7)
  }

  @Test(arguments: ["fi", "sv", "en"]) func theTextIsAScreen(language: String) throws {
    let run = try CommandRun(
      ["sample", "regions/central-finland", "--draws", "12", "--lang", language])
    #expect(run.exitCode == 0 && run.output.split(separator: "\n").count <= 30)
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test(arguments: [
    (["--draws", "0"], "--draws"), (["--draws", "100001"], "100000"),
    (["--draws", "many"], "--draws"),
    (["--shard", "1/2"], "--output"), (["--shard", "0/0", "--output", "x"], "part"),
    (["--shard", "5/3", "--output", "x"], "part 5 of 3"),
    (["--draws", "3", "--shard", "1/4", "--output", "x"], "at most 3 parts"),
    (["--shape", "square"], "shape"), (["--seed", "-1"], "--seed"),
  ])
  func wrongUseIsRefused(options: [String], words: String) throws {
    let run = try CommandRun(["sample", "regions/kainuu"] + options)
    #expect(run.exitCode == 64 && run.messages.contains(words), "\(run.messages)")
  }

  @Test func aRegionWithoutRangesSaysHowToAddThem() throws {
    let fixture = try RegionFixture()
    let run = try CommandRun(["sample", fixture.path])
    #expect(run.exitCode == 2 && run.messages.contains("ranges: with least, most and source"))
    try fixture.replace(
      "region.yaml", "team:",
      with: "ranges:\n  last_share:\n    least: 0.8\n    most: 0.2\n    source: test\nteam:")
    let upsideDown = try CommandRun(["sample", fixture.path])
    #expect(upsideDown.exitCode == 2 && upsideDown.messages.contains("smaller number as least"))
    withExtendedLifetime(fixture) {}
  }

  /// Parts that are missing, stand twice or don't belong together are refused by name.
  @Test func partsThatDontMakeASampleAreRefused() throws {
    try inNewFolder { folder in
      let parts = "\(folder)/parts"
      func part(_ options: [String], _ output: String) throws {
        let run = try CommandRun(
          ["sample", "regions/kainuu"] + options + ["--output", output, "--quiet"])
        #expect(run.exitCode == 0, "\(run.messages)")
      }
      func refused(_ files: [String]) throws -> String {
        let run = try CommandRun(["sample", "merge"] + files)
        #expect(run.exitCode == 2 && run.output.isEmpty, "\(run.output)")
        return run.messages
      }
      try part(["--draws", "4", "--shard", "1/2"], parts)
      let first = "\(parts)/draws-1-of-2.json"
      #expect(try refused([parts]).contains("of 2 parts these are missing: 2"))
      #expect(try refused([first, first]).contains("part 1 of 2 stands in \(first) too"))
      #expect(try refused([folder]).contains("no part of a sample"))
      #expect(try refused(["\(folder)/none.json"]).contains("missing"))
      #expect(try refused(["README.md"]).contains("JSON"))
      #expect(try refused(["Documentation/schemas/sample.schema.json"]).contains("no part"))
      for (name, options, words) in [
        ("seed", ["--draws", "4", "--seed", "2", "--shard", "2/2"], "--seed 2"),
        ("number", ["--draws", "5", "--shard", "2/2"], "--draws 5"),
        ("thirds", ["--draws", "4", "--shard", "2/3"], "/3"),
        ("shape", ["--draws", "4", "--shape", "uniform", "--shard", "2/2"], "--shape uniform"),
        ("options", ["--draws", "4", "--shard", "2/2", "--coaches", "4"], "other data or options"),
        (
          "data",
          ["--draws", "4", "--shard", "2/2", "--statistics", "2026-06", "--count", "unemployed"],
          "other data or options"
        ),
      ] {
        try part(options, "\(folder)/\(name)")
        let other = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(name)")[0]
        #expect(try refused([first, "\(folder)/\(name)/\(other)"]).contains(words), "\(name)")
      }
      // Another version, and a damaged part.
      try part(["--draws", "4", "--shard", "2/2"], parts)
      let second = "\(parts)/draws-2-of-2.json"
      let text = try String(contentsOfFile: second, encoding: .utf8)
      for (old, new, words) in [
        ("\"version\":\"", "\"version\":\"9.", "version 9."),
        ("\"number\":3", "\"number\":1", "damaged"), ("\"number\":3", "\"number\":4", "damaged"),
        ("\"outcome\":\"optimal\"", "\"outcome\":\"best\"", "damaged"),
        ("\"part\":2", "\"part\":20", "damaged"),
        ("\"needed\":", "\"needed\":922337203685477580", "damaged"),
      ] {
        let damaged = text.replacing(old, with: new)
        #expect(damaged != text)
        try damaged.write(toFile: "\(folder)/damaged.json", atomically: true, encoding: .utf8)
        let told = try refused([first, "\(folder)/damaged.json"])
        #expect(told.contains(words) || told.contains("other data"), "\(new): \(told)")
      }
      // Arguments that only the desk gives.
      let told = try String(contentsOfFile: first, encoding: .utf8)
        .replacing("\"command\":[", with: "\"command\":[\"--events\",\"3\",")
      try told.write(toFile: "\(folder)/events.json", atomically: true, encoding: .utf8)
      #expect(try refused(["\(folder)/events.json", second]).contains("not one of this version"))
      let here = try CommandRun(["sample", "merge", parts, "--region", "regions/lapland"])
      #expect(here.exitCode == 2 && here.messages.contains("not as it was"))
      // A part is not written over unasked.
      let again = ["sample", "regions/kainuu", "--draws", "4", "--shard", "1/2", "--output", parts]
      #expect(try CommandRun(again).exitCode == 2)
      #expect(try CommandRun(again + ["--force"]).exitCode == 0)
      #expect(try CommandRun(["sample", "merge", parts]).exitCode == 0)
    }
  }

  /// The first signal ends with the draws that were done.
  @Test func stopsPolitely() throws {
    let run = try StoppedRun(
      ["sample", "regions/central-finland", "--draws", "100000", "--format", "json"],
      signals: [SIGINT], after: 2)
    #expect(run.exitCode == 4 && !run.wasKilled)
    let document = try #require(
      try JSONSerialization.jsonObject(with: run.output) as? [String: Any])
    #expect(document["done"] as? Int ?? .max < 100_000)
  }

  /// A need that is not known makes no team enough.
  @Test func whatALimitLeavesOpenIsNotEnough() throws {
    let asked = ["sample", "regions/lapland", "--coaches", "5", "--draws", "10"]
    func enough(_ limit: [String]) throws -> Int {
      let document = try CommandRun(asked + limit + ["--format", "json"]).document()
      return try #require(document["enough"] as? Int)
    }
    let limit = ["--work-limit", "8000"]
    let (stopped, all) = (try enough(limit), try enough([]))
    #expect(stopped <= all, "\(stopped) of \(all)")
    let run = try CommandRun(asked + limit)
    #expect(run.words.contains("of the draws at least; of"), "\(run.output)")
  }

  /// Shares of plans, borders and bases say of which draws they are where some have no plan.
  @Test func sharesOfDrawsWithAPlanSaySo() throws {
    let asked = ["sample", "regions/north-karelia", "--draws", "60", "--coaches", "8.5"]
    let note = "are those of the"
    let some = try CommandRun(
      asked + [
        "--leaders", "1", "--service-level", "90%", "--most-waiting", "20%", "--territories", "4-6",
      ])
    #expect(some.words.contains("draws have no plan"), "\(some.output)")
    #expect(some.words.contains(/are those of the \d+ draws with a plan\./), "\(some.output)")
    let all = try CommandRun(asked)
    #expect(!all.words.contains(note))
  }
}
