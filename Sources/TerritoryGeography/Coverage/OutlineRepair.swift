import Foundation
import TerritoryModel

/// Makes a map without overlaps or slivers of the outlines that a file draws.
struct OutlineRepair {
  /// Metres by which lines of neighbours may differ that are meant to be the same.
  static let tolerance = 10.0
  static let smallTolerance = 3.0

  /// What was repaired, in whole sentences that start with the file.
  private(set) var notes: [String] = []
  /// What everything is measured on.
  let plane: Plane
  private let file: BoundaryFile
  private let municipalities: [BoundaryFile.NamedMunicipality]
  /// The features of each municipality.
  private let features: [[Feature]]
  private let context = GEOSContext()

  /// - Parameter municipalities: those of the file that matter; owners are positions among them.
  init(_ file: BoundaryFile, _ municipalities: [BoundaryFile.NamedMunicipality]) {
    self.file = file
    self.municipalities = municipalities
    let byCode = Dictionary(grouping: file.features, by: \.municipality.code)
    features = municipalities.map { byCode[$0.code] ?? [] }
    plane =
      file.coordinateSystem == .epsg3067
      ? .finland : Plane(for: features.joined().flatMap(\.corners))
  }

  /// The map of the municipalities.
  ///
  /// - Throws: ``InvalidInput`` with every outline that is missing, without area or too far away, or
  ///   every overlap that is too wide; ``GEOSFailure``.
  mutating func map() throws -> PlanarMap {
    let projection = Projection(plane)
    var log = FeatureLog(file.place)
    var outlines: [[[Ring]]] = []
    for features in features {
      var polygons: [[Ring]] = []
      for feature in features {
        switch feature.polygons {
        case .success(let drawn):
          if let drawn = onPlane(drawn, feature, projection, log: &log) {
            polygons += try sound(drawn, feature)
          }
        case .failure(let fault):
          log.add(
            feature.label, "\(fault.what)",
            mend: "export the boundaries again as polygons; what stands there must be numbers")
        }
      }
      outlines.append(polygons)
    }
    if !log.problems.isEmpty { throw InvalidInput(log.problems) }
    notePassedOver()
    try requireArea { !outlines[$0].isEmpty }

    let joined = joined(outlines)
    let snapped = try joined.indices.map { try valid(joined[$0], name($0)) }
    try refuseTangle(snapped)
    let map = try PlanarMap(context, snapped)
    try check(map)
    let owners = Set(map.faces.map(\.owner))
    try requireArea { owners.contains($0) }
    noteSlivers(map)
    return map
  }

