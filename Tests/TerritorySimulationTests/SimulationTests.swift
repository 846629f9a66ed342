import Testing

@testable import TerritorySimulation

@Suite struct SimulationTests {
  private let network = ServiceNetwork(
    places: [6, 3], groups: [0, 0, 1, 2], own: [[0], [0], [1], [1, 0]],
    helping: [[1], [], [0], []])
  private let demand = [12.0, 3.5, 9, 4]

  private func text(_ result: SimulationResult) -> String { "\(result.patterns)" }

  @Test func threadsChangeNothing() throws {
    let simulation = Simulation(network, demand: demand, settings(runs: 101))
    let alone = try text(simulation.run(threads: 1))
    for threads in [2, 3, 4, 200] { #expect(try text(simulation.run(threads: threads)) == alone) }
    let other = Simulation(network, demand: demand, settings(runs: 101, seed: 2))
    #expect(try text(other.run(threads: 1)) != alone)
  }

  @Test func thePlanDoesNotChangeWhoComes() throws {
    let wider = ServiceNetwork(
      places: [60, 30], groups: network.groups, own: network.own, helping: network.helping)
    let (narrow, wide) = try (
      Simulation(network, demand: demand, settings()).run(threads: 1),
      Simulation(wider, demand: demand, settings()).run(threads: 1)
    )
    for (one, other) in zip(narrow.patterns, wide.patterns) {
      #expect(one.region.months.map(\.arrived) == other.region.months.map(\.arrived))
      #expect(one.region.months.map(\.queue) != other.region.months.map(\.queue))
    }
  }

  /// Means of parts add up to the region's, whatever the rounding of means.
  @Test func partsAddUp() throws {
    for pattern in try Simulation(network, demand: demand, settings()).run(threads: 2).patterns {
      let (region, parts) = (pattern.region, pattern.parts)
      #expect(parts.map(\.area) == [.territory(0), .territory(1), .shared])
      #expect(region.places == 9 && parts.map(\.places) == [6, 3, 0])
      for month in region.months.indices {
        let sum = parts.reduce(0) { $0 + $1.months[month].queue.mean }
        #expect(abs(sum - region.months[month].queue.mean) < 1e-9)
        let taken = parts.reduce(0) { $0 + ($1.months[month].use?.mean ?? 0) * Double($1.places) }
        #expect(abs(taken - region.months[month].use!.mean * 9) < 1e-9)
      }
      #expect(parts[2].use == nil && parts[2].months[3].use == nil)
      #expect(abs(parts.reduce(0) { $0 + $1.candidates.mean } - region.candidates.mean) < 1e-9)
      #expect(region.waiting != nil)
    }
  }

  /// Twelve at the start for nine places and coachings of five months: hand-counted.
  @Test func aFixedCase() throws {
    let one = ServiceNetwork.single(places: 9)
    let result = try Simulation(one, demand: [12], settings([.start], .fixed, mean: 5, months: 6))
      .run(threads: 2)
    let region = result.patterns[0].region
    #expect(region.months.map(\.queue.mean) == [3, 3, 3, 3, 3, 0, 0])
    #expect(region.months.allSatisfy { $0.queue.standardError == 0 })
    #expect(region.months.map(\.started.mean) == [9, 0, 0, 0, 0, 3, 0])
    #expect(region.months.map(\.finished.mean) == [0, 0, 0, 0, 0, 9, 0])
    let waiting = try #require(region.waiting)
    #expect(waiting.median.least == 0 && waiting.ninetieth.least == 5)
    #expect(waiting.neverWaiting.value == 0.75)
    // Nine places for five months and three for one, of nine for six.
    #expect(abs(region.use!.mean - 48.0 / 54) < 1e-12)
  }

  @Test func cancelled() throws {
    let simulation = Simulation(network, demand: demand, settings(runs: 101))
    #expect(throws: CancellationError.self) {
      _ = try simulation.run(threads: 2) { true }
    }
  }

  @Test func nobodyComes() throws {
    let result = try Simulation(.single(places: 3), demand: [0], settings(runs: 2)).run(threads: 2)
    for pattern in result.patterns {
      #expect(pattern.region.waiting == nil && pattern.region.candidates.mean == 0)
      #expect(pattern.region.use?.mean == 0)
    }
  }
}
