import TerritoryModel
import TestSupport
import Testing

@testable import TerritorySolver

struct CoachesByDistanceTests {
  /// Brute force over every plan with one number of coaches after the other.
  @Test(arguments: seeds(0..<300, inDebug: 10))
  func isTheLeastNumberWithWhichNobodyWaits(seed: UInt64) throws {
    guard let random = RandomBrief(seed: seed, isRich: seed.isMultiple(of: 2)) else { return }
    let brief = random.brief
    // The oracle tries every staffing, so teams stay small.
    let most = 5
    var search = CoachesByDistanceSearch(from: 1, mostWaiting: 0, limits: .none) { coaches in
      try? brief.staffed(by: coaches)
    }
    let found = try search.run()
    let least = (1...most).first { coaches in
      guard let staffed = try? brief.staffed(by: coaches).asking([Level(.waiting)]),
        let waiting = BruteForceOracle(staffed).optima?[0]
      else { return false }
      return waiting <= 1e-6 * brief.totalDemand
    }
    #expect(found.enough.flatMap { $0 <= most ? $0 : nil } == least, "\(random)")
    if least != nil { #expect(found.ending == .proven, "\(random)") }
  }

  @Test func laplandHasWorkForFiveAndDistancesForSix() throws {
    let asked = try shippedCase("lapland", coaches: 1).staffed(by: nil)
    let found = try PlanSolver().coachesByDistance(for: asked)
    #expect(asked.coaches.value == 5)
    #expect(found.enough == 6 && found.ending == .proven)
    #expect(!found.deciding.isEmpty)
    let planCase = asked.staffed(by: nil, byDistance: found)
    #expect(planCase.coaches.value == 6 && planCase.headcount().isDecidedByDistance)
    #expect(try waiting(planCase) == 0)
    #expect(try waiting(asked) > 17)
  }

  @Test func workloadDecidesWhereItsPlanServesEverybody() throws {
    let asked = try shippedCase("central-finland", coaches: 1).staffed(by: nil)
    let found = try PlanSolver().coachesByDistance(for: asked)
    #expect(found.enough == asked.coaches.value.count && found.deciding.isEmpty)
    let known = try PlanSolver().solve(asked.brief())
    #expect(try PlanSolver().coachesByDistance(for: asked, knowing: known) == found)
  }

  /// Two towns 100 km apart, the smaller of which may not be a base.
  @Test func saysWhoCanNotBeServedAndWhy() throws {
    let never = Requirement(.neverBase(1), origin: .given("never base"))
    #expect(try ending(never: never, reach: 90, shared: [1]) == nil)
    #expect(
      try ending(never: nil, reach: 90, shared: [1])
        == .never([CoachesByDistance.Unserved(1, .outOfReach)]))
    #expect(try ending(never: never, reach: 90, shared: []) == .noPlan)
    #expect(try ending(never: never, reach: 110, shared: []) == .proven)
  }

  /// Where nobody has to be served, the mean load is zero, and so is a limit that is a share of it.
  @Test(arguments: [Level.defaultPriority, [Level(.waiting), Level(.travel)]])
  func nobodyHasToBeServed(priority: [Level]) throws {
    let region = try shippedCase("kainuu", coaches: 1).region
    let brief = try PlanBrief(
      demand: Array(repeating: 0, count: region.count), borders: region.borders,
      distances: region.distances, annualClientsPerCoach: 27.4, leaderShare: 0.5,
      team: Team(coaches: 2, leaders: 1), reachKm: 100, priority: priority,
      requirements: [Requirement(.mostClients(0), shareOfMean: 1.1, origin: .computed)])
    #expect(brief.usefulCoaches == region.count)
  }

  /// More than can be placed says nothing of what there is a plan for.
  @Test func moreThanCanBePlacedLeavesTheNumberOpen() throws {
    var search = CoachesByDistanceSearch(
      from: PlanBrief.mostCoaches + 1, mostWaiting: 0, limits: .none
    ) { _ in nil }
    #expect(try search.run().ending == .stopped(atLeast: PlanBrief.mostCoaches + 1))
  }

  @Test func aLimitLeavesTheNumberOpen() throws {
    let asked = try shippedCase("lapland", coaches: 1).staffed(by: nil)
    let found = try PlanSolver(limits: SearchLimits(work: 1)).coachesByDistance(for: asked)
    #expect(found.enough == nil && found.ending == .stopped(atLeast: 5) && found.coaches == 5)
  }

  /// - Returns: nil where the brief is refused.
  private func ending(
    never: Requirement?, reach: Double, shared: [Int]
  ) throws -> CoachesByDistance.Ending? {
    func brief(_ coaches: Int) throws -> PlanBrief {
      try PlanBrief(
        demand: [10, 5], borders: BorderGraph(count: 2, pairs: [(0, 1)]),
        distances: DistanceTable(rows: [[0, 100], [100, 0]]), annualClientsPerCoach: 20,
        leaderShare: 0.5,
        team: Team(coaches: coaches, leaders: 0), reachKm: reach, shared: shared,
        requirements: never.map { [$0] } ?? [])
    }
    guard (try? brief(1)) != nil else { return nil }
    var search = CoachesByDistanceSearch(from: 1, mostWaiting: 0, limits: .none) { try? brief($0) }
    return try search.run().ending
  }

  private func waiting(_ planCase: PlanCase) throws -> Double {
    let brief = try planCase.brief().asking([Level(.waiting)])
    return try #require(PlanSolver().solve(brief).solution).plan.value(of: .waiting, for: brief)
  }
}

extension PlanBrief {
  /// The same brief with another number of coaches.
  fileprivate func staffed(by coaches: Int) throws -> PlanBrief {
    try PlanBrief(
      demand: demand, borders: borders, distances: distances,
      annualClientsPerCoach: annualClientsPerCoach, leaderShare: leaderShare,
      team: Team(coaches: coaches, leaders: team.leaders), territories: askedTerritories,
      reachKm: reachKm, neighbourHelp: neighbourHelp, membership: .free,
      contiguity: contiguity, priority: priority, shared: shared, requirements: requirements,
      partnerships: partnerships, reference: reference)
  }
}
