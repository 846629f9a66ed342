import Foundation
import TestSupport
import Testing

/// Options and plans that contradict each other are refused with both named.
@Suite struct ContradictionTests {
  private static let region = "regions/kainuu"

  /// Kajaani (205) is shared in the plan's third line.
  private func withPlan(_ body: (String) throws -> Void) throws {
    try inNewFolder { folder in
      let plan = "\(folder)/plan.csv"
      let rows = ["105,A", "205,shared", "290,B", "578,A", "620,A", "697,A", "765,B", "777,A"]
      try (["municipality,territory"] + rows).joined(separator: "\n")
        .write(toFile: plan, atomically: true, encoding: .utf8)
      try body(plan)
    }
  }

  private static let requirements = [
    ["--base", "205"], ["--never-base", "Kajaani"], ["--together", "205,765"],
    ["--apart", "205,765"], ["--territory", "205"], ["--territory", "205,697"],
  ]

  @Test(arguments: requirements, ["evaluate", "simulate", "compare"])
  func whatAPlanSharesIsInNoTerritory(requirement: [String], command: String) throws {
    try withPlan { plan in
      let given = command == "compare" ? ["--plan", plan] : [plan]
      let run = try CommandRun([command, Self.region] + given + requirement)
      #expect(run.exitCode == 2)
      #expect(run.messages.hasPrefix("\(requirement[0]): "), "\(run.messages)")
      #expect(run.messages.contains("Kajaani is shared and in no territory in \(plan):3\n"))
      #expect(run.messages.contains("put Kajaani into a territory there"))
    }
  }

  @Test(arguments: requirements, [["propose"], ["tradeoff", "--between", "coaches,waiting"]])
  func whatAnOptionSharesIsInNoTerritory(requirement: [String], command: [String]) throws {
    let run = try CommandRun(command + [Self.region, "--shared", "205"] + requirement)
    #expect(run.exitCode == 2)
    #expect(
      run.messages.contains("Kajaani is shared and in no territory by --shared\n"),
      "\(run.messages)")
  }

  @Test func aTerritoryCannotStayWhereAPartOfItIsShared() throws {
    try withPlan { plan in
      let run = try CommandRun([
        "propose", Self.region, "--reference", plan, "--unchanged", "B", "--shared", "765",
      ])
      #expect(run.exitCode == 2)
      #expect(run.messages.hasPrefix("--unchanged: Kuhmo, Sotkamo are a territory: "))
      #expect(run.messages.contains("Sotkamo is shared and in no territory by --shared\n"))
    }
  }

  @Test func whatIsSharedInAPlanToCompareWithMayBeInATerritory() throws {
    try withPlan { plan in
      let run = try CommandRun([
        "propose", Self.region, "--reference", plan, "--priority", "change,waiting", "--base",
        "205",
      ])
      #expect(run.exitCode == 0, "\(run.messages)")
    }
  }

  @Test func aPlanThatDoesNotShareIsNotScoredAsIfItDid() throws {
    try withPlan { plan in
      let run = try CommandRun(["evaluate", Self.region, plan, "--shared", "Sotkamo"])
      #expect(run.exitCode == 2)
      #expect(
        run.messages.contains(
          "--shared: Sotkamo is to be shared, but \(plan):8 has it in the territory \"B\""))
      #expect(
        try CommandRun(["evaluate", Self.region, plan, "--shared", "Kajaani"]).exitCode == 0)
    }
  }

  /// A base that a plan gives may lie out of reach of its whole territory; the best plan for the same
  /// reach is then shown not to exist.
  @Test func basesOutOfReachAreScored() throws {
    try inNewFolder { folder in
      let plan = "\(folder)/plan.csv"
      let rows = ["105", "205", "290", "578", "620", "697", "765", "777"].map { "\($0),A,777" }
      try (["municipality,territory,base"] + rows).joined(separator: "\n")
        .write(toFile: plan, atomically: true, encoding: .utf8)
      #expect(try CommandRun(["evaluate", Self.region, plan]).exitCode == 0)
      let run = try CommandRun(["evaluate", Self.region, plan, "--reach", "1"])
      #expect(run.exitCode == 3 && run.messages.isEmpty, "\(run.messages)")
    }
  }

  /// Where GLPK gives up on one of the questions why there is no plan, that there is none stays known.
  @Test func thatThereIsNoPlanStaysKnownWhereGLPKGivesUp() throws {
    let run = try CommandRun([
      "propose", "regions/central-ostrobothnia", "--coaches", "3", "--base", "Kaustinen",
      "--together",
      "Kokkola,Kaustinen", "--least-clients", "110%", "--most-waiting", "30%", "--most-km", "60",
    ])
    #expect(run.exitCode == 3, "\(run.messages)")
    #expect(
      run.words.contains("No plan is possible: no plan has at least 110 % of the mean"),
      "\(run.output)")
  }
}
