import TerritoryModel
import Testing

@testable import TerritoryImport

/// Distances from pairs and from OSRM, links, and estimates.
@Suite struct DistanceTests {
  private static let directory = MunicipalityDirectory(SourceFolder.municipalities)

  /// The distances of a file, and everything that is wrong with it.
  private func read(
    _ name: String, _ text: String, columns: [ColumnChoice] = [],
    mergers: MunicipalMergers = .none
  ) throws -> (draft: DistanceDraft, problems: [InputProblem]) {
    let folder = try SourceFolder()
    var log = ProblemLog()
    let draft = DistanceDraft(
      reading: try folder.write(name, text), Self.directory,
      MunicipalRegister(Self.directory, mergers: mergers), columns, log: &log)
    return (draft, log.problems)
  }

  private func kilometres(_ draft: DistanceDraft) -> [String?] {
    MunicipalPair.all(of: 4).map { draft.entries[$0]?.kilometres }
  }

  @Test(arguments: [
    "code_a,code_b,road_km\n179,182,57.4\n179,435,61.9\n500,179,14.2\n",
    "km;from;to\n57.4;Jyväskylä;Jämsä\n57.4;Jämsä;Jyväskylä\n61.9;Luhanka;KU179\n14.2;179;500\n",
    "a\tb\tlength\n179\t182\t57.4\n179\t435\t61.9\n179\t500\t14.2\n091\t179\tfar\n",
  ])
  func pairs(text: String) throws {
    let choices = text.contains("length") ? [try ColumnChoice("km=length")] : []
    let found = try read("pairs.csv", text, columns: choices)
    #expect(found.problems.isEmpty, "\(found.problems)")
    #expect(kilometres(found.draft) == ["57.4", "61.9", "14.2", nil, nil, nil])
  }

  @Test(arguments: [
    ("from,to,km\n179,182,\"57,4\"\n", 2, "km: \"57,4\" is not a number", "57.4"),
    ("from,to,km\n179,182,57.4\n182,179,58\n", 3, "other kilometres in line 2", "give each pair"),
    ("from,to,km\n179,182,-1\n", 2, "it is -1", "from 0"),
    ("from,to,length\n179,182,5\n", nil, "no column is known as kilometres", "--column km=TITLE"),
    ("from,to,km,road_km\n179,182,5,6\n", 1, "2 columns may be km", "--column km=TITLE"),
    ("a,b\nx,y\n", 1, "no two columns name municipalities", "by code or name"),
  ])
  func refusedPairs(text: String, line: Int?, what: String, remedy: String) throws {
    let problems = try read("pairs.csv", text).problems
    #expect(problems.count == 1, "\(problems)")
    #expect(problems.first?.line == line)
    #expect(problems.first?.what.contains(what) == true, "\(problems)")
    #expect(problems.first?.remedy.contains(remedy) == true, "\(problems)")
  }

  /// Places in another order than the codes, a little off the centres; Luhanka can't be reached.
  private static let osrm = """
    {"code":"Ok","durations":[[0,600.4,null],[599.6,0,3600],[null,3600,0]],
    "distances":[[0,14100.5,null],[14300.1,0,57400],[null,57600,0]],
    "sources":[{"location":[25.675,62.129],"name":""},{"location":[25.746,62.239],"name":""},
     {"location":[25.181,61.863],"name":"x"}],
    "destinations":[{"location":[25.675,62.129]},{"location":[25.746,62.239]},
     {"location":[25.181,61.863]}]}
    """

  @Test func osrmTable() throws {
    let found = try read("table.json", Self.osrm)
    #expect(found.problems.isEmpty, "\(found.problems)")
    // 179-182, 179-435, 179-500, 182-435, 182-500, 435-500: means of both directions.
    #expect(kilometres(found.draft) == ["57.5", nil, "14.2", nil, nil, nil])
    #expect(found.draft.entries[MunicipalPair(0, 3)]?.minutes == "10")
    #expect(found.draft.entries[MunicipalPair(0, 1)]?.minutes == "60")
  }

  @Test func osrmOneWay() throws {
    let text = Self.osrm.replacing("[0,14100.5,null]", with: "[0,null,null]")
    #expect(try kilometres(read("table.json", text).draft)[2] == "14.3")
  }

