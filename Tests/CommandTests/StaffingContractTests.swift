import Foundation
import Testing

/// Keys and messages of what staffing rests on: suppressed counts, turnover, criteria, cost.
@Suite struct StaffingContractTests {
  private let centralFinland = "regions/central-finland"
  private let ill = ["regions/kainuu", "--count", "disabled_or_long_term_ill"]

  private func json(_ arguments: [String]) throws -> [String: Any] {
    let run = try CommandRun(arguments + ["--format", "json"])
    #expect(run.exitCode == 0, "\(run.messages)")
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    return try #require(object as? [String: Any])
  }

  private func criteria(_ document: [String: Any]) throws -> [String: [String: Any]] {
    let list = try #require(document["criteria"] as? [[String: Any]])
    return Dictionary(uniqueKeysWithValues: list.map { ($0["name"] as! String, $0) })
  }

  @Test func suppressedCountsAreMarked() throws {
    let document = try json(["headcount"] + ill)
    let range = try #require(document["demand_range"] as? [String: Double])
    #expect(abs(range["least"]! - 29) < 1e-9 && abs(range["most"]! - 29.15) < 1e-9)
    #expect(document["coaches_range"] as? [String: Int] == ["least": 2, "most": 2])
    let suppressed = try #require(document["suppressed"] as? [[String: Any]])
    #expect(suppressed.count == 1 && suppressed[0]["municipality"] as? String == "697")
    for (key, value) in [("least", 1), ("point", 2.5), ("most", 4)] {
      #expect(suppressed[0][key] as? Double == value)
    }
    let municipalities = try #require(document["municipalities"] as? [[String: Any]])
    let marked = municipalities.filter { $0["estimated"] as? Bool == true }
    #expect(marked.map { $0["municipality"] as? String } == ["697"])
    #expect(marked[0]["count_range"] as? [String: Double] == ["least": 1, "most": 4])
    let plan = try json(["propose"] + ill)
    #expect(plan["estimated"] as? Bool == true && plan["demand_range"] != nil)
    #expect((plan["suppressed"] as? [Any])?.count == 1)
    let csv = try CommandRun(["propose"] + ill + ["--format", "csv", "--csv-style", "plain"]).output
    #expect(csv.contains("disabled_or_long_term_ill,1,4,"))
  }

  @Test func nothingSuppressedHasNoRange() throws {
    let document = try json(["headcount", "regions/kainuu"])
    for key in ["demand_range", "coaches_range", "suppressed", "cost"] {
      #expect(document[key] == nil)
    }
  }

  private struct Choice: Sendable {
    let options: String
    let model: String
    let from: String
    let annualClients: Double
    let coaches: Int
  }

  private static let choices = [
    Choice(
      options: "--mean-duration 6", model: "mean_duration", from: "--mean-duration",
      annualClients: 40, coaches: 8),
    Choice(
      options: "--observed 20", model: "observed", from: "--observed", annualClients: 20,
      coaches: 15),
    Choice(
      options: "--turnover mean_duration", model: "mean_duration", from: "--turnover",
      annualClients: 43.6364, coaches: 7),
    Choice(
      options: "--observed 20 --turnover employment_rate", model: "employment_rate",
      from: "--turnover", annualClients: 27.4, coaches: 11),
    Choice(
      options: "--mean-duration 6 --observed 20 --turnover observed", model: "observed",
      from: "--turnover", annualClients: 20, coaches: 15),
    Choice(
      options: "--service-level 95%", model: "employment_rate", from: "region.yaml:35",
      annualClients: 27.4, coaches: 10),
    Choice(
      options: "--service-level 0.5 --caseload-cap 10", model: "employment_rate",
      from: "region.yaml:35", annualClients: 13.7, coaches: 11),
  ]

