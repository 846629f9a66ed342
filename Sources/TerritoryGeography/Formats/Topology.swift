import TerritoryModel

/// A TopoJSON file: lines that stand once each, and areas made of them.
struct Topology: Decodable {
  private let transform: Transform?
  private let arcs: [[Step]]
  private let objects: [String: Object]

  private struct Transform: Decodable {
    let scale: Position
    let translate: Position
  }

  /// A point, or the step to it from the one before.
  private typealias Step = Position

  /// A layer, or a single area.
  private struct Object: Decodable {
    let areas: [Area]

    private enum Key: CodingKey {
      case geometries
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      areas =
        try container.decodeIfPresent([Area].self, forKey: .geometries) ?? [Area(from: decoder)]
    }
  }

  private struct Area: Decodable {
    let properties: [String: String]
    /// Polygons, of rings, of numbers of arcs; negative ones run backwards.
    let polygons: Result<[[[Int]]], GeometryFault>

    private enum Key: CodingKey {
      case type, arcs, properties, id
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      switch try container.decodeIfPresent(String.self, forKey: .type) {
      case "Polygon": polygons = .success([try container.decode([[Int]].self, forKey: .arcs)])
      case "MultiPolygon": polygons = .success(try container.decode([[[Int]]].self, forKey: .arcs))
      case nil: polygons = .failure(.missing)
      case let other?:
        polygons = .failure(
          GeometryFault(what: "the geometry is a \(quoted(other)), not a polygon"))
      }
      properties = PropertyDocument.texts(in: container, .properties, id: .id)
    }
  }

  private enum CodingKeys: CodingKey {
    case transform, arcs, objects
  }

  /// Most points of all rings: a line stands once in the file, but may be named any number of times.
  private static let mostPoints = 5_000_000

  /// How many points all rings of a layer have together.
  private static func points(of object: Object, _ lines: [[Position]]) -> Int {
    var count = 0
    for area in object.areas {
      guard case .success(let polygons) = area.polygons else { continue }
      for number in polygons.joined().joined() {
        let index = number < 0 ? ~number : number
        if lines.indices.contains(index) { count += lines[index].count }
      }
    }
    return count
  }

  /// The areas of a layer.
  ///
  /// - Parameter layer: nil where the file has to have one of areas alone.
  /// - Throws: ``InvalidInput`` where there is no such layer, or the lines don't fit.
  func features(_ place: String, _ layer: String?) throws(InvalidInput) -> [FeatureDocument] {
    let layers = objects.filter { $0.value.areas.contains { (try? $0.polygons.get()) != nil } }
    let name = try chosenLayer(layer, of: layers.keys.sorted(), place)
    guard let object = layers[name] else { throw InvalidInput([BoundaryDocument.empty(place)]) }
    let lines = arcs.map(line)
    guard Self.points(of: object, lines) <= Self.mostPoints else {
      throw InvalidInput([
        InputProblem(
          place: place, what: "the areas of the file have more than 5 million points",
          remedy: "take a coarser layer, or only the areas that you need")
      ])
    }
    return try object.areas.map { area throws(InvalidInput) in
      let geometry: Result<[[[Position]]], GeometryFault>
      switch area.polygons {
      case .failure(let fault): geometry = .failure(fault)
      case .success(let polygons):
        let found = polygons.map { $0.map { Self.ring($0, lines) } }
        guard found.allSatisfy({ $0.allSatisfy { $0 != nil } }) else {
          throw InvalidInput([
            InputProblem(
              place: place, what: "an area is drawn by a line that the file doesn't have",
              remedy: "fetch or export it again")
          ])
        }
        geometry = .success(found.map { $0.compactMap { $0 } }.withOpenRings)
      }
      return FeatureDocument(properties: area.properties, geometry: geometry)
    }
  }

  /// An arc's points; with a transformation each is told from the one before, in whole steps.
  private func line(_ arc: [Step]) -> [Position] {
    guard let transform else { return arc }
    var (x, y) = (0.0, 0.0)
    return arc.map { step in
      x += step.x
      y += step.y
      return Position(
        x: x * transform.scale.x + transform.translate.x,
        y: y * transform.scale.y + transform.translate.y)
    }
  }

  /// The points of a ring; nil where there is no such line. A line starts where the one before ends.
  private static func ring(_ numbers: [Int], _ lines: [[Position]]) -> [Position]? {
    var points: [Position] = []
    for number in numbers {
      // ~0 is -1: the first line backwards.
      let index = number < 0 ? ~number : number
      guard lines.indices.contains(index) else { return nil }
      let line = number < 0 ? lines[index].reversed() : lines[index]
      points += points.isEmpty ? line[...] : line.dropFirst()
    }
    return points
  }
}

/// The layer of a file that is meant.
///
/// - Parameters:
///   - asked: the name after the file's; nil where none is given.
///   - layers: those that have areas.
/// - Throws: ``InvalidInput`` where there is none, no such, or several and none is named.
func chosenLayer(
  _ asked: String?, of layers: [String], _ place: String
) throws(InvalidInput) -> String {
  if let asked, layers.contains(asked) { return asked }
  if asked == nil, layers.count == 1 { return layers[0] }
  let file = asked.map { String(place.dropLast($0.count + 1)) } ?? place
  let names = layers.prefix(25).joined(separator: ", ")
  throw InvalidInput([
    layers.isEmpty
      ? InputProblem(
        place: place, what: "the file has no layer of polygons",
        remedy: "export the boundaries as polygons")
      : InputProblem(
        place: place,
        what: asked.map { "there is no layer of polygons called \(quoted($0))" }
          ?? "the file has \(layers.count) layers of polygons: \(names)",
        remedy: asked == nil
          ? "name one after the file: \"\(file)#\(layers[0])\""
          : "name one after the file: \"\(file)#\(layers[0])\"; there are \(names)")
  ])
}
