import TestSupport
import Testing

@testable import TerritoryModel

@Suite struct SuppressedCountTests {
  private let ill = CountColumn("disabled_or_long_term_ill")

  private func demand(_ copy: RegionFixture) throws -> Demand {
    let region = try copy.read()
    var chain = region.settings.chain
    chain.count = .given(ill, as: "test")
    return try chain.demand(of: region.snapshot("2026-06"), directory: region.directory)
  }

  @Test(arguments: ["...", "..", "…"]) func dotsAreAnInterval(dots: String) throws {
    let copy = try RegionFixture(copyOf: "kainuu")
    try copy.replace("statistics/2026-06.csv", "36,12,...", with: "36,12,\(dots)")
    #expect(copy.check().isEmpty)
    let demand = try demand(copy)
    // 579 people are published, Ristijärvi's 1 to 4 are not; 5 % of them are clients.
    let range = try #require(demand.range)
    #expect(abs(demand.total - 581.5 * 0.05) < 1e-9)
    #expect(abs(range.lowerBound - 580 * 0.05) < 1e-9)
    #expect(abs(range.upperBound - 583 * 0.05) < 1e-9)
    let row = try #require(demand.suppressedRows.first)
    #expect(demand.suppressedRows.count == 1 && row.municipality == 5)
    #expect(row.isEstimated && row.count == 2.5)
    #expect(row.suppressed?.count == SuppressedCount.builtIn.value)
  }

  @Test func aPublishedColumnHasNoRange() throws {
    let region = try RegionFolder(shippedRegionPath("kainuu")).read()
    let demand = try region.settings.chain.demand(
      of: region.snapshot("2026-06"), directory: region.directory)
    #expect(demand.range == nil && demand.suppressedRows.isEmpty)
    #expect(Headcount(demand: demand, assumptions: .builtIn).suppressedRange == nil)
  }

  @Test func theRegionMaySayWhatDotsStandFor() throws {
    let copy = try RegionFixture(copyOf: "kainuu")
    try copy.replace(
      "region.yaml", "demand:\n",
      with: "demand:\n  suppressed: {least: 0, most: 9, point: 3, source: another office}\n")
    let demand = try demand(copy)
    #expect(demand.chain.suppressed.source == "another office")
    #expect(abs(demand.range!.upperBound - demand.range!.lowerBound - 9 * 0.05) < 1e-9)
    #expect(abs(demand.total - 582 * 0.05) < 1e-9)
  }

  @Test(arguments: [
    ("{least: 4, most: 1, point: 2, source: x}", "which is no interval"),
    ("{least: 1, most: 4, point: 5, source: x}", "the point 5 of suppressed counts lies outside"),
    ("{least: -1, most: 4, point: 2, source: x}", "least is -1"),
    ("{least: 1, most: 4, source: x}", "point is missing"),
    ("{least: 1, most: 4, point: 2}", "source is missing"),
    ("{least: 1, most: 4, point: 2, source: x, middle: 2}", "unknown key \"middle\""),
    ("2.5", "not keys with values"),
  ])
  func refusesWhatIsNoInterval(yaml: String, message: String) throws {
    let copy = try RegionFixture(copyOf: "kainuu")
    try copy.replace("region.yaml", "demand:\n", with: "demand:\n  suppressed: \(yaml)\n")
    let problems = copy.check()
    #expect(problems.count == 1)
    let problem = try #require(problems.first)
    #expect(problem.what.contains(message), "\(problem)")
    // The line of `suppressed`, which stands after `demand:` in line 18.
    #expect(problem.place.hasSuffix("region.yaml") && problem.line == 19, "\(problem)")
  }

  @Test(arguments: [
    ("distances.csv", "105,205,69.2", "105,205,...", 2),
    ("borders.csv", "105,290,35.994,4", "105,290,35.994,..", 2),
    ("municipalities.csv", "64.67502", "…", 2),
    ("statistics/2026-06.csv", "36,12,...", "36,12,.", 7),
    ("statistics/2026-06.csv", "36,12,...", "36,12,....", 7),
  ])
  func dotsElsewhereAreRefused(file: String, old: String, new: String, line: Int) throws {
    let copy = try RegionFixture(copyOf: "kainuu")
    try copy.replace(file, old, with: new)
    let problem = try #require(copy.check().first)
    #expect(problem.place.hasSuffix(file) && problem.line == line)
    #expect(problem.what.contains("is not a number"))
    #expect(problem.remedy.contains("stand for a suppressed count"))
  }

  @Test func anEmptyCellIsNoInterval() throws {
    let copy = try RegionFixture(copyOf: "kainuu")
    try copy.replace("statistics/2026-06.csv", "36,12,...", with: "36,12,")
    let refusal = try #require(throws: InvalidInput.self) { try demand(copy) }
    #expect(refusal.problems.count == 1)
    #expect(refusal.problems[0].what.contains("Ristijärvi has no count"))
    #expect(refusal.problems[0].remedy.contains("with dots (...)"))
    #expect(refusal.problems[0].line == 7)
  }

  /// Whatever the suppressed counts are, the headcount lies in the range that is stated.
  @Test(arguments: 1...40 as ClosedRange<UInt64>) func theRangeHoldsEveryCase(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...8, using: &generator)
    let isSuppressed = (0..<count).map { _ in Bool.random(using: &generator) }
    let least = Double(Int.random(in: 0...20, using: &generator))
    let most = least + Double(Int.random(in: 0...200, using: &generator))
    let interval = try SuppressedCount(
      least: least, most: most, point: Double.random(in: least...most, using: &generator))
    let published = (0..<count).map { _ in
      Double(Int.random(in: 0...900, using: &generator))
    }
    func headcount(_ counts: [Double?], suppressed: Bool) throws -> Headcount {
      let snapshot = StatisticsSnapshot(
        id: "x", columns: [ill], counts: [ill: counts],
        estimated: Array(repeating: [], count: count),
        suppressed: isSuppressed.map { $0 && suppressed ? [ill] : [] })
      let chain = DemandChain(
        count: Assumption(ill, source: "test", origin: .builtIn),
        steps: [.init(name: "half", share: 0.5, source: "test", origin: .builtIn)],
        surveys: [0: Assumption(.share(0.25), source: "test", origin: .builtIn)],
        suppressed: Assumption(interval, source: "test", origin: .builtIn))
      let directory = MunicipalityDirectory(
        (0..<count).map {
          Municipality(
            code: MunicipalityCode("\($0 + 1)")!, nameFinnish: "M\($0)", nameSwedish: "",
            latitude: 0, longitude: 0)
        })
      return Headcount(
        demand: try chain.demand(of: snapshot, directory: directory), assumptions: .builtIn)
    }
    let stated = try headcount(
      zip(published, isSuppressed).map { $1 ? nil : $0 }, suppressed: true)
    guard isSuppressed.contains(true) else {
      #expect(stated.suppressedRange == nil, "seed \(seed)")
      return
    }
    let range = try #require(stated.suppressedRange)
    #expect(range.point.coaches == stated.needed.team.coaches.count, "seed \(seed)")
    for _ in 0..<20 {
      let truth = zip(published, isSuppressed).map {
        $1 ? Double.random(in: least...most, using: &generator) : $0
      }
      let real = try headcount(truth, suppressed: false)
      let clients = real.demand.total
      #expect(clients >= range.least.clients - 1e-9, "seed \(seed)")
      #expect(clients <= range.most.clients + 1e-9, "seed \(seed)")
      let coaches = real.needed.team.coaches.count
      #expect((range.least.coaches...range.most.coaches).contains(coaches), "seed \(seed)")
    }
  }
}
