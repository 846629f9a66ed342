import Foundation
import TestSupport
import Testing

/// What scripts rely on: keys of the JSON, exit codes, and where messages go.
@Suite struct ContractTests {
  private let centralFinland = "regions/central-finland"

  private func json(_ arguments: [String]) throws -> [String: Any] {
    let run = try CommandRun(arguments + ["--format", "json"])
    #expect(run.exitCode == 0, "\(run.messages)")
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    return try #require(object as? [String: Any])
  }

  private func number(_ value: Any?) throws -> Double {
    try #require((value as? NSNumber)?.doubleValue)
  }

  @Test func headcountDocument() throws {
    let document = try json(["headcount", centralFinland, "--coaches", "10"])
    #expect(document["schema"] as? String == "plan-territories/headcount/1")
    #expect(document["region"] as? String == "central-finland")
    #expect(document["statistics"] as? String == "2021-10")
    #expect(abs(try number(document["demand"]) - 302.25) < 1e-6)
    #expect(abs(try number(document["fte"]) - 11.031) < 5e-4)
    #expect(try number(document["coaches"]) == 11)
    let team = try #require(document["given_team"] as? [String: Any])
    #expect(abs(try number(team["capacity"]) - 287.7) < 1e-9)
    #expect(abs(try number(team["coverage"]) - 0.9519) < 5e-5)
    #expect(abs(try number(team["waiting"]) - 14.55) < 1e-6)
    let chain = try #require(document["chain"] as? [[String: Any]])
    let values = try chain.map { try number($0["value"]) }
    for (value, published) in zip(values, [14_246, 6_045, 3_022.5, 302.25]) {
      #expect(abs(value - published) < 1e-6)
    }
    #expect(chain[0]["share"] is NSNull)
    let municipalities = try #require(document["municipalities"] as? [[String: Any]])
    #expect(municipalities.count == 22)
    #expect(municipalities.allSatisfy { $0["estimated"] as? Bool == true })
  }

  @Test func planDocument() throws {
    let document = try json(["propose", centralFinland, "--coaches", "10", "--territories", "8"])
    #expect(document["schema"] as? String == "plan-territories/plan/1")
    #expect(document["outcome"] as? String == "optimal")
    let objectives = try #require(document["objectives"] as? [[String: Any]])
    #expect(
      objectives.map { $0["name"] as? String } == ["waiting", "fairness", "travel", "balance"])
    for objective in objectives {
      #expect(try number(objective["value"]) == number(objective["bound"]))
    }
    let territories = try #require(document["territories"] as? [[String: Any]])
    #expect(territories.count == 8)
    let keys: Set = [
      "name", "base", "municipalities", "coaches", "leaders", "clients", "capacity", "served",
      "helps", "travel",
    ]
    for territory in territories { #expect(keys.isSubset(of: territory.keys)) }
    #expect((document["assumptions"] as? [String: Any])?["reach_km"] as? Double == 100)
  }

  /// Levels come in the order in which they were asked for, also where waiting is not the first.
  @Test func levelsComeInTheirOrder() throws {
    try inNewFolder { folder in
      let asked = ["propose", "regions/kainuu", "--coaches", "5", "--territories", "3"]
      let reference = folder + "/reference.csv"
      let plan = try CommandRun(
        asked + ["--priority", "balance,waiting", "--format", "csv", "--csv-style", "plain"])
      try plan.output.write(toFile: reference, atomically: true, encoding: .utf8)
      for order in [["balance", "waiting", "change"], ["change", "travel", "waiting"]] {
        let document = try json(
          asked + ["--reference", reference, "--priority", order.joined(separator: ",")])
        let objectives = try #require(document["objectives"] as? [[String: Any]])
        #expect(objectives.map { $0["name"] as? String } == order)
      }
    }
  }

  @Test func evaluationIsAPlanWithAComparison() throws {
    let plan = centralFinland + "/plans/proposal-2021.csv"
    let document = try json(["evaluate", centralFinland, plan, "--coaches", "10"])
    #expect(document["schema"] as? String == "plan-territories/plan/1")
    let evaluation = try #require(document["evaluation"] as? [String: Any])
    #expect(evaluation["connected"] as? Bool == true)
    for (part, waiting) in [("without_help", 95.92), ("best", 14.55)] {
      let other = try #require(evaluation[part] as? [String: Any])
      let levels = try #require(other["objectives"] as? [[String: Any]])
      #expect(abs(try number(levels[0]["value"]) - waiting) <= 0.005)
    }
  }

