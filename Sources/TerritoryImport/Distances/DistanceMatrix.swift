import TerritoryGeography
import TerritoryLanguages
import TerritoryModel

/// Distances from places to places as a routing service answers them.
struct DistanceMatrix {
  /// A source or a destination.
  enum Place {
    /// Degrees of the road that the place was moved to.
    case location(latitude: Double, longitude: Double)
    case address(String)
    case unknown
  }

  struct Cell: Hashable {
    let row: Int
    let column: Int
  }

  /// Who answered.
  let service: String
  /// Why there is no answer, in the service's words.
  var refusal: String?
  /// From each source to each destination; null where no road leads there.
  let metres: [[Double?]]?
  let seconds: [[Double?]]?
  let sources: [Place]?
  let destinations: [Place]?
  /// What the service took as the crow flies.
  var estimated: Set<Cell> = []

  /// Metres of a unit by the names that services give it.
  static func metres(of unit: String) -> Double {
    switch unit {
    case "km", "kilometers": 1000
    case "mi", "miles": 1609.344
    default: 1
    }
  }
}

extension DistanceMatrix {
  /// A way by road.
  struct Way {
    let kilometres: Double
    let minutes: Double?
    /// How it was estimated; empty where it was not.
    let estimate: String
  }

  /// Most kilometres between a municipal centre and the road that the service moved it to.
  static let farthestRoad = 20.0

  /// No two places on Earth lie farther from each other by road, metres.
  private static let longestRoad = 40_000_000.0
  /// Nor longer a drive, seconds.
  private static let longestDrive = 6_000_000.0

  /// The ways between municipalities; the mean of both directions, or the one that there is.
  ///
  /// - Returns: nil where the answer doesn't fit the municipalities, which `log` then says.
  func ways(
    between directory: MunicipalityDirectory, _ register: MunicipalRegister,
    on land: LandDistances?,
    _ place: String, log: inout ProblemLog
  ) -> [MunicipalPair: Way]? {
    if let refusal {
      log.add(
        place, "\(service) answered \(refusal)", mend: "mend the request and save its answer again")
      return nil
    }
    guard let metres else {
      log.add(
        place, "the answer has no distances",
        mend: service == "OSRM"
          ? "ask with annotations=duration,distance"
          : "ask with \"metrics\": [\"distance\", \"duration\"]")
      return nil
    }
    guard
      let rows = positions(sources, metres.count, directory, register, land, place, log: &log),
      let columns = positions(
        destinations, metres.first?.count ?? 0, directory, register, land, place, log: &log)
    else { return nil }
    let isSquare = metres.allSatisfy { $0.count == columns.count }
    guard isSquare, seconds.map({ $0.map(\.count) == metres.map(\.count) }) ?? true else {
      log.add(
        place, "distances and durations differ in their rows or columns",
        mend: "save the answer again; it is damaged or cut off")
      return nil
    }
    return ways(rows, columns, metres, directory, place, log: &log)
  }

  private func ways(
    _ rows: [Int], _ columns: [Int], _ metres: [[Double?]], _ directory: MunicipalityDirectory,
    _ place: String, log: inout ProblemLog
  ) -> [MunicipalPair: Way]? {
    var found: [MunicipalPair: [(way: Way, isEstimate: Bool)]] = [:]
    for (row, from) in rows.enumerated() {
      for (column, to) in columns.enumerated() where from != to {
        guard let length = metres[row][column] else { continue }
        let duration = seconds?[row][column]
        guard (0...Self.longestRoad).contains(length),
          (0...Self.longestDrive).contains(duration ?? 0)
        else {
          let ends = [from, to].map { directory.municipalities[$0].name }
          let kilometres = shortest(length / 1000)
          let way: Wording =
            duration.map { "\(kilometres) km and \(shortest(($0 / 60).rounded())) minutes" }
            ?? "\(kilometres) km"
          log.add(
            place,
            "from \(ends[0]) to \(ends[1]) it would be \(way): there is no such road on Earth",
            mend: "that may stand for no road at all: take the pair out, and give a ferry with"
              + " --link, or ask \(service) again")
          return nil
        }
        let way = Way(
          kilometres: length / 1000, minutes: duration.map { $0 / 60 }, estimate: "")
        let isEstimate = estimated.contains(Cell(row: row, column: column))
        found[MunicipalPair(from, to), default: []].append((way, isEstimate))
      }
    }
    return found.mapValues { ways in
      // A way by road in one direction says more than the crow's in the other.
      let onRoad = ways.filter { !$0.isEstimate }
      let best = (onRoad.isEmpty ? ways : onRoad).map(\.way)
      let minutes = best.compactMap(\.minutes)
      return Way(
        kilometres: best.reduce(0) { $0 + $1.kilometres } / Double(best.count),
        minutes: minutes.isEmpty ? nil : minutes.reduce(0, +) / Double(minutes.count),
        estimate: onRoad.isEmpty ? phrase(asNote: "as the crow flies, by \(service)") : "")
    }
  }

