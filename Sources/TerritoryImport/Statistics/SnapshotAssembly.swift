import TerritoryLanguages
import TerritoryModel

/// Puts snapshots together from one or several files of statistics.
struct SnapshotAssembly {
  let files: [MunicipalFigures]
  let municipalities: [Municipality]
  let choices: [ColumnChoice]
  let splits: [SplitTotal]

  /// A figure of a file, as a column's source.
  struct Candidate {
    let file: MunicipalFigures
    let figure: MunicipalFigures.Figure
    let period: Period

    /// Whether the file says that the figure is of the period.
    var isDated: Bool { file.says(figure, isOf: period) }
  }

  /// The snapshots of the periods that are asked for; of the newest in the files where none is.
  func drafts(of asked: [Period], log: inout ProblemLog) -> [SnapshotDraft] {
    guard let periods = periods(asked, log: &log) else { return [] }
    noteIdle(periods, log: &log)
    return periods.map { draft($0, isOnly: periods.count == 1, log: &log) }
  }

  private func periods(_ asked: [Period], log: inout ProblemLog) -> [Period]? {
    if !asked.isEmpty { return Set(asked).sorted() }
    if let newest = files.flatMap(\.periods).max() { return [newest] }
    log.add(
      files.first?.place ?? "--statistics", "the file names no month that its figures are of",
      mend: "say which with --period, such as --period 2026-06")
    return nil
  }

  /// A file that gives nothing was given in vain, and its reader should know why.
  private func noteIdle(_ periods: [Period], log: inout ProblemLog) {
    let chosen = choices.compactMap(\.period)
    for file in files where !file.periods.isEmpty {
      guard Set(file.periods).isDisjoint(with: periods + chosen),
        !periods.contains(where: { month in
          CountRole.all.contains { lastYear(of: $0, before: month, in: [file]) != nil }
        })
      else { continue }
      let range =
        file.periods.count == 1
        ? file.periods[0].name : "\(file.periods.first!) … \(file.periods.last!)"
      log.add(
        file.place,
        "the file has figures of \(range), none of"
          + " \(periods.map(\.name).joined(separator: ", "))",
        mend:
          "take a figure of another time with --column population=TITLE@\(file.periods.last!.name),"
          + " ask for its months with --period, once for each snapshot, or leave the file out")
    }
  }

  private func draft(_ period: Period, isOnly: Bool, log: inout ProblemLog) -> SnapshotDraft {
    let before = log.count
    var draft = SnapshotDraft(period, municipalities: municipalities.count)
    let choices = choices.filter { $0.concerns(period) }
    for choice in choices where Self.isCount(choice.column) {
      if draft.columns.contains(choice.column) {
        log.add(
          "--column", "\(choice.column) is chosen twice for \(period)", mend: "keep one of them")
      } else if let source = candidate(choice, period, isOnly: isOnly, log: &log) {
        add(source, as: choice.column, to: &draft, log: &log)
      }
    }
    let taken = Set(choices.map(\.column) + splits.filter { $0.concerns(period) }.map(\.column))
    for role in CountRole.all where !taken.contains(role.column) {
      guard let source = candidate(role, period, isOnly: isOnly, log: &log) else { continue }
      add(source, as: role.column, to: &draft, log: &log)
    }
    for split in splits where split.concerns(period) { add(split, to: &draft, log: &log) }
    draft.sortColumns()
    // What is wrong is said, not what follows from it.
    if log.count == before { noteImpossible(draft, log: &log) }
    let places = Set(draft.sources.map(\.place))
    for file in files where places.contains(file.place) {
      for caution in file.cautions { draft.note(caution) }
    }
    if draft.columns.isEmpty, log.isEmpty { noteNothing(period, log: &log) }
    return draft
  }

  /// Columns that count some of those whom another counts.
  private static let partsOfWholes = [
    (part: "long_term_unemployed", whole: "unemployed"),
    (part: "unemployed", whole: "labour_force"),
    (part: "labour_force", whole: "population"),
    (part: "unemployed", whole: "population"),
    (part: "long_term_unemployed", whole: "population"),
    (part: "disabled_or_long_term_ill", whole: "population"),
  ]

  /// Notes municipalities that have more people of a group than people. Columns of different months may
  /// well differ so, and estimates too.
  private func noteImpossible(_ draft: SnapshotDraft, log: inout ProblemLog) {
    for (part, whole) in Self.partsOfWholes {
      guard let source = draft.sources.first(where: { $0.column == part }),
        let other = draft.sources.first(where: { $0.column == whole }),
        source.period == other.period, let some = draft.cells[part], let all = draft.cells[whole]
      else { continue }
      let found = municipalities.indices.compactMap { row -> String? in
        guard !draft.estimated[row].contains(part), !draft.estimated[row].contains(whole),
          let few = try? StrictNumber.parse(some[row]),
          let many = try? StrictNumber.parse(all[row]), few > many
        else { return nil }
        return "\(municipalities[row].name) (\(some[row]) > \(all[row]))"
      }
      guard !found.isEmpty else { continue }
      let names = found.prefix(5).joined(separator: ", ")
      let more: Wording = found.count > 5 ? " and \(found.count - 5) more" : ""
      log.add(
        source.place, "more \(part) than \(whole) in \(draft.period): \(names)\(more)",
        mend: "correct the figures, or choose with --column what counts these people")
    }
  }

