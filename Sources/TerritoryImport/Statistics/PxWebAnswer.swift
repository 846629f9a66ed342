import TerritoryLanguages
import TerritoryModel

/// The JSON that the API of PxWeb answers when asked for `json`.
struct PxWebAnswer: Decodable {
  struct Column: Decodable {
    let code: String
    let text: String
    /// `d` a dimension, `t` time, `c` what is counted.
    let type: String?
  }

  struct Row: Decodable {
    /// A value of each dimension.
    let key: [String]
    /// A cell for each column of type `c`.
    let values: [JSONScalar]
  }

  struct Metadata: Decodable {
    let updated: String?
    let label: String?
    let source: String?
  }

  let columns: [Column]
  let data: [Row]
  let metadata: [Metadata]?
}

extension StatisticalTable {
  /// - Returns: nil where rows and columns don't fit each other, which `log` then says.
  init?(_ answer: PxWebAnswer, _ place: String, log: inout ProblemLog) {
    let contents = answer.columns.filter { $0.type == "c" }
    let keys = answer.columns.count - contents.count
    guard
      Self.fits(answer.data.count * contents.count, dimensions: keys + 1, place, log: &log)
    else { return nil }
    var values = Array(repeating: ValueIndex(), count: keys)
    var cells: [Cell] = []
    for (index, row) in answer.data.enumerated() {
      guard row.key.count == keys, row.values.count == contents.count else {
        log.add(
          place,
          "data[\(index)] has \(row.key.count) keys and \(row.values.count) values,"
            + " the columns are \(keys) and \(contents.count)",
          mend: "download the file again; it is damaged")
        return nil
      }
      let position = row.key.indices.map { values[$0].position(of: Value(code: row.key[$0])) }
      for (content, value) in row.values.enumerated() {
        cells.append(Cell(coordinates: position + [content], text: value.shown, line: nil))
      }
    }
    self.place = place
    dimensions =
      values.map(\.values) + [contents.map { Value(code: $0.code, label: $0.text) }]
    let named: [String?] = answer.columns.filter { $0.type != "c" }.map { $0.text }
    titles = named + [nil]
    self.cells = cells
    let metadata = answer.metadata?.first
    origin = Self.origin(
      label: metadata?.label, source: metadata?.source, updated: metadata?.updated)
  }

  /// What a file says of itself in one line.
  static func origin(label: String?, source: String?, updated: String?) -> String {
    let date = updated.map { phrase(asNote: "updated \(String($0.prefix(10)))") }
    return [source, label, date].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "; ")
  }
}

/// Positions of values in the order in which they were met.
struct ValueIndex {
  private(set) var values: [StatisticalTable.Value] = []
  private var positions: [StatisticalTable.Value: Int] = [:]

  mutating func position(of value: StatisticalTable.Value) -> Int {
    if let position = positions[value] { return position }
    positions[value] = values.count
    values.append(value)
    return values.count - 1
  }
}
