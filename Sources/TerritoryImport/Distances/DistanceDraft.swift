import Foundation
import TerritoryGeography
import TerritoryLanguages
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
    var counts: [String: Int] = [:]
    for entry in entries.values where !entry.estimate.isEmpty {
      counts[entry.estimate, default: 0] += 1
    }
    return counts.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
  }

  init() {}

  /// Reads a file of distances: pairs or a square table, or a routing service's answer.
  init(
    reading place: String, _ municipalities: MunicipalityDirectory, _ register: MunicipalRegister,
    on land: LandDistances? = nil, _ choices: [ColumnChoice], log: inout ProblemLog
  ) {
    guard let source = TableSource(foreign: place, log: &log) else { return }
    if let file = source.text, file.isJSON {
      guard let document = file.json(MatrixDocument.self, log: &log),
        let ways = document.matrix.ways(
          between: municipalities, register, on: land, place, log: &log)
      else { return }
      entries = ways.mapValues {
        Entry(
          kilometres: Self.text($0.kilometres, decimals: 3),
          minutes: $0.minutes.map { Self.text($0, decimals: 1) }, estimate: $0.estimate)
      }
      return
    }
    var unheard = ProblemLog()
    let isSquare = { SquareTable($0, register) != nil }
    if let table = source.table(log: &unheard, isWanted: isSquare),
      let square = SquareTable(table, register)
    {
      if let (words, mend) = square.otherUnit {
        log.add(
          table.place, "the table says that it has no kilometres: \(quoted(words))", mend: mend)
        return
      }
      read(square, table.place, municipalities, log: &log)
    } else if let pairs = PairFile(
      source, [.kilometres, .minutes], register, choices, log: &log)
    {
      read(pairs, municipalities, log: &log)
    }
  }

  private mutating func read(
    _ file: PairFile, _ directory: MunicipalityDirectory, log: inout ProblemLog
  ) {
    guard let title = file.titles[.kilometres] else {
      return log.add(
        file.place, "no column is known as kilometres",
        mend: "choose one: --column km=TITLE")
    }
    unknown = file.unknown
    let styles = [FolderColumn.kilometres, .minutes].map { column in
      NumberStyle(file.rows.compactMap { $0.cells[column] })
    }
    var lines: [MunicipalPair: Int] = [:]
    for row in file.rows {
      guard let pair = pair(row.ends, directory) else { continue }
      let kilometres = number(
        row.cells[.kilometres], styles[0], title, file.place, row.line, log: &log)
      let minutes = number(
        row.cells[.minutes], styles[1], file.titles[.minutes] ?? "", file.place, row.line, log: &log
      )
      guard let kilometres else { continue }
      add(
        Entry(kilometres: kilometres, minutes: minutes, estimate: ""), pair, file.place, row.line,
        &lines, log: &log)
    }
  }

  private mutating func read(
    _ table: SquareTable, _ place: String, _ directory: MunicipalityDirectory,
    log: inout ProblemLog
  ) {
    unknown = table.unknown
    let style = NumberStyle(table.entries.map(\.text))
    var ways: [MunicipalPair: [String]] = [:]
    for entry in table.entries {
      guard let pair = pair(entry.ends, directory),
        let kilometres = number(entry.text, style, "km", place, entry.line, log: &log)
      else { continue }
      ways[pair, default: []].append(kilometres)
    }
    entries = ways.mapValues { texts in
      // The mean where the way there and the way back differ, to the metre.
      let values = texts.compactMap { try? StrictNumber.parse($0) }
      let mean = values.reduce(0, +) / Double(max(values.count, 1))
      let text = Set(texts).count == 1 ? texts[0] : Self.text(mean, decimals: 3)
      return Entry(kilometres: text, minutes: nil, estimate: "")
    }
  }

  /// Nil where an end is none of the region's: the centre of a municipality that was merged into
  /// another is none.
  private func pair(
    _ ends: (MunicipalRegister.Found, MunicipalRegister.Found), _ directory: MunicipalityDirectory
  ) -> MunicipalPair? {
    guard ends.0.named == ends.0.code, ends.1.named == ends.1.code,
      let first = directory.position(of: ends.0.code.digits),
      let second = directory.position(of: ends.1.code.digits), first != second
    else { return nil }
    return MunicipalPair(first, second)
  }

  private mutating func add(
    _ entry: Entry, _ pair: MunicipalPair, _ place: String, _ line: Int,
    _ lines: inout [MunicipalPair: Int], log: inout ProblemLog
  ) {
    if let first = lines.updateValue(line, forKey: pair),
      entries[pair]?.kilometres != entry.kilometres
    {
      log.add(
        place, line: line, "the pair has other kilometres in line \(first)",
        mend: "give each pair once, or with the same kilometres in both directions")
    }
    entries[pair] = entry
  }

  /// A cell's number; nil where it is empty, as where there is no way for a pair, or is none, which
  /// `log` then says.
  private func number(
    _ cell: String?, _ style: NumberStyle, _ title: String, _ place: String, _ line: Int,
    log: inout ProblemLog
  ) -> String? {
    guard let cell, !cell.isEmpty else { return nil }
    return log.noting(place, line: line) { () throws(Violation) in
      let text = style.strict(cell)
      _ = try Quantity.amount.read(text, name: title)
      return text
    }
  }

  /// A number with so many decimals at most.
  static func text(_ value: Double, decimals: Int) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    return shortest((value * scale).rounded() / scale)
  }

  mutating func set(_ pair: MunicipalPair, _ entry: Entry) { entries[pair] = entry }
}

