import Foundation

extension DistanceTable {
  /// Reads `distances.csv` in the plain form that `import` writes, which takes a fraction of the time and
  /// memory: thousands of areas have millions of pairs.
  ///
  /// - Returns: nil where anything is not as `import` writes it: quotation marks, names for codes, a pair
  ///   that is missing. It may be sound all the same, and ``init(reading:_:log:)`` says what is wrong
  ///   with it.
  init?(plain place: String, _ directory: MunicipalityDirectory) {
    guard let data = Data(startOf: place, most: mostMegabytes * 1_000_000 + 1),
      data.count <= mostMegabytes * 1_000_000
    else { return nil }
    var reader = PlainReader(directory)
    guard data.withUnsafeBytes({ reader.read($0) }) else { return nil }
    self.init(
      count: directory.municipalities.count, kilometres: reader.kilometres,
      minutes: reader.minutes, estimatedPairs: reader.estimatedPairs)
  }
}

/// Megabytes of a plain table: the pairs of four thousand areas.
private let mostMegabytes = 200

/// Fills a matrix with the rows of a plain table.
private struct PlainReader {
  private let count: Int
  private let positions: [String: Int]
  /// Nan where a pair has not been met.
  private(set) var kilometres: [Double]
  /// Nan where they are not known; empty without such a column.
  private(set) var minutes: [Double]?
  private(set) var estimatedPairs = 0
  /// For each pair whether a row named it in this direction (1) and whether it is an estimate (2).
  private var marks: [UInt8]
  private var columns: [Column] = []
  /// The last code and estimate, since most rows have those of the row before.
  private var lastCode: (text: [UInt8], position: Int) = ([], 0)
  private var lastEstimate: [UInt8] = []

  private enum Column: String {
    case from, to, km, minutes, estimated
  }

  init(_ directory: MunicipalityDirectory) {
    count = directory.municipalities.count
    positions = Dictionary(
      directory.municipalities.enumerated().map { ($1.code.digits, $0) },
      uniquingKeysWith: { first, _ in first })
    kilometres = Array(repeating: .nan, count: count * count)
    marks = Array(repeating: 0, count: count * count)
    for index in 0..<count { kilometres[index * count + index] = 0 }
  }

  /// Whether the table is plain and whole.
  mutating func read(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var rest = bytes[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    guard let header = Self.line(&rest) else { return false }
    let names = header.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    columns = names.compactMap { Column(rawValue: String(decoding: $0, as: UTF8.self)) }
    guard columns.count == names.count, Set(columns).count == columns.count,
      Set([.from, .to, .km]).isSubset(of: columns)
    else { return false }
    if columns.contains(.minutes) {
      minutes = kilometres
      for index in 0..<count { minutes?[index * count + index] = 0 }
    }
    while let line = Self.line(&rest) {
      guard readRow(line) else { return false }
    }
    return kilometres.allSatisfy { !$0.isNaN }
  }

  /// The bytes up to the next line feed, without the carriage return before it; nil at the end.
  private static func line(
    _ rest: inout Slice<UnsafeRawBufferPointer>
  ) -> Slice<UnsafeRawBufferPointer>? {
    guard !rest.isEmpty else { return nil }
    let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
    let line = rest[rest.startIndex..<end]
    rest = rest[min(end + 1, rest.endIndex)...]
    return line.last == UInt8(ascii: "\r") ? line.dropLast() : line
  }

  private mutating func readRow(_ line: Slice<UnsafeRawBufferPointer>) -> Bool {
    var (from, to, km, driving, isEstimate) = (-1, -1, Double.nan, Double.nan, false)
    var start = line.startIndex
    for (index, column) in columns.enumerated() {
      guard start <= line.endIndex else { return false }
      let end = line[start...].firstIndex(of: UInt8(ascii: ",")) ?? line.endIndex
      // A row has as many cells as the header.
      guard (end == line.endIndex) == (index == columns.count - 1) else { return false }
      let cell = line[start..<end]
      switch column {
      case .from: from = position(cell)
      case .to: to = position(cell)
      case .km: km = Self.number(cell) ?? .nan
      case .minutes:
        guard !cell.isEmpty else { break }
        guard let number = Self.number(cell), number <= 100_000 else { return false }
        driving = number
      case .estimated:
        guard isPlainText(cell) else { return false }
        isEstimate = !cell.isEmpty
      }
      start = end + 1
    }
    guard from >= 0, to >= 0, km <= Quantity.mostDistance, set(from, to, km, isEstimate) else {
      return false
    }
    if from != to, !driving.isNaN, let known = minutes?[from * count + to] {
      let longer = known.isNaN ? driving : max(known, driving)
      minutes?[from * count + to] = longer
      minutes?[to * count + from] = longer
    }
    return true
  }

  private mutating func set(_ from: Int, _ to: Int, _ km: Double, _ isEstimate: Bool) -> Bool {
    let (there, back) = (from * count + to, to * count + from)
    guard marks[there] & 1 == 0, kilometres[there].isNaN || kilometres[there] == km else {
      return false
    }
    marks[there] |= 1
    (kilometres[there], kilometres[back]) = (km, km)
    if isEstimate, (marks[there] | marks[back]) & 2 == 0 {
      marks[there] |= 2
      estimatedPairs += 1
    }
    return true
  }

  /// -1 where the cell is no code as it is written.
  private mutating func position(_ cell: Slice<UnsafeRawBufferPointer>) -> Int {
    if cell.elementsEqual(lastCode.text) { return lastCode.position }
    guard let found = positions[String(decoding: cell, as: UTF8.self)] else { return -1 }
    // The first code of a row is the one that comes again.
    if columns.first == .from, cell.startIndex == 0 || cell.base[cell.startIndex - 1] == 10 {
      lastCode = (Array(cell), found)
    }
    return found
  }

  /// Digits with at most one point between them, few enough to be exact.
  private static func number(_ cell: Slice<UnsafeRawBufferPointer>) -> Double? {
    var (whole, decimals, hasPoint) = (0, 1.0, false)
    guard (1...16).contains(cell.count), cell.first != 46, cell.last != 46 else { return nil }
    for byte in cell {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        whole = whole * 10 + Int(byte - UInt8(ascii: "0"))
        if hasPoint { decimals *= 10 }
      case UInt8(ascii: ".") where !hasPoint: hasPoint = true
      default: return nil
      }
    }
    // Both are whole numbers below 2⁵³, so that one division rounds as reading the text does.
    return whole < 1 << 53 ? Double(whole) / decimals : nil
  }

  /// Text without quotation marks, line breaks of any kind, and spaces at its start.
  private mutating func isPlainText(_ cell: Slice<UnsafeRawBufferPointer>) -> Bool {
    if cell.isEmpty || cell.elementsEqual(lastEstimate) { return true }
    guard let text = String(validating: cell, as: UTF8.self), let first = text.first,
      !first.isWhitespace, !text.contains(where: { $0.isNewline || $0 == "\"" })
    else { return false }
    lastEstimate = Array(cell)
    return true
  }
}
