import Testing

@testable import TerritorySimulation

@Suite struct ArrivalPatternTests {
  private func candidates(
    _ pattern: ArrivalPattern, _ demand: [Double], months: Double = 24, seed: UInt64 = 1
  ) -> [Candidate] {
    var generator = SeededGenerator(seed: seed)
    return pattern.candidates(
      demand: demand, until: months, CoachingCourse(CoachingDuration(.fixed, mean: 1)),
      using: &generator)
  }

  @Test func wholePeopleKeepTheSum() {
    #expect(wholePeople([2.6, 1.3, 0.2]) == [3, 1, 0])
    #expect(wholePeople([0.5, 0.5, 0.5, 0.5]) == [1, 1, 0, 0])
    #expect(wholePeople([0.25, 0.25]) == [0, 1] || wholePeople([0.25, 0.25]) == [1, 0])
    #expect(wholePeople([0.2, 0.2]) == [0, 0])
    #expect(wholePeople([3, 0, 4]) == [3, 0, 4])
    #expect(wholePeople([]) == [])
  }

  @Test func allOfTheFirstYearWaitAtTheStart() {
    let all = candidates(.start, [7.4, 0, 2.4, 40.4])
    let first = all.filter { $0.arrival == 0 }
    // 50.2 people are 50; 7, 2 and 40 are 49, and the first of equal remainders gets one more.
    #expect(first.count == 50)
    #expect((0..<4).map { place in first.count { $0.municipality == place } } == [8, 0, 2, 40])
    #expect(all.dropFirst(50).allSatisfy { $0.arrival > 12 && $0.arrival <= 24 })
    #expect(all.count > 60)
    #expect(candidates(.start, [7.4, 40.4], months: 6).allSatisfy { $0.arrival == 0 })
    // Their order is drawn, not that of the municipalities.
    #expect(first.map(\.municipality) != first.map(\.municipality).sorted())
  }

  /// Counts of a Poisson process: the variance is the mean, and disjoint times do not hang together.
  @Test(arguments: [(ArrivalPattern.evenly, 0.0, 12.0), (.evenly, 12, 24), (.start, 12, 24)])
  func poisson(pattern: ArrivalPattern, from: Double, until: Double) {
    let counts = (0..<4_000).map { seed in
      Double(
        candidates(pattern, [0, 9, 3], seed: UInt64(seed)).count {
          $0.municipality == 1 && $0.arrival > from && $0.arrival <= until
        })
    }
    let mean = Estimate(counts)
    #expect(abs(mean.mean - 9) <= 4 * mean.standardError!)
    let squares = Estimate(counts.map { ($0 - 9) * ($0 - 9) })
    #expect(abs(squares.mean - 9) <= 4 * squares.standardError!)
  }

  @Test func comeInOrder() {
    for pattern in ArrivalPattern.allCases {
      let times = candidates(pattern, [30, 0.5, 12]).map(\.arrival)
      #expect(times == times.sorted())
    }
  }

  @Test func nobodyComesWhereThereIsNoDemand() {
    for pattern in ArrivalPattern.allCases { #expect(candidates(pattern, [0, 0]).isEmpty) }
  }
}
