import TerritoryLanguages
import TerritoryModel

extension SplitTotal {
  func concerns(_ snapshot: Period) -> Bool { self.snapshot.map { $0 == snapshot } ?? true }
}

extension SnapshotAssembly {
  /// Takes a column's cells from a file. Municipalities that the file doesn't have are noted, with
  /// what may be meant for them.
  func add(
    _ source: Candidate, as column: String, to draft: inout SnapshotDraft, log: inout ProblemLog
  ) {
    let (file, figure, period) = (source.file, source.figure, source.period)
    let absent = municipalities.filter { !file.municipalities.contains($0.code) }
    noteAbsent(absent, file, log: &log)
    noteThousands(of: source, log: &log)
    var cells: [String] = []
    var estimated: [Int] = []
    for (row, municipality) in municipalities.enumerated() {
      let entries = file[municipality.code, period, figure]
      let cell = cell(entries, municipality, column, figure, file, log: &log)
      cells.append(cell.text)
      if cell.isEstimated {
        estimated.append(row)
        let point = shortest(SuppressedCount.builtIn.value.point)
        draft.note(
          phrase(
            asNote: """
              \(column) of \(municipality.name) is an estimate: a suppressed count of a municipality \
              that was merged is reckoned as \(point).
              """))
      }
    }
    let isNegative = municipalities.contains { municipality in
      file[municipality.code, period, figure].contains { $0.text == "-1" }
    }
    if isNegative {
      draft.note(
        phrase(asNote: "\(column) is -1 in the source in places: taken for suppressed counts."))
    }
    noteBrokenNumbers(column, of: source, to: &draft)
    let empty = zip(cells, municipalities).filter { $0.0.isEmpty }.map(\.1.name)
    if absent.isEmpty, !empty.isEmpty {
      let names = empty.joined(separator: ", ")
      draft.note(phrase(asNote: "\(column) is empty in the source for \(names): not known."))
    }
    draft.add(
      SnapshotDraft.Source(
        column: column, title: figure.shown, place: file.place, origin: file.origin,
        period: source.isDated ? period : nil),
      cells, estimated: estimated)
  }

  private func noteAbsent(
    _ absent: [Municipality], _ file: MunicipalFigures, log: inout ProblemLog
  ) {
    guard !absent.isEmpty else { return }
    let hints = absent.compactMap { municipality in
      nearestSpelling(of: municipality.name, among: file.otherAreas).map {
        "\(quoted($0)) → \(municipality.name)"
      }
    }
    let names = absent.prefix(5).map { "\($0.name) (\($0.code))" }.joined(separator: ", ")
    let more: Wording = absent.count > 5 ? " and \(absent.count - 5) more" : ""
    log.add(
      file.place, "there are no figures for \(names)\(more)",
      mend: hints.isEmpty
        ? "take a table that has them; where one was merged into another, say"
          + " --merged \(absent[0].code)=CODE"
        : "correct the spelling: \(hints.joined(separator: "; "))")
  }

  /// What to write for a municipality: its own figure, or the sum of those that are counted as it.
  private func cell(
    _ entries: [MunicipalFigures.Entry], _ municipality: Municipality, _ column: String,
    _ figure: MunicipalFigures.Figure, _ file: MunicipalFigures, log: inout ProblemLog
  ) -> (text: String, isEstimated: Bool) {
    let filled = entries.filter { !$0.text.isEmpty }
    let published = filled.filter { !Self.isSuppressed($0.text) }
    let dots = filled.count - published.count
    var sum = 0.0
    for entry in published {
      let number = log.noting(file.place, line: entry.line) { () throws(Violation) in
        try Self.count(entry.text, "\(municipality.name), \(figure.shown)")
      }
      sum += number ?? 0
    }
    if filled.isEmpty { return ("", false) }
    if published.isEmpty, dots == 1 { return ("...", false) }
    if published.count == 1, dots == 0 { return (published[0].text, false) }
    return (shortest(sum + Double(dots) * SuppressedCount.builtIn.value.point), dots > 0)
  }

  /// Whether a cell stands for a figure that is not published: any run of dots, or -1 as Paavo has it.
  static func isSuppressed(_ text: String) -> Bool {
    text == "-1" || text.allSatisfy { $0 == "." || $0 == "…" }
  }

  /// People that may be counted in a municipality.
  private static let counts = 0.0...10_000_000

  private static func count(_ text: String, _ name: String) throws(Violation) -> Double {
    let value: Double
    do throws(Violation) {
      value = try StrictNumber.parse(text)
    } catch {
      let isDash = ["-", "–", "−"].contains(text)
      let remedy: Wording =
        isDash
        ? "write 0 where the source's dash means none, or dots where it is not known"
        : text.hasSuffix("%") ? "choose a column of counts: this one has percentages" : error.remedy
      throw Violation(what: "\(name): \(error.what)", remedy: remedy)
    }
    guard counts.contains(value) else {
      throw Violation(
        what: "\(name) is \(text)", remedy: "choose a column of counts, 0 to ten million")
    }
    return value
  }

  /// Adds a column whose total alone is known.
  func add(_ split: SplitTotal, to draft: inout SnapshotDraft, log: inout ProblemLog) {
    // A cell that is no count is refused, but it still stands here.
    let weights = (draft.cells["unemployed"] ?? []).compactMap { Int($0) }
      .filter { Self.counts.contains(Double($0)) }
    guard !draft.columns.contains(split.column) else {
      return log.add(
        "--split", "\(split.column) is chosen as a column of \(draft.period) already",
        mend: "leave out one of --split and --column")
    }
    guard weights.count < municipalities.count || weights.contains(where: { $0 > 0 }) else {
      return log.add(
        "--split",
        "\(split.column) can't be split: nobody is unemployed anywhere in \(draft.period)",
        mend: "give a file with the counts of every municipality in place of their total")
    }
    guard weights.count == municipalities.count else {
      return log.add(
        "--split",
        "\(split.column) can't be split: not every municipality's unemployed are known in"
          + " \(draft.period)",
        mend: "give a file with the unemployed of every municipality")
    }
    let total = String(split.total)
    draft.add(
      SnapshotDraft.Source(
        column: split.column,
        title: phrase(asNote: "\(total) split in proportion to the unemployed, an estimate"),
        place: "", origin: "", period: draft.period),
      split.parts(weights), estimated: Array(municipalities.indices))
    draft.note(
      phrase(
        asNote: """
          \(split.column) is an estimate: only the total, \(total), is known. It is split in \
          proportion to each municipality's unemployed.
          """))
  }
}
