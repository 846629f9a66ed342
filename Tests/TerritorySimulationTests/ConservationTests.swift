import TerritoryModel
import TestSupport
import Testing

@testable import TerritorySimulation

/// What holds in every run, whatever the region and the plan.
@Suite struct ConservationTests {
  /// A network that need not come from a plan.
  private func network(
    _ municipalities: Int, using generator: inout SeededGenerator
  ) -> ServiceNetwork {
    let territories = Int.random(in: 1...4, using: &generator)
    let groups = (0..<municipalities).map { _ in
      Int.random(in: 0...territories, using: &generator)
    }
    func some() -> [Int] {
      (0..<territories).filter { _ in Bool.random(using: &generator) }.shuffled(using: &generator)
    }
    let own = groups.map { $0 == territories ? some() : [$0] }
    return ServiceNetwork(
      places: (0..<territories).map { _ in Int.random(in: 1...12, using: &generator) },
      groups: groups, own: own,
      helping: zip(groups, own).map { group, own in
        group == territories ? [] : some().filter { !own.contains($0) }
      })
  }

  @Test(arguments: 0..<200) func people(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let municipalities = Int.random(in: 1...8, using: &generator)
    let network = network(municipalities, using: &generator)
    let demand = (0..<municipalities).map { _ in Double.random(in: 0...20, using: &generator) }
    let pattern = ArrivalPattern.allCases.randomElement(using: &generator)!
    let shape = CoachingDuration.Shape.allCases.randomElement(using: &generator)!
    let all = pattern.candidates(
      demand: demand, until: 24, CoachingCourse(CoachingDuration(shape, mean: 4)), using: &generator
    )
    let run = SimulationRun(network, all, months: 24)
    expectConservation(run, network, "seed \(seed)")
    expectFairness(run, network, "seed \(seed)")
  }

  /// Who came waits, is coached or has finished; places are taken by those who are coached.
  private func expectConservation(
    _ run: SimulationRun, _ network: ServiceNetwork, _ note: Comment
  ) {
    var (arrived, started, finished) = (0, 0, 0)
    for (month, counts) in run.counts.enumerated() {
      arrived += counts.arrived.reduce(0, +)
      started += counts.started.reduce(0, +)
      finished += counts.finished.reduce(0, +)
      let time = Double(month)
      #expect(arrived == run.candidates.count { $0.arrival <= time }, note)
      #expect(counts.waiting.reduce(0, +) == arrived - started, note)
      #expect(counts.taken.reduce(0, +) == started - finished, note)
      #expect(zip(counts.taken, network.places).allSatisfy { (0...$1).contains($0) }, note)
      for territory in network.places.indices {
        let coached = run.candidates.indices.count { index in
          guard run.servers[index] == territory, let start = run.starts[index] else { return false }
          return start <= time && start + run.candidates[index].duration > time
        }
        #expect(coached == counts.taken[territory], note)
      }
    }
  }

  /// Staff coaches only whom it may; in a municipality nobody is passed over; and nobody waits at
  /// the end while a place is free that is open to them.
  private func expectFairness(_ run: SimulationRun, _ network: ServiceNetwork, _ note: Comment) {
    for (index, candidate) in run.candidates.enumerated() {
      let open = network.own[candidate.municipality] + network.helping[candidate.municipality]
      if let server = run.servers[index] {
        #expect(open.contains(server) && run.starts[index]! >= candidate.arrival, note)
      } else {
        let last = run.counts.last!
        #expect(open.allSatisfy { last.taken[$0] == network.places[$0] }, note)
      }
    }
    for municipality in network.groups.indices {
      let starts = run.candidates.indices.filter {
        run.candidates[$0].municipality == municipality
      }.map { run.starts[$0] ?? .infinity }
      #expect(starts == starts.sorted(), note)
    }
  }
}
