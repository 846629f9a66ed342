/// One thing that is wrong with what was given: where, what, and how to mend it.
public struct InputProblem: Hashable, Sendable, CustomStringConvertible {
  private let placeWording: Wording
  /// Line in the file, counted from 1; nil where the whole file or a parameter is meant.
  public let line: Int?
  /// Further lines of the file with the very same fault, ascending.
  public internal(set) var furtherLines: [Int]
  private let whatWording: Wording
  private let remedyWording: Wording

  /// - Parameter place: the file as the reader of the message can open it.
  public init(
    place: String, line: Int? = nil, furtherLines: [Int] = [], what: Wording, remedy: Wording
  ) {
    self.init("\(place)", line, furtherLines, what, remedy)
  }

  /// - Parameter parameter: what is set wrongly.
  public init(_ parameter: Parameter, what: Wording, remedy: Wording) {
    self.init("\(parameter)", nil, [], what, remedy)
  }

  init(
    _ place: Wording, _ line: Int?, _ furtherLines: [Int], _ what: Wording, _ remedy: Wording
  ) {
    placeWording = place
    self.line = line
    self.furtherLines = furtherLines
    whatWording = what
    remedyWording = remedy
  }

  /// The file, or the parameter in plain words.
  public var place: String { placeWording.description }

  /// What is wrong; parameters are named in plain words, as in the remedy.
  public var what: String { whatWording.description }

  public var remedy: String { remedyWording.description }

  /// What is wrong, and how to mend it, in other words.
  ///
  /// - Parameter words: how a wording reads.
  public func said(_ words: (Wording) -> String) -> (what: String, remedy: String) {
    (words(whatWording), words(remedyWording))
  }

  /// What is set wrongly; nil where it is a file that has to be mended.
  public var parameter: Parameter? { placeWording.parameter }

  /// The same with parameters named as its readers know them.
  public func naming(_ name: (Parameter) -> String) -> InputProblem {
    InputProblem(
      placeWording.naming(name), line, furtherLines, whatWording.naming(name),
      remedyWording.naming(name))
  }

  /// The same fault in other lines.
  func at(line: Int?) -> InputProblem {
    InputProblem(placeWording, line, [], whatWording, remedyWording)
  }

  /// The same at another place, with more to its remedy.
  package func at(_ place: String, line: Int?, adding remedy: Wording = "") -> InputProblem {
    let isLonger = !remedy.description.isEmpty
    return InputProblem(
      "\(place)", line, furtherLines, whatWording,
      isLonger ? "\(remedyWording)\(remedy)" : remedyWording)
  }

  /// `statistics/2021-10.csv:7: what is wrong`, and how to mend it in a line below.
  public var description: String { text(\.description) }

  /// The same in other words.
  ///
  /// - Parameter words: how a wording reads.
  public func text(_ words: (Wording) -> String) -> String {
    "\(words(placeWording))\(line.map { ":\($0)" } ?? ""): \(words(whatWording))\(words(further))\n"
      + "    \(words("mend: \(remedyWording)"))"
  }

  private var further: Wording {
    guard let first = furtherLines.first else { return "" }
    if furtherLines.count == 1 { return " (and in line \(first))" }
    let shown = furtherLines.prefix(5).map(String.init).joined(separator: ", ")
    let more = furtherLines.count - 5
    return more > 0 ? " (and in lines \(shown) and \(more) more)" : " (and in lines \(shown))"
  }

  /// What faults have in common that are told together: place, and the words of what and remedy.
  fileprivate var kind: [String] { [place, whatWording.kind, remedyWording.kind] }
}

/// Input that is refused, with everything that is wrong with it, in the order of files and lines.
public struct InvalidInput: Error, Sendable, CustomStringConvertible {
  public let problems: [InputProblem]

  public init(_ problems: [InputProblem]) { self.problems = problems }

  public var description: String { text(\.description) }

  /// Faults that are told one by one before the rest of their kind is counted.
  private static let shownOfKind = 3
  /// Lines that are told of all faults together: a screen.
  private static let mostLines = 40

  /// All problems, a screen at most: of many faults of one kind in one place the first ones, and how
  /// many more there are.
  ///
  /// - Parameter words: how a wording reads.
  public func text(_ words: (Wording) -> String) -> String {
    var groups: [(kind: [String], problems: [InputProblem])] = []
    var positions: [[String]: Int] = [:]
    for problem in problems {
      if let position = positions[problem.kind] {
        groups[position].problems.append(problem)
      } else {
        positions[problem.kind] = groups.count
        groups.append((problem.kind, [problem]))
      }
    }
    var lines: [String] = []
    var told = 0
    for group in groups {
      guard lines.count < Self.mostLines else { break }
      let isLong = group.problems.count > Self.shownOfKind + 1
      let shown = isLong ? group.problems.prefix(Self.shownOfKind) : group.problems[...]
      lines += shown.map { $0.text(words) }.joined(separator: "\n").split(separator: "\n")
        .map(String.init)
      if isLong {
        lines.append(
          words("    … and \(group.problems.count - shown.count) more of the same kind"))
      }
      told += group.problems.count
    }
    if told < problems.count {
      lines.append(words("… and \(problems.count - told) other problems; mend these first"))
    }
    return lines.joined(separator: "\n")
  }

  /// The same with parameters named as its readers know them.
  public func naming(_ name: (Parameter) -> String) -> InvalidInput {
    InvalidInput(problems.map { $0.naming(name) })
  }
}

/// Why a value can't be what it is asked to be, and what to write instead. The place is not known
/// here: who reads the value adds file and line, or the parameter.
public struct Violation: Error, Hashable, Sendable {
  public let what: Wording
  public let remedy: Wording

  public init(what: Wording, remedy: Wording) {
    self.what = what
    self.remedy = remedy
  }

  /// The same, at its place.
  public func at(_ place: String, line: Int? = nil) -> InputProblem {
    InputProblem(place: place, line: line, what: what, remedy: remedy)
  }

  /// The same for a parameter.
  public func at(_ parameter: Parameter) -> InputProblem {
    InputProblem(parameter, what: what, remedy: remedy)
  }

  /// The same, where the value comes from.
  public func at(_ origin: Origin) -> InputProblem {
    if case .regionFile(let line) = origin { return at("region.yaml", line: line) }
    return InputProblem(origin.wording, nil, [], what, remedy)
  }
}

/// A text of the input as messages show it: in quotation marks, short, and with characters that
/// can't be seen written out, since they could command the terminal or hide the fault.
package func quoted(_ text: String) -> String {
  let most = 40
  let start = text.unicodeScalars.prefix(most).map { $0.isHidden ? $0.writtenOut : String($0) }
  return "\"\(start.joined())\(text.unicodeScalars.count > most ? "…" : "")\""
}

extension String {
  /// The text with characters that can't be seen written out as ``quoted(_:)`` does, save ends of
  /// lines: nothing that a file holds may command a terminal, or turn the direction of a line.
  public var harmless: String {
    guard unicodeScalars.contains(where: { $0.isHidden && $0 != "\n" }) else { return self }
    return unicodeScalars.reduce(into: "") { text, scalar in
      text += scalar.isHidden && scalar != "\n" ? scalar.writtenOut : String(scalar)
    }
  }
}

extension Unicode.Scalar {
  /// Whether nobody can see the character, only what it does to others.
  package var isHidden: Bool {
    // Most are letters, digits and signs of ASCII, which need no table.
    if isASCII { return value < 0x20 || value == 0x7F }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
      return true
    default: return false
    }
  }

  fileprivate var writtenOut: String { "\\u{\(String(value, radix: 16))}" }
}
