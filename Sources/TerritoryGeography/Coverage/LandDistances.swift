import TerritoryModel

/// How far the land of municipalities lies from places and from each other.
///
/// Belongs to one thread, as everything of GEOS.
package final class LandDistances {
  private let projection: Projection
  private let context = GEOSContext()
  private let lands: [Land]

  /// The land of a municipality, and the upright rectangle around it.
  private struct Land {
    let geometry: Geometry
    let prepared: PreparedGeometry
    let low: GridPoint
    let high: GridPoint
  }

  /// The nearest land of another part.
  package struct Nearest {
    /// Positions among the outlines: one of the part, and one that isn't.
    package let from: Int
    package let to: Int
    /// 0 where they have a border.
    package let kilometres: Double
  }

  package init(_ boundaries: Boundaries) {
    projection = Projection(boundaries.plane)
    do {
      let faces = Dictionary(grouping: try boundaries.network.faces(context), by: \.owner)
      var lands: [Land] = []
      for owner in boundaries.outlines.indices {
        let rings = (faces[owner] ?? []).map(\.rings)
        let geometry = try Geometry.polygons(context, rings.map { $0.map { $0.map(\.position) } })
        let points = rings.joined().joined()
        let (xs, ys) = (points.map(\.x), points.map(\.y))
        lands.append(
          Land(
            geometry: geometry, prepared: try PreparedGeometry(geometry),
            low: GridPoint(x: xs.min() ?? 0, y: ys.min() ?? 0),
            high: GridPoint(x: xs.max() ?? 0, y: ys.max() ?? 0)))
      }
      self.lands = lands
    } catch {
      preconditionFailure("GEOS can't close lines that it cut itself: \(error)")
    }
  }

  /// Kilometres from a place to the nearest land of a municipality: 0 inside it. Nil where the place
  /// lies nowhere near the map.
  ///
  /// - Parameter municipality: its position among the outlines.
  package func kilometres(latitude: Double, longitude: Double, to municipality: Int) -> Double? {
    guard let place = projection.metres(Position(x: longitude, y: latitude)),
      let point = try? Geometry.point(context, place)
    else { return nil }
    return metres(from: municipality, to: point) / 1000
  }

  /// The land nearest to a part that doesn't belong to it; nil where there is none.
  package func nearest(to part: [Int]) -> Nearest? {
    let others = lands.indices.filter { !part.contains($0) }
    let pairs = part.flatMap { from in
      others.map { (from: from, to: $0, least: leastMetres(lands[from], lands[$0])) }
    }
    var best: (from: Int, to: Int, metres: Double)?
    for pair in pairs.sorted(by: { ($0.least, $0.from, $0.to) < ($1.least, $1.from, $1.to) }) {
      if let best, pair.least >= best.metres { break }
      let metres = metres(from: pair.from, to: lands[pair.to].geometry)
      if metres < best?.metres ?? .infinity { best = (pair.from, pair.to, metres) }
    }
    return best.map { Nearest(from: $0.from, to: $0.to, kilometres: $0.metres / 1000) }
  }

  private func metres(from municipality: Int, to other: Geometry) -> Double {
    do { return try lands[municipality].prepared.distance(to: other) } catch {
      preconditionFailure("GEOS can't measure between sound geometries: \(error)")
    }
  }

  /// Metres between the rectangles around two lands, which are no farther apart.
  private func leastMetres(_ a: Land, _ b: Land) -> Double {
    let x = max(0, Double(max(a.low.x, b.low.x)) - Double(min(a.high.x, b.high.x)))
    let y = max(0, Double(max(a.low.y, b.low.y)) - Double(min(a.high.y, b.high.y)))
    return (x * x + y * y).squareRoot()
  }
}
