import TestSupport
import Testing

@testable import TerritoryModel

/// Drawing assumptions from their ranges, and what a sample says.
@Suite struct SamplingTests {
  private func drawn(_ stated: Double, _ shape: DrawShape = .triangular) -> DrawnAssumption {
    DrawnAssumption(.meanDuration, 2...12, stated: stated, source: "test", shape: shape)
  }

  /// The triangle 2, 4, 12: a fifth of it lies below the peak, and three quarters of the rest below 8:
  /// 1 − (12 − 8)² / (10 · 8) = 0.8.
  @Test func quantilesOfTheTriangle() {
    let triangle = drawn(4)
    for (share, value) in [(0, 2.0), (0.05, 3), (0.2, 4), (0.8, 8), (0.95, 10), (1, 12)] {
      #expect(abs(triangle.value(below: share) - value) < 1e-8, "\(share)")
    }
  }

  /// With its peak at an end it is 2 + 10√u or 12 − 10√(1 − u).
  @Test func aStatedValueOutsideTheRange() {
    #expect(drawn(40).peak == 12 && drawn(1).peak == 2)
    #expect(abs(drawn(40).value(below: 0.25) - 7) < 1e-8)
    #expect(abs(drawn(1).value(below: 0.75) - 7) < 1e-8)
  }

  @Test func quantilesOfTheUniform() {
    for (share, value) in [(0, 2.0), (0.25, 4.5), (0.5, 7), (1, 12)] {
      #expect(abs(drawn(4, .uniform).value(below: share) - value) < 1e-8)
    }
  }

  /// The mean of a triangle is (a + b + c) / 3; of shares evenly spread, its quantiles have that mean.
  @Test(arguments: [4.0, 2, 12, 7]) func valuesStayInTheRangeAndHaveTheShape(stated: Double) {
    let triangle = drawn(stated)
    let values = (0..<10_000).map { triangle.value(below: (Double($0) + 0.5) / 10_000) }
    #expect(values.allSatisfy { (2...12).contains($0) } && values == values.sorted())
    let mean = values.reduce(0, +) / 10_000
    #expect(abs(mean - (2 + 12 + stated) / 3) < 1e-3)
  }

  @Test func aRangeOfOneValue() {
    let fixed = DrawnAssumption(.leaderShare, 0.5...0.5, stated: 0.4, source: "", shape: .uniform)
    #expect([0, 0.3, 1].map { fixed.value(below: $0) } == [0.5, 0.5, 0.5])
  }

  /// What is drawn is what is written of it, so that it can be asked for.
  @Test func drawnValuesAreAsWritten() {
    let value = drawn(4).value(below: 1 / 3.0)
    #expect(Double(value.written) == value)
  }

  @Test func whatIsDrawn() throws {
    let planCase = try shippedCase("central-finland", coaches: 11)
    let found = try DrawnAssumptions(of: planCase, .triangular)
    #expect(found.drawn.map(\.key) == [.lastShare, .employmentRate])
    #expect(found.drawn.map(\.stated) == [0.1, 0.37] && found.idle == [.meanDuration])
    #expect(found.drawn[1].range == 0.216...0.62)
  }

  /// An assumption has its own part of chance, whichever others have a range.
  @Test func chanceOfAnAssumptionIsItsOwn() throws {
    let planCase = try shippedCase("central-finland", coaches: 11)
    let both = try DrawnAssumptions(of: planCase, .uniform)
    let place = try #require(DrawnAssumptions.all.firstIndex(of: .employmentRate))
    var shares = DrawnAssumptions.all.map { _ in 0.0 }
    shares[place] = 0.5
    #expect(both.values(shares) == [0.05, 0.418])
  }

