import CGLPK
import Dispatch

/// The results of `body` for all items, in their order, worked out on as many threads as there are
/// cores.
///
/// `body` runs from beginning to end on one thread, so whatever it makes of GLPK's stays there. Where
/// GLPK was built without thread-local storage, one item follows the other.
func concurrentMap<Item: Sendable, Result: Sendable>(
  _ items: [Item], _ body: @Sendable (Int, Item) -> Result
) -> [Result] {
  guard items.count > 1, glp_config("TLS") != nil else {
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
