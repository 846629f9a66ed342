import TestSupport
import Testing

@testable import TerritoryModel

@Suite struct DemandChainTests {
  private func snapshot(_ counts: [Double?]) -> StatisticsSnapshot {
    StatisticsSnapshot(
      id: "2021-10", columns: [.longTermUnemployed], counts: [.longTermUnemployed: counts],
      estimated: Array(repeating: [], count: counts.count))
  }

  private func chain(_ shares: [Double], surveys: [Int: SurveyAnswer] = [:]) -> DemandChain {
    DemandChain(
      count: Assumption(.longTermUnemployed, source: "test", origin: .builtIn),
      steps: shares.map {
        DemandChain.Step(name: "share", share: $0, source: "test", origin: .builtIn)
      },
      surveys: surveys.mapValues { Assumption($0, source: "test", origin: .builtIn) })
  }

  @Test func centralFinlandIn2021() throws {
    let demand = try shippedCase("central-finland", coaches: 10).demand
    let values = demand.links.map(\.value)
    #expect(values.count == 4)
    for (value, published) in zip(values, [14_246, 6_045, 3_022.5, 302.25]) {
      #expect(abs(value - published) < 1e-5)
    }
    #expect(demand.links[0].share == nil)
    #expect(abs(try #require(demand.links[1].share) - 6_045 / 14_246) < 1e-9)
    #expect(demand.links[3].share == 0.1)
    #expect(abs(demand.total - 302.25) < 1e-6)
    #expect(demand.rows.allSatisfy { $0.isEstimated }, "the total was split among municipalities")
  }

  @Test func sharesMultiply() throws {
    let demand = try chain([0.5, 0.1]).demand(of: snapshot([100, 40]), directory: directory)
    #expect(demand.clients == [5, 2])
    #expect(demand.links.map(\.value) == [140, 70, 7])
  }

  @Test func aSurveyReplacesTheLastShareThere() throws {
    let demand = try chain([0.5, 0.1], surveys: [1: .share(0.4)])
      .demand(of: snapshot([100, 40]), directory: directory)
    #expect(demand.clients == [5, 8])
    #expect(abs(try #require(demand.links.last?.share) - 13.0 / 70) < 1e-12)
    #expect(demand.surveyedRows.map(\.municipality) == [1])
  }

  @Test func clientsOfASurveyAreClientsWhateverTheShares() throws {
    for shares in [[0.5, 0.1], [0.3]] {
      let demand = try chain(shares, surveys: [1: .clients(3)])
        .demand(of: snapshot([100, 40]), directory: directory)
      #expect(demand.clients[1] == 3)
      #expect(demand.surveyedClients == 3)
    }
  }

  /// A millionth of all clients is within the rounding of a plan, and nobody in whatever is told.
  @Test func whatIsNegligibleIsNobody() throws {
    let few = try chain([0.5]).demand(of: snapshot([1_000_000, 1]), directory: directory)
    #expect(few.clients == [500_000, 0] && few.total == 500_000)
    #expect(few.rows[1].count == 1 && few.links.last?.value == 500_000.5)
    let more = try chain([0.5]).demand(of: snapshot([1_000_000, 2]), directory: directory)
    #expect(more.clients == [500_000, 1])
  }

  @Test func withoutSharesEverybodyCountedIsAClient() throws {
    let demand = try chain([]).demand(of: snapshot([3, 4]), directory: directory)
    #expect(demand.total == 7)
  }

  @Test func everyMissingCountIsTold() throws {
    let refused = try #require(throws: InvalidInput.self) {
      try chain([0.5]).demand(of: snapshot([nil, nil]), directory: directory)
    }
    #expect(refused.problems.count == 2)
    #expect(refused.problems[1].what.hasPrefix("Beta has no count"))
  }

  private var directory: MunicipalityDirectory {
    MunicipalityDirectory(
      ["Alpha", "Beta"].enumerated().map { index, name in
        Municipality(
          code: MunicipalityCode("\(index + 1)")!, nameFinnish: name, nameSwedish: name,
          latitude: 62, longitude: 25)
      })
  }
}
