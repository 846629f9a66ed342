import Foundation
import TerritoryModel

/// What a plan.json says, read back to be checked.
package struct RecordedPlan: Decodable {
  package let schema: String
  package let outcome: String
  private let coaches: Double
  private let staff: [Double]?
  package let leaders: Int
  /// The arguments of the command that asked; nil where an earlier version wrote the file.
  package let command: [String]?
  private let objectives: [Figures]
  private let territories: [Territory]
  private let municipalities: [Municipality]
  private let shared: [String]

  private struct Figures: Decodable {
    let name: String
    let value: Double
    let bound: Double
    let beyond: Double?
    let beyondBound: Double?

    enum CodingKeys: String, CodingKey {
      case name, value, bound
      case beyond = "beyond_even_share"
      case beyondBound = "beyond_even_share_bound"
    }
  }

  private struct Territory: Decodable {
    let base: String
    let municipalities: [String]
    let coaches: Double
    let staff: [Double]?
    let leaders: Int

    var recordedCoaches: Coaches? { Coaches(recorded: coaches, staff) }
  }

  private struct Municipality: Decodable {
    let municipality: String
    let services: [Service]

    enum CodingKeys: String, CodingKey {
      case municipality
      case services = "served_by"
    }
  }

  private struct Service: Decodable {
    let base: String
    let clients: Double
  }

  /// The coaches of the whole plan; nil where the file's figures are none.
  package var team: Coaches? { Coaches(recorded: coaches, staff) }

  /// Whether sums of what the file has can be made at all.
  private var areNumbersPossible: Bool {
    let leaders = [leaders] + territories.map(\.leaders)
    let sizes =
      municipalities.flatMap(\.services).map(\.clients)
      + objectives.flatMap { [$0.value, $0.bound, $0.beyond ?? 0, $0.beyondBound ?? 0] }
    return !territories.isEmpty && leaders.allSatisfy { (0...PlanBrief.mostCoaches).contains($0) }
      && sizes.allSatisfy { abs($0) <= Self.largest }
  }

  /// More clients, and client-kilometres, than there are.
  private static let largest = 1e15

  /// The plan with its levels, as an answer to a question.
  ///
  /// - Parameter place: the file, for messages.
  /// - Throws: ``InvalidInput`` where it names what the region doesn't have.
  package func solution(
    in region: Region, for brief: PlanBrief, place: String
  ) throws(InvalidInput) -> Solution {
    var log = ProblemLog()
    if !areNumbersPossible {
      log.add(place, "it has numbers that no plan can have", mend: "write the file anew")
      try log.throwIfAny()
    }
    func position(_ code: String) -> Int? {
      let found = region.directory.position(of: code)
      if found == nil {
        log.add(
          place, "\(quoted(code)) is no municipality of the region",
          mend: "name the region that the plan is of")
      }
      return found
    }
    var services: [Int: [Plan.Service]] = [:]
    for row in municipalities {
      guard let municipality = position(row.municipality) else { continue }
      for service in row.services {
        guard let base = position(service.base) else { continue }
        services[base, default: []].append(
          Plan.Service(municipality: municipality, clients: service.clients))
      }
    }
    let known = territories.compactMap { territory -> Plan.Territory? in
      guard let base = position(territory.base), let coaches = territory.recordedCoaches
      else { return nil }
      return Plan.Territory(
        base: base, municipalities: territory.municipalities.compactMap(position),
        coaches: coaches, leaders: territory.leaders,
        services: services.removeValue(forKey: base) ?? [])
    }
    var places = Array(repeating: 0, count: region.count)
    for member in known.flatMap(\.municipalities) + shared.compactMap(position) {
      places[member] += 1
    }
    for (member, count) in places.enumerated() where count != 1 {
      log.add(
        place, "\(region.municipalities[member].name) stands in \(count) territories",
        mend: "write the file anew")
    }
    if let base = services.keys.min() {
      log.add(
        place, "clients are served from \(region.municipalities[base].name), which is no base",
        mend: "write the file anew")
    }
    let plan = Plan(territories: known, shared: shared.compactMap(position))
    let levels = zip(objectives, brief.priority).map { figures, level in
      LevelResult(
        level, value: figures.value, bound: figures.bound,
        beyondEvenShare: figures.beyond.map { ($0, figures.beyondBound ?? $0, 0) }, in: brief)
    }
    let names = objectives.map(\.name)
    if names != brief.priority.prefix(names.count).map(\.objective.rawValue) {
      log.add(
        place, "the levels are \(names.joined(separator: ", ")), which is not what was asked for",
        mend: "write the file anew")
    }
    try log.throwIfAny()
    return Solution(plan: plan, levels: levels, seconds: 0)
  }
}

