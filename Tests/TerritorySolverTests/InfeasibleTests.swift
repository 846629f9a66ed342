import TerritoryModel
import TestSupport
import Testing

@testable import TerritorySolver

@Suite struct InfeasibleTests {
  @Test func tooShortAReachNamesTheFewestTerritories() throws {
    let planCase = try shippedCase("north-savo", coaches: 11, territories: 1...1)
    let diagnosis = try diagnosis(planCase.brief())
    #expect(diagnosis.isMinimal)
    #expect(diagnosis.conflict.map(\.condition) == [.territories(1...1), .reach(100)])
    #expect(diagnosis.conflict[0].relaxation == .count(below: nil, above: 2))
    guard case .value(let km) = diagnosis.conflict[1].relaxation else {
      Issue.record("a long enough reach is found: \(diagnosis)")
      return
    }
    // The radius of North Savo: from the most central base to its farthest municipality.
    let brief = try planCase.brief()
    let radius = (0..<brief.count).map { base in
      (0..<brief.count).map { brief.distances[$0, base] }.max()!
    }.min()!
    #expect(km == radius)
    let wider = try shippedCase("north-savo", coaches: 11, territories: 2...2)
    #expect(try PlanSolver().solve(wider.brief()).name == "optimal")
  }

  @Test func tooFewCoachesForTheReach() throws {
    let own = try shippedCase("central-finland", coaches: 11).brief()
    func brief(coaches: Int, reachKm: Double) throws -> PlanBrief {
      try PlanBrief(
        demand: own.demand, borders: own.borders, distances: own.distances,
        annualClientsPerCoach: 27.4, leaderShare: 0.5, team: Team(coaches: coaches, leaders: 0),
        reachKm: reachKm)
    }
    let parts = try diagnosis(brief(coaches: 2, reachKm: 40)).conflict
    #expect(parts.map(\.condition) == [.coaches(2), .reach(40)])
    guard case .coaches(nil, let coaches?) = parts[0].relaxation,
      case .value(let km) = parts[1].relaxation
    else {
      Issue.record("more coaches or a longer reach make a plan possible: \(parts)")
      return
    }
    // Each is enough, and a little less is not.
    #expect(try PlanSolver().solve(brief(coaches: coaches.fullTime, reachKm: 40)).solution != nil)
    #expect(try PlanSolver().solve(brief(coaches: 2, reachKm: km)).solution != nil)
    #expect(
      try PlanSolver().solve(brief(coaches: coaches.fullTime - 1, reachKm: 40)).solution == nil)
    #expect(try PlanSolver().solve(brief(coaches: 2, reachKm: km - 0.01)).solution == nil)
  }

  /// "Eight care teams at two per coach need four coaches; you gave three."
  @Test func careTeamsNeedCoaches() throws {
    let careTeams = Requirement(
      .mostCareTeams(2, teams: [2, 2, 2, 2]), origin: .given("most care teams"))
    let parts = try diagnosis(row(coaches: 3, [careTeams])).conflict
    #expect(
      parts == [
        Diagnosis.Part(.coaches(3), .coaches(below: nil, above: 4), isEnough: true),
        // Two coaches for one half of the region and one for the other, or three territories.
        Diagnosis.Part(.requirement(careTeams), .value(8.0 / 3), isEnough: true),
      ])
  }

  @Test func twoRequirementsAreBlamedBeforeNumbers() throws {
    let together = Requirement(.together([0, 1]), origin: .given("together"))
    let apart = Requirement(.apart([0, 1]), origin: .given("apart"))
    let parts = try diagnosis(row(coaches: 3, [together, apart])).conflict
    #expect(
      parts == [
        Diagnosis.Part(.requirement(together), .drop, isEnough: true),
        Diagnosis.Part(.requirement(apart), .drop, isEnough: true),
      ])
  }

  /// A part-time team is named as it is, and what full-time coaches would do in its place is found.
  @Test func aPartTimeTeamThatIsTooSmall() throws {
    let alike = Requirement(.mostWaiting(share: 0.1), origin: .given("most waiting"))
    let team = Coaches(fullTime: 1, partTime: [0.5])
    let parts = try diagnosis(row(team, [alike])).conflict
    // Nine of ten of 40 clients take 1.8 caseloads of 20, and three quarters of them 1.5.
    #expect(
      parts[0] == Diagnosis.Part(.coaches(team), .coaches(below: nil, above: 2), isEnough: true))
    guard parts.count == 2, case .value(let share) = parts[1].relaxation else {
      Issue.record("\(parts)")
      return
    }
    #expect(parts[1].condition == .requirement(alike) && abs(share - 0.25) < 1e-9)
    let teams = Requirement(.mostCareTeams(2, teams: [2, 2, 2, 2]), origin: .given("care teams"))
    let few = Coaches(fullTime: 0, partTime: [0.9, 0.8])
    let coaches = try diagnosis(row(few, [teams])).conflict.first { $0.condition == .coaches(few) }
    // Eight teams take four people: two who work full-time beside those two.
    #expect(
      coaches?.relaxation
        == .coaches(below: nil, above: Coaches(fullTime: 2, partTime: [0.9, 0.8])))
  }

  /// Care teams meet people, however much these work: how far the limit has to give way goes by them.
  @Test func careTeamsOfPartTimeCoaches() throws {
    let teams = Requirement(.mostCareTeams(3.4, teams: [2, 2, 2, 1]), origin: .given("care teams"))
    let parts = try diagnosis(row(Coaches(fullTime: 1, partTime: [0.5]), [teams])).conflict
    // Seven teams of two people, in two territories or in one.
    guard let part = parts.first(where: { $0.condition == .requirement(teams) }),
      case .value(let most) = part.relaxation
    else {
      Issue.record("\(parts)")
      return
    }
    #expect(abs(most - 3.5) < 1e-6 && part.isEnough)
  }

  /// Where a part-time coach has a place, that is no reason for what something else rules out.
  @Test func aPlacedPartTimeCoachIsNotBlamed() throws {
    let placed = Requirement(
      .placedCoaches(Coaches(fullTime: 0, partTime: [0.5]), base: 3), origin: .given("staff"))
    let team = Coaches(fullTime: 1, partTime: [0.5])
    let own = try row(team, [placed])
    #expect(try PlanSolver().solve(own).solution != nil)
    let near = try PlanBrief(
      demand: own.demand, borders: own.borders, distances: own.distances,
      annualClientsPerCoach: 20, leaderShare: 0.5, team: own.team, reachKm: 5,
      requirements: [placed])
    let parts = try diagnosis(near).conflict
    // Each municipality is out of reach of the others, so four people are needed, who need not all
    // work full-time.
    #expect(
      parts == [
        Diagnosis.Part(
          .coaches(team),
          .coaches(below: nil, above: Coaches(fullTime: 3, partTime: [0.5])), isEnough: true),
        Diagnosis.Part(.reach(5), .value(10), isEnough: true),
      ])
  }

  /// What a contradiction needs is told by its own conditions, what would do by all that is asked for.
  @Test func othersMayAskForMore() throws {
    let teams = Requirement(.mostCareTeams(1, teams: [2, 2, 2, 2]), origin: .given("care teams"))
    let alike = Requirement(.mostWaiting(share: 0.1), origin: .given("most waiting"))
    let parts = try diagnosis(row(coaches: 1, [teams, alike])).conflict
    #expect(parts.map(\.condition) == [.coaches(1), .requirement(alike)])
    // Eight care teams take eight coaches; nine of ten of 40 clients two of 20 each.
    #expect(parts[0].relaxation == .coaches(below: nil, above: 8) && parts[0].isEnough)
    #expect(parts[0].ofConflict == .coaches(below: nil, above: 2))
  }

  /// Where two contradictions stand side by side, resolving one is said not to be enough.
  @Test func aSecondContradictionIsPointedOut() throws {
    let requirements: [Requirement.Kind] = [
      .together([0, 1]), .apart([0, 1]), .base(3), .neverBase(3),
    ]
    let brief = try row(coaches: 3, requirements.map { Requirement($0, origin: .plan) })
    let parts = try diagnosis(brief).conflict
    #expect(parts.count == 2)
    #expect(parts.allSatisfy { !$0.isEnough })
  }

  /// Each leader needs a territory of its own, and four coaches make one team of three only.
  @Test func leadersNeedTerritories() throws {
    let own = try row(coaches: 4, [])
    let teams = Requirement(.leastCoaches(3), origin: .given("least coaches"))
    let brief = try PlanBrief(
      demand: own.demand, borders: own.borders, distances: own.distances,
      annualClientsPerCoach: 20, leaderShare: 0.5, team: Team(coaches: 4, leaders: 2),
      reachKm: 100, requirements: [teams])
    #expect(
      try diagnosis(brief).conflict == [
        Diagnosis.Part(.leaders(2), .count(below: 1, above: nil), isEnough: true),
        Diagnosis.Part(.coaches(4), .coaches(below: nil, above: 6), isEnough: true),
        Diagnosis.Part(.requirement(teams), .count(below: 2, above: nil), isEnough: true),
      ])
  }

  @Test func coachesOfThePlanContradictTheirNumber() throws {
    let own = try row(coaches: 3, [])
    let grouping = Grouping(territories: [
      Grouping.Territory(name: "A", municipalities: [0, 1], coaches: 2),
      Grouping.Territory(name: "B", municipalities: [2, 3], coaches: 3),
    ])
    let brief = try PlanBrief(
      demand: own.demand, borders: own.borders, distances: own.distances,
      annualClientsPerCoach: 20, leaderShare: 0.5, team: own.team, reachKm: 100,
      grouping: grouping)
    #expect(
      try diagnosis(brief).conflict == [
        Diagnosis.Part(.coaches(3), .coaches(below: nil, above: 5), isEnough: true),
        Diagnosis.Part(.placedCoaches(5), .drop, isEnough: true),
      ])
  }

  /// A limit that comes at once proves nothing, and nothing is said to be proven.
  @Test func stoppedDiagnosisSaysSo() throws {
    let brief = try shippedCase("north-savo", coaches: 11, territories: 1...1).brief()
    var conflicts = IISFinder(
      brief, FeasibilityOracle(limits: SearchLimits(seconds: 1e-9)))
    let diagnosis = try conflicts.diagnosis()
    #expect(!diagnosis.isMinimal)
    #expect(diagnosis.conflict.allSatisfy { $0.relaxation == .notFoundInTime })
  }

  // A hundred thousand territories with exact loads take minutes without optimisation.
  #if !DEBUG
    /// At least 8 clients for each of ten coaches in eight territories is out of the question, and
    /// 7.87 are not: the next best territories are asked for and refused.
    @Test func limitsOfLoadsGiveWayNoMoreThanTheyMust() throws {
      let least = Requirement(.leastClients(8), origin: .given("least clients"))
      let brief = try shippedCase("central-finland", coaches: 10, territories: 8...8).brief()
      let asked = brief.replacing(requirements: [least])
      let parts = try diagnosis(asked).conflict
      #expect(parts.map(\.condition) == [.connected, .territories(8...8), .requirement(least)])
      guard case .value(let clients) = parts[2].relaxation else {
        Issue.record("the least relaxation is found: \(parts)")
        return
      }
      let (met, missed) = (clients - 1e-4, clients + 1e-4)
      #expect(try PlanSolver().solve(brief.asking(least: met)).solution != nil)
      #expect(try PlanSolver().solve(brief.asking(least: missed)).solution == nil)
    }
  #endif

  private func diagnosis(_ brief: PlanBrief) throws -> Diagnosis {
    guard case .infeasible(let diagnosis) = try PlanSolver().solve(brief) else {
      throw HasPlan()
    }
    return diagnosis
  }

  private struct HasPlan: Error {}

  /// Four municipalities in a row, 10 km apart, of ten clients each.
  private func row(coaches: Int, _ requirements: [Requirement]) throws -> PlanBrief {
    try row(Coaches(fullTime: coaches), requirements)
  }

  private func row(_ coaches: Coaches, _ requirements: [Requirement]) throws -> PlanBrief {
    try PlanBrief(
      demand: [10, 10, 10, 10], borders: BorderGraph(count: 4, pairs: [(0, 1), (1, 2), (2, 3)]),
      distances: DistanceTable(rows: (0..<4).map { a in (0..<4).map { abs(Double(a - $0)) * 10 } }),
      annualClientsPerCoach: 20, leaderShare: 0.5, team: Team(coaches: coaches, leaders: 0),
      reachKm: 100, requirements: requirements)
  }
}

extension PlanBrief {
  fileprivate func asking(least clients: Double) -> PlanBrief {
    replacing(requirements: [Requirement(.leastClients(clients), origin: .given("test"))])
  }
}

@Suite struct LimitTests {
  /// However soon it stops, what is shown is sound and its bounds hold.
  @Test(arguments: [0.001, 0.03, 0.06]) func stoppedSearchIsSound(seconds: Double) throws {
    let brief = try shippedCase("central-finland", coaches: 11).brief()
    let outcome = try PlanSolver(limits: SearchLimits(seconds: seconds)).solve(brief)
    switch outcome {
    case .optimal(let solution), .feasible(let solution):
      #expect(PlanAudit(solution, for: brief).findings.isEmpty)
      #expect(solution.levels.allSatisfy { $0.bound <= $0.value })
    case .unknown: break
    case .infeasible: Issue.record("a limit is no proof of infeasibility")
    }
  }
}
