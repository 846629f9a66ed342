import Foundation
import TerritoryLanguages
import TerritoryModel

/// A plan that a planner has kept, with what asked for it.
struct TriedPlan: Codable, Sendable {
  /// Sixteen hexadecimal digits, by chance.
  let id: String
  var name: String
  /// Time of ISO 8601.
  let made: String
  var pinned: Bool
  /// Behind the region's path.
  let arguments: [String]
  let summary: Summary
  /// The place of each municipality's territory, by its code; shared ones have none.
  let colours: [String: Int]
  /// The document that propose printed, as it printed it.
  let body: String

  struct Summary: Codable, Sendable {
    let coaches: Double
    let territories: Int
    /// Clients a year.
    let clients: Double
    let served: Double
    let waiting: Double
    /// Of a municipality's clients, the part that waits where it is largest; 0...1.
    let largestShare: Double
    /// As documents name it: `optimal`, `feasible`.
    let outcome: String
  }

  /// The same without the document: what lists hold.
  struct Listed: Encodable, Sendable {
    let id: String
    let name: String
    let made: String
    let pinned: Bool
    let arguments: [String]
    let summary: Summary
    let colours: [String: Int]

    init(_ plan: TriedPlan) {
      (id, name, made, pinned) = (plan.id, plan.name, plan.made, plan.pinned)
      (arguments, summary, colours) = (plan.arguments, plan.summary, plan.colours)
    }
  }

  /// A plan that was found just now.
  ///
  /// - Parameter name: what the planner calls it; nil for a name after its numbers.
  /// - Returns: nil where the document has no plan.
  init?(name: String?, arguments: [String], body: String) {
    guard let document = PlanBody(body), !document.territories.isEmpty else { return nil }
    id = String(Secret.make().prefix(16))
    made = Date.now.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    pinned = false
    self.arguments = arguments
    self.body = body
    summary = document.summary
    colours = document.places
    self.name = name.flatMap(Self.shortened) ?? document.title
  }

  /// Letters of a name.
  static let longestName = 160

  /// A name as it is kept; nil where nothing is left of it.
  static func shortened(_ name: String) -> String? {
    let words = name.split { $0.isWhitespace || $0.isNewline }.joined(separator: " ")
    let kept = String(words.unicodeScalars.filter { $0.properties.generalCategory != .control })
    return kept.isEmpty ? nil : String(kept.prefix(longestName))
  }

  /// The plan as `evaluate` and `--reference` read it.
  var csv: String? { PlanBody(body)?.csv }
}

extension TriedPlan {
  /// Whether a text is an id, and so no path.
  static func isID(_ text: String) -> Bool {
    text.utf8.count == 16
      && text.utf8.allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      }
  }
}

/// What the desk reads of a plan's document.
private struct PlanBody: Decodable {
  let outcome: String
  let coaches: Double
  let demand: Double
  let territories: [Territory]
  let municipalities: [Municipality]

  struct Territory: Decodable {
    let base: String
    let coaches: Double
    /// The share of each, where some work part-time.
    let staff: [Double]?
    let leaders: Int
    let name: String
  }

  struct Municipality: Decodable {
    let municipality: String
    let base: String?
    let waiting: Double
    let waitingShare: Double?
  }

  init?(_ text: String) {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    guard let body = try? decoder.decode(Self.self, from: Data(text.utf8)),
      (0...Double(PlanBrief.mostCoaches)).contains(body.coaches)
    else { return nil }
    self = body
  }

  var summary: TriedPlan.Summary {
    let waiting = municipalities.reduce(0) { $0 + $1.waiting }
    return TriedPlan.Summary(
      coaches: coaches, territories: territories.count, clients: demand, served: demand - waiting,
      waiting: waiting, largestShare: municipalities.compactMap(\.waitingShare).max() ?? 0,
      outcome: outcome)
  }

  var places: [String: Int] {
    let bases = Dictionary(
      territories.enumerated().map { ($1.base, $0) }, uniquingKeysWith: { first, _ in first })
    return Dictionary(
      municipalities.compactMap { row in
        row.base.flatMap { bases[$0] }.map { (row.municipality, $0) }
      }, uniquingKeysWith: { first, _ in first })
  }

  var title: String {
    let staff = phrase("\(Coaches(equivalents: coaches)) {coach|coaches}")
    return phrase("\(staff) in \(territories.count) {territory|territories}")
  }

  var csv: String {
    let isPartTime = territories.contains { $0.staff != nil }
    let rows = municipalities.map { row in
      let place = row.base.flatMap { base in territories.first { $0.base == base } }
      guard let place else {
        return "\(row.municipality),\(Grouping.sharedMark),,," + (isPartTime ? "," : "")
      }
      let name = "\"\(place.name.replacing("\"", with: "\"\""))\""
      let coaches = shortest(place.coaches)
      let staff = place.staff.map { $0.map(shortest).joined(separator: "+") } ?? ""
      return "\(row.municipality),\(name),\(coaches),\(place.base),\(place.leaders)"
        + (isPartTime ? ",\(staff)" : "")
    }
    let header = "municipality,territory,coaches,base,leaders" + (isPartTime ? ",staff" : "")
    return ([header] + rows).joined(separator: "\n") + "\n"
  }
}
