import Testing

@testable import TerritorySimulation

@Suite struct EstimateTests {
  /// 1 to 20: mean 10.5, variance 35, so the standard error is √(35/20).
  @Test func figures() {
    let estimate = Estimate((1...20).map(Double.init).reversed())
    #expect(estimate.mean == 10.5)
    #expect(abs(estimate.standardError! - 1.75.squareRoot()) < 1e-12)
    #expect(estimate.low == 1 && estimate.high == 19)
  }

  @Test func aSingleRunHasNoStandardError() {
    let estimate = Estimate([4])
    #expect(estimate.mean == 4 && estimate.standardError == nil)
    #expect(estimate.low == 4 && estimate.high == 4)
  }

  @Test func quantilesAreTheLeastValueThatSufficesForTheShare() {
    let values = [1.0, 2, 3, 4]
    #expect([0.1, 0.25, 0.26, 0.5, 0.75, 0.9, 1].map(values.quantile) == [1, 1, 2, 2, 3, 4, 4])
    // 0.9 · 10 is 9, though a product of doubles may lie above.
    #expect((1...10).map(Double.init).quantile(0.9) == 9)
  }

  private func waits(_ over: [Double], open: [Double] = []) -> [RunRecord.Wait] {
    over.map { .init(months: $0, isOver: true) } + open.map { .init(months: $0, isOver: false) }
  }

  @Test func waitingTimes() throws {
    let times = try #require(WaitingTimes([waits([0, 0, 0, 4]), waits([0, 1, 2, 3, 5, 6])]))
    #expect(times.median.least == 1 && times.median.most == 1)
    #expect(times.median.low == 0 && times.median.high == 2)
    #expect(times.ninetieth.least == 5 && times.ninetieth.most == 5)
    #expect(times.neverWaiting.value == 0.4)
    #expect(times.neverWaiting.high == 0.75 && times.neverWaiting.low == 1.0 / 6)
  }

  /// Two of six still wait, one of them for a short time so far: the median lies between 3, if the
  /// two are about to start, and 4, if they never do; the 90th percentile is open.
  @Test func thoseWhoStillWaitLeaveQuantilesOpen() throws {
    let times = try #require(WaitingTimes([waits([0, 3, 4, 5], open: [1, 8])]))
    #expect(times.median.least == 3 && times.median.most == 4)
    #expect(times.ninetieth.least == 8 && times.ninetieth.most == nil)
    // Who came at the very end has not waited yet, but has no place either.
    #expect(WaitingTimes([waits([], open: [0])])?.neverWaiting.value == 0)
  }

  @Test func runsWithoutCandidatesSayNothing() {
    #expect(WaitingTimes([[], []]) == nil)
    #expect(WaitingTimes([[], waits([2])])?.median.low == 2)
  }
}
