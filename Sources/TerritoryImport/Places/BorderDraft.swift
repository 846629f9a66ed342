import TerritoryModel

/// The borders that are about to be written.
struct BorderDraft {
  struct Entry {
    /// Length, as it is written.
    let kilometres: String
    /// Roads across the border.
    let crossings: Int
  }

  private(set) var entries: [MunicipalPair: Entry] = [:]
  /// Borders of which the file of crossings says nothing.
  private(set) var withoutCrossings: [MunicipalPair] = []
  /// Names in a file of crossings that are no municipality, for hints.
  private(set) var unknown: [String] = []

  /// - Parameters:
  ///   - measured: lengths of shared borders by the boundaries, km.
  ///   - file: crossings by pair. Without it each border counts as one.
  init(
    measured: [MunicipalPair: Double], file: PairFile?, _ directory: MunicipalityDirectory,
    log: inout ProblemLog
  ) {
    guard let file else {
      entries = measured.mapValues { Entry(kilometres: Self.text($0), crossings: 1) }
      return
    }
    unknown = file.unknown
    read(file, measured, directory, log: &log)
    for (pair, kilometres) in measured where entries[pair] == nil {
      withoutCrossings.append(pair)
      entries[pair] = Entry(kilometres: Self.text(kilometres), crossings: 1)
    }
    withoutCrossings.sort()
  }

  private mutating func read(
    _ file: PairFile, _ measured: [MunicipalPair: Double], _ directory: MunicipalityDirectory,
    log: inout ProblemLog
  ) {
    guard file.titles[.roadCrossings] != nil else {
      return log.add(
        file.place, "no column is known as road crossings",
        mend: "choose one: --column road_crossings=TITLE")
    }
    var lines: [[MunicipalityCode]: Int] = [:]
    var found: [MunicipalPair: [(kilometres: String?, crossings: Int)]] = [:]
    for row in file.rows {
      guard let first = directory.position(of: row.ends.0.code.digits),
        let second = directory.position(of: row.ends.1.code.digits), first != second
      else { continue }
      if let line = lines.updateValue(
        row.line, forKey: [row.ends.0.named, row.ends.1.named].sorted())
      {
        log.add(
          file.place, line: row.line, "the pair stands in line \(line) already",
          mend: "delete one of the rows")
      }
      let crossings = log.noting(file.place, line: row.line) { () throws(Violation) in
        try Self.number(row, .roadCrossings, .count, file)
      }
      let kilometres = log.noting(file.place, line: row.line) { () throws(Violation) in
        try Self.number(row, .borderKilometres, .amount, file)
      }
      guard let crossings = crossings ?? nil, kilometres != nil else { continue }
      // Whole and at most 10,000: number(_:_:_:_:) has validated it.
      found[MunicipalPair(first, second), default: []].append(
        (row.cells[.borderKilometres], Int(crossings)))
    }
    for (pair, rows) in found {
      guard let kilometres = Self.length(rows.map(\.kilometres), measured[pair]) else {
        log.add(
          file.place, "the lengths of borders are not known",
          mend: "give the boundaries with --boundaries, or --column border_km=TITLE")
        continue
      }
      entries[pair] = Entry(
        kilometres: kilometres, crossings: rows.reduce(0) { $0 + $1.crossings })
    }
  }

  /// A border's length: as the file gives it, else as the boundaries measure it.
  private static func length(_ cells: [String?], _ measured: Double?) -> String? {
    let given = cells.compactMap { $0 }.filter { !$0.isEmpty }
    if given.count == 1 { return given[0] }
    let sum = given.reduce(0) { $0 + ((try? StrictNumber.parse($1)) ?? 0) }
    return given.isEmpty ? measured.map(text) : text(sum)
  }

  private static func number(
    _ row: PairFile.Row, _ column: FolderColumn, _ quantity: Quantity, _ file: PairFile
  ) throws(Violation) -> Double? {
    guard let text = row.cells[column], !text.isEmpty || column == .roadCrossings else {
      return nil
    }
    do throws(Violation) {
      let value = try StrictNumber.parse(text)
      try quantity.validate(value, name: "it")
      return value
    } catch {
      // What has a cell has a title: both are of the columns that were found.
      throw Violation(what: "\(file.titles[column]!): \(error.what)", remedy: error.remedy)
    }
  }

  private static func text(_ kilometres: Double) -> String {
    DistanceDraft.text(kilometres, decimals: 3)
  }

  /// Neighbours by road.
  func graph(count: Int) -> BorderGraph {
    BorderGraph(
      count: count,
      pairs: entries.filter { $0.value.crossings > 0 }.map { ($0.key.first, $0.key.second) })
  }
}
