extension Boundaries {
  /// Largest change of the total area that outlines for drawing may bring, as a share.
  static let mostAreaChange = 0.005

  /// Outlines with fewer points, for drawing.
  ///
  /// No line moves by more than the tolerance, none crosses or touches another that it didn't
  /// before, and neighbours keep sharing theirs; so the same municipalities are neighbours. Islands
  /// without a border that are smaller than a square of four tolerances are left out, save a
  /// municipality's largest part.
  ///
  /// - Parameter tolerance: metres, 0 or more. It is halved until the total area changes by less
  ///   than 0.5 %.
  public func generalised(tolerance: Double = 100) -> GeneralisedOutlines {
    precondition(tolerance >= 0)
    do {
      var tolerance = tolerance
      while true {
        let found = try outlines(within: tolerance)
        if abs(found.areaChange) < Self.mostAreaChange || tolerance == 0 { return found }
        tolerance = tolerance < 1 ? 0 : tolerance / 2
      }
    } catch {
      preconditionFailure("GEOS can't close lines that it cut itself: \(error)")
    }
  }

  private func outlines(within tolerance: Double) throws(GEOSFailure) -> GeneralisedOutlines {
    let context = GEOSContext()
    let before = try network.faces(context)
    let smallest = 16 * tolerance * tolerance
    let (kept, leftOut) = network.withoutIslands(below: smallest, before)
    var simplification = LineSimplification(kept, tolerance: tolerance)
    let after = try simplification.simplified().faces(context)
    precondition(after.count == before.count - leftOut, "a polygon has vanished or appeared")
    let areas = (before: Self.doubleArea(before), after: Self.doubleArea(after))
    return GeneralisedOutlines(
      tolerance: tolerance, verticesBefore: Self.vertices(before),
      verticesAfter: Self.vertices(after), islandsLeftOut: leftOut,
      smallestIsland: smallest / 1_000_000,
      areaChange: Double(areas.after - areas.before) / Double(max(1, areas.before)),
      outlines: outlines, faces: after, attribution: attribution)
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
