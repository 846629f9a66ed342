import TerritoryModel

/// The polygons of a GeoJSON geometry.
struct GeometryDocument: Decodable {
  /// Each with its outer ring first; rings are not closed.
  let polygons: [[[Position]]]

  private enum Key: String, CodingKey {
    case type, coordinates
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let found: [[[Position]]]
    switch try container.decode(String.self, forKey: .type) {
    case "Polygon": found = [try container.decode([[Position]].self, forKey: .coordinates)]
    case "MultiPolygon": found = try container.decode([[[Position]]].self, forKey: .coordinates)
    case let other: throw GeometryFault(what: "the geometry is a \(quoted(other)), not a polygon")
    }
    polygons = found.map { $0.map { ring in ring.first == ring.last ? ring.dropLast() : ring } }
  }
}

/// Why a feature has no polygons.
struct GeometryFault: Error {
  let what: String

  init(what: String) { self.what = what }

  /// - Parameter error: what the decoder of the geometry threw.
  init(_ error: any Error, in geometry: [any CodingKey]) {
    guard let error = error as? DecodingError else {
      // Foundation has no public name for this one: the text of a number that is too large.
      what = "a coordinate is too large for a number"
      return
    }
    let (path, found) =
      switch error {
      case .typeMismatch(_, let context): (context.codingPath, "is not what has to stand there")
      case .valueNotFound(_, let context): (context.codingPath, "is missing")
      case .keyNotFound(let key, let context): (context.codingPath + [key], "is missing")
      case .dataCorrupted(let context): (context.codingPath, "can't be read")
      @unknown default: (geometry, "can't be read")
      }
    // Positions in arrays count from 0, as programmers' tools do.
    let place = path.dropFirst(geometry.count).reduce("geometry") { text, key in
      key.intValue.map { "\(text)[\($0)]" } ?? "\(text).\(key.stringValue)"
    }
    what = "\(place) \(found)"
  }
}

extension Position: Decodable {
  /// The first two numbers of an array; a height after them is passed over.
  package init(from decoder: any Decoder) throws {
    var container = try decoder.unkeyedContainer()
    x = try container.decode(Double.self)
    y = try container.decode(Double.self)
  }
}
