import Dispatch

/// The values of `body` for 0 ..< count, computed on several threads, in their order: the number of
/// threads changes nothing but the time.
func inParallel<Value: Sendable>(
  _ count: Int, threads: Int, _ body: @Sendable (Int) -> Value
) -> [Value] {
  let threads = max(1, min(threads, count))
  var values: [Value?] = Array(repeating: nil, count: count)
  values.withUnsafeMutableBufferPointer { buffer in
    // Each thread writes its own places and no others.
    nonisolated(unsafe) let places = buffer
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      // Every so-manieth, since neighbouring runs take the same time.
      for run in stride(from: thread, to: count, by: threads) { places[run] = body(run) }
    }
  }
  return values.map { $0! }
}
