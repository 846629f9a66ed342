import Foundation
import TestSupport
import Testing

/// `evaluate`: what is said of a given plan beside the best one.
@Suite struct EvaluateCommandTests {
  private let centralFinland = "regions/central-finland"

  /// A plan that was proposed for a region, scored: what is printed, and the report.
  private func score(
    proposedBy proposal: [String], of region: String, scoredBy options: [String],
    exitCode: Int32 = 0
  ) throws -> (run: CommandRun, page: String) {
    var scored: (run: CommandRun, page: String)?
    try inNewFolder { folder in
      let proposed = try CommandRun(["propose", region, "--output", "\(folder)/plan"] + proposal)
      #expect(proposed.exitCode == 0, "\(proposed.messages)")
      let run = try CommandRun(
        ["evaluate", region, "\(folder)/plan/plan.csv", "--output", "\(folder)/score"] + options)
      #expect(run.exitCode == exitCode, "\(run.messages)")
      scored = (run, try String(contentsOfFile: "\(folder)/score/report.html", encoding: .utf8))
    }
    return try #require(scored)
  }

  /// A given plan is compared with plans of as many territories, and whatever is said of the best one
  /// says so.
  @Test func theBestPlanHasAsManyTerritoriesAsTheGivenOne() throws {
    let region = "regions/south-savo"
    let team = ["--coaches", "4", "--no-neighbour-help"]
    let (run, page) = try score(
      proposedBy: ["--territories", "3"] + team, of: region, scoredBy: team)
    #expect(
      run.words.contains(
        "The best plan is looked for among those with as many territories as the given one, 3."))
    for claim in [
      "no plan with as many territories leaves fewer clients without service than the given one",
      "proven best with as many territories",
      "optimal: no plan with as many territories has less",
      "the other one the best of all with as many territories",
    ] {
      #expect(page.contains(claim), "\(claim)")
    }
    #expect(!page.contains("any other the best of all"))
    // With fewer territories fewer wait.
    func waiting(_ arguments: [String]) throws -> Double {
      let levels = try #require(
        CommandRun(arguments + ["--format", "json"]).document()["objectives"] as? [[String: Any]])
      return try #require(levels[0]["value"] as? Double)
    }
    let free = try waiting(["propose", region] + team)
    #expect(try free + 0.5 < waiting(["propose", region, "--territories", "3"] + team))
  }

  /// A plan that is as good in what is first and worse in what comes later is not as good as the best.
  @Test func asGoodIsMeantOfAllThatIsAsked() throws {
    try inNewFolder { folder in
      let proposed = try CommandRun(["propose", "regions/kainuu", "--output", "\(folder)/plan"])
      #expect(proposed.exitCode == 0)
      func headline(_ priority: String) throws -> String {
        let run = try CommandRun([
          "evaluate", "regions/kainuu", "\(folder)/plan/plan.csv", "--priority", priority,
          "--output", "\(folder)/score", "--force",
        ])
        #expect(run.exitCode == 0, "\(run.messages)")
        let page = try String(contentsOfFile: "\(folder)/score/report.html", encoding: .utf8)
        return String(try #require(page.firstMatch(of: /<h1><span>([^<]*)/)).1)
      }
      let worse = try headline("waiting,balance,travel")
      #expect(worse == "Kainuu: nobody waits in the given plan", "\(worse)")
      let equal = try headline("waiting,travel")
      #expect(
        equal.contains(
          "the given plan is as good as the best possible one with as many territories"))
    }
  }

  /// A territory in parts may have better figures than any best plan, which is said, unless a border that
  /// is asked for joins them.
  @Test func aTerritoryInPartsIsSaidToBeFreer() throws {
    let fixture = try RegionFixture()
    try fixture.write(
      "plans/parts.csv", "municipality,territory\n001,X\n002,Y\n003,X\n004,X\n")
    let asked = [
      "evaluate", fixture.path, fixture.path + "/plans/parts.csv", "--output",
      fixture.path + "/score", "--force",
    ]
    let freer = "Those of the best plan are, so its figures may be worse."
    let run = try CommandRun(asked)
    #expect(run.exitCode == 0 && run.words.contains(freer), "\(run.output)")
    let page = try String(contentsOfFile: fixture.path + "/score/report.html", encoding: .utf8)
    let headline = try #require(page.firstMatch(of: /<h1[^>]*>([\s\S]*?)<\/h1>/)).1
    #expect(headline.contains("does not meet all that is asked"), "\(headline)")
    #expect(
      page.contains("Not every territory of the given plan is connected") && page.contains(freer))
    let joined = try CommandRun(asked + ["--add-border", "Alpha,Gamma"])
    #expect(joined.exitCode == 0, "\(joined.messages)")
    #expect(!joined.words.contains(freer) && !joined.words.contains("is not connected"))
    #expect(joined.words.contains("Every territory is connected"), "\(joined.output)")
  }

  /// Nobody asked for as many territories as the given plan has, and no option asks for others.
  @Test func whyThereIsNoBestPlanGoesByTheGivenOne() throws {
    let fixture = try RegionFixture()
    let run = try CommandRun([
      "evaluate", fixture.path, fixture.path + "/plans/halves.csv", "--reach", "5",
    ])
    #expect(
      run.words.contains("the plan has 2") && run.words.contains("score a plan of 4 territories"),
      "\(run.output)")
    #expect(!run.words.contains("--territories") && !run.words.contains("you asked"))
  }

  /// A best plan that keeps what the given one does not is not better for it.
  @Test func aGivenPlanThatDoesNotMeetAllIsCalledThat() throws {
    try inNewFolder { folder in
      let run = try CommandRun([
        "evaluate", centralFinland, centralFinland + "/plans/proposal-2021.csv", "--coaches", "10",
        "--most-km", "45", "--output", "\(folder)/score",
      ])
      #expect(run.exitCode == 0, "\(run.messages)")
      let words = run.words
      #expect(
        words.contains(
          "The given plan does not meet all that is asked of territories; the best plan does"))
      let page = try String(contentsOfFile: "\(folder)/score/report.html", encoding: .utf8)
      let headline = try #require(page.firstMatch(of: /<h1[^>]*>([\s\S]*?)<\/h1>/)).1
      #expect(headline.contains("does not meet all that is asked"), "\(headline)")
    }
  }

  /// Where waiting is not what comes first, the best plan may leave more waiting than has to be.
  @Test(arguments: ["travel,waiting", "waiting:100%,travel"])
  func noPlanHasFewerIsSaidOnlyWhereWaitingComesFirst(priority: String) throws {
    let asked = ["--coaches", "1", "--priority", priority]
    let (run, page) = try score(proposedBy: asked, of: "regions/kainuu", scoredBy: asked)
    #expect(!page.contains("leaves fewer clients without service"), "\(run.output)")
  }

  /// Of levels that a stopped search did not come to, nothing is known.
  @Test func aStoppedSearchMakesNoPlanAsGood() throws {
    let (_, page) = try score(
      proposedBy: ["--coaches", "7", "--priority", "waiting,balance"], of: "regions/lapland",
      scoredBy: ["--work-limit", "50"], exitCode: 4)
    #expect(!page.contains("as good as the best possible one"))
  }

  /// Where there is no best plan nothing is said of what it keeps.
  @Test func ofAPlanThatIsNotThereNothingIsSaid() throws {
    let fixture = try RegionFixture()
    let run = try CommandRun([
      "evaluate", fixture.path, fixture.path + "/plans/halves.csv", "--least-clients", "250%",
    ])
    #expect(run.words.contains("No plan is possible"), "\(run.output)")
    #expect(
      !run.words.contains("the best plan does") && !run.words.contains("Those of the best plan are")
    )
  }

  /// A territory of one municipality that is moved into another one is gone, with its coach, in a table
  /// as in a workbook.
  @Test func aTerritoryThatIsMovedAsAWholeIsGone() throws {
    let kuhmo = "290;Kuhmo;1;Kuhmo;290;0"
    func score(_ row: String) throws -> CommandRun {
      try scored { table in
        #expect(table.contains(kuhmo))
        return table.replacing(kuhmo, with: row)
      }
    }
    let run = try score("290;Suomussalmi;1;Kuhmo;290;0")
    let told = run.words + run.messages
    #expect(told.contains("Moved to another territory: Kuhmo."), "\(told)")
    #expect(told.contains("No municipality is in Kuhmo any more: its coaches (1) are left out."))
    #expect(!told.contains("is found anew"))
    // As the workbook's answer, 887.64.
    #expect(run.words.contains("888"), "\(run.output)")
    let leaderless = try score("290;Suomussalmi;1;Kuhmo;290;1")
    #expect(
      leaderless.messages.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        .contains("its coaches (1) and its leader are left out."), "\(leaderless.messages)")
  }

  /// Rows that are moved in the table, bases included, leave territories the staff that they had: the same
  /// as where each row is given that of the territory that it is in now.
  @Test(arguments: [
    [("205", "Suomussalmi"), ("777", "Kajaani")], [("290", "Kajaani"), ("205", "Suomussalmi")],
    [("290", "Suomussalmi")],
  ])
  func movedRowsLeaveTheStaffOfTerritories(moves: [(code: String, territory: String)]) throws {
    func move(_ table: String, restaffs: Bool) throws -> String {
      let rows = table.split(whereSeparator: \.isNewline).map {
        $0.split(separator: ";", omittingEmptySubsequences: false)
      }
      let place = try ["territory", "coaches", "leaders", "base"].map { name in
        try #require(rows[0].firstIndex(of: Substring(name)))
      }
      let staff = Dictionary(rows.map { ($0[place[0]], $0) }) { first, _ in first }
      return rows.map { row in
        guard let to = moves.first(where: { $0.code == row[0] })?.territory else { return row }
        var row = row
        row[place[0]] = Substring(to)
        for column in place.dropFirst() where restaffs {
          row[column] = staff[Substring(to)]![column]
        }
        return row
      }.map { $0.joined(separator: ";") + "\n" }.joined()
    }
    let documents = try [false, true].map { restaffs in
      try scored(["--format", "json"]) { try move($0, restaffs: restaffs) }.document()
    }
    let (one, other) = (documents[0], documents[1])
    #expect(one["coaches"] as? Double == other["coaches"] as? Double)
    #expect(one["leaders"] as? Int == other["leaders"] as? Int)
    func travel(_ document: [String: Any]) throws -> Double {
      try #require(document["territories"] as? [[String: Any]])
        .reduce(0) { $0 + ($1["travel"] as? Double ?? 0) }
    }
    #expect(abs(try travel(one) - travel(other)) < 1e-6)
  }

  /// Kainuu's plan for four coaches, scored after its table was changed.
  private func scored(
    _ options: [String] = [], after change: (String) throws -> String
  ) throws -> CommandRun {
    var run: CommandRun?
    try inNewFolder { folder in
      let proposed = try CommandRun([
        "propose", "regions/kainuu", "--coaches", "4", "--leaders", "1", "--output",
        "\(folder)/plan",
      ])
      #expect(proposed.exitCode == 0, "\(proposed.messages)")
      let table = try String(contentsOfFile: "\(folder)/plan/plan.csv", encoding: .utf8)
      try change(table).write(toFile: "\(folder)/changed.csv", atomically: true, encoding: .utf8)
      run = try CommandRun(["evaluate", "regions/kainuu", "\(folder)/changed.csv"] + options)
      #expect(run?.exitCode == 0, "\(run?.messages ?? "")")
    }
    return try #require(run)
  }
}
