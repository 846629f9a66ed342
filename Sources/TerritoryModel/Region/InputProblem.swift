/// One thing that is wrong with the input: where, what, and how to mend it.
public struct InputProblem: Hashable, Sendable, CustomStringConvertible {
  /// The file as the reader of the message can open it, or the option's name.
  public let place: String
  /// Line in the file, counted from 1; nil where the whole file or an option is meant.
  public let line: Int?
  /// Further lines of the file with the very same fault, ascending.
  public let furtherLines: [Int]
  public let what: String
  public let remedy: String

  public init(
    place: String, line: Int? = nil, furtherLines: [Int] = [], what: String, remedy: String
  ) {
    self.place = place
    self.line = line
    self.furtherLines = furtherLines
    self.what = what
    self.remedy = remedy
  }

  /// `statistics/2021-10.csv:7: what is wrong`, and how to mend it in a line below.
  public var description: String {
    "\(place)\(line.map { ":\($0)" } ?? ""): \(what)\(further)\n    mend: \(remedy)"
  }

  private var further: String {
    guard let first = furtherLines.first else { return "" }
    if furtherLines.count == 1 { return " (and in line \(first))" }
    let shown = furtherLines.prefix(5).map(String.init).joined(separator: ", ")
    let more = furtherLines.count - 5
    return " (and in lines \(shown)\(more > 0 ? " and \(more) more" : ""))"
  }
}

/// Input that is refused, with everything that is wrong with it, in the order of files and lines.
public struct InvalidInput: Error, Sendable, CustomStringConvertible {
  public let problems: [InputProblem]

  public init(_ problems: [InputProblem]) { self.problems = problems }

  public var description: String { problems.map(\.description).joined(separator: "\n") }
}

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

/// A text of the input as messages show it: in quotation marks, short, and with characters that
/// can't be seen written out, since they could command the terminal or hide the fault.
package func quoted(_ text: String) -> String {
  let most = 40
  let start = text.unicodeScalars.prefix(most).map { scalar in
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
      "\\u{\(String(scalar.value, radix: 16))}"
    default: String(scalar)
    }
  }
  return "\"\(start.joined())\(text.unicodeScalars.count > most ? "…" : "")\""
}
