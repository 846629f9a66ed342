/// The land around some centres, divided so that each place belongs to the nearest one (the Voronoi
/// diagram), as far as the centres reach and a little beyond.
struct CentreCells {
  /// The centres in whole metres, each at a place of its own; nil where there is none.
  let centres: [Position?]
  let map: OutlineMap

  init(_ places: [Position?]) {
    let centres = Self.apart(places.map { $0?.onGrid })
    self.centres = centres.map { $0?.position }
    do {
      map = OutlineMap(faces: try Self.cells(centres))
    } catch {
      preconditionFailure("GEOS can't divide the land between points: \(error)")
    }
  }

  /// Centres at the same place are moved a kilometre east, so that each gets a cell.
  private static func apart(_ centres: [GridPoint?]) -> [GridPoint?] {
    var taken: Set<GridPoint> = []
    return centres.map { centre in
      guard var place = centre else { return nil }
      while taken.contains(place) { place = GridPoint(x: place.x + 1000, y: place.y) }
      taken.insert(place)
      return place
    }
  }

  private static func cells(_ centres: [GridPoint?]) throws -> [Face] {
    let context = GEOSContext()
    let owners = centres.indices.filter { centres[$0] != nil }
    let places = owners.map { centres[$0]! }
    guard !places.isEmpty else { return [] }
    let points = try Geometry.points(context, places.map(\.position))
    let land = try points.hull().widened(by: margin(places))
    guard places.count > 1 else {
      return try PlanarMap(context, [land.onWholeMetres()]).faces.map {
        Face(owner: owners[0], $0.rings)
      }
    }
    // GEOS lists the cells in an order of its own.
    var cells = [Geometry?](repeating: nil, count: places.count)
    for rings in try points.nearestCells(around: land).polygons() {
      let cell = try Geometry.polygon(context, rings)
      let prepared = try PreparedGeometry(cell)
      for index in places.indices where try prepared.contains(places[index].position) {
        cells[index] = try cell.common(with: land).onWholeMetres()
      }
    }
    // Centres are whole metres apart, so that each lies within its own cell, half a metre from its edge.
    return try PlanarMap(context, cells.map { $0! }).faces.compactMap { face in
      face.owner.map { Face(owner: owners[$0], face.rings) }
    }
  }

  /// Metres beyond the outermost centres: half of what lies between a centre and the next one, on
  /// average, and 5 km at least.
  private static func margin(_ places: [GridPoint]) -> Double {
    let nearest = places.map { place in
      places.filter { $0 != place }.map { place.distance(to: $0) }.min() ?? 0
    }
    return max(5000, nearest.reduce(0, +) / Double(places.count) / 2)
  }
}