  /// Columns of other files of the folder may be chosen by the same option.
  private static func isCount(_ column: String) -> Bool {
    !FolderColumn.allCases.map(\.rawValue).contains(column)
  }

  private func noteNothing(_ period: Period, log: inout ProblemLog) {
    let figures = files.flatMap(\.figures).prefix(8).map(\.shown).joined(separator: "; ")
    log.add(
      files.first?.place ?? "--statistics",
      "no column is known as a count of \(period): \(figures)",
      mend: "say which with --column, such as --column unemployed=TITLE")
  }

  /// All figures that a period can take its columns from.
  private func candidates(_ period: Period, isOnly: Bool) -> [Candidate] {
    files.filter { isOnly || !$0.periods.isEmpty }.flatMap { file in
      file.figures.filter { file.has($0, in: period) }.map {
        Candidate(file: file, figure: $0, period: period)
      }
    }
  }

  private func candidate(
    _ role: CountRole, _ period: Period, isOnly: Bool, log: inout ProblemLog
  ) -> Candidate? {
    // Among columns that say their month, one that doesn't may be of any: it has to be chosen.
    let found = candidates(period, isOnly: isOnly).filter {
      role.matches($0.figure) && ($0.file.periods.isEmpty || $0.isDated)
    }
    guard found.count > 1 else {
      return found.first ?? lastYear(of: role, before: period, in: files)
    }
    log.add(
      found[0].file.place,
      "\(found.count) columns may be \(role.column): "
        + "\(found.map { "\($0.figure.shown) (\($0.file.place))" }.joined(separator: "; "))",
      mend: "choose one: --column \(period):\(role.column)=TITLE, or leave out one of the files")
    return nil
  }

  /// The count at the end of the year before a month, from a table that is published yearly, as
  /// StatFin's of population is; nil where there is none, or more than one.
  private func lastYear(
    of role: CountRole, before month: Period, in files: [MunicipalFigures]
  ) -> Candidate? {
    guard !month.isYear else { return nil }
    let found = files.filter { !$0.periods.isEmpty && $0.periods.allSatisfy(\.isYear) }.flatMap {
      file -> [Candidate] in
      guard let year = file.periods.filter({ $0.year < month.year }).max() else { return [] }
      return file.figures.filter { role.matches($0) && file.has($0, in: year) }.map {
        Candidate(file: file, figure: $0, period: year)
      }
    }
    return found.count == 1 ? found[0] : nil
  }

  private func candidate(
    _ choice: ColumnChoice, _ period: Period, isOnly: Bool, log: inout ProblemLog
  ) -> Candidate? {
    let all = candidates(choice.period ?? period, isOnly: isOnly || choice.period != nil)
    let wanted = CountRole.fold(choice.title)
    let exact = all.filter { $0.figure.code == choice.title || $0.figure.label == choice.title }
    let found =
      exact.isEmpty
      ? all.filter { [$0.figure.code, $0.figure.label].map(CountRole.fold).contains(wanted) }
      : exact
    if found.count == 1 { return found[0] }
    guard found.isEmpty else {
      log.add(
        "--column",
        "\(quoted(choice.title)) stands in \(found.count) places: "
          + "\(found.map { "\($0.figure.shown) (\($0.file.place))" }.joined(separator: "; "))",
        mend: "write the title in full, or leave out one of the files")
      return nil
    }
    let names = all.flatMap { [$0.figure.code, $0.figure.label] }
    let near = nearestSpelling(of: choice.title, among: names)
    let shown = all.prefix(30).map(\.figure.code).joined(separator: ", ")
    log.add(
      "--column", "no file has a column \(quoted(choice.title)) for \(choice.period ?? period)",
      mend: shown.isEmpty
        ? "\(Wording.suggesting(near))No file has figures of that month"
        : "\(Wording.suggesting(near))There are \(shown)")
    return nil
  }
}

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

  /// Numbers such as 1.200 may be thousands with a point between, which a column of people has far
  /// more often than thousandths: where nothing in the column shows what the point is, it is refused.
  private func noteThousands(of source: Candidate, log: inout ProblemLog) {
    let entries = municipalities.flatMap {
      source.file[$0.code, source.period, source.figure]
    }.filter { $0.text.contains(".") && !Self.isSuppressed($0.text) }
    guard let first = entries.first,
      entries.allSatisfy({ $0.text.wholeMatch(of: /[1-9][0-9]{0,2}\.[0-9]{3}/) != nil })
    else { return }
    log.add(
      source.file.place, line: first.line,
      "\(source.figure.shown): \(quoted(first.text)) may be"
        + " \(first.text.replacing(".", with: "")), or a number of three decimals",
      mend: "write counts of people without a separator between thousands: "
        + "\(first.text.replacing(".", with: ""))")
  }

  /// People are counted whole: other numbers may be per cent, thousands or means.
  private func noteBrokenNumbers(
    _ column: String, of source: Candidate, to draft: inout SnapshotDraft
  ) {
    for municipality in municipalities {
      let cells = source.file[municipality.code, source.period, source.figure].map(\.text)
      guard
        let cell = cells.first(where: { cell in
          (try? StrictNumber.parse(cell)).map { $0 != $0.rounded() } ?? false
        })
      else { continue }
      return draft.note(
        phrase(
          asNote: """
            \(column) has figures that are no whole numbers, such as \(cell) of \
            \(municipality.name): make sure that they count people, not per cent or thousands.
            """))
    }
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
  private static func isSuppressed(_ text: String) -> Bool {
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
