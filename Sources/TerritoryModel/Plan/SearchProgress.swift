/// How far a search has come with a level.
public struct SearchProgress: Sendable {
  public let level: Objective
  /// The least value of a plan so far; nil where there is none yet.
  public let value: Double?
  /// No plan that keeps the levels before has less; nil where nothing is proven yet.
  public let bound: Double?

  /// The method that is at work; nil where none is told.
  public let method: String?

  public init(level: Objective, value: Double?, bound: Double?, method: String? = nil) {
    self.level = level
    self.value = value
    self.bound = bound
    self.method = method
  }

  /// The same, told of a method.
  public func by(_ method: String) -> SearchProgress {
    SearchProgress(level: level, value: value, bound: bound, method: method)
  }

  /// The part of the value that some plan may be better by: (value − bound) / value. Nil without a
  /// plan and its bound.
  public var gap: Double? {
    guard let value, let bound else { return nil }
    return value > bound ? (value - bound) / value : 0
  }
}

/// Who is told how far a search has come: often, on the search's own thread.
public typealias ProgressObserver = @Sendable (SearchProgress) -> Void
