import TerritoryLanguages
import TerritoryModel

/// What figures look like that may not count what they are taken for.
extension SnapshotAssembly {
  /// Notes municipalities that have more people of a group than people. Columns of different months may
  /// well differ so, and estimates too.
  func noteImpossible(_ draft: SnapshotDraft, log: inout ProblemLog) {
    for (part, whole) in CountColumn.partsOfWholes.map({ ($0.part.header, $0.whole.header) }) {
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

  /// Numbers such as 1.200 may be thousands with a point between, which a column of people has far
  /// more often than thousandths: where nothing in the column shows what the point is, it is refused.
  func noteThousands(of source: Candidate, log: inout ProblemLog) {
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
  func noteBrokenNumbers(
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
}
