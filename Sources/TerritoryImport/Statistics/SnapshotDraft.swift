import TerritoryModel

/// A snapshot of the statistics that is about to be written.
struct SnapshotDraft {
  /// Where a column was taken from.
  struct Source {
    let column: String
    /// What the file calls it, or how it was computed.
    let title: String
    /// The file; empty where the column was computed.
    let place: String
    /// What the file says of its own origin.
    let origin: String
    /// The period of the figures; nil where the file names none.
    let period: Period?
  }

  let period: Period
  /// In the order of the columns.
  private(set) var sources: [Source] = []
  /// The cells of each column, in the order of the municipalities.
  private(set) var cells: [String: [String]] = [:]
  /// The columns that are estimates, for each municipality.
  private(set) var estimated: [[String]]
  /// What a reader of the snapshot should know, in whole sentences.
  private(set) var notes: [String] = []

  init(_ period: Period, municipalities: Int) {
    self.period = period
    estimated = Array(repeating: [], count: municipalities)
  }

  var columns: [String] { sources.map(\.column) }

  mutating func add(_ source: Source, _ cells: [String], estimated rows: [Int] = []) {
    // SnapshotAssembly.draft adds no column twice, with a cell for each municipality.
    precondition(cells.count == estimated.count && self.cells[source.column] == nil)
    sources.append(source)
    self.cells[source.column] = cells
    for row in rows { estimated[row].append(source.column) }
  }

  mutating func note(_ text: String) { notes.append(text) }

  /// Makes sure that a column that demand is counted from has a count for every municipality.
  ///
  /// - Parameter names: the municipalities, in their order.
  /// - Throws: ``InvalidInput`` that names the file in which they are missing.
  func requireCounts(in column: String, of names: [String]) throws(InvalidInput) {
    guard let source = sources.first(where: { $0.column == column }), !source.place.isEmpty else {
      return
    }
    let empty = zip(cells[column] ?? [], names).filter { $0.0.isEmpty }.map(\.1)
    guard !empty.isEmpty else { return }
    throw InvalidInput([
      InputProblem(
        place: source.place,
        what:
          "\(source.title) is empty for \(empty.joined(separator: ", ")) in \(period), and demand"
          + " is counted from it",
        remedy: "fill in the counts, with dots (...) where the source suppresses them, or count"
          + " another column with --count")
    ])
  }

  /// Puts the columns into the order that snapshots have: known counts first.
  mutating func sortColumns() {
    let order = CountRole.all.map(\.column)
    let ranks = Dictionary(
      uniqueKeysWithValues: sources.enumerated().map { index, source in
        (source.column, order.firstIndex(of: source.column) ?? order.count + index)
      })
    sources.sort { ranks[$0.column]! < ranks[$1.column]! }
  }

  /// The sum of a column's numbers, and how many cells are suppressed.
  func total(_ column: String) -> (sum: Double, suppressed: Int) {
    let cells = cells[column] ?? []
    return (
      cells.reduce(0) { $0 + ((try? StrictNumber.parse($1)) ?? 0) },
      cells.count(where: SuppressedCount.isMark)
    )
  }
}
