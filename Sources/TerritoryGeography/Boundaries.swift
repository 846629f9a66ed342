import TerritoryModel

/// Municipal boundaries without overlaps or slivers: neighbours share the very same lines.
///
/// All lengths and areas are measured on a ``Plane`` around them. Lines are kept in whole metres.
public struct Boundaries: Sendable {
  /// In the order of their codes.
  public let outlines: [MunicipalOutline]
  /// Each pair that shares a border once, in the order of codes; a shared point is no border.
  public let borders: [SharedBorder]
  /// Who asks to be named where the boundaries are shown; nil where the file doesn't say.
  public let attribution: String?
  /// What lengths and areas were measured on.
  public let plane: Plane
  /// What was taken for what and what was repaired, in whole sentences that start with the file.
  public let notes: [String]
  let network: ArcNetwork

  /// Repairs rings that cross themselves, and joins neighbours whose lines differ by metres.
  ///
  /// - Parameters:
  ///   - file: the boundaries as they were read.
  ///   - codes: the municipalities that matter; all of the file where nil. Codes that the file
  ///     doesn't have are passed over.
  /// - Throws: ``InvalidInput`` where municipalities overlap by more than inaccurate lines explain,
  ///   or an outline encloses no area.
  public init(_ file: BoundaryFile, only codes: Set<MunicipalityCode>? = nil)
    throws(InvalidInput)
  {
    do {
      let municipalities = file.municipalities.filter { codes?.contains($0.code) ?? true }
      var repair = OutlineRepair(file, municipalities)
      let map = try repair.map()
      network = ArcNetwork(map.faces)
      plane = repair.plane
      outlines = try Self.outlines(municipalities, map, plane)
      notes = file.notes + repair.notes
    } catch let error as InvalidInput {
      throw error
    } catch let error as GEOSFailure {
      throw InvalidInput([
        InputProblem(
          place: file.place, what: "GEOS can't put the boundaries together: \(error.message)",
          remedy: "repair the polygons first, for instance with QGIS's \"Fix geometries\"")
      ])
    } catch {
      preconditionFailure("an error of another kind: \(error)")
    }
    attribution = file.attribution
    let codes = outlines.map(\.code)
    borders = network.borders.sorted { $0.key < $1.key }.map { pair, metres in
      SharedBorder(from: codes[pair.first], to: codes[pair.second], kilometres: metres / 1000)
    }
  }

  private static func outlines(
    _ municipalities: [BoundaryFile.NamedMunicipality], _ map: PlanarMap, _ plane: Plane
  ) throws -> [MunicipalOutline] {
    let projection = Projection(plane)
    let context = GEOSContext()
    var largest: [Int: Face] = [:]
    var doubleAreas = municipalities.map { _ in 0 }
    for face in map.faces {
      guard let owner = face.owner else { continue }
      doubleAreas[owner] += face.doubleArea
      if face.doubleArea > largest[owner]?.doubleArea ?? 0 { largest[owner] = face }
    }
    return try municipalities.enumerated().map { position, municipality in
      // OutlineRepair.map() has thrown where a municipality has no face.
      let inside = try Geometry.polygon(
        context, largest[position]!.rings.map { $0.map(\.position) }
      ).innermostPoint(within: 10)
      let degrees = projection.degrees(inside)
      return MunicipalOutline(
        code: municipality.code, nameFinnish: municipality.nameFinnish,
        nameSwedish: municipality.nameSwedish,
        area: Double(doubleAreas[position]) / 2 / 1_000_000,
        pointInside: MapPoint(
          easting: inside.x, northing: inside.y, latitude: degrees.y, longitude: degrees.x))
    }
  }
}

extension Boundaries {
  /// Largest change of the total area that outlines for drawing may bring, as a share.
  public static let mostAreaChange = 0.005

  /// Outlines with fewer points, for drawing.
  ///
  /// No line moves by more than the tolerance, none crosses or touches another that it didn't
  /// before, and neighbours keep sharing theirs; so the same municipalities are neighbours. Islands
  /// without a border that are smaller than a square of two tolerances are left out, save a
  /// municipality's largest part.
  ///
  /// - Parameters:
  ///   - tolerance: metres, 0 or more. It is halved as often as it takes until the total area changes
  ///     by less than the limit.
  ///   - mostAreaChange: a share, 0.5 % where nothing else is given. Pictures of archipelagos that
  ///     are a few centimetres wide need more.
  public func generalised(
    tolerance: Double = 100, mostAreaChange: Double = Self.mostAreaChange
  ) -> GeneralisedOutlines {
    precondition(tolerance >= 0 && tolerance.isFinite)
    do {
      let context = GEOSContext()
      let before = try network.faces(context)
      var tolerance = tolerance
      while true {
        let (outlines, isSound) = try outlines(
          within: tolerance, mostAreaChange, before, context)
        if isSound { return outlines }
        // With 0 only points on straight lines go, and no island.
        precondition(tolerance > 0, "lines that stay as they are have changed")
        tolerance = tolerance < 1 ? 0 : tolerance / 2
      }
    } catch {
      preconditionFailure("GEOS can't close lines that it cut itself: \(error)")
    }
  }

