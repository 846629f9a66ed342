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

  /// Where people are missing rather than their work, one more beside those who work part-time is enough.
  @Test func theRemedyOfTooFewPartTimeCoachesWorks() throws {
    let asked = ["propose", "regions/kainuu", "--reach", "50"]
    let run = try CommandRun(asked + ["--staff", "1,1,0.3"])
    #expect(run.exitCode == 3)
    #expect(run.output.contains("contradict each other"), "\(run.output)")
    #expect(!run.output.contains("need at least"))
    let remedy = try #require(run.output.firstMatch(of: /give --coaches ([0-9.]+)/)).1
    #expect(remedy.hasSuffix(".3"), "\(run.output)")
    let enough = try CommandRun(asked + ["--coaches", String(remedy)])
    #expect(enough.exitCode == 0, "\(enough.output)")
  }

  /// Six people are in as many places as six full-time coaches: that distances ask for six of these says
  /// nothing of them.
  @Test func distancesAskForPeopleInPlaces() throws {
    let run = try CommandRun(["headcount", "regions/lapland", "--coaches", "5.5"])
    #expect(run.exitCode == 0)
    let words = run.words
    #expect(
      words.contains(
        "By distance it takes 6 coaches and a leader who work full-time; what this team can do, its"
          + " plan tells."))
    let kept = try CommandRun([
      "compare", "regions/lapland", "--coaches", "5.5", "--keep-plan", "--scenarios",
      "kuntoutussaatio-37,europe-47",
    ])
    #expect(kept.output.contains("Nobody waits in any of the plans."), "\(kept.output)")
    #expect(!kept.output.contains("would need"))
  }

  /// A number stands for one part-time coach at most, so that a team of several is named by shares: and
  /// with it there is a plan.
  @Test func theWayOutOfATeamOfSharesIsATeamOfShares() throws {
    let fixture = try RegionFixture()
    let refused = try CommandRun(["propose", fixture.path, "--reach", "5", "--staff", "0.5,0.3"])
    let way = try #require(refused.words.firstMatch(of: /give --staff ([0-9.,]+)/)?.1)
    #expect(!refused.words.contains("give --coaches"), "\(refused.output)")
    let mended = try CommandRun(["propose", fixture.path, "--reach", "5", "--staff", String(way)])
    #expect(mended.exitCode == 0, "\(way): \(mended.output)")
    try fixture.write("staff.csv", "share\n0.5\n0.3\n")
    let listed = try CommandRun(["propose", fixture.path, "--reach", "5"])
    #expect(listed.words.contains("let staff.csv list coaches with the shares \(way)"))
    let document = try CommandRun(["propose", fixture.path, "--reach", "5", "--format", "json"])
      .document()
    let diagnosis = try #require(document["diagnosis"] as? [String: Any])
    let conflict = try #require(diagnosis["conflict"] as? [[String: Any]])
    let coaches = try #require(conflict.first { $0["condition"] as? String == "coaches" })
    #expect(coaches["above_shares"] as? [Double] == [1, 1, 0.5, 0.3])
  }

  /// The workbook has the coaches of each territory by their shares, as the table has.
  @Test func theWorkbookKnowsWhoWorksHowMuch() throws {
    try inNewFolder { folder in
      let team = "0.7,0.8,0.5"
      let proposed = try CommandRun([
        "propose", "regions/kainuu", "--staff", team, "--output", "\(folder)/plan",
      ])
      #expect(proposed.exitCode == 0, "\(proposed.messages)")
      let scores = try ["csv", "xlsx"].map { kind in
        try CommandRun([
          "evaluate", "regions/kainuu", "\(folder)/plan/plan.\(kind)", "--format", "json", "--lang",
          kind == "csv" ? "en" : "fi",
        ]).document()
      }
      let figures = try scores.map { document in
        (
          document["coaches"] as? Double, document["leaders"] as? Int,
          try #require(document["territories"] as? [[String: Any]]).map { $0["staff"] as? [Double] }
        )
      }
      #expect(figures[0].0 == 2 && figures[0].0 == figures[1].0 && figures[0].1 == figures[1].1)
      #expect(figures[0].2 == figures[1].2)
      #expect(figures[0].2.compactMap(\.self).flatMap(\.self).sorted() == [0.5, 0.7, 0.8])
    }
  }

  /// Teams that come to the same may be of other people; the option is named that was given.
  @Test func aPlanOfOtherPeopleIsToldApart() throws {
    try inNewFolder { folder in
      let proposed = try CommandRun([
        "propose", "regions/kainuu", "--coaches", "2.5", "--output", "\(folder)/plan",
      ])
      #expect(proposed.exitCode == 0, "\(proposed.messages)")
      let run = try CommandRun([
        "evaluate", "regions/kainuu", "\(folder)/plan/plan.csv", "--staff", "1,0.7,0.8",
      ])
      #expect(run.exitCode == 2)
      #expect(
        run.messages.contains("--staff: is 2.5 (1,0.8,0.7), but the plan places 2.5 (1,1,0.5)"),
        "\(run.messages)")
      #expect(!run.messages.contains("--coaches"))
    }
  }

  /// A scenario that needs more coaches than the one plan has is named, whatever they work.
  @Test(arguments: ["3", "2.5"]) func scenariosThatNeedMoreAreNamed(coaches: String) throws {
    let run = try CommandRun([
      "compare", "regions/kainuu", "--coaches", coaches, "--benefit", "10%,20%", "--worst",
    ])
    #expect(run.words.contains("would need 4."), "\(run.output)")
  }
}
