import TerritoryModel
import TestSupport
import Testing

@testable import TerritoryReport

/// A contradiction in the planner's words.
@Suite struct DiagnosisWordsTests {
  private func words(
    _ parts: [(Condition, Relaxation)], isEnough: Bool = true, isMinimal: Bool = true
  ) throws -> DiagnosisWords {
    DiagnosisWords(
      Diagnosis(
        conflict: parts.map { Diagnosis.Part($0, $1, isEnough: isEnough) }, isMinimal: isMinimal),
      try shippedCase("kainuu", coaches: 3))
  }

  private func asked(_ kind: Requirement.Kind, line: Int = 7) -> Condition {
    .requirement(Requirement(kind, origin: .regionFile(line: line)))
  }

  @Test func careTeamsNeedCoaches() throws {
    let teams = asked(.mostCareTeams(2, teams: [1, 1, 1, 1, 1, 1, 1, 1]))
    let words = try words([
      (.coaches(3), .coaches(below: nil, above: 4)), (teams, .value(8.0 / 3)),
    ])
    #expect(words.reason == "8 care teams at 2 per coach need at least 4 coaches; you gave 3")
    #expect(
      words.remedies == [
        "give --coaches 4", "ask for at most 2.67 care teams for each coach (region.yaml:7)",
      ])
  }

  /// Whole numbers give way downwards or upwards.
  @Test func countsGiveWayBothWays() throws {
    let words = try words([
      (asked(.leastCoaches(3), line: 3), .count(below: 2, above: nil)),
      (asked(.leastCoaches(3), line: 4), .count(below: nil, above: 4)),
    ])
    #expect(
      words.remedies == [
        "ask for at least 2 coaches in each territory (region.yaml:3)",
        "ask for at least 4 coaches in each territory (region.yaml:4)",
      ])
  }

  @Test func municipalitiesByName() throws {
    let words = try words([
      (asked(.together([0, 1]), line: 3), .drop), (asked(.apart([0, 1]), line: 4), .drop),
    ])
    #expect(
      words.reason == "Hyrynsalmi, Kajaani in one territory and Hyrynsalmi, Kajaani in different"
        + " territories contradict each other")
    #expect(
      words.remedies == [
        "leave out: Hyrynsalmi, Kajaani in one territory (region.yaml:3)",
        "leave out: Hyrynsalmi, Kajaani in different territories (region.yaml:4)",
      ])
  }

  /// A limit that is rounded for people is never rounded to one that has no plan.
  @Test func limitsAreRoundedToTheSafeSide() throws {
    let words = try words([
      (asked(.leastClients(30)), .value(27.4567)), (asked(.mostClients(20)), .value(27.4512)),
      (asked(.mostKilometres(50)), .value(70.6)),
    ])
    let asked = words.remedies.map { $0.replacing(" (region.yaml:7)", with: "") }
    #expect(
      asked == [
        "ask for at least 27.45 clients a year for each coach",
        "ask for at most 27.46 clients a year for each coach",
        "ask for at most 70.6 km from the base",
      ])
  }

  /// A share stays a share, and its percentage and its clients are rounded to the safe side.
  @Test func sharesOfTheMean() throws {
    let meanLoad = 51.55 / 3
    func share(_ share: Double, _ kind: Requirement.Kind) -> Condition {
      .requirement(Requirement(kind, shareOfMean: share, origin: .given("test")))
    }
    let words = try words([
      (share(0.9, .leastClients(0.9 * meanLoad)), .value(0.71234 * meanLoad)),
      (share(1.1, .mostClients(1.1 * meanLoad)), .value(1.23451 * meanLoad)),
    ])
    #expect(words.reason.contains("at least 90 % of the mean, 15.47 clients a year for each coach"))
    #expect(
      words.remedies == [
        "ask for at least 71.23 % of the mean, 12.24 clients a year for each coach (--test)",
        // 123.451 % are 21.2130 clients: with 21.21 there would be no plan.
        "ask for at most 123.46 % of the mean, 21.22 clients a year for each coach (--test)",
      ])
  }

  @Test func bothSides() throws {
    let words = try words([
      (.territories(4...6), .count(below: 3, above: 8)), (.reach(100), .value(120)),
    ])
    #expect(words.reason == "4–6 territories and a reach of 100 km contradict each other")
    #expect(words.remedies[0] == "ask for --territories 3 or 8")
  }

  @Test func whatIsNotProvenSaysSo() throws {
    let words = try words(
      [(.coaches(3), .notFoundInTime), (asked(.mostClients(20)), .enough(30))],
      isEnough: false, isMinimal: false)
    #expect(words.reason.hasSuffix("; whether all of it matters is not known"))
    // The other condition's change is the one to try.
    #expect(words.remedies.count == 1)
    #expect(words.remedies[0].contains("at most 30 clients"))
    #expect(words.remedies[0].contains("then other conditions still contradict each other"))
    #expect(words.remedies[0].hasSuffix("less may do, that was not found in time"))
  }

  @Test func conditionsWithoutAnyKnownChangeAreNamed() throws {
    let words = try words(
      [(.coaches(3), .notFoundInTime), (.reach(100), .notFoundInTime)], isMinimal: false)
    #expect(words.remedies.count == 2)
    #expect(words.remedies[0].hasSuffix("how far it has to give way was not found in time"))
  }
}
