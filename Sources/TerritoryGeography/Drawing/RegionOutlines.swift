import TerritoryModel

/// Where the municipalities of a region lie: what maps and map files are drawn from.
public struct RegionOutlines: Sendable {
  /// Whether the lines are made up from the municipal centres, since there are no real ones.
  public let isSchematic: Bool
  /// Positions of the region's municipalities that have no outline, ascending.
  public let missing: [Int]
  /// Who asks to be named where the outlines are shown; nil where the file doesn't say.
  public let attribution: String?
  /// What the outlines are drawn on.
  public let plane: Plane
  /// A point inside each municipality, far from its edges; nil where it has no outline.
  package let pointsInside: [Position?]
  private let source: Source

  private enum Source: Sendable {
    /// Real boundaries, with the region's position of each outline.
    case boundaries(Boundaries, positions: [Int])
    case cells(OutlineMap)
  }

  /// Reads a region's outlines.
  ///
  /// - Parameters:
  ///   - path: of a file such as a region folder's outlines.geojson.
  ///   - region: whose municipalities matter; former ones count as those that they belong to now.
  /// - Throws: ``InvalidInput`` with everything that is wrong with the file, or where it has none of
  ///   the region's municipalities.
  public init(reading path: String, for region: Region) throws(InvalidInput) {
    try self.init(BoundaryFile(reading: path), for: region)
  }

  /// The outlines of a region's municipalities among those of a file.
  ///
  /// - Throws: ``InvalidInput`` where the file has none of them, or they overlap.
  public init(_ file: BoundaryFile, for region: Region) throws(InvalidInput) {
    let codes = region.municipalities.map(\.code)
    let merged = file.merging(region.settings.mergers)
    guard merged.municipalities.contains(where: { codes.contains($0.code) }) else {
      throw InvalidInput([
        InputProblem(
          place: file.place, what: "none of the region's municipalities has an outline",
          remedy: "delete the file, or write the outlines of this region")
      ])
    }
    let boundaries = try Boundaries(merged, only: Set(codes))
    let positions = boundaries.outlines.map { outline in
      codes.firstIndex(of: outline.code)!
    }
    var inside = [Position?](repeating: nil, count: codes.count)
    for (position, outline) in zip(positions, boundaries.outlines) {
      inside[position] = Position(x: outline.pointInside.easting, y: outline.pointInside.northing)
    }
    pointsInside = inside
    missing = codes.indices.filter { inside[$0] == nil }
    isSchematic = false
    attribution = boundaries.attribution
    plane = boundaries.plane
    source = .boundaries(boundaries, positions: positions)
  }

  /// A schematic map: around each municipal centre the land that is nearer to it than to any other.
  ///
  /// Municipalities whose centre lies too far from the others to be put on their map are ``missing``.
  public init(schematicFor region: Region) {
    plane = region.plane
    let centres = region.centres(on: plane)
    let cells = CentreCells(centres)
    pointsInside = cells.centres
    missing = centres.indices.filter { cells.centres[$0] == nil }
    isSchematic = true
    attribution = nil
    source = .cells(cells.map)
  }

  /// The outlines as they are.
  package var map: OutlineMap {
    switch source {
    case .boundaries(let boundaries, let positions):
      OutlineMap(boundaries.faces, positions)
    case .cells(let map): map
    }
  }

  /// The outlines with fewer points, for a picture; neighbours keep sharing their lines.
  ///
  /// - Parameter tolerance: metres that a line may move; islands smaller than a square of two
  ///   tolerances are left out, save a municipality's largest part.
  package func map(within tolerance: Double) -> OutlineMap {
    switch source {
    case .boundaries(let boundaries, let positions):
      OutlineMap(
        boundaries.generalised(tolerance: tolerance, mostAreaChange: 0.2).faces, positions)
    case .cells(let map): map
    }
  }
}

extension OutlineMap {
  /// - Parameter positions: the region's position for each owner of the faces.
  fileprivate init(_ faces: [Face], _ positions: [Int]) {
    self.faces = faces.map { Face(owner: positions[$0.owner!], $0.rings) }
  }
}

extension Boundaries {
  /// The polygons of all municipalities, none left out.
  fileprivate var faces: [Face] {
    do {
      return try network.faces(GEOSContext())
    } catch {
      preconditionFailure("GEOS can't close lines that it cut itself: \(error)")
    }
  }
}

extension Region {
  /// The plane that holds the municipal centres, where no outlines say more.
  public var plane: Plane { Plane(for: municipalities.map(\.centre)) }

  /// The municipal centres in metres of a plane; nil where one lies too far away.
  package func centres(on plane: Plane) -> [Position?] {
    let projection = Projection(plane)
    return municipalities.map { municipality in
      // Finland's own map has been good enough for places somewhat beyond it.
      projection.metres(municipality.centre).flatMap {
        plane == .finland || plane.holds($0) ? $0 : nil
      }
    }
  }
}

extension Municipality {
  /// Degrees of longitude and latitude of the municipal centre.
  package var centre: Position { Position(x: longitude, y: latitude) }
}
