/// Why a value can't be what it is asked to be, and what to write instead. The place is not known
/// here: who reads the value adds file and line, or the option.
public struct Violation: Error, Hashable, Sendable {
  public let what: String
  public let remedy: String

  public init(what: String, remedy: String) {
    self.what = what
    self.remedy = remedy
  }

  /// The same, at its place.
  public func at(_ place: String, line: Int? = nil) -> InputProblem {
    InputProblem(place: place, line: line, what: what, remedy: remedy)
  }
}