  @Test func infeasibleIsExplained() throws {
    let arguments = ["propose", "regions/north-savo", "--territories", "1", "--coaches", "11"]
    let text = try CommandRun(arguments).output
    #expect(text.contains("a reach of 100 km needs at least 2 territories; you asked for 1."))
    #expect(text.contains("mend: ask for --territories 2\n"))
    #expect(text.contains("mend: give a --reach of 113.1 or more"))
    let run = try CommandRun(arguments + ["--format", "json"])
    #expect(run.exitCode == 3)
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    let document = try #require(object as? [String: Any])
    #expect(document["outcome"] as? String == "infeasible")
    let diagnosis = try #require(document["diagnosis"] as? [String: Any])
    #expect(diagnosis["minimal"] as? Bool == true)
    let conflict = try #require(diagnosis["conflict"] as? [[String: Any]])
    #expect(conflict.map { $0["condition"] as? String } == ["territories", "reach"])
    #expect(conflict[0]["above"] as? Int == 2)
    #expect(conflict[1]["value"] as? Double == 113.1)
  }

  /// A share of the mean load is another limit for another number of coaches, so the number that
  /// is advised holds when it is given, and none in between does.
  @Test func advisedCoachesKeepAShareOfTheMean() throws {
    func run(_ coaches: Int) throws -> CommandRun {
      try CommandRun([
        "propose", "regions/kainuu", "--coaches", "\(coaches)", "--territories", "3",
        "--most-clients", "120%", "--priority", "waiting",
      ])
    }
    let infeasible = try run(3)
    #expect(infeasible.output.contains("at most 120 % of the mean, 20.62 clients a year"))
    #expect(infeasible.output.contains("mend: give --coaches 5\n"))
    #expect(try run(4).exitCode == 3)
    let mended = try run(5)
    #expect(mended.exitCode == 0)
    #expect(mended.output.contains("at most 120 % of the mean,"))
  }

  @Test func sameBytesOnEveryRun() throws {
    let arguments = ["propose", centralFinland, "--coaches", "10", "--format", "json"]
    let first = try CommandRun(arguments)
    let second = try CommandRun(arguments)
    #expect(first.lastingOutput == second.lastingOutput)
    #expect(first.lastingOutput.contains("optimal"))
  }

