import Foundation
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

  /// Reads a file of distances: pairs as CSV, or an answer of OSRM.
  init(
    reading place: String, _ municipalities: MunicipalityDirectory, _ register: MunicipalRegister,
    _ choices: [ColumnChoice], log: inout ProblemLog
  ) {
    guard let source = TableSource(foreign: place, log: &log) else { return }
    if let file = source.text, file.isJSON {
      guard let table = file.json(OSRMTable.self, log: &log),
        let ways = table.ways(between: municipalities.municipalities, place, log: &log)
      else { return }
      entries = ways.mapValues {
        Entry(
          kilometres: Self.text($0.kilometres, decimals: 3),
          minutes: $0.minutes.map { Self.text($0, decimals: 1) }, estimate: "")
      }
    } else if let pairs = PairFile(
      source, [.kilometres, .minutes], register, choices, log: &log)
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
      let more = others.count > 3 ? " and \(others.count - 3) more" : ""
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
