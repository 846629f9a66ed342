import Foundation
import TerritoryModel

/// A file of boundaries as it stands. What a feature lacks is its own fault, not the file's.
struct BoundaryDocument {
  /// What the file names; nil where it names none.
  let coordinateSystem: CoordinateSystem?
  var attribution: String?
  /// One or more.
  let features: [FeatureDocument]
  /// What was taken for what, in whole sentences.
  var notes: [String] = []
  /// What doesn't say which system the coordinates are in, though files of this kind have to; nil where
  /// it is said, or degrees are meant without.
  var needsSystem: Wording?

  /// Reads GeoJSON or TopoJSON.
  ///
  /// - Parameter layer: which of several objects of a TopoJSON file is meant; nil where none is named.
  /// - Throws: ``InvalidInput`` where the text is neither, or in coordinates that PROJ doesn't know.
  init(json text: String, place: String, layer: String?) throws(InvalidInput) {
    let data = Data(text.utf8)
    let members: Members
    do {
      members = try JSONDecoder().decode(Members.self, from: data)
      if members.type == "Topology" {
        let topology = try JSONDecoder().decode(Topology.self, from: data)
        self.init(coordinateSystem: nil, features: try topology.features(place, layer))
        return
      }
    } catch let error as InvalidInput {
      throw error
    } catch {
      throw InvalidInput([Self.syntaxProblem(text, place) ?? Self.otherKind(place)])
    }
    guard members.type == "FeatureCollection", let features = members.features else {
      throw InvalidInput([members.geometryType == nil ? Self.otherKind(place) : Self.esri(place)])
    }
    guard !features.isEmpty else { throw InvalidInput([Self.empty(place)]) }
    do {
      let system = try members.crs.map { member throws(Violation) in
        try CoordinateSystem(named: member.properties.name)
      }
      self.init(coordinateSystem: system, features: features)
    } catch {
      throw InvalidInput([error.at(place)])
    }
    attribution = members.attribution
  }

  /// - Parameter needsSystem: see the property.
  init(
    coordinateSystem: CoordinateSystem?, features: [FeatureDocument], notes: [String] = [],
    needsSystem: Wording? = nil
  ) {
    self.coordinateSystem = coordinateSystem
    self.features = features
    self.notes = notes
    self.needsSystem = needsSystem
  }

  static func empty(_ place: String) -> InputProblem {
    InputProblem(
      place: place, what: "the file has no features", remedy: "export the boundaries again")
  }

  private struct Members: Decodable {
    let type: String?
    /// What Esri's JSON has instead.
    let geometryType: String?
    let crs: CoordinateSystemMember?
    let attribution: String?
    let features: [FeatureDocument]?

    private enum Key: CodingKey {
      case type, geometryType, crs, attribution, features
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      type = try container.decodeIfPresent(String.self, forKey: .type)
      geometryType = try? container.decode(String.self, forKey: .geometryType)
      features =
        type == "FeatureCollection"
        ? try container.decodeIfPresent([FeatureDocument].self, forKey: .features) : nil
      // Members that are written in another way than here say nothing.
      crs = try? container.decode(CoordinateSystemMember.self, forKey: .crs)
      attribution = try? container.decode(String.self, forKey: .attribution)
    }
  }

  /// The member `crs` of GeoJSON before RFC 7946.
  private struct CoordinateSystemMember: Decodable {
    let properties: Properties

    struct Properties: Decodable {
      let name: String
    }
  }

  private static func esri(_ place: String) -> InputProblem {
    InputProblem(
      place: place, what: "the file is Esri's JSON, not GeoJSON",
      remedy: "ask the service for f=geojson, or write it as GeoJSON: ogr2ogr new.geojson \(place)")
  }

  private static func otherKind(_ place: String) -> InputProblem {
    InputProblem(
      place: place, what: "the file is no GeoJSON FeatureCollection",
      remedy:
        "export the boundaries as GeoJSON, a shapefile or a GeoPackage, for instance from QGIS")
  }

  /// Where the text stops being JSON; nil where it is JSON.
  private static func syntaxProblem(_ text: String, _ place: String) -> InputProblem? {
    guard let fault = JSONScanner.fault(in: text) else { return nil }
    guard let what = fault.what else {
      return InputProblem(
        place: place, line: fault.place.line,
        what: "the file ends in the middle: it is cut off", remedy: "fetch or export it again")
    }
    return InputProblem(
      place: place, line: fault.place.line, what: "the text is not JSON: \(what)",
      remedy: "export the boundaries again as GeoJSON, for instance from QGIS")
  }
}

/// The polygons of a GeoJSON geometry.
struct GeometryDocument: Decodable {
  /// Each with its outer ring first; rings are not closed.
  let polygons: [[[Position]]]

  private enum Key: String, CodingKey {
    case type, coordinates, geometries
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    switch try container.decode(String.self, forKey: .type) {
    case "Polygon":
      polygons = [try container.decode([[Position]].self, forKey: .coordinates)].withOpenRings
    case "MultiPolygon":
      polygons = try container.decode([[[Position]]].self, forKey: .coordinates).withOpenRings
    // Tools that repair polygons write them so.
    case "GeometryCollection":
      let parts = try container.decode([GeometryDocument].self, forKey: .geometries)
      polygons = parts.flatMap(\.polygons)
    case let other: throw GeometryFault(what: "the geometry is a \(quoted(other)), not a polygon")
    }
  }
}

extension [[[Position]]] {
  /// The polygons without the points that repeat the first ones of their rings.
  var withOpenRings: Self {
    map { $0.map { ring in ring.count > 1 && ring.first == ring.last ? ring.dropLast() : ring } }
  }
}

/// Why a feature has no polygons.
struct GeometryFault: Error {
  let what: String

  /// That a feature lies nowhere, as GeoJSON allows.
  static let missing = GeometryFault(what: "geometry is missing")

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
