import TerritoryModel

/// The distances that are about to be written: each pair's, as published, or an estimate.
struct DistanceDraft {
  struct Entry {
    /// Kilometres, as they are written.
    let kilometres: String
    let minutes: String?
    /// How it was estimated; empty where it was not.
    let estimate: String
  }

  private(set) var entries: [MunicipalPair: Entry] = [:]
  /// Names in a file of distances that are no municipality, for hints.
  private(set) var unknown: [String] = []

  var hasMinutes: Bool { entries.values.contains { $0.minutes != nil } }

  /// How many of the distances are estimates, by the way they were estimated.
  var estimates: [(how: String, count: Int)] {
    Dictionary(grouping: entries.values.map(\.estimate).filter { !$0.isEmpty }) { $0 }
      .map { ($0.key, $0.value.count) }.sorted { $0.0 < $1.0 }
  }

  init() {}

  /// Reads a file of distances: pairs as CSV, or an answer of OSRM.
  init(
    reading place: String, _ municipalities: MunicipalityDirectory, _ register: MunicipalRegister,
    _ choices: [ColumnChoice], log: inout ProblemLog
  ) {
    guard let file = TextFile(foreign: place, log: &log) else {
      return
    }
    if file.isJSON {
      guard let table = file.json(OSRMTable.self, log: &log),
        let ways = table.ways(between: municipalities.municipalities, place, log: &log)
      else { return }
      entries = ways.mapValues {
        Entry(
          kilometres: Self.text($0.kilometres, decimals: 3),
          minutes: $0.minutes.map { Self.text($0, decimals: 1) }, estimate: "")
      }
    } else if let pairs = PairFile(
      reading: place, [.kilometres, .minutes], register, choices, log: &log)
    {
      read(pairs, municipalities, log: &log)
    }
  }

  private mutating func read(
    _ file: PairFile, _ directory: MunicipalityDirectory, log: inout ProblemLog
  ) {
    guard file.titles[.kilometres] != nil else {
      return log.add(
        file.place, "no column is known as kilometres",
        mend: "choose one: --column km=TITLE")
    }
    unknown = file.unknown
    var lines: [MunicipalPair: Int] = [:]
    // The centre of a municipality that was merged into another is none of the region's.
    for row in file.rows
    where row.ends.0.named == row.ends.0.code
      && row.ends.1.named == row.ends.1.code
    {
      guard let first = directory.position(of: row.ends.0.code.digits),
        let second = directory.position(of: row.ends.1.code.digits), first != second,
        let entry = Self.entry(row, file, log: &log)
      else { continue }
      let pair = MunicipalPair(first, second)
      if let line = lines.updateValue(row.line, forKey: pair),
        entries[pair]?.kilometres != entry.kilometres
      {
        log.add(
          file.place, line: row.line, "the pair has other kilometres in line \(line)",
          mend: "give each pair once, or with the same kilometres in both directions")
      }
      entries[pair] = entry
    }
  }

  private static func entry(
    _ row: PairFile.Row, _ file: PairFile, log: inout ProblemLog
  ) -> Entry? {
    func number(_ column: FolderColumn) -> String? {
      guard let text = row.cells[column] else { return nil }
      return log.noting(file.place, line: row.line) { () throws(Violation) in
        do throws(Violation) {
          try Quantity.amount.validate(try StrictNumber.parse(text), name: "it")
        } catch {
          throw Violation(what: "\(file.titles[column]!): \(error.what)", remedy: error.remedy)
        }
        return text
      }
    }
    // Where a file has no way for a pair, the cell is empty.
    guard row.cells[.kilometres]?.isEmpty == false, let kilometres = number(.kilometres) else {
      return nil
    }
    let minutes = row.cells[.minutes]?.isEmpty == false ? number(.minutes) : nil
    return Entry(kilometres: kilometres, minutes: minutes, estimate: "")
  }

  /// A number with so many decimals at most.
  static func text(_ value: Double, decimals: Int) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    return shortest((value * scale).rounded() / scale)
  }

  mutating func set(_ pair: MunicipalPair, _ entry: Entry) { entries[pair] = entry }
}