  @Test func osrmWithoutPlaces() throws {
    let text = """
      {"code":"Ok","distances":[[0,1000,2000,3000],[1000,0,4000,5000],[2000,4000,0,null],
      [3000,5000,null,0]]}
      """
    let found = try read("table.json", text)
    #expect(kilometres(found.draft) == ["1", "2", "3", "4", "5", nil])
  }

  @Test(arguments: [
    (
      #"{"code":"TooBig","message":"Too many table coordinates"}"#,
      "OSRM answered \"TooBig\": Too many table coordinates", "mend the request"
    ),
    (
      osrm.replacing("\"distances\"", with: "\"way\""), "the answer has no distances",
      "annotations=duration,distance"
    ),
    (
      osrm.replacing("[25.675,62.129],", with: "[24.94,60.17],"),
      "km from the nearest municipal centre", "for the centres that municipalities.csv has"
    ),
    (
      osrm.replacing("[25.675,62.129],", with: "[25.746,62.239],"),
      "places 1 and 2 of the answer are both Jyväskylä", "each municipal centre once"
    ),
    (
      osrm.replacing("[14300.1,0,57400]", with: "[14300.1,0]"),
      "distances and durations differ", "damaged or cut off"
    ),
    (
      #"{"code":"Ok","distances":[[0,1],[1,0]]}"#,
      "the answer is for 2 places, there are 4 municipalities", "in the order of their codes"
    ),
    (String(osrm.prefix(100)), "cut off", "download the file again"),
  ])
  func refusedOSRM(text: String, what: String, remedy: String) throws {
    let problems = try read("table.json", text).problems
    #expect(!problems.isEmpty)
    #expect(problems.first?.what.contains(what) == true, "\(problems)")
    #expect(problems.first?.remedy.contains(remedy) == true, "\(problems)")
  }

  @Test func theCentreOfAMergedMunicipalityIsPassedOver() throws {
    let mergers = try MunicipalMergers([(MunicipalityCode("999")!, MunicipalityCode("182")!)])
    let found = try read(
      "pairs.csv", "from,to,km\n179,182,57.4\n179,999,99\n", mergers: mergers)
    #expect(found.problems.isEmpty && kilometres(found.draft)[0] == "57.4")
  }

  @Test func waysOverLinks() throws {
    var draft = try read(
      "pairs.csv", "from,to,km\n179,182,57.4\n179,500,14.2\n182,500,44.5\n"
    ).draft
    var log = ProblemLog()
    let link = ResolvedLink(try Link("Luhanka,Jämsä,50.5,ferry"), Self.directory, log: &log)
    draft.fill(over: [try #require(link)], count: 4)
    #expect(kilometres(draft) == ["57.4", "107.9", "14.2", "50.5", "44.5", "95"])
    #expect(draft.estimates.map(\.count) == [2])
    #expect(draft.entries[MunicipalPair(1, 2)]?.estimate == "")
  }

  @Test func estimatesAreMarked() throws {
    var draft = try read("pairs.csv", "from,to,km\n179,182,57.4\n").draft
    draft.fill(detour: 1.5, SourceFolder.municipalities)
    #expect(kilometres(draft)[0] == "57.4")
    #expect(draft.estimates.map(\.how) == ["great circle × 1.5"])
    #expect(draft.estimates.map(\.count) == [5])
    // Jyväskylä to Muurame by the spherical law of cosines: 12.833 km, so 19.25 km.
    #expect(kilometres(draft)[2] == "19.2")
  }

  @Test func missingDistancesAreToldByMunicipality() throws {
    let draft = try read(
      "pairs.csv", "from,to,km\n179,182,57.4\n179,500,14.2\n182,500,44.5\n179,Lohanka,1\n"
    ).draft
    var log = ProblemLog()
    draft.noteMissing(SourceFolder.municipalities, "pairs.csv", log: &log)
    #expect(
      log.problems.map(\.what)
        == ["there is no distance from Luhanka to Jyväskylä, Jämsä, Muurame"])
    #expect(log.problems.first?.remedy == "correct the spelling of \"Lohanka\"")
  }

  @Test(arguments: ["", "A,B,5", "A,B,far,ferry", "A,B,0,ferry", "A,,5,ferry"])
  func noLink(text: String) {
    #expect(throws: Violation.self) { try Link(text) }
  }
}
