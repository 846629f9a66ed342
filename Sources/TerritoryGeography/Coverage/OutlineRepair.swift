import Foundation
import TerritoryModel

/// Makes a map without overlaps or slivers of the outlines that a file draws.
struct OutlineRepair {
  /// Overlaps above either limit are no inaccurate lines: a share of the smaller municipality's
  /// area, and square metres.
  static let mostOverlap = (share: 0.01, area: 10_000_000.0)

  /// Metres by which lines of neighbours may differ that are meant to be the same.
  static let tolerance = 10.0
  static let smallTolerance = 3.0

  /// What was repaired, in whole sentences that start with the file.
  private(set) var notes: [String] = []
  private let file: BoundaryFile
  private let context = GEOSContext()

  init(_ file: BoundaryFile) { self.file = file }

  /// The map of some of the file's municipalities; owners are positions among them.
  ///
  /// - Throws: ``InvalidInput`` with every outline without area, or every overlap that is too large;
  ///   ``GEOSFailure``.
  mutating func map(of municipalities: [BoundaryFile.NamedMunicipality]) throws -> PlanarMap {
    let projection = Projection()
    var outlines: [[[Ring]]] = []
    for municipality in municipalities {
      var polygons: [[Ring]] = []
      for feature in file.features where feature.municipality.code == municipality.code {
        polygons += try sound(feature, projection)
      }
      outlines.append(polygons)
    }
    try requireArea(municipalities) { !outlines[$0].isEmpty }

    let snapped = try joined(outlines).map { try valid($0) }
    let map = try PlanarMap(context, snapped)
    try check(map, municipalities)
    let owners = Set(map.faces.map(\.owner))
    try requireArea(municipalities) { owners.contains($0) }
    noteSlivers(map)
    return map
  }

  /// The outlines with the lines of neighbours joined that run side by side: within the smaller
  /// tolerance where that is enough, so that no line moves farther than it has to.
  private mutating func joined(_ outlines: [[[Ring]]]) -> [[[Ring]]] {
    guard LineSnapping.hasMisfits(outlines, tolerance: Self.tolerance) else { return outlines }
    var tolerance = Self.smallTolerance
    var snapping = LineSnapping(tolerance: tolerance)
    var joined = snapping.snapped(outlines)
    if LineSnapping.hasMisfits(joined, tolerance: Self.tolerance) {
      tolerance = Self.tolerance
      snapping = LineSnapping(tolerance: tolerance)
      joined = snapping.snapped(outlines)
    }
    note(
      "lines of neighbours that differed by up to \(Int(tolerance)) m were joined at"
        + " \(snapping.joined) points")
    return joined
  }

  private mutating func note(_ text: String) { notes.append("\(file.place): \(text)") }

  /// A feature's polygons in whole metres, repaired where they cross themselves.
  private mutating func sound(
    _ feature: Feature, _ projection: borrowing Projection
  ) throws -> [[Ring]] {
    var polygons = feature.polygons
    if file.coordinateSystem == .wgs84 {
      for polygon in polygons.indices {
        for ring in polygons[polygon].indices {
          for point in polygons[polygon][ring].indices {
            polygons[polygon][ring][point] = projection.metres(polygons[polygon][ring][point])
          }
        }
      }
    }
    let drawn = try Geometry.polygons(context, polygons)
    if let fault = try drawn.fault() {
      note(
        "\(feature.label): the outline was repaired (\(fault.reason) near"
          + " \(fault.place.onGrid.position.text))")
      polygons = try drawn.madeValid().polygons()
    }
    // What whole metres collapse encloses nothing.
    return polygons.compactMap { rings in
      let rounded = rings.map { $0.map(\.onGrid).withoutRepetition }
      guard let outer = rounded.first, outer.doubleArea != 0 else { return nil }
      return rounded.filter { $0.doubleArea != 0 }
    }
  }

  /// Polygons as one geometry that is sound: rounding and joining may have made lines cross.
  private func valid(_ polygons: [[Ring]]) throws(GEOSFailure) -> Geometry {
    let drawn = try Geometry.polygons(context, polygons.map { $0.map { $0.map(\.position) } })
    return try drawn.fault() == nil ? drawn : drawn.madeValid()
  }

  private func requireArea(
    _ municipalities: [BoundaryFile.NamedMunicipality], _ hasArea: (Int) -> Bool
  ) throws(InvalidInput) {
    let problems = municipalities.enumerated().filter { !hasArea($0.offset) }.map {
      InputProblem(
        place: file.place,
        what: "\(name($0.element)): the outline encloses no area",
        remedy: "draw or export it again")
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
  }

  private func check(
    _ map: PlanarMap, _ municipalities: [BoundaryFile.NamedMunicipality]
  ) throws(InvalidInput) {
    let problems = map.overlaps.sorted { $0.key < $1.key }.compactMap { pair, area in
      let smaller = min(map.claimedAreas[pair.first], map.claimedAreas[pair.second])
      guard area > min(Self.mostOverlap.share * smaller, Self.mostOverlap.area) else {
        return nil as InputProblem?
      }
      return InputProblem(
        place: file.place,
        what: "\(name(municipalities[pair.first])) and \(name(municipalities[pair.second]))"
          + " overlap by \(squareKilometres(area))",
        remedy: "correct the outlines; overlaps up to 1 % of the smaller municipality and"
          + " \(squareKilometres(Self.mostOverlap.area)) would be put right here")
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
  }

  private mutating func noteSlivers(_ map: PlanarMap) {
    if !map.overlaps.isEmpty {
      let area = map.overlaps.values.sorted().reduce(0, +)
      note(
        "\(map.overlaps.count) pairs of municipalities overlapped by \(squareKilometres(area)) in"
          + " all; each piece went to the one that it borders on most")
    }
    if !map.gaps.isEmpty {
      let area = squareKilometres(map.gaps.reduce(0, +))
      note("\(map.gaps.count) narrow gaps between municipalities, \(area) in all, were closed")
    }
  }

  private func name(_ municipality: BoundaryFile.NamedMunicipality) -> String {
    "\(municipality.nameFinnish) (\(municipality.code))"
  }

  private func squareKilometres(_ squareMetres: Double) -> String {
    let digits = FloatingPointFormatStyle<Double>(locale: Locale(identifier: "en_US"))
      .precision(.significantDigits(1...3))
    return "\(digits.format(squareMetres / 1_000_000)) km²"
  }
}