  /// Polygons in metres; nil where one has a point too far away, which is noted.
  private func onPlane(
    _ polygons: [[[Position]]], _ feature: Feature, _ projection: borrowing Projection,
    log: inout FeatureLog
  ) -> [[[Position]]]? {
    guard file.coordinateSystem != .epsg3067 else { return polygons }
    var moved = polygons
    for polygon in moved.indices {
      for ring in moved[polygon].indices {
        for point in moved[polygon][ring].indices {
          let degrees = moved[polygon][ring][point]
          guard let metres = projection.metres(degrees), plane.holds(metres) else {
            log.add(
              feature.label,
              "the point \(degrees.text) lies more than"
                + " \(Int(Plane.reach / 1000)) km from the region's middle, so that no map has true"
                + " lengths",
              mend: "correct it, or choose areas nearer to each other with"
                + " \(.municipalities)")
            return nil
          }
          moved[polygon][ring][point] = metres
        }
      }
    }
    return moved
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

  private mutating func notePassedOver() {
    let asked = Set(municipalities.map(\.code))
    let without = file.features.filter {
      !asked.contains($0.municipality.code) && (try? $0.polygons.get()) == nil
    }
    guard !without.isEmpty else { return }
    let names = FeatureLog.list(without.map(\.label))
    note(
      without.count == 1
        ? "\(names) has no polygons, but wasn't asked for: passed over"
        : "\(names) have no polygons, but weren't asked for: passed over")
  }

  private mutating func note(_ text: String) { notes.append("\(file.place): \(text)") }

  /// A feature's polygons in whole metres, repaired where they cross themselves.
  private mutating func sound(
    _ metres: [[[Position]]], _ feature: Feature
  ) throws -> [[Ring]] {
    var polygons = metres
    let drawn = try Geometry.polygons(context, polygons)
    if let fault = try drawn.fault() {
      note(
        "\(feature.label): the outline was repaired (\(fault.reason) near"
          + " \(fault.place.onGrid.position.text))")
      polygons = try madeValid(drawn, of: polygons, "\(feature.label)").polygons()
    }
    // What whole metres collapse encloses nothing.
    return polygons.compactMap { rings in
      // onPlane, or the file's reading in metres, has refused points beyond the map.
      let rounded = rings.map { $0.map(\.onGrid).withoutRepetition }
      guard let outer = rounded.first, outer.doubleArea != 0 else { return nil }
      return rounded.filter { $0.doubleArea != 0 }
    }
  }

  /// Polygons as one geometry that is sound: rounding and joining may have made lines cross.
  private func valid(_ polygons: [[Ring]], _ name: String) throws -> Geometry {
    let polygons = polygons.map { $0.map { $0.map(\.position) } }
    let drawn = try Geometry.polygons(context, polygons)
    return try drawn.fault() == nil ? drawn : madeValid(drawn, of: polygons, name)
  }

  private func madeValid(
    _ drawn: borrowing Geometry, of polygons: [[[Position]]], _ name: String
  ) throws -> Geometry {
    guard !Tangle.isIn(polygons.flatMap { $0 }) else {
      throw InvalidInput([
        InputProblem(
          place: file.place,
          what: "\(name): the outline crosses or covers itself in more than \(Tangle.most) places",
          remedy: "draw or export it again")
      ])
    }
    return try drawn.madeValid()
  }

  private func refuseTangle(_ outlines: [Geometry]) throws {
    var rings: [[Position]] = []
    for outline in outlines { rings += try outline.polygons().joined() }
    guard Tangle.isBetween(rings) else { return }
    throw InvalidInput([
      InputProblem(
        place: file.place,
        what: "the outlines cross each other far more often than those of neighbours do",
        remedy: "fetch or export it again")
    ])
  }

  private func requireArea(_ hasArea: (Int) -> Bool) throws(InvalidInput) {
    let problems = municipalities.indices.filter { !hasArea($0) }.map {
      InputProblem(
        place: file.place, what: "\(name($0)): the outline encloses no area",
        remedy: "draw or export it again")
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
  }

  private func check(_ map: PlanarMap) throws(InvalidInput) {
    var problems = map.overlaps.sorted { $0.key < $1.key }.compactMap { pair, overlap in
      guard overlap.width > PlanarMap.widestOverlap else { return nil as InputProblem? }
      return InputProblem(
        place: file.place,
        what: "\(name(pair.first)) and \(name(pair.second)) overlap by"
          + " \(squareKilometres(overlap.area)), up to \(Int(overlap.width)) m wide",
        remedy:
          "correct the outlines; overlaps up to \(Int(PlanarMap.widestOverlap)) m wide, and areas"
          + " that lie wholly inside others, would be put right here")
    }
    let enclaves = Dictionary(grouping: map.enclaves, by: \.outer)
    problems += enclaves.sorted { $0.key < $1.key }.compactMap { outer, inner in
      let cut = inner.reduce(0) { $0 + map.claimedAreas[$1.inner] }
      guard cut > 0.95 * map.claimedAreas[outer] else { return nil }
      return InputProblem(
        place: file.place,
        what: "\(name(outer)) consists of \(list(inner.map(\.inner))) and hardly anything else",
        remedy: "leave it out, or those: choose with \(.municipalities)")
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
  }

  private mutating func noteSlivers(_ map: PlanarMap) {
    if !map.overlaps.isEmpty {
      let area = map.overlaps.values.map(\.area).sorted().reduce(0, +)
      let width = map.overlaps.values.map(\.width).max() ?? 0
      note(
        "\(map.overlaps.count) pairs of municipalities overlapped by \(squareKilometres(area)) in"
          + " all, at most \(Int(width.rounded(.up))) m wide; each piece went to the one that it"
          + " borders on most")
    }
    for (outer, inner) in Dictionary(grouping: map.enclaves, by: \.outer).sorted(by: {
      $0.key < $1.key
    }) {
      let names = list(inner.map(\.inner))
      note(
        inner.count == 1
          ? "\(names) lies wholly inside \(name(outer)), whose outline has no hole there: cut out"
            + " of it"
          : "\(names) lie wholly inside \(name(outer)), whose outline has no hole there: cut out"
            + " of it")
    }
    if !map.gaps.isEmpty {
      let area = squareKilometres(map.gaps.reduce(0, +))
      note("\(map.gaps.count) narrow gaps between municipalities, \(area) in all, were closed")
    }
  }

  private func list(_ positions: [Int]) -> String { FeatureLog.list(positions.map(name)) }

  private func name(_ position: Int) -> String {
    "\(municipalities[position].nameFinnish) (\(municipalities[position].code))"
  }

  private func squareKilometres(_ squareMetres: Double) -> String {
    let digits = FloatingPointFormatStyle<Double>(locale: Locale(identifier: "en_US"))
      .precision(.significantDigits(1...3))
    return "\(digits.format(squareMetres / 1_000_000)) km²"
  }
}

extension Feature {
  /// The corners of the upright rectangle around it; none where it lies nowhere.
  fileprivate var corners: [Position] {
    guard case .success(let polygons) = polygons else { return [] }
    let points = polygons.joined().joined()
    let (xs, ys) = (points.lazy.map(\.x), points.lazy.map(\.y))
    guard let west = xs.min(), let east = xs.max(), let south = ys.min(), let north = ys.max()
    else {
      return []
    }
    return [west, east].flatMap { x in [south, north].map { Position(x: x, y: $0) } }
  }
}
