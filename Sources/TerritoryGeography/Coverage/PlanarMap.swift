/// The plane cut into faces by the outlines of municipalities, each face with its owner.
///
/// Where outlines overlap or leave a narrow gap, the face between them goes to the municipality that
/// it shares most of its border with; a municipality that lies wholly inside another is cut out of it.
/// So what comes out has no overlaps and no slivers, whatever the outlines were.
struct PlanarMap {
  /// Mean width in metres up to which municipalities overlap since their lines are inaccurate: those of
  /// postal areas that were simplified one by one differ by some 60 m.
  static let widestOverlap = 100.0
  /// Mean width in metres up to which a gap between municipalities is a sliver: one that the file
  /// doesn't mean. Wider ones stay nobody's, such as a municipality that the file leaves out.
  static let widestSliver = 50.0

  private(set) var faces: [Face]
  /// What two municipalities both claim, without enclaves.
  private(set) var overlaps: [OwnerPair: Overlap] = [:]
  /// Municipalities that lie inside another whose outline has no hole for them.
  private(set) var enclaves: [(inner: Int, outer: Int)] = []
  /// Square metres that each municipality claims, overlaps included.
  private(set) var claimedAreas: [Double]
  /// Square metres of each gap that was closed.
  private(set) var gaps: [Double] = []
  /// For each face those that claim it, ascending.
  private var claims: [[Int]] = []
  /// The face at the left of each line.
  private var leftFaces: [Segment: Int] = [:]

  /// - Parameter outlines: a sound polygon of each municipality, in whole metres.
  /// - Throws: ``GEOSFailure`` where GEOS can't cut the lines.
  init(_ context: GEOSContext, _ outlines: [Geometry]) throws(GEOSFailure) {
    claimedAreas = outlines.map { _ in 0 }
    var owners: [Claimant] = []
    var lines: [[Position]] = []
    for outline in outlines {
      let polygons = try outline.polygons()
      lines += polygons.joined().map { $0 + $0.prefix(1) }
      owners.append(try Claimant(outline, polygons))
    }
    let cut = try Geometry.lines(context, lines).noded().faces()
    // Rings of GEOS have three points or more.
    faces = try cut.polygons().map { Face(owner: nil, $0.map { $0.map(\.onGrid) }) }
      .sorted { $0.segments.min()! < $1.segments.min()! }
    for (number, face) in faces.enumerated() {
      let inside = try Geometry.polygon(context, face.rings.map { $0.map(\.position) })
        .pointOnSurface()
      var found: [Int] = []
      for (position, owner) in owners.enumerated() where try owner.claims(inside) {
        found.append(position)
      }
      claims.append(found)
      for segment in face.segments { leftFaces[segment] = number }
    }
    cutOutEnclaves()
    settle()
  }

  /// Land that two municipalities claim.
  struct Overlap {
    /// Square metres.
    var area = 0.0
    /// The greatest mean width of a piece, in metres.
    var width = 0.0
  }

  /// Notes what is claimed twice, and leaves enclaves to the municipality inside.
  private mutating func cutOutEnclaves() {
    var common: [OwnerPair: Double] = [:]
    for (number, claimants) in claims.enumerated() {
      for (index, first) in claimants.enumerated() {
        claimedAreas[first] += faces[number].area
        for second in claimants.dropFirst(index + 1) {
          common[OwnerPair(first, second), default: 0] += faces[number].area
        }
      }
    }
    var inner: Set<OwnerPair> = []
    for (pair, area) in common.sorted(by: { $0.key < $1.key }) {
      let (a, b) = (claimedAreas[pair.first], claimedAreas[pair.second])
      guard area > 0.99 * min(a, b), min(a, b) < 0.9 * max(a, b) else { continue }
      inner.insert(pair)
      enclaves.append(a < b ? (pair.first, pair.second) : (pair.second, pair.first))
    }
    guard !inner.isEmpty else { return }
    for (number, claimants) in claims.enumerated() where claimants.count > 1 {
      claims[number] = claimants.filter { outer in
        !claimants.contains {
          inner.contains(OwnerPair($0, outer)) && claimedAreas[$0] < claimedAreas[outer]
        }
      }
    }
  }

  /// Gives every face that one municipality alone claims to it, and the others to their neighbours.
  private mutating func settle() {
    for (number, claimants) in claims.enumerated() {
      if claimants.count == 1 { faces[number].owner = claimants[0] }
      for (index, first) in claimants.enumerated() {
        for second in claimants.dropFirst(index + 1) {
          var overlap = overlaps[OwnerPair(first, second)] ?? Overlap()
          overlap.area += faces[number].area
          overlap.width = max(overlap.width, faces[number].meanWidth)
          overlaps[OwnerPair(first, second)] = overlap
        }
      }
    }
    let disputed = faces.indices.filter { claims[$0].count > 1 }
    // Faces beside others that are open themselves wait for these.
    var open = disputed + faces.indices.filter { isSliver($0) }
    while true {
      let settled = open.compactMap { number in
        nearestOwner(of: number).map { (number: number, owner: $0) }
      }
      guard !settled.isEmpty else { break }
      for (number, owner) in settled {
        faces[number].owner = owner
        if claims[number].isEmpty { gaps.append(faces[number].area) }
      }
      open.removeAll { faces[$0].owner != nil }
    }
    for number in disputed where faces[number].owner == nil {
      faces[number].owner = claims[number][0]
    }
  }

  /// Whether a face that nobody claims is a narrow gap between municipalities.
  private func isSliver(_ number: Int) -> Bool {
    guard claims[number].isEmpty else { return false }
    let neighbours = Set(
      faces[number].segments.flatMap { leftFaces[$0.reversed].map { claims[$0] } ?? [] })
    return neighbours.count > 1
      && faces[number].meanWidth <= Self.widestSliver
  }

  /// The owner beside a face that shares most metres with it, of those that claim it where any do.
  private func nearestOwner(of number: Int) -> Int? {
    var metres: [Int: Double] = [:]
    for segment in faces[number].segments {
      guard let neighbour = leftFaces[segment.reversed], let owner = faces[neighbour].owner,
        claims[number].isEmpty || claims[number].contains(owner)
      else { continue }
      metres[owner, default: 0] += segment.length
    }
    return metres.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }
}

extension Face {
  /// Metres across, of a shape much longer than wide.
  fileprivate var meanWidth: Double { 2 * area / perimeter }
}

/// A municipality's polygon, to be asked which faces lie in it.
private struct Claimant {
  private let polygon: PreparedGeometry
  private let west: Double
  private let east: Double
  private let south: Double
  private let north: Double

  init(_ outline: Geometry, _ polygons: [[[Position]]]) throws(GEOSFailure) {
    polygon = try PreparedGeometry(outline)
    let points = polygons.joined().joined()
    west = points.map(\.x).min() ?? 0
    east = points.map(\.x).max() ?? 0
    south = points.map(\.y).min() ?? 0
    north = points.map(\.y).max() ?? 0
  }

  func claims(_ place: Position) throws(GEOSFailure) -> Bool {
    guard (west...east).contains(place.x), (south...north).contains(place.y) else { return false }
    return try polygon.contains(place)
  }
}
