import Foundation
import TerritoryModel

/// A shapefile: areas (.shp), their properties (.dbf), and the system of their coordinates (.prj), as
/// Esri's technical description of 1998 has them.
struct Shapefile {
  /// Finds a part by its ending; nil where there is none, or it can't be read, which the log then says.
  typealias Parts = (_ ending: String, _ log: inout ProblemLog) -> Data?

  private let place: String
  private let areas: [Result<[[[Position]]], GeometryFault>]
  private let table: AttributeTable
  private let system: CoordinateSystem?

  /// - Throws: ``InvalidInput`` where a part is missing or damaged.
  init(_ place: String, _ part: Parts) throws(InvalidInput) {
    self.place = place
    var log = ProblemLog()
    let shapes = part("shp", &log)
    let attributes = part("dbf", &log)
    let encoding = part("cpg", &log).map { String(decoding: $0, as: UTF8.self) }
    let projection = part("prj", &log).map { String(decoding: $0, as: UTF8.self) }
    try log.throwIfAny()
    guard let shapes, let attributes else {
      throw Self.problem(
        place, "the shapefile's table (.dbf) is missing, which has codes and names",
        "put the files that end in .dbf, .prj and .cpg beside the one that ends in .shp")
    }
    guard let areas = Self.areas(shapes) else {
      throw Self.problem(
        place, "the shapefile is damaged or cut off", "fetch or export it again")
    }
    self.areas = areas
    do {
      table = try AttributeTable(attributes, encoding: encoding)
      system = try projection.map { text throws(Violation) in
        try CoordinateSystem(wellKnownText: text)
      }
    } catch {
      throw InvalidInput([error.at(place)])
    }
    guard table.rows.count == areas.count else {
      throw Self.problem(
        place, "there are \(areas.count) areas, but \(table.rows.count) rows in the table (.dbf)",
        "fetch or export all parts of the shapefile again")
    }
  }

  private static func problem(
    _ place: String, _ what: Wording, _ remedy: Wording
  ) -> InvalidInput {
    InvalidInput([InputProblem(place: place, what: what, remedy: remedy)])
  }

  func document() throws(InvalidInput) -> BoundaryDocument {
    guard !areas.isEmpty else { throw InvalidInput([BoundaryDocument.empty(place)]) }
    return BoundaryDocument(
      coordinateSystem: system,
      features: zip(areas, table.rows).map { FeatureDocument(properties: $1, geometry: $0) },
      notes: table.notes,
      needsSystem: system == nil ? "no .prj lies beside the shapefile" : nil)
  }

  /// The areas of the main file; nil where it ends too early.
  private static func areas(_ data: Data) -> [Result<[[[Position]]], GeometryFault>]? {
    let bytes = Bytes(data)
    var areas: [Result<[[[Position]]], GeometryFault>] = []
    var at = 100
    while at < data.count {
      // Lengths are counted in words of two bytes.
      guard let words = bytes.bigEndian(at + 4), words >= 2, at + 8 + 2 * words <= data.count,
        let kind = bytes.littleEndian(at + 8)
      else { return nil }
      switch kind {
      case 0: areas.append(.failure(.missing))
      // Polygons, also with heights or measures, which follow after the points.
      case 5, 15, 25:
        guard let rings = rings(bytes, at + 8, end: at + 8 + 2 * words) else { return nil }
        areas.append(.success(RingNesting.polygons(rings)))
      default:
        let kinds = [1: "Point", 3: "PolyLine", 8: "MultiPoint", 31: "MultiPatch"]
        let name = kinds[kind] ?? kinds[kind % 10]
        areas.append(
          .failure(
            GeometryFault(
              what: "the geometry is a \(name ?? "shape of kind \(kind)"), not a polygon")))
      }
      at += 8 + 2 * words
    }
    return areas
  }

  private static func rings(_ bytes: Bytes, _ start: Int, end: Int) -> [[Position]]? {
    guard let parts = bytes.littleEndian(start + 36), let points = bytes.littleEndian(start + 40),
      parts >= 0, points >= 0, start + 44 + 4 * parts + 16 * points <= end
    else { return nil }
    var starts: [Int] = []
    for part in 0..<parts {
      guard let first = bytes.littleEndian(start + 44 + 4 * part), first <= points,
        first >= starts.last ?? 0
      else { return nil }
      starts.append(first)
    }
    let base = start + 44 + 4 * parts
    // Starts ascend up to the points, all of which lie before the end.
    return zip(starts, starts.dropFirst() + [points]).map { first, last in
      (first..<last).map { point in
        Position(x: bytes.double(base + 16 * point), y: bytes.double(base + 16 * point + 8))
      }
    }
  }
}

/// Numbers in the bytes of a file.
struct Bytes {
  private let data: [UInt8]

  init(_ data: Data) { self.data = [UInt8](data) }

  var count: Int { data.count }

  /// - Returns: nil beyond the end.
  func byte(_ place: Int) -> Int? { data.indices.contains(place) ? Int(data[place]) : nil }

  /// The bytes from a place on, as many as there are.
  func slice(_ place: Int, _ count: Int) -> ArraySlice<UInt8> {
    let start = min(max(0, place), data.count)
    return data[start..<min(data.count, start + max(0, count))]
  }

  /// A whole number of four bytes, the least first; nil beyond the end.
  func littleEndian(_ place: Int) -> Int? { whole(place, [0, 8, 16, 24]) }

  /// A whole number of four bytes, the greatest first; nil beyond the end.
  func bigEndian(_ place: Int) -> Int? { whole(place, [24, 16, 8, 0]) }

  private func whole(_ place: Int, _ shifts: [Int]) -> Int? {
    guard place >= 0, place + 4 <= data.count else { return nil }
    let bits = shifts.enumerated().reduce(UInt32(0)) { bits, next in
      bits | UInt32(data[place + next.offset]) << UInt32(next.element)
    }
    return Int(Int32(bitPattern: bits))
  }

  /// - Precondition: eight bytes are there.
  func double(_ place: Int) -> Double {
    Double(bitPattern: (0..<8).reduce(0) { $0 | UInt64(data[place + $1]) << UInt64(8 * $1) })
  }
}