  @Test(arguments: [
    (["propose", "regions/nowhere"], 2, "there is no such region folder"),
    (["propose", "regions/kainuu", "--territories", "9"], 2, "9 territories can't be formed of 8"),
    (
      ["propose", "regions/kainuu", "--coaches", "2", "--territories", "3"], 2,
      "2 coaches can't staff 3"
    ),
    (
      ["propose", "regions/kainuu", "--coaches", "1", "--territories", "2"], 2,
      "1 coach can't staff 2"
    ),
    (["propose", "regions/north-savo", "--territories", "1"], 3, ""),
    (
      ["headcount", "regions/kainuu", "--statistics", "2021-10"], 2,
      "there is no column \"long_term_unemployed\""
    ),
    (
      ["headcount", "regions/kainuu", "--statistics", "1999"], 2,
      "there is no statistics snapshot \"1999\""
    ),
    (["headcount", "regions/kainuu", "--employment-rate", "37"], 64, "write 37 % as 0.37"),
    (["headcount", "regions/kainuu", "--employment-rate", "0,37"], 64, "write a decimal point"),
    (["propose", "regions/kainuu", "--territories", "9-6"], 64, "the smaller number first: 6-9"),
    (
      ["propose", "regions/kainuu", "--priority", "waiting,speed"], 64,
      "choose from waiting, fairness, travel, balance"
    ),
    (["propose", "regions/kainuu", "--reach", "-5"], 64, "--reach is -5; write a number above 0"),
    (
      ["propose", "regions/kainuu", "--coaches", "-5"], 64,
      "--coaches is -5; write full-time coaches"
    ),
    (
      ["propose", "regions/kainuu", "--territories", "-5"], 64, "such as 8, or a range such as 6-9"
    ),
    (["propose", "regions/kainuu", "--most-km", "-5"], 2, "most_km is -5"),
    (["propose", "regions/kainuu", "--least-clients", "-5%"], 2, "least_clients is -5"),
    (
      ["propose", "regions/kainuu", "--reach", "--coaches", "3"], 64,
      "--reach is followed by --coaches; write its value after it"
    ),
    (
      ["propose", "regions/kainuu", "--most-clients", "--coaches", "3"], 64,
      "--most-clients is followed by --coaches; write its value after it"
    ),
    (
      ["propose", "regions/kainuu", "--priority", "waiting,travel:200%"], 64,
      "the tolerance of a level is 200%; write a percentage from 0% to 100%"
    ),
    (["propose"], 64, "Missing expected argument '<region>'"),
  ])
  func exitCodes(arguments: [String], code: Int, message: String) throws {
    let run = try CommandRun(arguments)
    #expect(run.exitCode == Int32(code))
    #expect(run.messages.contains(message) || message.isEmpty, "\(run.messages)")
    if code != 3 { #expect(run.output.isEmpty) }
  }

  @Test func everyAlternativeStandsInTheCSV() throws {
    let arguments = [
      "propose", "regions/kainuu", "--coaches", "3", "--format", "csv", "--csv-style", "plain",
    ]
    let best = try CommandRun(arguments).output.split(separator: "\n")
    let run = try CommandRun(arguments + ["--alternatives", "3"])
    let rows = run.output.split(separator: "\n")
    #expect(rows[0] == "alternative," + best[0])
    try #require(rows.count == 1 + 3 * 8)
    var plans: [[String]] = []
    for (index, number) in ["1,", "2,", "3,"].enumerated() {
      let own = rows[(1 + 8 * index)..<(9 + 8 * index)]
      #expect(own.allSatisfy { $0.hasPrefix(number) })
      plans.append(own.map { String($0.dropFirst(2)) })
    }
    #expect(plans[0] == best.dropFirst().map(String.init))
    #expect(Set(plans).count == 3)
  }

  /// Who is said to have another base than in the best plan has one, and nobody else.
  @Test(arguments: [("south-karelia", 4), ("east-uusimaa", 2), ("paijat-hame", 2)])
  func alternativesNameWhoHasAnotherBase(region: String, coaches: Int) throws {
    let arguments = [
      "propose", "regions/\(region)", "--coaches", "\(coaches)", "--alternatives", "3",
    ]
    let document = try CommandRun(arguments + ["--format", "json"]).document()
    func bases(_ plan: [String: Any]) throws -> [String: String] {
      let territories = try #require(plan["territories"] as? [[String: Any]])
      return Dictionary(
        uniqueKeysWithValues: territories.flatMap { territory in
          (territory["municipalities"] as! [String]).map { ($0, territory["base"] as! String) }
        })
    }
    let best = try bases(document)
    let alternatives = try #require(document["alternatives"] as? [[String: Any]])
    #expect(alternatives.count == 2)
    for other in alternatives {
      let elsewhere = try bases(other).filter { best[$0.key] != $0.value }.keys.sorted()
      #expect(try #require(other["moves"] as? [String]).sorted() == elsewhere)
      #expect(elsewhere.count >= 2)
    }
    guard region == "south-karelia" else { return }
    #expect(try CommandRun(arguments).words.contains("Luumäki → Taipalsaari"))
  }

  @Test func diagnosesFitATerminal() throws {
    let run = try CommandRun([
      "propose", "regions/central-finland", "--coaches", "10", "--territory",
      "Jämsä,Keuruu,Multia,Petäjävesi,Uurainen,Saarijärvi,Karstula,Kyyjärvi,Kannonkoski,Kivijärvi",
      "--most-km", "20",
    ])
    #expect(run.exitCode == 3 && run.output.contains("\n          "))
    for line in run.output.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
  }

  @Test func outputFolderIsCompleteAndReadable() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/plan-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let arguments = ["propose", "regions/kainuu", "--coaches", "3", "--output", folder]
    #expect(try CommandRun(arguments).exitCode == 0)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(
      files == [
        "plan-territories.geojson", "plan.csv", "plan.geojson", "plan.json", "plan.svg",
        "plan.xlsx", "report.html",
      ])
    // What it proposes, it can score: to the same values.
    let proposed = try json(["propose", "regions/kainuu", "--coaches", "3"])
    let scored = try json(["evaluate", "regions/kainuu", folder + "/plan.csv"])
    let levels = try [proposed, scored].map { document in
      try #require(document["objectives"] as? [[String: Any]]).map { try number($0["value"]) }
    }
    for (a, b) in zip(levels[0], levels[1]) { #expect(abs(a - b) < 1e-6) }
    let again = try CommandRun(arguments)
    #expect(again.exitCode == 2 && again.messages.contains("exists already"))
  }
}
