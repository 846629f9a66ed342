import Foundation
import TestSupport
import Testing

/// The plans that stand beside a proposal to decide by, and who serves whom.
@Suite struct DecisionTests {
  private let centralFinland = "regions/central-finland"
  private static let question = ["propose", "regions/north-savo", "--coaches", "9"]

  private func document(_ arguments: [String]) throws -> [String: Any] {
    let run = try CommandRun(arguments + ["--format", "json", "--quiet"])
    #expect(run.exitCode == 0)
    return try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  private func travel(_ document: [String: Any]) throws -> Double {
    let levels = try #require(document["objectives"] as? [[String: Any]])
    return try #require(levels.first { $0["name"] as? String == "travel" }?["value"] as? Double)
  }

  /// The price is the difference between two plans that can be asked for.
  @Test func thePriceOfFairnessIsThatOfTwoPlans() throws {
    let alike = try document(Self.question)
    let cheapest = try document(Self.question + ["--priority", "waiting,travel"])
    let difference = try travel(alike) - travel(cheapest)
    for plan in [alike, cheapest] {
      let basis = try #require(plan["basis"] as? [String: Any])
      let price = try #require(basis["price_of_fairness"] as? [String: Any])
      #expect(abs(try #require(price["travel"] as? Double) - difference) < 1e-3)
    }
    #expect((alike["unserved"] as? [String])?.isEmpty == true)
    #expect((cheapest["unserved"] as? [String])?.count == 12)
  }

  /// With another level before travel the plan is neither the fairest nor the cheapest.
  @Test(arguments: [
    "waiting,balance,travel", "waiting,travel:5%,balance", "waiting,fairness,balance",
  ])
  func otherOrdersHaveNoPrice(order: String) throws {
    let plan = try document(Self.question + ["--priority", order])
    #expect(try #require(plan["basis"] as? [String: Any])["price_of_fairness"] == nil)
  }

  @Test func theTeamThatServesEverybodyIsNamed() throws {
    let basis = try #require(document(Self.question)["basis"] as? [String: Any])
    let all = try #require(basis["serving_all"] as? [String: Any])
    #expect(all["coaches"] as? Int == 11 && all["waiting"] as? Double == 0)
    let oneMore = try #require(basis["one_more"] as? [String: Any])
    #expect(oneMore["coaches"] as? Int == 10)
    let enough = try document(["propose", "regions/north-savo"])
    #expect((enough["basis"] as? [String: Any])?.isEmpty == true)
  }

  /// In the order of the levels without fairness municipalities get nothing, which is said first.
  @Test func whoGetsNothingComesFirst() throws {
    let run = try CommandRun(Self.question + ["--priority", "waiting,travel,balance"])
    #expect(run.output.contains("With 9, 12 municipalities get no service at all."))
    #expect(run.output.contains("12 municipalities get no service at all: Kaavi, Keitele,"))
    let waiting = try #require(run.output.firstRange(of: "Waiting, clients a year"))
    #expect(!run.output[waiting.lowerBound...].prefix(80).contains("Kaavi"))
  }

  /// At most a screen; proof, assumptions and sources follow on request, without names of files.
  @Test func sourcesComeAfterResultsOnRequest() throws {
    let short = try CommandRun(Self.question).output
    #expect(short.split(separator: "\n", omittingEmptySubsequences: false).count <= 46)
    #expect(!short.contains("Assumption") && short.contains("With --sources:"))
    let whole = try CommandRun(Self.question + ["--sources"]).output
    #expect(whole.contains("Proven bound") && whole.contains("caseload cap"))
    #expect(!whole.contains("With --sources:"))
    for name in ["region.yaml", "long_term_unemployed", "employment_rate"] {
      #expect(!whole.contains(name), "\(name)")
    }
  }

  /// Shares of service add up to the clients, the own territory's first.
  @Test func everyMunicipalityHasItsServers() throws {
    let plan = try document(Self.question)
    let municipalities = try #require(plan["municipalities"] as? [[String: Any]])
    #expect(municipalities.count == 19)
    for municipality in municipalities {
      let services = try #require(municipality["served_by"] as? [[String: Any]])
      let served = services.compactMap { $0["clients"] as? Double }.reduce(0, +)
      let clients = try #require(municipality["clients"] as? Double)
      let waiting = try #require(municipality["waiting"] as? Double)
      #expect(abs(served + waiting - clients) < 1e-6)
      let share = try #require(municipality["waiting_share"] as? Double)
      #expect(abs(share * clients - waiting) < 1e-6)
      #expect(services.first?["base"] as? String == municipality["base"] as? String)
    }
  }

  /// A given plan is compared with plans of as many territories, and whatever is said of the best one
  /// says so.
  @Test func theBestPlanHasAsManyTerritoriesAsTheGivenOne() throws {
    try inNewFolder { folder in
      let region = "regions/south-savo"
      let team = ["--coaches", "4", "--no-neighbour-help"]
      let proposed = try CommandRun(
        ["propose", region, "--territories", "3", "--output", "\(folder)/three"] + team)
      #expect(proposed.exitCode == 0, "\(proposed.messages)")
      let run = try CommandRun(
        ["evaluate", region, "\(folder)/three/plan.csv", "--output", "\(folder)/score"]
          + team)
      #expect(run.exitCode == 0, "\(run.messages)")
      let words = run.output.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
      #expect(
        words.contains(
          "The best plan is looked for among those with as many territories as the given one, 3."))
      let page = try String(contentsOfFile: "\(folder)/score/report.html", encoding: .utf8)
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
        let levels = try #require(try document(arguments)["objectives"] as? [[String: Any]])
        return try #require(levels[0]["value"] as? Double)
      }
      let free = try waiting(["propose", region] + team)
      #expect(try free + 0.5 < waiting(["propose", region, "--territories", "3"] + team))
    }
  }

  /// What is asked besides distances is not blamed on them alone.
  @Test func moreCoachesThanTheWorkloadAsksForMayBeDueToWhatIsAsked() throws {
    let more = "Beside distances, what is asked of territories and of help counts."
    let plain = try CommandRun(["headcount", "regions/lapland"])
    #expect(plain.output.contains("by distance it takes 6") && !plain.output.contains(more))
    let asked = try CommandRun(["headcount", "regions/lapland", "--territories", "6"])
    let words = asked.output.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    #expect(words.contains("by distance it takes") && words.contains(more), "\(words)")
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

  /// One coach more may bring another leader, who is named and paid.
  @Test func anotherLeaderIsNamed() throws {
    let run = try CommandRun([
      "propose", centralFinland, "--coaches", "6", "--coaches-per-leader", "6", "--coach-year",
      "60000", "--leader-year", "70000",
    ])
    #expect(run.exitCode == 0, "\(run.messages)")
    let words = run.output.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    #expect(words.contains("With one coach more (7 coaches and 2 leaders), 83 clients"), "\(words)")
    #expect(words.contains("decide on 6 coaches and a leader or 11 coaches and 2 leaders"))
    #expect(words.contains("leaders 1 2 +1"))
  }

  /// How a report is made again: a stopped search does not promise the same plans.
  @Test func aStoppedSearchPromisesNoSamePlan() throws {
    try inNewFolder { folder in
      func page(_ limit: [String]) throws -> String {
        let run = try CommandRun(
          ["propose", "regions/kainuu", "--output", "\(folder)/plan", "--force"] + limit)
        #expect(run.exitCode == (limit.isEmpty ? 0 : 4), "\(run.messages)")
        return try String(contentsOfFile: "\(folder)/plan/report.html", encoding: .utf8)
      }
      #expect(try page([]).contains("this command gives the same plans"))
      let stopped = try page(["--work-limit", "10"])
      #expect(stopped.contains("this command asks the same"))
      #expect(!stopped.contains("gives the same plans"))
    }
  }

  /// A best plan that keeps what the given one does not is not better for it.
  @Test func aGivenPlanThatDoesNotMeetAllIsCalledThat() throws {
    try inNewFolder { folder in
      let run = try CommandRun([
        "evaluate", centralFinland, centralFinland + "/plans/proposal-2021.csv", "--coaches", "10",
        "--most-km", "45", "--output", "\(folder)/score",
      ])
      #expect(run.exitCode == 0, "\(run.messages)")
      let words = run.output.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
      #expect(
        words.contains(
          "The given plan does not meet all that is asked of territories; the best plan does"))
      let page = try String(contentsOfFile: "\(folder)/score/report.html", encoding: .utf8)
      let headline = try #require(page.firstMatch(of: /<h1[^>]*>([\s\S]*?)<\/h1>/)).1
      #expect(headline.contains("does not meet all that is asked"), "\(headline)")
    }
  }

  /// What nobody can be served by is not what is needed.
  @Test func whatIsNeededByWorkloadAloneIsCalledThat() throws {
    let run = try CommandRun(["headcount", "regions/lapland", "--territories", "1"])
    #expect(run.output.contains(": by workload, 125 clients a year need"), "\(run.output)")
    #expect(run.output.contains("whatever the number of coaches"))
  }
}
