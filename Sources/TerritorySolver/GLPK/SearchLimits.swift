/// When a search has to stop, whether it is done or not.
public struct SearchLimits: Sendable {
  private let deadline: ContinuousClock.Instant?

  /// No limit: search until everything is proven.
  public static let none = SearchLimits(deadline: nil)

  private init(deadline: ContinuousClock.Instant?) { self.deadline = deadline }

  /// - Parameter seconds: wall-clock time from now on, above zero.
  public init(seconds: Double) {
    precondition(seconds > 0)
    deadline = .now + .seconds(seconds)
  }

  /// The part of the time left that each of so many searches has, one after the other.
  func divided(by searches: Int) -> SearchLimits {
    precondition(searches > 0)
    guard let deadline else { return .none }
    let now = ContinuousClock.now
    return SearchLimits(deadline: now + now.duration(to: deadline) / searches)
  }

  /// What GLPK takes as its time limit: the most it can count where there is none.
  var millisecondsLeft: Int32 {
    guard let deadline else { return .max }
    let left = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
    return Int32(min(max(left, 0), Double(Int32.max - 1)))
  }
}
