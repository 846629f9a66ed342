import Testing

@testable import TerritorySimulation

@Suite struct EndingQueueTests {
  @Test(arguments: 0..<20) func leavesInOrder(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    // Few different times, so that many are equal.
    let all = (0..<200).map { candidate in
      (time: Double(generator.next() % 20), candidate: candidate)
    }
    var queue = EndingQueue()
    for ending in all.shuffled(using: &generator) {
      queue.insert(.init(time: ending.time, candidate: ending.candidate))
    }
    let left = all.map { _ in queue.removeNext() }
    let sorted = all.sorted { ($0.time, $0.candidate) < ($1.time, $1.candidate) }
    #expect(left.map(\.candidate) == sorted.map(\.candidate))
    #expect(queue.next == nil)
  }
}
