/// How many searches run together; who comes later waits in line.
actor Slots {
  private let most: Int
  private var taken = 0
  private var line: [(id: Int, turn: CheckedContinuation<Void, any Error>)] = []
  private var next = 0

  init(_ most: Int) { self.most = most }

  var isFull: Bool { taken >= most }

  /// Does some work when it is its turn.
  ///
  /// - Throws: what the work throws, or `CancellationError` where it is cancelled before its turn.
  func withSlot<Result: Sendable>(_ work: @Sendable () async throws -> Result) async throws
    -> Result
  {
    try await take()
    do {
      let result = try await work()
      release()
      return result
    } catch {
      release()
      throw error
    }
  }

  private func take() async throws {
    try Task.checkCancellation()
    if taken < most {
      taken += 1
      return
    }
    let id = next
    next += 1
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (turn: CheckedContinuation<Void, any Error>) in
        // The cancellation may have been told before there was anything to cancel.
        if Task.isCancelled {
          turn.resume(throwing: CancellationError())
        } else {
          line.append((id, turn))
        }
      }
    } onCancel: {
      Task { await leave(id) }
    }
  }

  private func leave(_ id: Int) {
    guard let place = line.firstIndex(where: { $0.id == id }) else { return }
    line.remove(at: place).turn.resume(throwing: CancellationError())
  }

  private func release() {
    if line.isEmpty { taken -= 1 } else { line.removeFirst().turn.resume() }
  }
}