extension DistanceDraft {
  /// What road distances are to great-circle distances where nobody says another factor: the median
  /// over all pairs of Finnish municipal centres on the National Land Survey's road map is 1.19.
  package static let usualDetour = 1.2

  /// Gives each link its kilometres, and pairs without a distance the shortest way over links.
  mutating func fill(over links: [ResolvedLink], count: Int) {
    guard !links.isEmpty else { return }
    for link in links {
      guard let kilometres = link.kilometres else { continue }
      set(link.pair, Entry(kilometres: shortest(kilometres), minutes: nil, estimate: ""))
    }
    // A municipality without a distance of its own goes over the ends of links.
    let hubs = Set(links.flatMap { [$0.pair.first, $0.pair.second] }).sorted()
    var ways = Array(repeating: Array(repeating: Double.infinity, count: count), count: count)
    for (pair, entry) in entries {
      guard let km = try? StrictNumber.parse(entry.kilometres) else { continue }
      ways[pair.first][pair.second] = km
      ways[pair.second][pair.first] = km
    }
    for hub in hubs {
      for from in 0..<count where ways[from][hub] < .infinity {
        for to in 0..<count {
          ways[from][to] = min(ways[from][to], ways[from][hub] + ways[hub][to])
        }
      }
    }
    for pair in MunicipalPair.all(of: count) where entries[pair] == nil {
      let km = ways[pair.first][pair.second]
      guard km < .infinity else { continue }
      set(
        pair,
        Entry(
          kilometres: Self.text(km, decimals: 1), minutes: nil,
          estimate: phrase(asNote: "over a link")))
    }
  }

  /// Gives pairs without a distance the great circle between their centres times a factor.
  mutating func fill(detour: Double, _ municipalities: [Municipality]) {
    fill(detour: detour, municipalities, MunicipalPair.all(of: municipalities.count))
  }

  /// The same for some pairs.
  mutating func fill(
    detour: Double, _ municipalities: [Municipality], _ pairs: [MunicipalPair]
  ) {
    // Made once: there are millions of pairs.
    let estimate = phrase(asNote: "great circle × \(shortest(detour))")
    for pair in pairs where entries[pair] == nil {
      let (a, b) = (municipalities[pair.first], municipalities[pair.second])
      let km =
        detour
        * GreatCircle.kilometres(from: (a.latitude, a.longitude), to: (b.latitude, b.longitude))
      set(
        pair,
        Entry(
          kilometres: Self.text(km, decimals: 1), minutes: nil,
          estimate: estimate))
    }
  }

  /// Notes the municipalities that have no distance to others.
  func noteMissing(_ municipalities: [Municipality], _ place: String, log: inout ProblemLog) {
    let missing = MunicipalPair.all(of: municipalities.count).filter { entries[$0] == nil }
    // The municipality that lacks the most distances tells what is wrong; the others lack it.
    var left = missing
    while let worst = Dictionary(grouping: left.flatMap { [$0.first, $0.second] }, by: { $0 })
      .max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) })?.key
    {
      let others = left.filter { $0.first == worst || $0.second == worst }.map {
        $0.first == worst ? $0.second : $0.first
      }
      left.removeAll { $0.first == worst || $0.second == worst }
      let names = others.prefix(3).map { municipalities[$0].name }.joined(separator: ", ")
      let more: Wording = others.count > 3 ? " and \(others.count - 3) more" : ""
      let near = nearestSpelling(of: municipalities[worst].name, among: unknown)
      log.add(
        place, "there is no distance from \(municipalities[worst].name) to \(names)\(more)",
        mend: near.map { "correct the spelling of \(quoted($0))" }
          ?? "add it, or a ferry with --link \(municipalities[worst].name),OTHER,KILOMETRES,REASON,"
          + " or let it be estimated with --detour \(shortest(Self.usualDetour))")
    }
  }
}

/// The shortest way over a globe between two places given in degrees.
enum GreatCircle {
  /// Mean radius of the earth in kilometres, (2a + b) / 3 of WGS 84.
  static let radius = 6371.0088

  /// Kilometres by the haversine formula: 2R·asin √(sin²(Δφ/2) + cos φ₁ cos φ₂ sin²(Δλ/2)).
  static func kilometres(
    from a: (latitude: Double, longitude: Double), to b: (latitude: Double, longitude: Double)
  ) -> Double {
    let degree = Double.pi / 180
    let latitude = sin((b.latitude - a.latitude) * degree / 2)
    let longitude = sin((b.longitude - a.longitude) * degree / 2)
    let haversine =
      latitude * latitude
      + cos(a.latitude * degree) * cos(b.latitude * degree) * longitude * longitude
    return 2 * radius * asin(min(1, haversine.squareRoot()))
  }
}