  /// The outlines for one tolerance, and whether they say the same as the ones before: looked up in
  /// the polygons that GEOS makes of the lines, not in the lines' own labels.
  private func outlines(
    within tolerance: Double, _ mostAreaChange: Double, _ before: [Face], _ context: GEOSContext
  ) throws(GEOSFailure) -> (GeneralisedOutlines, isSound: Bool) {
    let smallest = 4 * tolerance * tolerance
    let (kept, leftOut) = network.withoutIslands(below: smallest, before)
    var simplification = LineSimplification(kept, tolerance: tolerance)
    let after = try simplification.simplified().faces(context)
    let areas = (before: Self.doubleArea(before), after: Self.doubleArea(after))
    let change = areas.before == 0 ? 0 : Double(areas.after) / Double(areas.before) - 1
    let isSound =
      after.count == before.count - leftOut && abs(change) < mostAreaChange
      && Set(after.map(\.owner)) == Set(before.map(\.owner))
      && Set(ArcNetwork(after).borders.keys) == Set(network.borders.keys)
    let outlines = GeneralisedOutlines(
      tolerance: tolerance, verticesBefore: Self.vertices(before),
      verticesAfter: Self.vertices(after), islandsLeftOut: leftOut,
      smallestIsland: smallest / 1_000_000, areaChange: change, outlines: self.outlines,
      faces: after, plane: plane, attribution: attribution)
    return (outlines, isSound)
  }

  private static func doubleArea(_ faces: [Face]) -> Int {
    faces.reduce(0) { $0 + $1.doubleArea }
  }

  private static func vertices(_ faces: [Face]) -> Int {
    faces.reduce(0) { $0 + $1.rings.reduce(0) { $0 + $1.count } }
  }
}

extension ArcNetwork {
  /// The network without its small islands, and how many were left out. An island has no border with
  /// another municipality; of each owner's faces the largest stays.
  ///
  /// - Parameter limit: square metres.
  fileprivate func withoutIslands(below limit: Double, _ faces: [Face]) -> (ArcNetwork, Int) {
    var largest: [Int: Int] = [:]
    for (number, face) in faces.enumerated() {
      guard let owner = face.owner else { continue }
      if let best = largest[owner], faces[best].doubleArea >= face.doubleArea { continue }
      largest[owner] = number
    }
    var arcNumbers: [Segment: Int] = [:]
    for (number, arc) in arcs.enumerated() {
      for segment in arc.segments { arcNumbers[segment.undirected] = number }
    }
    var leftOut = 0
    var goes: Set<Int> = []
    for (number, face) in faces.enumerated() where face.area < limit {
      // The faces are made of the network's own lines, and each has an owner.
      let around = Set(face.segments.map { arcNumbers[$0.undirected]! })
      guard number != largest[face.owner!],
        around.allSatisfy({ arcs[$0].left == nil || arcs[$0].right == nil })
      else { continue }
      leftOut += 1
      goes.formUnion(around)
    }
    return (ArcNetwork(arcs.indices.filter { !goes.contains($0) }.map { arcs[$0] }), leftOut)
  }
}

/// A municipality's outline after repair.
public struct MunicipalOutline: Sendable {
  public let code: MunicipalityCode
  public let nameFinnish: String
  /// The Finnish name where the source gives no Swedish one.
  public let nameSwedish: String
  /// Square kilometres inside the outline, water included where the outline includes it.
  public let area: Double
  /// A point inside the largest part, far from its edges.
  public let pointInside: MapPoint
}

/// A border that two municipalities share.
public struct SharedBorder: Hashable, Sendable {
  /// The smaller code of the two.
  public let from: MunicipalityCode
  public let to: MunicipalityCode
  /// Length in kilometres, above 0.
  public let kilometres: Double
}

/// A place on the map, in metres of its plane and in degrees.
public struct MapPoint: Hashable, Sendable {
  /// Metres east on the plane of the boundaries: in Finland EPSG:3067 (ETRS-TM35FIN).
  public let easting: Double
  /// Metres north, likewise.
  public let northing: Double
  /// Degrees north, WGS 84.
  public let latitude: Double
  /// Degrees east, WGS 84.
  public let longitude: Double
}
