import CGLPK
import Dispatch
import Foundation
import Synchronization

/// The results of `body` for all items, in their order, worked out on as many threads as there are
/// cores.
///
/// `body` runs from beginning to end on one thread, so whatever it makes of GLPK's stays there. Where
/// GLPK was built without thread-local storage, one item follows the other.
func concurrentMap<Item: Sendable, Result: Sendable>(
  _ items: [Item], _ body: @Sendable (Int, Item) -> Result
) -> [Result] {
  guard items.count > 1, isGLPKConcurrent else {
    return items.enumerated().map { body($0.offset, $0.element) }
  }
  var results: [Result?] = Array(repeating: nil, count: items.count)
  results.withUnsafeMutableBufferPointer { buffer in
    // Each iteration writes its own place and no other.
    nonisolated(unsafe) let places = buffer
    DispatchQueue.concurrentPerform(iterations: items.count) { index in
      places[index] = body(index, items[index])
    }
  }
  return results.map { $0! }
}

/// Whether this GLPK lets several threads have problems at the same time: one was built with
/// thread-local storage.
private var isGLPKConcurrent: Bool { glp_config("TLS") != nil }

/// Whether several threads are any faster than one.
var isConcurrencyOfUse: Bool {
  isGLPKConcurrent && ProcessInfo.processInfo.activeProcessorCount > 1
}

/// An answer that is worked out on a thread of its own, while whoever needs it later goes on.
final class ConcurrentAnswer<Value: Sendable>: Sendable {
  private let answer = Mutex<Value?>(nil)
  private let isRunning = DispatchGroup()

  /// - Parameter body: runs from beginning to end on that thread, so that whatever it makes of GLPK's
  ///   stays there.
  init(_ body: @escaping @Sendable () -> Value) {
    isRunning.enter()
    let thread = Thread { [self] in
      let value = body()
      // What GLPK keeps for a thread is not given back when that ends.
      glp_free_env()
      answer.withLock { $0 = value }
      isRunning.leave()
    }
    // Searches need more than the half a megabyte that a thread may have by itself.
    thread.stackSize = 8 << 20
    thread.start()
  }

  /// Waits for it.
  var value: Value {
    isRunning.wait()
    // It is there once the thread has left the group.
    return answer.withLock { $0! }
  }
}