  /// The municipality of each row or column: the one that its place lies in or, where no outline is
  /// known, whose centre is nearest to it; or that its address names. Without places, the order of the codes.
  private func positions(
    _ places: [Place]?, _ count: Int, _ directory: MunicipalityDirectory,
    _ register: MunicipalRegister, _ land: LandDistances?, _ place: String, log: inout ProblemLog
  ) -> [Int]? {
    let municipalities = directory.municipalities
    guard let places else {
      guard count == municipalities.count else {
        log.add(
          place,
          "the answer is for \(count) places, there are \(municipalities.count)"
            + " municipalities, and it doesn't say where its places lie",
          mend: "ask for all municipalities in the order of their codes, or without skip_waypoints")
        return nil
      }
      return Array(municipalities.indices)
    }
    guard places.count == count else {
      log.add(
        place, "the answer has \(places.count) places, but distances for \(count)",
        mend: "save the answer again; it is damaged or cut off")
      return nil
    }
    let before = log.count
    var owners: [Int: Int] = [:]
    let positions = places.enumerated().compactMap { index, one -> Int? in
      guard let position = position(index, one, directory, register, land, place, log: &log) else {
        return nil
      }
      if let other = owners.updateValue(index, forKey: position) {
        log.add(
          place,
          "places \(other + 1) and \(index + 1) of the answer are both"
            + " \(municipalities[position].name)",
          mend: "ask \(service) for each municipal centre once")
      }
      return position
    }
    return log.count == before ? positions : nil
  }

  private func position(
    _ index: Int, _ one: Place, _ directory: MunicipalityDirectory, _ register: MunicipalRegister,
    _ land: LandDistances?, _ place: String, log: inout ProblemLog
  ) -> Int? {
    let municipalities = directory.municipalities
    switch one {
    case .address(let address):
      // A postal code may stand before the name, region and country behind it.
      for part in address.split(separator: ",") {
        let words = part.split(separator: " ").filter { !$0.allSatisfy(\.isNumber) }
        if let found = register.find(words.joined(separator: " ")),
          let position = directory.position(of: found.code.digits)
        {
          return position
        }
      }
      log.add(
        place, "place \(index + 1) of the answer, \(quoted(address)), names no municipality",
        mend: "write the municipality's name or code in its place")
    case .location(let latitude, let longitude):
      let around = municipalities.indices.first {
        land?.kilometres(latitude: latitude, longitude: longitude, to: $0) == 0
      }
      if let around { return around }
      let ways = municipalities.map {
        GreatCircle.kilometres(
          from: ($0.latitude, $0.longitude), to: (latitude: latitude, longitude: longitude))
      }
      guard let nearest = ways.indices.min(by: { ways[$0] < ways[$1] }) else { return nil }
      if ways[nearest] <= Self.farthestRoad { return nearest }
      log.add(
        place,
        "place \(index + 1) of the answer (\(latitude), \(longitude)) lies"
          + " \(shortest(ways[nearest].rounded())) km from the nearest municipal centre,"
          + " \(municipalities[nearest].name)",
        mend: "ask \(service) for the centres that municipalities.csv has, and for no others")
    case .unknown:
      log.add(
        place, "place \(index + 1) of the answer has no location: no road is near it",
        mend: "ask \(service) for a place by a road, or give the pairs as a table")
    }
    return nil
  }
}
