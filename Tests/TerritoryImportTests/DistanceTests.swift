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
    ("from,to,km\n179,182,\"57,400\"\n", 2, "km: \"57,400\" is not a number", "or 57.400"),
    ("from;to;km\n179;182;57,4\n179;500;14.2\n", 2, "km: \"57,4\" is not a number", "57.4"),
    ("from,to,km\n179,182,57.4\n182,179,58\n", 3, "other kilometres in line 2", "give each pair"),
    ("from,to,km\n179,182,-1\n", 2, "km is -1", "from 0"),
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

  @Test(arguments: [
    "from;to;km\n179;182;57,4\n179;435;1 061,9\n500;179;14,200\n",
    ";Jyväskylä;Jämsä;Luhanka;Muurame\n179;0;57,4;1 061,9;14,2\n182;57,4;;;\n435;;;;\n500;;;;\n",
    "km,179,182,435,500\nJyväskylä,0,57.3,1061.9,14.2\nJämsä,57.5,0,,\n",
  ])
  func numbersAndTablesAsPeopleHaveThem(text: String) throws {
    let found = try read("pairs.csv", text)
    #expect(found.problems.isEmpty, "\(found.problems)")
    let values = kilometres(found.draft).map { $0.flatMap(Double.init) }
    #expect(values == [57.4, 1061.9, 14.2, nil, nil, nil])
  }

  private static let matrix = "\"distances\":[[0,14100,null],[14300,0,57400],[null,57600,0]]"
  private static let seconds = "\"durations\":[[0,600,null],[600,0,3600],[null,3600,0]]"

  /// The same ways in the forms of four services: Muurame, Jyväskylä, Jämsä; nothing to Luhanka.
  static let answers = [
    """
    {\(matrix),\(seconds),"sources":[{"location":[25.675,62.129],"snapped_distance":1},
    {"location":[25.746,62.239]},{"location":[25.181,61.863]}],"destinations":
    [{"location":[25.675,62.129]},{"location":[25.746,62.239]},{"location":[25.181,61.863]}],
    "metadata":{"service":"matrix","query":{"profile":"driving-car","units":"m"}}}
    """,
    """
    {"units":"kilometers","sources":[[{"lon":25.675,"lat":62.129},{"lon":25.746,"lat":62.239},
    {"lon":25.181,"lat":61.863}]],"targets":[[{"lon":25.675,"lat":62.129},
    {"lon":25.746,"lat":62.239},{"lon":25.181,"lat":61.863}]],"sources_to_targets":[
    [{"distance":0,"time":0,"from_index":0,"to_index":0},{"distance":14.1,"time":600},
    {"distance":null,"time":null}],[{"distance":14.3,"time":600},{"distance":0,"time":0},
    {"distance":57.4,"time":3600}],[{"distance":null,"time":null},{"distance":57.6,"time":3600},
    {"distance":0,"time":0}]]}
    """,
    """
    {"units":"kilometers","sources":[{"lon":25.675,"lat":62.129},{"lon":25.746,"lat":62.239},
    {"lon":25.181,"lat":61.863}],"targets":[{"lon":25.675,"lat":62.129},
    {"lon":25.746,"lat":62.239},{"lon":25.181,"lat":61.863}],"sources_to_targets":{
    "distances":[[0,14.1,null],[14.3,0,57.4],[null,57.6,0]],\(seconds)}}
    """,
    """
    {"status":"OK","origin_addresses":["40950 Muurame, Finland","Jyväskylä, Suomi","Jämsä"],
    "destination_addresses":["40950 Muurame, Finland","Jyväskylä, Suomi","Jämsä"],"rows":[
    {"elements":[{"status":"OK","distance":{"value":0,"text":"1 m"},"duration":{"value":0}},
    {"status":"OK","distance":{"value":14100},"duration":{"value":600}},{"status":"ZERO_RESULTS"}]},
    {"elements":[{"status":"OK","distance":{"value":14300},"duration":{"value":600}},
    {"status":"OK","distance":{"value":0},"duration":{"value":0}},
    {"status":"OK","distance":{"value":57400},"duration":{"value":3600}}]},
    {"elements":[{"status":"NOT_FOUND"},{"status":"OK","distance":{"value":57600},"duration":
    {"value":3600}},{"status":"OK","distance":{"value":0},"duration":{"value":0}}]}]}
    """,
  ]

  @Test(arguments: answers) func answersOfOtherServices(text: String) throws {
    let found = try read("table.json", text)
    #expect(found.problems.isEmpty, "\(found.problems)")
    #expect(kilometres(found.draft) == ["57.5", nil, "14.2", nil, nil, nil])
    #expect(found.draft.entries[MunicipalPair(0, 3)]?.minutes == "10")
  }

  @Test func milesAreTurned() throws {
    let text = Self.answers[1].replacing("kilometers", with: "miles")
    let km = try #require(kilometres(try read("table.json", text).draft)[0].flatMap(Double.init))
    #expect(abs(km - 57.5 * 1.609344) < 1e-3)
  }

  @Test(arguments: [
    (
      answers[0].replacing("25.746,62.239", with: "24.94,60.17"), "km from the nearest", "OpenRoute"
    ),
    (
      answers[0].replacing("{\"location\":[25.746,62.239]}", with: "{\"location\":null}"),
      "place 2 of the answer has no location", "by a road"
    ),
    (
      answers[3].replacing("\"OK\",\"origin", with: "\"REQUEST_DENIED\",\"origin"),
      "Google answered \"REQUEST_DENIED\"", "mend the request"
    ),
    (
      answers[3].replacing("Jyväskylä, Suomi", with: "Nowhere, Suomi"),
      "\"Nowhere, Suomi\", names no municipality", "in its place"
    ),
    ("{\"routes\":[]}", "no answer of OSRM, OpenRouteService, Valhalla or Google", "download"),
    (
      osrm.replacing("[0,14100.5,null]", with: "[0,2147483647,null]"),
      "from Muurame to Jyväskylä it would be 2147483.647 km", "take the pair out"
    ),
  ])
  func refusedAnswers(text: String, what: String, remedy: String) throws {
    let problems = try read("table.json", text).problems
    #expect(problems.first?.what.contains(what) == true, "\(problems)")
    #expect(problems.first?.remedy.contains(remedy) == true, "\(problems)")
  }

  /// What OSRM took as the crow flies is marked; a way by road in the other direction comes first.
  @Test func fallbackSpeedCellsAreEstimates() throws {
    let cells = ",\n\"fallback_speed_cells\":[[0,1],[1,0],[1,2]]}"
    let text = Self.osrm.dropLast() + cells
    let draft = try read("table.json", String(text)).draft
    #expect(draft.entries[MunicipalPair(0, 3)]?.estimate == "as the crow flies, by OSRM")
    #expect(draft.entries[MunicipalPair(0, 1)]?.estimate == "")
    #expect(draft.entries[MunicipalPair(0, 1)]?.kilometres == "57.6")
  }

  /// Jyväskylä, Jämsä, Luhanka, Muurame: 57.4, 61.9, 14.2, 40, 44.5 and 67 km by road.
  @Test(
    arguments: [
      (1.0, nil, nil), (1000, "metres", "divide by 1000"), (0.621, "miles", "multiply by 1.609"),
      (50, "seconds of driving", "not for times"), (10, "a decimal sign got lost", "divide by 10"),
      (0.012, "hours", "not for times"),
    ] as [(Double, String?, String?)])
  func distancesBesideGreatCircles(factor: Double, unit: String?, mend: String?) throws {
    let km = [57.4, 61.9, 14.2, 40, 44.5, 67].map { shortest($0 * factor) }
    let ends = ["179,182", "179,435", "179,500", "182,435", "182,500", "435,500"]
    let rows = zip(ends, km).map { "\($0),\($1)" }.joined(separator: "\n")
    let draft = try read("pairs.csv", "from,to,km\n\(rows)\n").draft
    var log = ProblemLog()
    let check = GreatCircleCheck(draft.entries, SourceFolder.municipalities, inside: [])
    #expect(check.check("pairs.csv", log: &log) == nil)
    #expect(log.problems.count == (unit == nil ? 0 : 1), "\(log.problems)")
    if let unit, let mend {
      #expect(log.problems.first?.what.contains(unit) == true, "\(log.problems)")
      #expect(log.problems.first?.remedy.contains(mend) == true)
    }
  }

  /// Where no centre is known, each of these could be so short, but not all.
  @Test(arguments: [(0.621, true), (1, false)])
  func distancesBesideGreatCirclesOfUnknownCentres(factor: Double, isNoted: Bool) throws {
    let km = [57.4, 61.9, 14.2, 40, 44.5, 67].map { shortest($0 * factor) }
    let ends = ["179,182", "179,435", "179,500", "182,435", "182,500", "435,500"]
    let rows = zip(ends, km).map { "\($0),\($1)" }.joined(separator: "\n")
    let draft = try read("pairs.csv", "from,to,km\n\(rows)\n").draft
    var log = ProblemLog()
    let note = GreatCircleCheck(draft.entries, SourceFolder.municipalities, inside: [0, 1, 2, 3])
      .check("pairs.csv", log: &log)
    #expect(log.isEmpty)
    #expect((note?.contains("it looks like miles") == true) == isNoted, "\(note ?? "")")
  }

  @Test(
    arguments: [
      (60, nil, nil), (3600, "seconds of driving", "divide by 60"),
      (1, "hours of driving", "multiply by 60"), (0.001, "no minutes", "leave the column out"),
    ] as [(Double, String?, String?)])
  func drivingTimesBesideDistances(factor: Double, unit: String?, mend: String?) throws {
    let rows = zip(["179,182", "179,435", "182,435"], [57.4, 61.9, 40]).map {
      "\($0),\($1),\(shortest($1 / 70 * factor))"
    }
    let draft = try read("pairs.csv", "from,to,km,minutes\n" + rows.joined(separator: "\n") + "\n")
      .draft
    var log = ProblemLog()
    let check = DrivingTimeCheck(draft.entries, SourceFolder.municipalities)
    #expect(check.check("pairs.csv", log: &log) == nil)
    #expect(log.problems.count == (unit == nil ? 0 : 1), "\(log.problems)")
    if let unit, let mend {
      #expect(log.problems.first?.what.contains(unit) == true, "\(log.problems)")
      #expect(log.problems.first?.remedy.contains(mend) == true, "\(log.problems)")
    }
  }

  @Test func anUnlikelyDrivingTimeIsANote() throws {
    let draft = try read(
      "pairs.csv", "from,to,km,minutes\n179,182,57.4,50\n179,435,61.9,1\n182,435,40,40\n"
    ).draft
    var log = ProblemLog()
    let note = DrivingTimeCheck(draft.entries, SourceFolder.municipalities)
      .check("pairs.csv", log: &log)
    #expect(log.isEmpty)
    #expect(note?.contains("1 of 3, such as Jyväskylä-Luhanka 1 minutes for 61.9 km") == true)
  }

  @Test(
    arguments: [
      ("Ajoaika min\n\n;Jyväskylä;Jämsä\n", "pairs with the columns km and minutes"),
      ("min;Jyväskylä;Jämsä\n", "pairs with the columns km and minutes"),
      ("miles;Jyväskylä;Jämsä\n", "multiply by 1.609"),
      ("Etäisyydet km ja ajoajat\n\n;Jyväskylä;Jämsä\n", nil),
    ] as [(String, String?)])
  func squareTablesOfOtherUnits(heading: String, mend: String?) throws {
    let found = try read("square.csv", heading + "Jyväskylä;0;57\nJämsä;57;0\n")
    #expect(found.problems.count == (mend == nil ? 0 : 1), "\(found.problems)")
    if let mend {
      #expect(found.problems.first?.remedy.contains(mend) == true, "\(found.problems)")
    }
  }

  @Test func aFewUnlikelyDistancesAreANote() throws {
    let draft = try read(
      "pairs.csv", "from,to,km\n179,182,57.4\n179,435,61900\n179,500,14.2\n182,500,44.5\n"
    ).draft
    var log = ProblemLog()
    let note = GreatCircleCheck(draft.entries, SourceFolder.municipalities, inside: [])
      .check("pairs.csv", log: &log)
    #expect(log.isEmpty)
    #expect(note?.contains("1 of 4, such as Jyväskylä-Luhanka 61900 km") == true)
    #expect(note?.contains("it looks like metres") == true)
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
