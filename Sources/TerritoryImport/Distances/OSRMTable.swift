import TerritoryModel

/// What the `table` service of OSRM answers (project-osrm.org).
struct OSRMTable: Decodable {
  struct Waypoint: Decodable {
    /// Longitude and latitude of the road that the place was moved to.
    let location: [Double]
  }

  let code: String
  let message: String?
  /// Seconds from each source to each destination; null where no road leads there.
  let durations: [[Double?]]?
  /// Metres, where they were asked for.
  let distances: [[Double?]]?
  let sources: [Waypoint]?
  let destinations: [Waypoint]?
}

extension OSRMTable {
  /// A way by road.
  struct Way {
    let kilometres: Double
    let minutes: Double?
  }

  /// Most kilometres between a municipal centre and the road that OSRM moved it to.
  static let farthestRoad = 20.0

  /// The ways between municipalities; the mean of both directions, or the one that there is.
  ///
  /// - Returns: nil where the answer doesn't fit the municipalities, which `log` then says.
  func ways(
    between municipalities: [Municipality], _ place: String, log: inout ProblemLog
  ) -> [MunicipalPair: Way]? {
    guard code == "Ok" else {
      log.add(
        place, "OSRM answered \(quoted(code))\(message.map { ": \($0)" } ?? "")",
        mend: "mend the request and save its answer again")
      return nil
    }
    guard let distances else {
      log.add(
        place, "the answer has no distances", mend: "ask with annotations=duration,distance")
      return nil
    }
    guard let rows = positions(sources, distances.count, municipalities, place, log: &log),
      let columns = positions(
        destinations, distances.first?.count ?? 0, municipalities, place, log: &log)
    else { return nil }
    let isSquare = distances.allSatisfy { $0.count == columns.count }
    guard isSquare, durations.map({ $0.map(\.count) == distances.map(\.count) }) ?? true else {
      log.add(
        place, "distances and durations differ in their rows or columns",
        mend: "save the answer again; it is damaged or cut off")
      return nil
    }
    return ways(rows, columns, distances)
  }

  private func ways(
    _ rows: [Int], _ columns: [Int], _ distances: [[Double?]]
  ) -> [MunicipalPair: Way] {
    var found: [MunicipalPair: [Way]] = [:]
    for (row, from) in rows.enumerated() {
      for (column, to) in columns.enumerated() where from != to {
        guard let metres = distances[row][column] else { continue }
        let seconds = durations?[row][column]
        found[MunicipalPair(from, to), default: []].append(
          Way(kilometres: metres / 1000, minutes: seconds.map { $0 / 60 }))
      }
    }
    return found.mapValues { ways in
      let minutes = ways.compactMap(\.minutes)
      return Way(
        kilometres: ways.reduce(0) { $0 + $1.kilometres } / Double(ways.count),
        minutes: minutes.isEmpty ? nil : minutes.reduce(0, +) / Double(minutes.count))
    }
  }

  /// The municipality of each row or column: the one whose centre is nearest to its place. Without
  /// places, the order of the codes.
  private func positions(
    _ waypoints: [Waypoint]?, _ count: Int, _ municipalities: [Municipality], _ place: String,
    log: inout ProblemLog
  ) -> [Int]? {
    guard let waypoints else {
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
    guard waypoints.count == count, waypoints.allSatisfy({ $0.location.count == 2 }) else {
      log.add(
        place, "the answer has \(waypoints.count) places, but distances for \(count)",
        mend: "save the answer again; it is damaged or cut off")
      return nil
    }
    return nearest(waypoints, municipalities, place, log: &log)
  }

  /// The municipality whose centre is nearest to each place; nil where one lies far from all, or two
  /// have the same.
  private func nearest(
    _ waypoints: [Waypoint], _ municipalities: [Municipality], _ place: String,
    log: inout ProblemLog
  ) -> [Int]? {
    let before = log.count
    var owners: [Int: Int] = [:]
    let positions = waypoints.enumerated().compactMap { index, waypoint -> Int? in
      let location = (latitude: waypoint.location[1], longitude: waypoint.location[0])
      let ways = municipalities.map {
        GreatCircle.kilometres(from: ($0.latitude, $0.longitude), to: location)
      }
      let nearest = ways.indices.min { ways[$0] < ways[$1] }!
      guard ways[nearest] <= Self.farthestRoad else {
        log.add(
          place,
          "place \(index + 1) of the answer (\(location.latitude), \(location.longitude)) lies"
            + " \(Int(ways[nearest])) km from the nearest municipal centre,"
            + " \(municipalities[nearest].name)",
          mend: "ask OSRM for the centres that municipalities.csv has, and for no others")
        return nil
      }
      if let other = owners.updateValue(index, forKey: nearest) {
        log.add(
          place,
          "places \(other + 1) and \(index + 1) of the answer are both"
            + " \(municipalities[nearest].name)",
          mend: "ask OSRM for each municipal centre once")
      }
      return nearest
    }
    return log.count == before ? positions : nil
  }
}
