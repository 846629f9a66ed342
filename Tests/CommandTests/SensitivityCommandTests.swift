import Foundation
import TestSupport
import Testing

/// `sensitivity`: its values against `headcount`, its drawing, and what it refuses.
@Suite struct SensitivityCommandTests {
  private let centralFinland = "regions/central-finland"

  private func coaches(_ region: String, rate: String) throws -> Int {
    let run = try CommandRun(["headcount", region, "--employment-rate", rate, "--format", "json"])
    let document = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    return try #require((document as? [String: Any])?["coaches"] as? Int)
  }

  /// The printed rates, as they are printed, put into `headcount`.
  @Test(arguments: ["central-finland", "kainuu", "north-savo"])
  func printedRatesAreWhereTheHeadcountChanges(id: String) throws {
    let region = "regions/\(id)"
    let csv = try CommandRun(["sensitivity", region, "--format", "csv", "--csv-style", "plain"])
      .output
    let rows = csv.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }.filter { $0[0] == "employment_rate" && $0[1] == "tipping_point" }
    #expect(!rows.isEmpty)
    for row in rows {
      let (text, enough) = (row[2], try #require(Int(row[3])))
      #expect(try coaches(region, rate: text) == enough)
      let value = try #require(Double(text))
      #expect(try coaches(region, rate: "\(value - 1e-6)") == enough + 1)
      #expect(try coaches(region, rate: "\(value + 1e-6)") == enough)
    }
  }

  @Test func document() throws {
    let run = try CommandRun(["sensitivity", centralFinland, "--format", "json"])
    #expect(run.exitCode == 0, "\(run.messages)")
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    let document = try #require(object as? [String: Any])
    #expect(document["schema"] as? String == "plan-territories/sensitivity/1")
    #expect(document["coaches"] as? Int == 11)
    let tipping = try #require(document["tipping_points"] as? [[String: Any]])
    #expect(
      tipping.map { $0["quantity"] as? String } == ["employment_rate", "last_share", "clients"])
    #expect(
      tipping.map { $0["enough"] as? String } == ["at_or_above", "at_or_below", "at_or_below"])
    let rows = try #require(document["sensitivity"] as? [[String: Any]])
    #expect(rows.first?["assumption"] as? String == "last_share")
    #expect(rows.first?["spread"] as? Int == 38)
    let tests = try #require(document["back_test"] as? [[String: Any]])
    #expect(tests.count == 6)
    let served = try #require(tests[1]["clients_by_model"] as? Double)
    #expect(abs(served - 86.545) < 1e-3)
    #expect(tests[4]["clients_by_model"] == nil)
  }

  @Test func saysWhatHasNoInfluence() throws {
    let text = try CommandRun(["sensitivity", centralFinland, "--observed", "18.7"]).output
    #expect(
      text.contains("No influence on the headcount: the employment rate, since turnover is by"))
    #expect(!text.contains("Employment rate "))
    let none = try CommandRun(["sensitivity", centralFinland, "--service-level", "0"])
    #expect(none.exitCode == 0 && none.output.contains("at a service level of 0 % nobody"))
  }

  @Test func noClients() throws {
    let fixture = try RegionFixture()
    try fixture.write(
      "statistics/2021-10.csv", "municipality,long_term_unemployed\n1,0\n2,0\n3,0\n4,0\n")
    for format in ["table", "json", "csv"] {
      let plot = fixture.place("\(format).svg")
      let run = try CommandRun(["sensitivity", fixture.path, "--format", format, "--plot", plot])
      #expect(run.exitCode == 0, "\(run.messages)")
      #expect(!run.output.contains("nan") && !run.output.contains("inf\""))
      _ = try XMLElements(String(contentsOfFile: plot, encoding: .utf8))
    }
    let text = try CommandRun(["sensitivity", fixture.path]).output
    #expect(text.contains("the employment rate, since there are no clients"))
    #expect(text.contains("nobody is counted whom it applies to"))
  }

  @Test func drawsTippingPointsAndPublishedRates() throws {
    try inNewFolder { folder in
      let path = "\(folder)/rates.svg"
      let run = try CommandRun(["sensitivity", centralFinland, "--plot", path])
      #expect(run.exitCode == 0, "\(run.messages)")
      #expect(try run.output == CommandRun(["sensitivity", centralFinland]).output)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["rates.svg"])
      let svg = try String(contentsOfFile: path, encoding: .utf8)
      let elements = try XMLElements(svg)
      let texts = elements.texts("text")
      for text in [
        "8 from 77.8 %", "11 from 31.5 %", "14 from 4.3 %", "44 %", "Kuopio's pilot 21.6 %",
        "European studies 47 %", "Clients a year who wait by workload with 10 coaches and a leader",
      ] { #expect(texts.contains(text), "\(text)") }
      let description = try #require(elements.texts("desc").first)
      #expect(description.contains("15 coaches from 0 %, 14 from 4.3 %"))
      #expect(description.contains("at least 92 clients a year wait at 0 %; from 44 % on"))
      let again = "\(folder)/again.svg"
      _ = try CommandRun(["sensitivity", centralFinland, "--plot", again])
      #expect(try String(contentsOfFile: again, encoding: .utf8) == svg)
    }
  }

  @Test func drawsOtherTurnoverAsALine() throws {
    try inNewFolder { folder in
      let path = "\(folder)/rates.svg"
      _ = try CommandRun(["sensitivity", centralFinland, "--mean-duration", "5.5", "--plot", path])
      let texts = try XMLElements(String(contentsOfFile: path, encoding: .utf8)).texts("text")
      #expect(texts.contains("by mean duration, which this run uses"))
      #expect(texts.contains("11 from 31.5 %"))
    }
  }

  @Test func overwritesNothing() throws {
    try inNewFolder { folder in
      let path = "\(folder)/rates.svg"
      try Data("mine".utf8).write(to: URL(fileURLWithPath: path))
      let run = try CommandRun(["sensitivity", centralFinland, "--plot", path])
      #expect(run.exitCode == 2 && run.output.isEmpty)
      #expect(run.messages.contains("--plot: \(path) exists already"))
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
    }
  }

  @Test(arguments: [
    (["--plot", "rates.png"], 64, "name a file that ends in .svg"),
    (["--plot", "nowhere/rates.svg"], 2, "make it first"),
    (["--employment-rate", "37"], 64, "write 37 % as 0.37"),
    (["--mean-duration", "6", "--observed", "20"], 64, "add --turnover to say which is used"),
    (["--statistics", "1999-01"], 2, "choose from 2021-10, 2026-06"),
    (["--count", "nobody"], 2, "another column (--count)"),
  ])
  func refusals(arguments: [String], code: Int32, message: String) throws {
    let run = try CommandRun(["sensitivity", centralFinland] + arguments)
    #expect(run.exitCode == code && run.messages.contains(message), "\(run.messages)")
    #expect(run.output.isEmpty)
  }
}
