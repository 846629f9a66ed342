import Foundation
import TerritoryLanguages
import TerritoryModel

/// All that a report, a workbook or a map tells of a question that was answered.
///
/// The commands that write one fill it alike: whatever was asked, there are scenarios, and one of them
/// is the one that the plan in focus belongs to.
public struct ReportContent: Sendable {
  /// What was asked.
  public enum Subject: Sendable, Hashable {
    /// The best plan, the only scenario.
    case proposal
    /// A given plan; the best possible one stands beside it as the second scenario.
    case evaluation
    /// Scenarios side by side.
    case comparison
    /// The stages of a service that grows, side by side.
    case rollout
  }

  public let subject: Subject
  public let comparison: Comparison
  /// The score of the given plan; nil where none was given.
  public let evaluation: Evaluation?
  /// The stages; nil where it is not about any.
  public let rollout: Rollout?
  public let making: ReportMaking

  /// The best plan, with alternatives where they were asked for.
  public init(proposal result: PlanResult, _ planCase: PlanCase, _ making: ReportMaking) {
    subject = .proposal
    comparison = Comparison(
      entries: [Self.entry(phrase("best plan"), result, planCase)], baseline: 0,
      baselineIsOwn: true)
    evaluation = nil
    rollout = nil
    self.making = making
  }

  /// A given plan and, under the same assumptions, the best possible one, with their territories
  /// named alike.
  public init(_ evaluation: Evaluation, _ planCase: PlanCase, _ making: ReportMaking) {
    let scored = PlanResult(
      brief: evaluation.score.brief, outcome: evaluation.score.outcome,
      findings: evaluation.findings)
    let best = PlanResult(brief: evaluation.best.brief, outcome: evaluation.best.outcome)
    subject = .evaluation
    comparison = Comparison(
      entries: [
        Self.entry(phrase("given plan"), scored, planCase),
        Self.entry(phrase(orText: evaluation.bestName), best, planCase),
      ], baseline: 0, baselineIsOwn: true)
    self.evaluation = evaluation
    rollout = nil
    self.making = making
  }

  /// Scenarios side by side.
  public init(_ comparison: Comparison, _ making: ReportMaking) {
    subject = .comparison
    self.comparison = comparison
    evaluation = nil
    rollout = nil
    self.making = making
  }

  /// The stages of a service that grows; differences are counted from the last one.
  public init(_ rollout: Rollout, _ making: ReportMaking) {
    subject = .rollout
    comparison = rollout.comparison
    evaluation = nil
    self.rollout = rollout
    self.making = making
  }

  private static func entry(
    _ name: String, _ result: PlanResult, _ planCase: PlanCase
  ) -> Comparison.Entry {
    Comparison.Entry(
      scenario: Scenario(name: name, source: "", choices: []), planCase: planCase,
      answer: .result(result))
  }

  /// The scenario whose plan is told in detail: the best plan, the given one, the baseline's, or that of
  /// the last stage. Where that one has no plan, it is the first that has one.
  public var focus: Comparison.Entry { comparison.entries[focusPlace] }

  /// The place of ``focus`` among the scenarios.
  var focusPlace: Int {
    guard subject == .comparison || subject == .rollout, comparison.base.solution == nil else {
      return comparison.baseline
    }
    return comparison.entries.firstIndex { $0.solution != nil } ?? comparison.baseline
  }

  /// The question that the plan in focus answers.
  public var planCase: PlanCase { focus.planCase }

  /// The plan in focus; nil where there is none, and nothing to report.
  public var plan: Plan? { focus.solution?.plan }

  /// The answer in focus; nil where its numbers contradict each other.
  public var result: PlanResult? {
    if case .result(let result) = focus.answer { result } else { nil }
  }

  /// Further plans, the next best first; empty where none were asked for.
  public var alternatives: [Solution] {
    Array(result?.alternatives?.solutions.dropFirst() ?? [])
  }
}

/// How a report came about, so that it can be made again and checked.
public struct ReportMaking: Sendable {
  /// The solver with its version, such as GLPK 5.0.
  public let solver: String
  /// The words after the program's name that the user gave.
  public let arguments: [String]
  /// What the region folder says of its sources.
  public let provenance: RegionProvenance
  /// The day that the report is dated with; nil for a report without a date.
  ///
  /// The same input gives the same bytes, so today's date is never taken from the clock: only who
  /// asks for a date has one (``date(environment:)``).
  public let date: Date?

  public init(
    solver: String, arguments: [String], provenance: RegionProvenance = RegionProvenance(),
    date: Date? = nil
  ) {
    self.solver = solver
    self.arguments = arguments
    self.provenance = provenance
    self.date = date
  }

  /// The command that makes the same results again, as a shell takes it.
  public var command: String {
    (["plan-territories"] + arguments).map(Self.shellWord).joined(separator: " ")
  }

  /// The arguments that ask, without those that say how and where results are shown.
  var question: [String] {
    let withValue: Set = [
      "--output", "--format", "--csv-style", "--lang", "--crs", "--write-model", "--shard",
    ]
    var left: [String] = []
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      let option = argument.split(separator: "=", maxSplits: 1).first.map(String.init) ?? ""
      if withValue.contains(option) {
        if option == argument { _ = rest.popFirst() }
      } else if !["--force", "--quiet", "--sources"].contains(argument) {
        left.append(argument)
      }
    }
    return left
  }

  /// A word as a POSIX shell takes it unchanged: in single quotes where it has anything but letters,
  /// digits and harmless signs.
  package static func shellWord(_ word: String) -> String {
    let isPlain = word.allSatisfy { $0.isLetter || $0.isNumber || "%+,-./:=@_".contains($0) }
    // zsh expands a word that starts with an equals sign.
    guard !isPlain || word.isEmpty || word.hasPrefix("=") else { return word }
    return "'\(word.replacing("'", with: #"'\''"#))'"
  }

  /// The date that the environment asks for: seconds since 1970 in SOURCE_DATE_EPOCH, as
  /// reproducible-builds.org describes it; nil where it is not set.
  ///
  /// - Throws: ``InvalidInput`` where it is set to anything else.
  public static func date(environment: [String: String]) throws(InvalidInput) -> Date? {
    guard let text = environment["SOURCE_DATE_EPOCH"], !text.isEmpty else { return nil }
    // The last second of the year 9999, which every format for dates still takes.
    let range = 0...253_402_300_799
    guard text.allSatisfy({ ("0"..."9").contains($0) }), let seconds = Int(text),
      range.contains(seconds)
    else {
      throw InvalidInput([
        InputProblem(
          place: "SOURCE_DATE_EPOCH", what: "\(quoted(text)) is no number of seconds since 1970",
          remedy: "give whole seconds, as `date +%s` prints them, or unset the variable")
      ])
    }
    return Date(timeIntervalSince1970: Double(seconds))
  }
}
