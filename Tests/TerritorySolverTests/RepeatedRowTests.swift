import TerritoryModel
import TestSupport
import Testing

@testable import TerritorySolver

/// A row that a point breaks by rounding alone is given to a search once: these searches never ended.
@Suite struct RepeatedRowTests {
  @Test(arguments: [
    (0.106663627, 0.44626663), (0.101361735, 0.512766311), (0.095113728, 0.396469218),
  ])
  func searchesEnd(share: Double, rate: Double) throws {
    let brief = try PlanRequest(
      RegionFolder(shippedRegionPath("central-finland")),
      [.share(name: nil, share), .employmentRate(rate), .coaches(11)]
    ).planCase().brief()
    // Time is what ended them, since GLPK counted no iterations.
    let outcome = try PlanSolver(limits: SearchLimits(seconds: 120)).solve(brief)
    guard case .optimal(let solution) = outcome else {
      Issue.record("\(outcome.name)")
      return
    }
    #expect(PlanAudit(solution, for: brief).findings.isEmpty)
  }
}
