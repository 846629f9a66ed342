import TerritoryModel

/// The coordinates that a file is written in: any system that PROJ knows.
public struct CoordinateSystem: Hashable, Sendable, CustomStringConvertible {
  /// How messages call it: `EPSG:3067 (ETRS-TM35FIN)`.
  public let description: String
  /// What PROJ makes it of: `EPSG:3006`, or well-known text.
  let definition: String
  /// Whether its coordinates are degrees of longitude and latitude.
  let isGeographic: Bool

  /// ETRS-TM35FIN, metres east and north: Finnish map data.
  public static let epsg3067 = CoordinateSystem(
    description: "EPSG:3067 (ETRS-TM35FIN)", definition: "EPSG:3067", isGeographic: false)
  /// Degrees of longitude and latitude.
  public static let wgs84 = CoordinateSystem(
    description: "WGS 84", definition: "OGC:CRS84", isGeographic: true)

  private init(description: String, definition: String, isGeographic: Bool) {
    self.description = description
    self.definition = definition
    self.isGeographic = isGeographic
  }

  /// The system that a name means: `EPSG:3006`, `epsg3067`, `wgs84`, or as GeoJSON's member `crs` and
  /// GeoPackages name it, `urn:ogc:def:crs:EPSG::3006`.
  ///
  /// - Throws: ``Violation`` where PROJ doesn't know it, or it is none of places on earth.
  public init(named name: String) throws(Violation) {
    let upper = name.uppercased()
    let parts = upper.split { ":/#".contains($0) }
    let code = parts.last.map { $0.hasPrefix("EPSG") ? $0.dropFirst(4) : $0 } ?? ""
    switch code {
    case "3067": self = .epsg3067
    // WGS 84 and ETRS89 differ by less than a metre and are taken as the same.
    case "CRS84", "WGS84", "4326", "4258": self = .wgs84
    default:
      let authority =
        parts.dropLast().last { ["EPSG", "ESRI", "IGNF"].contains($0) } ?? "EPSG"
      try self.init(
        definition: "\(authority):\(code)", shown: name,
        isKnownForm: code.count <= 20
          && code.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) })
    }
  }

  /// The system that well-known text describes, as the .prj of a shapefile has it.
  ///
  /// - Throws: ``Violation`` where PROJ can't read it.
  init(wellKnownText text: String) throws(Violation) {
    // No system takes a tenth of that; a file may have megabytes.
    let isShort = text.utf8.count <= 20_000
    let text = (isShort ? text : String(text.prefix(60))).trimmingWhitespace()
    guard !Self.opensFiles(text) else {
      throw Violation(
        what: "\(quoted(String(text.prefix(60)))) makes PROJ open other files",
        remedy: "write the file again, for instance in QGIS or with ogr2ogr -t_srs EPSG:4326"
          + " new.geojson FILE")
    }
    // PROJ reads much else, names of files among it.
    let isText = isShort && text.wholeMatch(of: /(?s)[A-Za-z_]{3,20}\[.*\]/) != nil
    try self.init(definition: text, shown: String(text.prefix(60)), isKnownForm: isText)
  }

  /// What well-known text has where it names files of corrections, or hides a definition of PROJ's own
  /// that may.
  private static let waysToFiles = [
    "PARAMETERFILE", "EXTENSION", "GRIDS=", "GEOIDMODEL", "PROJ=", "PROJ-BASED", "INIT=", "FILE:",
  ]

  /// Whether PROJ would open files that well-known text names: any on this machine, also one that never
  /// ends.
  private static func opensFiles(_ text: String) -> Bool {
    // Letters with marks are others to Swift, but not to PROJ, which reads bytes.
    let bytes = Array(text.uppercased().utf8)
    return waysToFiles.contains { bytes.contains(Array($0.utf8)) }
  }

  private init(definition: String, shown: String, isKnownForm: Bool) throws(Violation) {
    guard isKnownForm, let found = Projection.described(definition) else {
      throw Violation(
        what: "\(quoted(shown)) is no coordinate system that PROJ knows",
        remedy: "name it by its number, such as EPSG:3067, EPSG:3006 or EPSG:4326, with"
          + " \(.areaSystem), or write the file again, for instance in QGIS or with"
          + " ogr2ogr -t_srs EPSG:4326 new.geojson FILE")
    }
    self.definition = definition
    isGeographic = found.isGeographic
    let isNumbered = !definition.contains("[")
    description = isNumbered ? "\(definition) (\(found.name))" : found.name
  }

  /// How GeoJSON's member `crs` names it; nil for WGS 84, which files without it are in.
  var memberName: String? {
    guard self != .wgs84 else { return nil }
    return "urn:ogc:def:crs:" + definition.replacing(":", with: "::")
  }
}

extension CoordinateSystem {
  /// What the coordinates of an area look like.
  enum Appearance: Equatable {
    case degrees
    /// Metres of EPSG:3067 in Finland.
    case finnishMetres
    /// The second number stands first.
    case swapped(isDegrees: Bool)
    /// A point that fits none of them, or not those before it.
    case elsewhere(Position)
  }

  /// - Parameter mayBeSwapped: whether degrees that would lie in Finland the other way round are
  ///   taken for that.
  /// - Returns: nil where there are no points.
  static func appearance(
    of points: some Sequence<Position>, mayBeSwapped: Bool = true
  ) -> Appearance? {
    typealias Test = (appearance: Appearance, fits: (Position) -> Bool)
    let tests: [Test] = [
      (.finnishMetres, Plane.finland.holds),
      (.swapped(isDegrees: true), { mayBeSwapped && isFinnish($0.swapped) && !isFinnish($0) }),
      (.degrees, { abs($0.x) <= 180 && abs($0.y) <= 90 }),
      (.swapped(isDegrees: false), { mayBeSwapped && Plane.finland.holds($0.swapped) }),
      (.swapped(isDegrees: true), { mayBeSwapped && abs($0.y) <= 180 && abs($0.x) <= 90 }),
    ]
    var left = Array(tests.indices)
    var isEmpty = true
    for point in points {
      isEmpty = false
      let fitting = left.filter { tests[$0].fits(point) }
      if fitting.isEmpty { return .elsewhere(point) }
      left = fitting
    }
    return isEmpty ? nil : tests[left[0]].appearance
  }

  /// Whether degrees lie in Finland or by its borders, its sea included.
  private static func isFinnish(_ degrees: Position) -> Bool {
    (18.0...33).contains(degrees.x) && (58.0...71).contains(degrees.y)
  }
}

extension Position {
  fileprivate var swapped: Position { Position(x: y, y: x) }
}
