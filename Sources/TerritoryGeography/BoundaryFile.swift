import TerritoryModel

/// A file of the boundaries of municipalities or other areas: what it names and draws, before the lines
/// are compared.
public struct BoundaryFile: Sendable {
  /// The path as the user can open it, for messages.
  public let place: String
  /// The coordinates that the file is written in.
  public let coordinateSystem: CoordinateSystem
  /// The municipalities that the file names, in the order of their codes.
  public let municipalities: [NamedMunicipality]
  /// Who asks to be named where the boundaries are shown: the file's member `attribution`; nil where
  /// it has none.
  public let attribution: String?
  /// What was taken for what, in whole sentences.
  public let notes: [String]
  /// In the order of the file; in degrees, unless ``coordinateSystem`` is EPSG:3067.
  let features: [Feature]

  /// A municipality as the file names it.
  public struct NamedMunicipality: Hashable, Sendable {
    public let code: MunicipalityCode
    public let nameFinnish: String
    /// The Finnish name where the file gives no Swedish one.
    public let nameSwedish: String
  }

  /// What a planner says of a file where it doesn't tell it, or tells more than one.
  public struct Reading: Sendable {
    /// The properties of the areas' codes and names; those that are known where nil.
    public var code: String?
    public var name: String?
    /// The system of the coordinates; the one that the file names, or they look like, where nil.
    public var system: CoordinateSystem?

    public init(code: String? = nil, name: String? = nil, system: CoordinateSystem? = nil) {
      self.code = code
      self.name = name
      self.system = system
    }
  }

  /// Reads a file of at most 200 MB: GeoJSON, TopoJSON, a shapefile, also zipped, or a GeoPackage.
  ///
  /// - Parameter place: its path; with `#` and a name after it where one of several layers is meant.
  /// - Throws: ``InvalidInput`` with everything that is wrong with it.
  public init(reading place: String, as reading: Reading = Reading()) throws(InvalidInput) {
    try self.init(BoundaryDocument(reading: place), place: place, as: reading)
  }

  /// Reads the text of a GeoJSON or TopoJSON file.
  ///
  /// - Parameter place: what messages call it.
  /// - Throws: ``InvalidInput`` with everything that is wrong with it.
  public init(
    _ text: String, place: String, as reading: Reading = Reading()
  ) throws(InvalidInput) {
    try self.init(
      BoundaryDocument(json: text, place: place, layer: nil), place: place, as: reading)
  }

  private init(
    _ document: BoundaryDocument, place: String, as reading: Reading
  ) throws(InvalidInput) {
    if let missing = document.needsSystem, reading.system == nil {
      throw InvalidInput([
        InputProblem(
          place: place,
          what: "the coordinate system is not known: \(missing)",
          remedy:
            "name it with \(.areaSystem), such as EPSG:3067, EPSG:4326 or EPSG:25832, as whoever"
            + " publishes the file says")
      ])
    }
    let properties: AreaProperties
    do {
      properties = try AreaProperties(
        document.features.map(\.properties), chosenCode: reading.code, chosenName: reading.name)
    } catch {
      throw InvalidInput([error.at(place)])
    }
    var log = FeatureLog(place)
    let features = document.features.enumerated().compactMap { index, feature in
      Feature(feature, number: index + 1, properties, log: &log)
    }
    var notes: [String] = []
    let system = Self.coordinateSystem(
      reading.system ?? document.coordinateSystem, isChosen: reading.system != nil, features,
      log: &log, notes: &notes)
    municipalities = Self.municipalities(features, log: &log, notes: &notes)
    self.features = Self.inDegrees(features, system, log: &log)
    guard log.problems.isEmpty, let system else { throw InvalidInput(log.problems) }
    self.place = place
    coordinateSystem = system
    attribution = document.attribution
    self.notes = (document.notes + notes).map { "\(place): \($0)" }
  }

  /// The same file with former municipalities as parts of those that they are counted as.
  ///
  /// Those whose present municipality the file doesn't have stay as they are.
  public func merging(_ mergers: MunicipalMergers) -> BoundaryFile {
    // municipalities(_:log:notes:) has each code once.
    let present = Dictionary(uniqueKeysWithValues: municipalities.map { ($0.code, $0) })
    return BoundaryFile(
      self,
      features: features.map { feature in
        Feature(feature, as: present[mergers[feature.municipality.code]] ?? feature.municipality)
      })
  }

  private init(_ other: BoundaryFile, features: [Feature]) {
    let left = Set(features.map(\.municipality))
    place = other.place
    coordinateSystem = other.coordinateSystem
    municipalities = other.municipalities.filter(left.contains)
    attribution = other.attribution
    notes = other.notes
    self.features = features
  }
}

