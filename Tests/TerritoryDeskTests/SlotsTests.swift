import Testing

@testable import TerritoryDesk

/// How many searches run together.
@Suite struct SlotsTests {
  private actor Counts {
    private(set) var all = 0
    private(set) var most = 0
    private var now = 0

    func begin() {
      now += 1
      all += 1
      most = max(most, now)
    }

    func end() { now -= 1 }
  }

  @Test func noMoreThanThereAreSlots() async throws {
    let slots = Slots(2)
    let counts = Counts()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<50 {
        group.addTask {
          try await slots.withSlot {
            await counts.begin()
            await Task.yield()
            await counts.end()
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(await counts.all == 50)
    #expect(await counts.most <= 2)
    #expect(await !slots.isFull)
  }

  @Test func whoLeavesTheLineTakesNoSlot() async throws {
    let slots = Slots(1)
    let (gate, open) = AsyncStream.makeStream(of: Void.self)
    let first = Task { try await slots.withSlot { for await _ in gate { break } } }
    while await !slots.isFull { await Task.yield() }
    let second = Task { try await slots.withSlot {} }
    second.cancel()
    await #expect(throws: CancellationError.self) { try await second.value }
    open.yield()
    try await first.value
    try await slots.withSlot {}
    #expect(await !slots.isFull)
  }

  @Test func aWorkThatFailsGivesItsSlotBack() async {
    struct Failure: Error {}
    let slots = Slots(1)
    for _ in 0..<3 {
      await #expect(throws: Failure.self) { try await slots.withSlot { throw Failure() } }
    }
    #expect(await !slots.isFull)
  }
}