  @Test func aRegionWithoutRanges() throws {
    let planCase = try PlanRequest(try RegionFixture().read()).planCase()
    let refused = #expect(throws: InvalidInput.self) {
      _ = try DrawnAssumptions(of: planCase, .triangular)
    }
    #expect(refused?.problems[0].remedy.contains("ranges") == true)
  }

  @Test(arguments: [(1_000, 40), (7, 3), (5, 5), (100, 1)])
  func partsAreAllDraws(draws: Int, parts: Int) throws {
    let numbers = try (1...parts).map {
      try #require(SampleShard($0, of: parts)).numbers(of: draws)
    }
    #expect(numbers.flatMap { Array($0) } == Array(1...draws))
    let sizes = numbers.map(\.count)
    #expect(sizes.max()! - sizes.min()! <= 1)
  }

  @Test func readingAPart() throws {
    #expect(try SampleShard("3/40") == SampleShard(3, of: 40))
    for text in ["0/0", "5/3", "0/3", "3", "3/4/5", "-1/3", "1/100001", "a/b", "", "/", "1/"] {
      #expect(throws: Violation.self, "\(text)") { _ = try SampleShard(text) }
    }
  }

  /// One of the values, by its rank: of ten, at most 5 % is the first, and half are at most the fifth.
  @Test func quantilesAreValues() {
    let spread = Spread([10, 1, 9, 2, 8, 3, 7, 4, 6, 5])
    #expect([0.05, 0.1, 0.11, 0.5, 0.75, 0.95].map { spread.quantile($0) } == [1, 1, 2, 5, 8, 10])
    #expect(Spread([]).quantile(0.5) == nil)
    // What has no value is above all that have one.
    let some = Spread([nil, 2, 1, nil])
    #expect([0.05, 0.25, 0.26, 0.5, 0.51, 1].map { some.quantile($0) } == [1, 1, 2, 2, nil, nil])
  }

  /// Alpha to Delta, whose last share lies between 0.2 and 0.8.
  private func caseWithARange() throws -> PlanCase {
    let fixture = try RegionFixture()
    try fixture.replace(
      "region.yaml", "team:",
      with: "ranges:\n  last_share:\n    least: 0.2\n    most: 0.8\n    source: test\nteam:")
    return try PlanRequest(try fixture.read()).planCase()
  }

  private func draw(
    _ number: Int, coaches: Int, bases: [Int?]?, waiting: Double? = nil,
    ending: Draw.Need.Ending = .proven
  ) -> Draw {
    Draw(
      number: number, values: [Double(number)], clients: 100, annualClientsPerCoach: 27.4,
      need: Draw.Need(byWorkload: coaches, coaches: coaches, ending),
      outcome: bases == nil ? .infeasible : .optimal,
      plan: bases.map {
        DrawnPlan(
          territories: DrawnTerritories(bases: $0), waiting: waiting ?? Double(number),
          largestShare: 0, travel: 1)
      })
  }

  /// Part-time coaches may be enough where full-time ones that work more are needed, and none are where no
  /// number is.
  @Test func forWhichDrawsCoachesAreEnough() throws {
    let planCase = try caseWithARange()
    let bases = [0, 0, 2, 2]
    func enough(_ coaches: Coaches, _ draws: [Draw]) throws -> Int {
      Sample(
        SampleSettings(draws: draws.count, seed: 1), .whole, planCase,
        team: Team(coaches: coaches, leaders: 1),
        try DrawnAssumptions(of: planCase, .triangular),
        stated: draw(0, coaches: 3, bases: bases), draws: draws
      ).enough
    }
    let half = Coaches(fullTime: 2, partTime: [0.5])
    #expect(try enough(half, [draw(1, coaches: 3, bases: bases, waiting: 0)]) == 1)
    #expect(try enough(half, [draw(1, coaches: 2, bases: bases, waiting: 1)]) == 0)
    #expect(try enough(3, [draw(1, coaches: 3, bases: bases, waiting: 1)]) == 1)
    #expect(try enough(3, [draw(1, coaches: 3, bases: bases, waiting: 1, ending: .never)]) == 0)
    // A bound that is no higher than the team tells nothing.
    #expect(try enough(3, [draw(1, coaches: 3, bases: bases, waiting: 1, ending: .stopped)]) == 0)
    #expect(try enough(3, [draw(1, coaches: 3, bases: bases, waiting: 0, ending: .stopped)]) == 1)
  }

  /// Alpha to Delta: together as their bases say, counted by hand.
  @Test func whatASampleCounts() throws {
    let planCase = try caseWithARange()
    let draws = [
      draw(1, coaches: 3, bases: [0, 0, 2, 2]), draw(2, coaches: 5, bases: [0, 0, 0, 3]),
      draw(3, coaches: 4, bases: [0, 0, 2, 2]), draw(4, coaches: 3, bases: nil),
      draw(5, coaches: 3, bases: [1, 1, nil, 3]),
    ]
    let sample = Sample(
      SampleSettings(draws: 5, seed: 1), .whole, planCase, team: Team(coaches: 4, leaders: 1),
      try DrawnAssumptions(of: planCase, .triangular),
      stated: draw(0, coaches: 4, bases: [0, 0, 2, 2]), draws: draws.reversed())
    #expect(sample.draws.map(\.number) == [1, 2, 3, 4, 5] && sample.isProven)
    #expect(sample.needed.map { [$0.coaches, $0.draws] } == [[3, 3], [4, 1], [5, 1]])
    #expect(sample.enough == 4 && sample.questions == 5)
    // Borders: 001–002, 002–003, 003–004; the fourth row of borders.csv is no road.
    #expect(sample.pairs.map(\.together) == [4, 1, 2])
    #expect((0..<4).map { sample.based(in: $0) } == [3, 1, 2, 2])
    #expect(sample.plans.map(\.draws) == [2, 1, 1])
    // Of 1, 2, 3, 5 and one without a plan.
    #expect(sample.spread(.waiting).quantile(0.5) == 3)
    #expect(sample.spread(.waiting).quantile(0.95) == nil)
    #expect(sample.planned.count == 4)
  }

  /// Two questions have the same mark only where everything is the same.
  @Test func theMarkOfAQuestion() throws {
    func mark(
      _ change: (RegionFixture) throws -> Void = { _ in }, choices: [Choice] = [],
      limits: String = ""
    ) throws -> String {
      let fixture = try RegionFixture()
      try fixture.replace(
        "region.yaml", "team:",
        with: "ranges:\n  last_share:\n    least: 0.2\n    most: 0.8\n    source: test\nteam:")
      try change(fixture)
      let planCase = try PlanRequest(try fixture.read(), choices).planCase()
      return QuestionFingerprint(
        planCase, try DrawnAssumptions(of: planCase, .triangular), limits: limits
      ).description
    }
    let own = try mark()
    #expect(try mark() == own && own.count == 16)
    let others = [
      try mark({ try $0.replace("distances.csv", "001,002,10", with: "001,002,11") }),
      try mark({ try $0.replace("statistics/2021-10.csv", "003,60,30", with: "003,60,31") }),
      try mark({ try $0.replace("region.yaml", "most: 0.8", with: "most: 0.7") }),
      try mark({ try $0.replace("borders.csv", "001,003,0.5,0", with: "001,003,0.5,1") }),
      try mark(choices: [.coaches(4)]), try mark(choices: [.reach(km: 50)]), try mark(limits: "9"),
    ]
    #expect(Set(others + [own]).count == 8)
  }
}