  @Test(arguments: choices.indices) func turnover(index: Int) throws {
    let choice = Self.choices[index]
    let options = choice.options.split(separator: " ").map(String.init)
    let document = try json(["headcount", centralFinland] + options)
    let assumptions = try #require(document["assumptions"] as? [String: Any])
    #expect(assumptions["turnover"] as? String == choice.model)
    let annual = try #require(document["annual_clients_per_coach"] as? Double)
    #expect(abs(annual - choice.annualClients) < 1e-4, "\(choice.options)")
    #expect(document["coaches"] as? Int == choice.coaches, "\(choice.options)")
    let origins = try #require(document["origins"] as? [[String: String]])
    let origin = origins.first { $0["key"] == "turnover" }
    #expect(origin?["from"] == choice.from, "\(choice.options)")
  }

  @Test func criteriaOfTeamsAndPlans() throws {
    let headcount = try json(["headcount", centralFinland, "--coaches", "10"])
    let needed = try criteria(headcount)
    #expect(needed["caseload"]?["met"] as? Bool == true)
    #expect(needed["caseload"]?["score"] as? Int == 5)
    #expect(needed["caseload"]?["criterion"] as? Int == 1)
    #expect(needed["team"]?["value"] as? Int == 11 && needed["leader"]?["value"] as? Int == 1)
    #expect(needed["reach"]?["met"] is NSNull && needed["reach"]?["value"] is NSNull)
    #expect(needed["reach"]?["criterion"] is NSNull && needed["care_teams"] == nil)
    let team = try #require(headcount["given_team"] as? [String: Any])
    #expect(try criteria(team)["caseload"]?["met"] as? Bool == false)
    let plan = try json([
      "evaluate", centralFinland, centralFinland + "/plans/proposal-2021.csv", "--leaders", "0",
      "--coaches", "10",
    ])
    let scored = try criteria(plan)
    #expect(scored["leader"]?["met"] as? Bool == false)
    #expect(scored["team"]?["met"] as? Bool == false)
    #expect(scored["reach"]?["value"] as? Double == 1)
    #expect(scored["reach"]?["met"] as? Bool == true)
  }

  @Test func costOfAPlan() throws {
    let document = try json([
      "propose", centralFinland, "--coaches", "10", "--territories", "8", "--priority",
      "waiting,travel,balance", "--membership", "free", "--coach-year", "50000",
      "--leader-year", "60000", "--kilometre", "0.5", "--meetings", "10", "--support-year", "4000",
    ])
    let cost = try #require(document["cost"] as? [String: Any])
    func number(_ key: String) throws -> Double { try #require(cost[key] as? Double) }
    #expect(cost["currency"] as? String == "EUR")
    #expect(try number("coaches") == 500_000 && number("leaders") == 60_000)
    // 3,632.17 client-kilometres one way × 2 × 10 meetings, at half a euro.
    #expect(abs(try number("driven_km") - 72_643.43) < 0.01)
    #expect(abs(try number("kilometres") - 36_321.71) < 0.01)
    #expect(abs(try number("total") - 596_321.71) < 0.01)
    #expect(abs(try number("per_served") - 596_321.71 / 287.7) < 0.01)
    #expect(abs(try number("employed") - 106.449) < 1e-6)
    #expect(abs(try number("savings") - 425_796) < 1e-3)
    let figures = try #require(cost["figures"] as? [String: Double])
    #expect(figures["meetings_per_client"] == 10 && figures["kilometre"] == 0.5)
    #expect((cost["left_out"] as? [Any])?.isEmpty == true)
  }

  @Test(arguments: [
    (["--mean-duration", "6", "--observed", "20"], "--mean-duration and --observed each choose"),
    (["--employment-rate", "0.3", "--observed", "20"], "add --turnover to say which is used"),
    (["--mean-duration", "0"], "--mean-duration is 0; write a number above 0"),
    (["--observed", "many"], "\"many\" is not a number"),
    (["--coach-year", "55,000"], "no thousands separator: 55000, or 55.000"),
    (["--meetings=-1"], "write a number from 0 to a billion"),
    (["--service-level", "95"], "write 95 % as 0.95"),
  ])
  func refusals(options: [String], message: String) throws {
    let run = try CommandRun(["headcount", centralFinland] + options)
    #expect(run.exitCode == 64 && run.output.isEmpty)
    #expect(run.messages.contains(message), "\(run.messages)")
  }
}
