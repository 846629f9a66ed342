import TestSupport
import Testing

@testable import TerritoryModel

@Suite struct BorderGraphTests {
  /// 0 – 1 – 2 – 3, and 4 alone.
  private let chain = BorderGraph(count: 5, pairs: [(1, 0), (1, 2), (3, 2), (2, 1)])

  @Test func bordersHoldInBothDirections() {
    #expect(chain.neighbours == [[1], [0, 2], [1, 3], [2], []])
    #expect(chain.borders(0, 1) && chain.borders(1, 0) && !chain.borders(0, 2))
    #expect(chain.pairs.map { [$0.0, $0.1] } == [[0, 1], [1, 2], [2, 3]])
  }

  @Test(arguments: [
    ([], true), ([4], true), ([0, 1, 2, 3], true), ([3, 2], true), ([0, 2], false),
    ([0, 1, 3], false), ([0, 1, 2, 3, 4], false),
  ])
  func connectionNeedsTheGroupsOwnBorders(members: [Int], connected: Bool) {
    #expect(chain.isConnected(members) == connected)
  }

  /// A municipality that is named twice, as code and as name, borders on nobody new.
  @Test func bordersAreAddedWhereTwoAreNamed() throws {
    let directory = try RegionFixture().read().directory
    let graph = BorderGraph(count: 4, pairs: [(0, 1)])
    let asked = ["Alpha,001", "Gamma,Gamma", "Gamma,Delta", "Beta,Alpha", "x,Delta"].flatMap {
      RequirementRequest.given(.addBorder, $0)
    }
    #expect(graph.adding(asked, directory).neighbours == [[1], [0], [3], [2]])
  }

  @Test func partsAreOrderedBySmallestMember() {
    #expect(chain.parts(of: [4, 3, 1, 0]) == [[0, 1], [3], [4]])
  }
}
