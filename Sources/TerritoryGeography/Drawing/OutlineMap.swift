/// A map as areas and the lines between them, each line once however many areas it divides.
package struct OutlineMap: Sendable {
  /// A polygon of the map.
  package struct Area: Sendable {
    /// Whose it is: a municipality, or a territory where they are put together.
    package let owner: Int
    /// Metres of the map's plane. The outer ring counterclockwise, then the holes clockwise; not closed.
    package let rings: [[Position]]
  }

  /// A line from junction to junction; one that is closed repeats its first point at its end.
  package struct Line: Sendable {
    package let points: [Position]
    /// Whose land lies at its sides, the smaller one first; nil stands for land outside and for sea.
    package let sides: [Int?]
  }

  // Each has an owner: what is nobody's is left out wherever a map is made.
  let faces: [Face]

  package var areas: [Area] {
    faces.map { face in
      Area(owner: face.owner!, rings: face.rings.map { $0.map(\.position) })
    }
  }

  package var lines: [Line] {
    ArcNetwork(faces).arcs.map { arc in
      Line(
        points: arc.points.map(\.position),
        sides: [arc.left, arc.right].sorted { ($0 ?? .max) < ($1 ?? .max) })
    }
  }

  /// The same land put together: lines between areas of one owner go.
  ///
  /// - Parameter owners: the new owner for each old one; land of those with nil is left out.
  package func dissolved(by owners: [Int?]) -> OutlineMap {
    let relabelled = faces.compactMap { face in
      owners[face.owner!].map { Face(owner: $0, face.rings) }
    }
    do {
      return OutlineMap(faces: try ArcNetwork(relabelled).faces(GEOSContext()))
    } catch {
      preconditionFailure("GEOS can't close lines that it cut itself: \(error)")
    }
  }
}
