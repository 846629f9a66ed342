import TerritoryModel
import TestSupport
import Testing

@testable import TerritorySolver

/// The candidates are all sets that a plan of one territory more could have, and no others.
@Suite struct TerritoryCandidateTests {
  @Test(arguments: sample(60_000..<60_200 as Range<UInt64>, inDebug: 15))
  func eachSetOnce(seed: UInt64) throws {
    guard let random = RandomConflict(seed: seed), random.brief.grouping == nil else { return }
    let brief = random.brief
    let team = StaffTotals(brief.team)
    let reach = Reach(brief)
    let candidates = try #require(TerritoryCandidates(brief, reach, team))
    let found = candidates.all.map(\.members.rawValue)
    #expect(Set(found).count == found.count)
    let oracle = BruteForceOracle(requirementsOf: brief)
    let conditions = brief.requirements.map { Condition.requirement($0) }
    let conflicts = ConflictOracle(brief)
    let own = (0..<brief.count).filter { !brief.shared.contains($0) }
    let expected = (1..<(1 << own.count)).compactMap { bits -> UInt64? in
      let block = own.indices.filter { bits >> $0 & 1 == 1 }.map { own[$0] }
      let mostCoaches = brief.team.coaches.count - brief.territories.lowerBound + 1
      guard !brief.contiguity || oracle.isConnected(block),
        let coaches = conflicts.coaches(of: block, conditions),
        coaches.lowerBound <= mostCoaches,
        block.contains(where: { base in block.allSatisfy { reach.members[base][$0] } }),
        brief.requirements.allSatisfy({ Self.allows($0.kind, block) })
      else { return nil }
      return MunicipalitySet(positions: block).rawValue
    }
    #expect(Set(found) == Set(expected), "\(random)")
  }

  /// What a requirement says of a block by itself.
  private static func allows(_ kind: Requirement.Kind, _ block: [Int]) -> Bool {
    func inside(_ members: [Int]) -> Int { members.count { block.contains($0) } }
    return switch kind {
    case .together(let members): [0, members.count].contains(inside(members))
    case .apart(let members): inside(members) <= 1
    case .territory(let members): inside(members) == 0 || Set(members) == Set(block)
    default: true
    }
  }

  @Test func tooManyAreNotWrittenDown() throws {
    let count = 30
    let all = (0..<count).flatMap { a in (0..<a).map { ($0, a) } }
    let brief = try PlanBrief(
      demand: Array(repeating: 1, count: count), borders: BorderGraph(count: count, pairs: all),
      distances: DistanceTable(rows: (0..<count).map { a in (0..<count).map { $0 == a ? 0 : 1 } }),
      annualClientsPerCoach: 20, leaderShare: 0.5, team: Team(coaches: 3, leaders: 0), reachKm: 100)
    #expect(TerritoryCandidates(brief, Reach(brief), StaffTotals(brief.team)) == nil)
  }
}