extension Coaches {
  /// Coaches as a document has them: full-time equivalents, and the share of each where some work
  /// part-time.
  ///
  /// - Returns: nil where there can't be such coaches.
  fileprivate init?(recorded equivalents: Double, _ shares: [Double]?) {
    guard (0...Double(PlanBrief.mostCoaches)).contains(equivalents) else { return nil }
    guard let shares else {
      self.init(equivalents: equivalents)
      return
    }
    guard shares.count <= PlanBrief.mostCoaches, shares.allSatisfy({ $0 > 0 && $0 <= 1 }) else {
      return nil
    }
    self.init(shares: shares)
  }
}

/// Figures of a plan.json that are not what they are when they are computed anew.
package struct RecordedFigures {
  /// Each in words, such as `territories[2].served: 41.1 in the file, 40.2 computed anew`.
  package let differences: [Wording]

  /// What does not follow from the plan and the region: how it was found, what further searches found,
  /// and the levels, which have checks of their own.
  private static let others: Set = [
    "alternatives", "basis", "command", "if_one_is_away", "objectives", "reach", "solver",
  ]
  /// What follows of a requirement; not what it costs.
  private static let ofRequirement: Set = ["from", "met", "requirement"]

  /// - Parameters:
  ///   - recorded: the text of the file.
  ///   - computed: the document of the same plan.
  package init(_ recorded: String, _ computed: PlanDocument) {
    let documents = [recorded, jsonText(computed)].map { text in
      var document =
        (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any] ?? [:]
      if let requirements = document["requirements"] as? [[String: Any]] {
        document["requirements"] = requirements.map { requirement in
          requirement.filter { Self.ofRequirement.contains($0.key) }
        }
      }
      return document
    }
    let keys = Set(documents.flatMap(\.keys)).subtracting(Self.others).sorted()
    // Of what a longer reach would change, the reach itself is what was asked for.
    let reach = (documents[0]["reach"] as? [String: Any])?["km"]
    let asked = (documents[1]["assumptions"] as? [String: Any])?["reach_km"]
    differences =
      keys.flatMap { Self.differences(documents[0][$0], documents[1][$0], $0) }
      + (reach == nil ? [] : Self.differences(reach, asked, "reach.km"))
  }

  private static func differences(_ one: Any?, _ other: Any?, _ path: String) -> [Wording] {
    switch (one, other) {
    case (nil, nil): return []
    case (let one as [String: Any], let other as [String: Any]):
      return Set(one.keys).union(other.keys).sorted().flatMap {
        differences(one[$0], other[$0], "\(path).\($0)")
      }
    case (let one as [Any], let other as [Any]) where one.count == other.count:
      return zip(one, other).enumerated().flatMap {
        differences($1.0, $1.1, "\(path)[\($0)]")
      }
    case (let one as NSNumber, let other as NSNumber) where one.isTruth && other.isTruth:
      return one == other ? [] : [difference(one.boolValue, other.boolValue, path)]
    case (let one as NSNumber, let other as NSNumber):
      let (one, other) = (one.doubleValue, other.doubleValue)
      // Numbers are written to 10⁻⁹, and the plan's are read from what was written.
      return abs(one - other) <= 1e-6 * max(1, abs(other)) ? [] : [difference(one, other, path)]
    case (let one as String, let other as String):
      return one == other ? [] : [difference(one, other, path)]
    case (is NSNull, is NSNull): return []
    default: return [difference(one, other, path)]
    }
  }

  private static func difference(_ one: Any?, _ other: Any?, _ path: String) -> Wording {
    let words: [Wording] = [one, other].map { value in
      switch value {
      case nil: "nothing"
      case let list as [Any]: "a list of \(list.count)"
      case is [String: Any]: "keys with values"
      case let number as Double: "\(shortest(number))"
      case .some(let value): "\(value)"
      }
    }
    return "\(path): \(words[0]) in the file, \(words[1]) computed anew"
  }
}

extension NSNumber {
  /// Whether it was read from `true` or `false`.
  fileprivate var isTruth: Bool { String(cString: objCType) == "c" }
}
