import Foundation
import TerritoryModel
import TestSupport
import Testing

/// What is printed as JSON is as Documentation/schemas says.
@Suite struct SchemaTests {
  private static let schemas = try! JSONSchemas(folder: "\(repositoryRoot)/Documentation/schemas")

  private static let kainuu = "regions/kainuu"
  private static let proposal = "regions/kainuu/plans/three-coaches-2024.csv"
  private static let money = [
    "--coach-year", "55000", "--leader-year", "60000", "--kilometre", "0.5", "--meetings", "12",
    "--support-year", "4000",
  ]

  private static let practice = [
    "--stages", "2027-01:1,2027-07:3", "--intake", "4", "--absence", "10%", "--leaving", "45%",
    "--vacancy", "3", "--search-months", "5", "--search-drop-out", "30%", "--support-months", "6",
    "--support-drop-out", "10%", "--patience", "6",
  ]

  /// Runs whose documents have all that a document of their kind may have, each with its schema.
  static let runs: [(schema: String, arguments: [String])] = [
    ("headcount", ["headcount", kainuu, "--coaches", "3"] + money),
    (
      "headcount",
      ["headcount", kainuu, "--count", "disabled_or_long_term_ill", "--reach", "30"]
    ),
    (
      "headcount",
      [
        "headcount", kainuu, "--promise", "90%:30", "--runs", "4", "--intake", "3", "--patience",
        "9",
      ]
    ),
    ("headcount", ["headcount", kainuu, "--promise", "95%:30", "--runs", "2", "--reach", "20"]),
    ("plan", ["propose", kainuu, "--coaches", "3", "--alternatives", "2"] + money),
    (
      "plan",
      [
        "propose", kainuu, "--count", "disabled_or_long_term_ill", "--add-border", "205,697",
        "--reference", proposal, "--priority", "waiting,change,travel:5%",
      ]
    ),
    ("plan", ["propose", kainuu, "--coaches", "3", "--apart", "205,290,578,765"]),
    ("plan", ["evaluate", kainuu, proposal]),
    ("comparison", ["compare", kainuu, "--coaches", "1,3", "--territories", "2"]),
    ("comparison", ["compare", kainuu, "--keep-plan", "--benefit", "10%,20%"]),
    ("tradeoff", ["tradeoff", kainuu, "--between", "coaches,waiting", "--most-coaches", "3"]),
    ("tradeoff", ["tradeoff", kainuu, "--between", "fairness,travel", "--coaches", "2"]),
    ("sensitivity", ["sensitivity", kainuu]),
    ("sensitivity", ["sensitivity", kainuu, "--mean-duration", "6"]),
    ("sample", ["sample", kainuu, "--draws", "3"]),
    ("sample", ["sample", kainuu, "--draws", "2", "--shape", "uniform", "--mean-duration", "6"]),
    ("simulation", ["simulate", kainuu, "--coaches", "2", "--runs", "20", "--months", "3"]),
    ("simulation", ["simulate", kainuu, proposal, "--runs", "1", "--distribution", "fixed"]),
    ("simulation", ["simulate", kainuu, "--runs", "5", "--months", "20"] + practice),
    ("diff", ["diff", kainuu, "2021-10", "2026-06", "--count", "unemployed"]),
    ("regions", ["regions"]),
  ]

  @Test(arguments: runs.indices) func whatIsPrintedIsValid(index: Int) throws {
    let (schema, arguments) = Self.runs[index]
    let run = try CommandRun(arguments + ["--format", "json"])
    let document = try JSONValue(run.output)
    #expect(document["schema"] == .string("plan-territories/\(schema)/1"), "\(run.messages)")
    #expect(Self.schemas.faults(of: document, by: "\(schema).schema.json") == [])
  }

  /// Who answered is marked in every document, and wishes for partners are counted.
  @Test func surveysAndPartnersAreInTheDocuments() throws {
    let fixture = try RegionFixture(copyOf: "kainuu")
    try fixture.write("surveys.csv", "municipality,clients,share\nKuhmo,3,\nKajaani,,15 %\n")
    try fixture.write("partners.csv", "Kunta,Kumppani\nKajaani,Sotkamo\nSotkamo,Kajaani\n")
    let runs: [(schema: String, arguments: [String])] = [
      ("headcount", ["headcount", fixture.path]), ("plan", ["propose", fixture.path]),
      ("diff", ["diff", fixture.path, "2021-10", "2026-06", "--count", "unemployed"]),
    ]
    for (schema, arguments) in runs {
      let run = try CommandRun(arguments + ["--format", "json"])
      let document = try JSONValue(run.output)
      #expect(Self.schemas.faults(of: document, by: "\(schema).schema.json") == [])
      let compact = run.output.filter { !$0.isWhitespace }
      #expect(compact.contains("\"survey\":{\"clients\":3}"), "\(schema)")
      #expect(compact.contains("\"survey\":{\"share\":0.15}"), "\(schema)")
      #expect(schema != "plan" || compact.contains("\"weight\":2,"))
    }
    withExtendedLifetime(fixture) {}
  }

  @Test func everyKindOfDocumentHasASchema() {
    let kinds = Set(Self.runs.map { "\($0.schema).schema.json" })
    #expect(
      kinds.union([
        "common.schema.json", "draws.schema.json", "rollout.schema.json",
        "verification.schema.json",
      ]) == Set(Self.schemas.names))
  }

  /// The schema lists the very assumptions that the model describes.
  @Test func assumptionsAreThoseOfTheModel() throws {
    let common = try #require(Self.schemas["common.schema.json"]?["$defs"])
    func keys(_ schema: JSONValue?) throws -> Set<String> {
      guard case .object(let members)? = schema?["properties"] else { return [] }
      return Set(members.keys)
    }
    #expect(
      try keys(common["assumptions"])
        == Set(AssumptionKey.assumed.map(\.name) + ["annual_clients_per_coach"]))
    #expect(
      try keys(common["cost"]?["properties"]?["figures"])
        == Set(AssumptionKey.costs.map(\.name)))
    let simulation = Self.schemas["simulation.schema.json"]
    #expect(
      try keys(try #require(simulation?["properties"]?["practice"]))
        == Set(AssumptionKey.practice.map(\.name)))
  }

  /// A document that is damaged anywhere is found out, so that "valid" says something.
  @Test func damageIsFound() throws {
    let run = try CommandRun([
      "propose", Self.kainuu, "--coaches", "3", "--format", "json",
    ])
    func faults(_ old: String, _ new: String) throws -> [String] {
      let damaged = run.output.replacing(old, with: new)
      #expect(damaged != run.output)
      return Self.schemas.faults(of: try JSONValue(damaged), by: "plan.schema.json")
    }
    #expect(try faults("\"employment_rate\" : 0.37", "\"employment_rate\" : 37").count == 1)
    #expect(try faults("\"membership\" : \"served\"", "\"membership\" : \"own\"").count == 1)
    #expect(try faults("\"demand\" :", "\"demands\" :").count == 2)
    #expect(try faults("\"leaders\" : 1,", "\"leaders\" : 0.5,").count > 1)
    #expect(try faults("plan-territories/plan/1", "plan-territories/plan/2").count == 1)
    #expect(try faults("\"municipality\" : \"205\"", "\"municipality\" : 205").count >= 1)
  }
}
