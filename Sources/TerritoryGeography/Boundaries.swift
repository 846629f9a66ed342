import TerritoryModel

/// Municipal boundaries without overlaps or slivers: neighbours share the very same lines.
///
/// All lengths and areas are measured on the plane of EPSG:3067, whose scale differs from 1 by less
/// than 0.1 % in Finland. Lines are kept in whole metres.
public struct Boundaries: Sendable {
  /// In the order of their codes.
  public let outlines: [MunicipalOutline]
  /// Each pair that shares a border once, in the order of codes; a shared point is no border.
  public let borders: [SharedBorder]
  /// Who asks to be named where the boundaries are shown; nil where the file doesn't say.
  public let attribution: String?
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
      var repair = OutlineRepair(file)
      let municipalities = file.municipalities.filter { codes?.contains($0.code) ?? true }
      let map = try repair.map(of: municipalities)
      network = ArcNetwork(map.faces)
      outlines = try Self.outlines(municipalities, map)
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
    _ municipalities: [BoundaryFile.NamedMunicipality], _ map: PlanarMap
  ) throws -> [MunicipalOutline] {
    let projection = Projection()
    let context = GEOSContext()
    var largest: [Int: Face] = [:]
    var doubleAreas = municipalities.map { _ in 0 }
    for face in map.faces {
      guard let owner = face.owner else { continue }
      doubleAreas[owner] += face.doubleArea
      if face.doubleArea > largest[owner]?.doubleArea ?? 0 { largest[owner] = face }
    }
    return try municipalities.enumerated().map { position, municipality in
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
