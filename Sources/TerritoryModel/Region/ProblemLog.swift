/// Collects everything that is wrong while files are read, so that it can be told at once.
package struct ProblemLog {
  /// How often anything was noted; grows with every fault, told apart or not.
  package private(set) var count = 0
  private var found: [InputProblem] = []
  private var positions: [InputProblem: Int] = [:]
  /// What is said of names that are not known, so that each is looked up once.
  private var unknownNames: [String: Violation] = [:]

  /// Names that are not known for which one is looked for that may be meant. Nobody reads more of
  /// them, and each is compared with every municipality.
  private static let mostSuggestions = 50

  package init() {}

  package var isEmpty: Bool { found.isEmpty }

  /// In the order of files and lines; what concerns a whole file stands after its lines.
  package var problems: [InputProblem] {
    var places: [String: Int] = [:]
    for problem in found where places[problem.place] == nil { places[problem.place] = places.count }
    return found.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      return (places[a.place]!, a.line ?? .max, left.offset)
        < (places[b.place]!, b.line ?? .max, right.offset)
    }.map(\.element)
  }

  /// Notes a fault. One that a file has in many lines, such as a name nobody knows, is told once.
  package mutating func add(
    _ place: String, line: Int? = nil, _ what: Wording, mend remedy: Wording
  ) {
    add(InputProblem(place: place, line: line, what: what, remedy: remedy))
  }

  package mutating func add(_ others: [InputProblem]) {
    for other in others {
      add(other)
      for line in other.furtherLines { add(other.at(line: line)) }
    }
  }

  mutating func add(_ parameter: Parameter, _ what: Wording, mend remedy: Wording) {
    add(InputProblem(parameter, what: what, remedy: remedy))
  }

  mutating func add(
    _ place: Wording, line: Int? = nil, _ what: Wording, mend remedy: Wording
  ) {
    add(InputProblem(place, line, [], what, remedy))
  }

  mutating func add(_ problem: InputProblem) {
    count += 1
    let fault = problem.at(line: nil)
    guard let position = positions[fault] else {
      positions[fault] = found.count
      found.append(problem.at(line: problem.line))
      return
    }
    guard let line = problem.line, line != found[position].line,
      line != found[position].furtherLines.last
    else { return }
    found[position].furtherLines.append(line)
  }

  /// The value, or nil with the violation noted at its place.
  package mutating func noting<Value>(
    _ place: String, line: Int? = nil, _ body: () throws(Violation) -> Value
  ) -> Value? {
    noting("\(place)" as Wording, line: line, body)
  }

  mutating func noting<Value>(
    _ place: Wording, line: Int? = nil, _ body: () throws(Violation) -> Value
  ) -> Value? {
    do {
      return try body()
    } catch {
      add(place, line: line, error.what, mend: error.remedy)
      return nil
    }
  }

  /// What to say of a text that names none of the municipalities; nil as of
  /// ``MunicipalityDirectory/unknown(_:suggests:)``.
  mutating func unknown(_ text: String, _ directory: MunicipalityDirectory) -> Violation? {
    if let known = unknownNames[text] { return known }
    let fault = directory.unknown(text, suggests: unknownNames.count < Self.mostSuggestions)
    unknownNames[text] = fault
    return fault
  }

  /// - Throws: ``InvalidInput`` where anything was noted.
  package func throwIfAny() throws(InvalidInput) {
    if !isEmpty { throw InvalidInput(problems) }
  }
}