extension BoundaryFile {
  /// The system of the file's coordinates: the one that is named, or the one they look like.
  ///
  /// - Parameters:
  ///   - named: by the file, or by the planner.
  ///   - isChosen: by the planner, who is believed where the coordinates might be swapped.
  /// - Returns: nil where they don't fit, which `log` then says.
  private static func coordinateSystem(
    _ named: CoordinateSystem?, isChosen: Bool, _ features: [Feature], log: inout FeatureLog,
    notes: inout [String]
  ) -> CoordinateSystem? {
    var taken = named
    for feature in features {
      guard case .success(let polygons) = feature.polygons else { continue }
      let appearance = CoordinateSystem.appearance(
        of: polygons.joined().joined(), mayBeSwapped: !isChosen)
      switch appearance {
      case .swapped(let isDegrees)? where named.map({ $0.isGeographic == isDegrees }) ?? true:
        log.add(
          feature.label, "the coordinates stand the wrong way round",
          mend: isDegrees
            ? "write the longitude before the latitude; if they are right, name their system with"
              + " \(.areaSystem)"
            : "write metres east before metres north; if they are right, name their system with"
              + " \(.areaSystem)")
      case nil: log.add(feature.label, "there are no points", mend: "delete the feature or draw it")
      case let found?:
        if taken == nil { taken = usualSystem(of: found) }
        note(feature, polygons, found, taken, isNamed: named != nil, log: &log)
      }
    }
    if named == nil, let taken {
      notes.append(
        taken == .wgs84
          ? "no coordinate system is named, which means WGS 84"
          : "no coordinate system is named; the coordinates are those of \(taken)")
    }
    return taken
  }

  /// What coordinates are in where nothing says it.
  private static func usualSystem(of appearance: CoordinateSystem.Appearance) -> CoordinateSystem? {
    switch appearance {
    case .degrees: .wgs84
    case .finnishMetres: .epsg3067
    case .swapped, .elsewhere: nil
    }
  }

  /// Notes coordinates that can't be those of the system.
  private static func note(
    _ feature: Feature, _ polygons: [[[Position]]], _ found: CoordinateSystem.Appearance,
    _ taken: CoordinateSystem?, isNamed: Bool, log: inout FeatureLog
  ) {
    let mend: Wording =
      "correct it, or name the system that the coordinates are in with"
      + " \(.areaSystem)"
    guard let taken else {
      guard case .elsewhere(let point) = found else { return }
      return log.add(
        feature.label,
        "no coordinate system is named, and the point \(point.text) is neither degrees nor metres"
          + " of EPSG:3067", mend: "name the system with \(.areaSystem), such as EPSG:25832")
    }
    let isDegrees = found == .degrees
    if isDegrees != taken.isGeographic, isDegrees || found == .finnishMetres {
      let (metres, degrees): (Wording, Wording) = ("metres", "degrees")
      let (whole, part) = isDegrees ? (metres, degrees) : (degrees, metres)
      return log.add(
        feature.label,
        isNamed
          ? "the coordinates are \(part), but the file says \(taken), which is \(whole)"
          : "the coordinates are \(part), but those of other features are \(whole)",
        mend: mend)
    }
    let fits: (Position) -> Bool
    switch taken {
    case .epsg3067: fits = Plane.finland.holds
    case _ where taken.isGeographic: fits = { abs($0.x) <= 360 && abs($0.y) <= 90 }
    default: return
    }
    guard let point = polygons.joined().joined().first(where: { !fits($0) }) else { return }
    log.add(
      feature.label,
      taken == .epsg3067
        ? "the point \(point.text) lies outside Finland in \(taken)"
        : "the point \(point.text) lies outside the earth in \(taken)", mend: mend)
  }

  /// The features in degrees, or as they are in metres of EPSG:3067.
  private static func inDegrees(
    _ features: [Feature], _ system: CoordinateSystem?, log: inout FeatureLog
  ) -> [Feature] {
    guard let system, system != .epsg3067, system != .wgs84, log.problems.isEmpty else {
      return features
    }
    let projection = Projection(system)
    return features.map { feature in
      guard case .success(var polygons) = feature.polygons else { return feature }
      for polygon in polygons.indices {
        for ring in polygons[polygon].indices {
          for point in polygons[polygon][ring].indices {
            let place = polygons[polygon][ring][point]
            guard let degrees = projection.degreesIfAny(place) else {
              log.add(
                feature.label, "the point \(place.text) lies outside the map of \(system)",
                mend: "correct it, or name the system that the coordinates are in with"
                  + " \(.areaSystem)")
              return feature
            }
            polygons[polygon][ring][point] = degrees
          }
        }
      }
      var moved = feature
      moved.polygons = .success(polygons)
      return moved
    }
  }

  /// The municipalities of some features in the order of their codes. A code that stands for two is
  /// noted as a fault; parts of one municipality are put together.
  private static func municipalities(
    _ features: [Feature], log: inout FeatureLog, notes: inout [String]
  ) -> [NamedMunicipality] {
    var found: [MunicipalityCode: [Feature]] = [:]
    for feature in features {
      if let first = found[feature.municipality.code]?.first,
        first.municipality != feature.municipality
      {
        log.add(
          feature.label,
          "the code \(feature.municipality.code) belongs to \(first.label) already",
          mend: "correct one of the codes, or give parts of one municipality the same names")
      } else {
        found[feature.municipality.code, default: []].append(feature)
      }
    }
    let sorted = found.sorted { $0.key < $1.key }.map(\.value)
    for parts in sorted where parts.count > 1 {
      notes.append(
        "\(parts.count) features are parts of \(parts[0].municipality.nameFinnish)"
          + " (\(parts[0].municipality.code)) and were put together")
    }
    return sorted.map { $0[0].municipality }
  }
}
