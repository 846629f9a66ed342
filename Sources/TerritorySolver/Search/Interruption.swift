import Synchronization

/// Lets somebody outside ask searches to stop with the best that they have.
public final class Interruption: Sendable {
  private let flag = Atomic(false)

  public init() {}

  /// Asks all searches with this interruption in their limits to stop soon.
  ///
  /// One atomic store, so that a signal handler may call it.
  public func request() { flag.store(true, ordering: .relaxed) }

  public var isRequested: Bool { flag.load(ordering: .relaxed) }
}
