import TerritoryModel

/// Answers of routing services, each known by its shape: OSRM's `table`, OpenRouteService's `matrix`,
/// Valhalla's `sources_to_targets` and Google's Distance Matrix.
struct MatrixDocument: Decodable {
  let matrix: DistanceMatrix

  private enum Key: String, CodingKey {
    case code, distances, rows
    case valhalla = "sources_to_targets"
  }

  init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: Key.self)
    if keys.contains(.valhalla) {
      matrix = try ValhallaMatrix(from: decoder).matrix
    } else if keys.contains(.rows) {
      matrix = try GoogleMatrix(from: decoder).matrix
    } else if keys.contains(.code) || keys.contains(.distances) {
      matrix = try RowsOfNumbers(from: decoder).matrix
    } else {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: [],
          debugDescription: "no answer of OSRM, OpenRouteService, Valhalla or Google is so"))
    }
  }
}

/// OSRM (project-osrm.org, `table`) and OpenRouteService (`matrix`): rows of numbers.
private struct RowsOfNumbers: Decodable {
  struct Place: Decodable {
    /// Longitude and latitude of the road that the place was moved to; null where there is none.
    let location: [Double]?
  }

  struct Metadata: Decodable {
    struct Query: Decodable {
      let units: String?
    }
    let query: Query?
  }

  /// Of OSRM only.
  let code: String?
  let message: String?
  /// Seconds from each source to each destination; null where no road leads there.
  let durations: [[Double?]]?
  /// Metres, or OpenRouteService's other units, where they were asked for.
  let distances: [[Double?]]?
  let sources: [Place]?
  let destinations: [Place]?
  /// Row and column of what OSRM took as the crow flies.
  let fallbackSpeedCells: [[Int]]?
  let metadata: Metadata?

  private enum CodingKeys: String, CodingKey {
    case code, message, durations, distances, sources, destinations, metadata
    case fallbackSpeedCells = "fallback_speed_cells"
  }

  var matrix: DistanceMatrix {
    let unit = DistanceMatrix.metres(of: metadata?.query?.units ?? "m")
    return DistanceMatrix(
      service: code == nil ? "OpenRouteService" : "OSRM",
      refusal: code.flatMap { code in
        code == "Ok" ? nil : "\(quoted(code))\(message.map { ": \($0)" } ?? "")"
      },
      metres: distances?.map { $0.map { $0.map { $0 * unit } } }, seconds: durations,
      sources: sources.map(Self.places), destinations: destinations.map(Self.places),
      estimated: Set(
        (fallbackSpeedCells ?? []).compactMap {
          $0.count == 2 ? DistanceMatrix.Cell(row: $0[0], column: $0[1]) : nil
        }))
  }

  private static func places(_ places: [Place]) -> [DistanceMatrix.Place] {
    places.map { place in
      guard let location = place.location, location.count == 2 else { return .unknown }
      return .location(latitude: location[1], longitude: location[0])
    }
  }
}

/// Valhalla (`sources_to_targets`): a list of ways for each source, or rows of numbers where they were
/// asked for without words.
private struct ValhallaMatrix: Decodable {
  struct Way: Decodable {
    /// Kilometres or miles; null where no road leads there.
    let distance: Double?
    /// Seconds.
    let time: Double?
  }

  struct Rows: Decodable {
    let distances: [[Double?]]
    let durations: [[Double?]]?
  }

  struct Place: Decodable {
    let lat: Double
    let lon: Double
  }

  let matrix: DistanceMatrix

  private enum Key: String, CodingKey {
    case ways = "sources_to_targets"
    case units, sources, targets
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let units = try container.decodeIfPresent(String.self, forKey: .units) ?? "kilometers"
    let unit = DistanceMatrix.metres(of: units)
    let (distances, durations): ([[Double?]], [[Double?]]?)
    if let rows = try? container.decode(Rows.self, forKey: .ways) {
      (distances, durations) = (rows.distances, rows.durations)
    } else {
      let ways = try container.decode([[Way]].self, forKey: .ways)
      (distances, durations) = (ways.map { $0.map(\.distance) }, ways.map { $0.map(\.time) })
    }
    matrix = DistanceMatrix(
      service: "Valhalla", metres: distances.map { $0.map { $0.map { $0 * unit } } },
      seconds: durations, sources: try Self.places(container, .sources),
      destinations: try Self.places(container, .targets))
  }

  /// Older versions put each list into another one.
  private static func places(
    _ container: KeyedDecodingContainer<Key>, _ key: Key
  ) throws -> [DistanceMatrix.Place]? {
    guard container.contains(key) else { return nil }
    let places =
      try (try? container.decode([[Place]].self, forKey: key).flatMap { $0 })
      ?? container.decode([Place].self, forKey: key)
    return places.map { .location(latitude: $0.lat, longitude: $0.lon) }
  }
}

/// Google's Distance Matrix: places by name.
private struct GoogleMatrix: Decodable {
  struct Element: Decodable {
    struct Value: Decodable {
      /// Metres, or seconds.
      let value: Double
    }
    let status: String
    let distance: Value?
    let duration: Value?
  }

  struct Row: Decodable {
    let elements: [Element]
  }

  let status: String
  let errorMessage: String?
  let rows: [Row]
  let originAddresses: [String]
  let destinationAddresses: [String]

  private enum CodingKeys: String, CodingKey {
    case status, rows
    case errorMessage = "error_message"
    case originAddresses = "origin_addresses"
    case destinationAddresses = "destination_addresses"
  }

  var matrix: DistanceMatrix {
    func numbers(_ value: KeyPath<Element, Element.Value?>) -> [[Double?]] {
      rows.map { $0.elements.map { $0.status == "OK" ? $0[keyPath: value]?.value : nil } }
    }
    return DistanceMatrix(
      service: "Google",
      refusal: status == "OK" ? nil : "\(quoted(status))\(errorMessage.map { ": \($0)" } ?? "")",
      metres: numbers(\.distance), seconds: numbers(\.duration),
      sources: originAddresses.map { .address($0) },
      destinations: destinationAddresses.map { .address($0) })
  }
}
