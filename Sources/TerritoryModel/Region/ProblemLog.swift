/// Collects everything that is wrong while files are read, so that it can be told at once.
struct ProblemLog {
  private(set) var problems: [InputProblem] = []

  var isEmpty: Bool { problems.isEmpty }

  mutating func add(_ place: String, line: Int? = nil, _ what: String, mend remedy: String) {
    problems.append(InputProblem(place: place, line: line, what: what, remedy: remedy))
  }

  /// The value, or nil with the violation noted at its place.
  mutating func noting<Value>(
    _ place: String, line: Int? = nil, _ body: () throws(Violation) -> Value
  ) -> Value? {
    do {
      return try body()
    } catch {
      problems.append(error.at(place, line: line))
      return nil
    }
  }

  /// - Throws: ``InvalidInput`` where anything was noted.
  func throwIfAny() throws(InvalidInput) {
    if !problems.isEmpty { throw InvalidInput(problems) }
  }
}
