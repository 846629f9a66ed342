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

  /// What GLPK takes as its time limit: the most it can count where there is none.
  var millisecondsLeft: Int32 {
    guard let deadline else { return .max }
    let left = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
    return Int32(min(max(left, 0), Double(Int32.max - 1)))
  }
}
