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
