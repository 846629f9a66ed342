import Foundation
import Synchronization

/// Lets somebody outside ask searches to stop with the best that they have.
public final class Interruption: Sendable {
  /// When it was asked for, in nanoseconds of the monotonic clock; 0 where it was not.
  private let requestTime = Atomic<UInt64>(0)

  public init() {}

  /// Asks all searches with this interruption in their limits to stop soon.
  ///
  /// It reads a clock and stores a number, so that a signal handler may call it.
  public func request() {
    _ = requestTime.compareExchange(
      expected: 0, desired: max(1, Self.now), ordering: .relaxed)
  }

  public var isRequested: Bool { requestTime.load(ordering: .relaxed) != 0 }

  /// Seconds since it was asked for; nil where it was not.
  var secondsSinceRequest: Double? {
    let requested = requestTime.load(ordering: .relaxed)
    return requested == 0 ? nil : Double(Self.now - requested) / 1e9
  }

  private static var now: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
