import TerritoryLanguages
import TerritoryModel

extension PrintedResult {
  /// What a check of a plan.json came to.
  ///
  /// - Parameter plan: the path of the file.
  package init(_ verification: Verification, of plan: String, in region: Region) {
    self.init(
      VerificationDocument(verification, of: plan),
      text: verificationText(verification, in: region),
      table: verificationTable(verification, shown: false))
  }
}

/// `plan-territories/verification/1`.
private struct VerificationDocument: Encodable {
  let schema = "plan-territories/verification/1"
  let plan: String
  let outcome: String
  let findings: [String]
  let levels: [Level]
  let solvers: [String]

  struct Level: Encodable {
    let name: String
    let value: Double
    let bound: Double
    /// By the solver's name.
    let verdicts: [String: Verdict]
  }

  struct Verdict: Encodable {
    let verdict: String
    /// The solver's own optimum, where that lies elsewhere.
    let optimum: Double?
  }

  init(_ verification: Verification, of plan: String) {
    self.plan = plan
    outcome = verification.outcome.rawValue
    findings = verification.findings.map(\.shown)
    solvers = verification.solvers
    levels = verification.levels.map { level in
      let verdicts = level.verdicts.map { Verdict(verdict: $0.name, optimum: $0.optimum) }
      return Level(
        name: level.objective.rawValue, value: level.value, bound: level.bound,
        verdicts: Dictionary(
          zip(verification.solvers, verdicts), uniquingKeysWith: { first, _ in first }))
    }
  }
}

extension Verification.Verdict {
  fileprivate var name: String {
    switch self {
    case .confirmed: "confirmed"
    case .contradicted: "contradicted"
    case .missed: "missed"
    case .undecided: "undecided"
    }
  }

  fileprivate var optimum: Double? {
    switch self {
    case .contradicted(let optimum): optimum
    case .missed(let optimum): optimum
    case .confirmed, .undecided: nil
    }
  }

  fileprivate var words: String {
    switch self {
    case .confirmed: phrase("confirmed")
    case .undecided: phrase("not decided")
    case .contradicted(let optimum): phrase("contradicts: \(Figures.fixed(optimum, digits: 4))")
    case .missed(let optimum?):
      phrase("finds nothing as good: \(Figures.fixed(optimum, digits: 4))")
    case .missed(nil): phrase("finds no plan")
    }
  }
}

private func verificationText(_ verification: Verification, in region: Region) -> String {
  let title = region.settings.names.shown
  let heading =
    switch verification.outcome {
    case .confirmed:
      phrase("\(title): the plan is sound, its figures are right, and each bound is confirmed.")
    case .refuted: phrase("\(title): the plan is not what its file says.")
    case .undecided:
      phrase("\(title): the plan is sound and its figures are right; not every bound is confirmed.")
    }
  let aside = phrase(
    """
    What further searches found is not looked at: alternatives, a longer reach, what requirements cost, who \
    waits if a coach is away, how many coaches distances ask for, and what other teams would do.
    """)
  let lines = ([heading] + verification.findings.map { "- \($0.shown)" } + [aside])
    .map { paragraph($0) }
  let missing =
    verification.solvers.isEmpty
    ? phrase(
      "No other solver is installed: with CBC (Debian's coinor-cbc) or HiGHS bounds are checked.")
    : ""
  return
    ([lines.joined(), verificationTable(verification, shown: true).text]
    + (missing.isEmpty ? [] : [paragraph(missing)])).joined(separator: "\n")
}

/// A row for each level; words for people where it is shown to them.
private func verificationTable(_ verification: Verification, shown: Bool) -> ResultTable {
  var table = ResultTable(
    shown
      ? [.text(phrase("Level")), .number(phrase("Value")), .number(phrase("Proven bound"))]
        + verification.solvers.map { .text($0) }
      : (["level", "value", "bound"] + verification.solvers).map { .key($0) })
  for level in verification.levels {
    let verdicts = level.verdicts.map { ResultTable.Cell.text(shown ? $0.words : $0.name) }
    let figures: [ResultTable.Cell] =
      shown
      ? [.number(level.value, decimals: 4), .number(level.bound, decimals: 4)]
      : [.number(level.value), .number(level.bound)]
    table.add(
      [.text(shown ? level.objective.words : level.objective.rawValue)] + figures + verdicts)
  }
  return table
}
