import Foundation
import TestSupport
import Testing

/// Coaches who work part-time, as the command line takes and prints them.
@Suite struct PartTimeTests {
  private func plan(_ arguments: [String]) throws -> [String: Any] {
    let run = try CommandRun(["propose"] + arguments + ["--format", "json"])
    #expect(run.exitCode == 0, "\(run.messages)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  @Test func capacityGoesByFullTimeEquivalents() throws {
    let document = try plan(["regions/kainuu", "--coaches", "3.7"])
    #expect(document["outcome"] as? String == "optimal")
    #expect(document["coaches"] as? Double == 3.7)
    #expect(document["staff"] as? [Double] == [1, 1, 1, 0.7])
    let territories = try #require(document["territories"] as? [[String: Any]])
    let coaches = territories.map { $0["coaches"] as! Double }
    #expect(abs(coaches.reduce(0, +) - 3.7) < 1e-9)
    #expect(territories.compactMap { $0["staff"] as? [Double] }.flatMap { $0 }.contains(0.7))
    let assumptions = try #require(document["assumptions"] as? [String: Any])
    let (annual, share) = (
      assumptions["annual_clients_per_coach"] as! Double, assumptions["leader_share"] as! Double
    )
    for territory in territories {
      let staff =
        territory["coaches"] as! Double + share * Double(territory["leaders"] as! Int)
      #expect(abs(territory["capacity"] as! Double - annual * staff) < 1e-6)
    }
    let listed = try plan(["regions/kainuu", "--staff", "1,70%,1,1"])
    for key in ["objectives", "territories", "coaches", "staff"] {
      #expect(listed[key] as? NSObject == document[key] as? NSObject)
    }
  }

  @Test func planAndVerificationReadThemBack() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/part-time-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let arguments = ["regions/kainuu", "--staff", "1,0.5,0.5,0.7"]
    #expect(try CommandRun(["propose"] + arguments + ["--output", folder]).exitCode == 0)
    let table = try String(contentsOfFile: "\(folder)/plan.csv", encoding: .utf8)
    #expect(table.split(separator: "\n")[0].hasSuffix("staff"))
    let score = try CommandRun(["evaluate", "regions/kainuu", "\(folder)/plan.csv"])
    #expect(score.exitCode == 0 && score.output.contains("2.7"), "\(score.messages)")
    let verified = try CommandRun(["verify", folder])
    #expect(verified.exitCode == 0, "\(verified.output)\(verified.messages)")
  }

  @Test func tablesShowPartsOfCoaches() throws {
    let compared = try CommandRun(["compare", "regions/kainuu", "--coaches", "2.5,3"])
    #expect(compared.output.contains(#/\ncoaches +2\.50 +3\.00\n/#), "\(compared.output)")
    let points = try CommandRun([
      "tradeoff", "regions/kainuu", "--between", "territories,travel", "--coaches", "2.7",
    ])
    #expect(points.output.contains(#/\n +1 +[0-9,.]+ +2\.7 /#), "\(points.output)")
  }

  @Test func leadersGoByTheCoaches() throws {
    let document = try plan(["regions/central-finland", "--coaches-per-leader", "6"])
    #expect(document["leaders"] as? Int == 2 && document["coaches"] as? Int == 11)
    let assumptions = try #require(document["assumptions"] as? [String: Any])
    #expect(assumptions["leaders"] as? Int == 2 && assumptions["coaches_per_leader"] as? Int == 6)
    // The commands that look for no plan count leaders alike.
    for command in ["headcount", "sensitivity"] {
      let run = try CommandRun([
        command, "regions/central-finland", "--coaches-per-leader", "6", "--format", "json",
      ])
      let other = try #require(
        try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
      #expect(other["leaders"] as? Int == 2 && other["coaches"] as? Int == 11, "\(command)")
    }
  }

  @Test(arguments: [
    (["--coaches", "0"], "10.7"), (["--coaches", "10.01"], "10.7"),
    (["--staff", "1,,1"], "--staff"),
    (["--staff", "1.5"], "--staff"), (["--coaches", "3", "--staff", "1,1"], "--staff"),
    (["--leaders", "1", "--coaches-per-leader", "6"], "--coaches-per-leader"),
    (["--staff-month", "2027-01"], "--staff-month"), (["--staff-month", "soon"], "--staff-month"),
    (["--coaches-per-leader", "0"], "--coaches-per-leader"),
  ])
  func badInputIsRefused(options: [String], words: String) throws {
    let run = try CommandRun(["propose", "regions/kainuu"] + options)
    #expect([2, 64].contains(run.exitCode) && run.messages.contains(words), "\(run.messages)")
    #expect(run.output.isEmpty)
  }
}
