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
      faces: after, attribution: attribution)
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
