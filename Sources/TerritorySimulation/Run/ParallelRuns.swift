import Dispatch
import Foundation

/// The values of `body` for 0 ..< count, computed on several threads, in their order: the number of
/// threads changes nothing but the time.
func inParallel<Value: Sendable>(
  _ count: Int, threads: Int, _ body: @Sendable (Int) -> Value
) -> [Value] {
  let threads = max(1, min(threads, count))
  let parts = Parts<Value>(threads)
  DispatchQueue.concurrentPerform(iterations: threads) { thread in
    // Every so-manieth, since neighbouring runs take the same time.
    parts.set(thread, stride(from: thread, to: count, by: threads).map { body($0) })
  }
  return (0..<count).map { parts.all[$0 % threads][$0 / threads] }
}

/// What each thread computed. The lock guards it while they run.
private final class Parts<Value: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private(set) var all: [[Value]]

  init(_ count: Int) { all = Array(repeating: [], count: count) }

  func set(_ index: Int, _ values: [Value]) {
    lock.lock()
    defer { lock.unlock() }
    all[index] = values
  }
}
