import TerritoryModel

/// A GeoJSON file of municipal boundaries: what it names and draws, before the lines are compared.
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
  /// In the order of the file.
  let features: [Feature]

  /// A municipality as the file names it.
  public struct NamedMunicipality: Hashable, Sendable {
    public let code: MunicipalityCode
    public let nameFinnish: String
    /// The Finnish name where the file gives no Swedish one.
    public let nameSwedish: String
  }

  /// Reads a file of at most 200 MB.
  ///
  /// - Throws: ``InvalidInput`` with everything that is wrong with it.
  public init(reading place: String) throws(InvalidInput) {
    var log = ProblemLog()
    let file = TextFile(
      place, ifMissing: "give the path of a GeoJSON file of municipal boundaries", limit: 200,
      log: &log)
    guard let file else { throw InvalidInput(log.problems) }
    try self.init(file.text, place: place)
  }

  /// Reads the text of a file.
  ///
  /// - Parameter place: what messages call it.
  /// - Throws: ``InvalidInput`` with everything that is wrong with it.
  public init(_ text: String, place: String) throws(InvalidInput) {
    let document = try BoundaryDocument(text, place: place)
    var log = FeatureLog(place)
    features = document.features.enumerated().compactMap { index, feature in
      Feature(feature, number: index + 1, log: &log)
    }
    var notes: [String] = []
    let system = Self.coordinateSystem(
      document.coordinateSystem, features, log: &log, notes: &notes)
    municipalities = Self.municipalities(features, log: &log, notes: &notes)
    guard log.problems.isEmpty, let system else { throw InvalidInput(log.problems) }
    self.place = place
    coordinateSystem = system
    attribution = document.attribution
    self.notes = notes.map { "\(place): \($0)" }
  }

  /// The same file with former municipalities as parts of those that they are counted as.
  ///
  /// Those whose present municipality the file doesn't have stay as they are.
  public func merging(_ mergers: MunicipalMergers) -> BoundaryFile {
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
  /// The system of the file's coordinates: the one that it names, or the one they look like.
  ///
  /// - Returns: nil where they don't fit, which `log` then says.
  static func coordinateSystem(
    _ named: CoordinateSystem?, _ features: [Feature], log: inout FeatureLog,
    notes: inout [String]
  ) -> CoordinateSystem? {
    var taken = named
    for feature in features {
      let points = feature.polygons.joined().joined()
      switch CoordinateSystem.appearance(of: points) {
      case .system(let system)?:
        if taken == nil { taken = system }
        if let taken, taken != system { noteMismatch(feature, taken, named, log: &log) }
      case .swapped(let system)?:
        log.add(
          feature.label, "the coordinates stand the wrong way round",
          mend: system == .wgs84
            ? "write the longitude before the latitude" : "write metres east before metres north")
      case .elsewhere(let point, let system)?:
        let systems = system?.description ?? "EPSG:3067 as in WGS 84"
        log.add(
          feature.label, "the point \(point.text) lies outside Finland in \(systems)",
          mend: CoordinateSystem.transform)
      case nil:
        log.add(feature.label, "there are no points", mend: "delete the feature or draw it")
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

  private static func noteMismatch(
    _ feature: Feature, _ taken: CoordinateSystem, _ named: CoordinateSystem?,
    log: inout FeatureLog
  ) {
    let (whole, part) = taken == .epsg3067 ? ("metres", "degrees") : ("degrees", "metres")
    guard named != nil else {
      log.add(
        feature.label, "the coordinates are \(part), but those of other features are \(whole)",
        mend: CoordinateSystem.transform)
      return
    }
    log.add(
      feature.label, "the coordinates are \(part), but the file says \(taken), which is \(whole)",
      mend: "correct the member crs, or write the file again in the system that it names")
  }

  /// The municipalities of some features in the order of their codes. A code that stands for two is
  /// noted as a fault; parts of one municipality are put together.
  static func municipalities(
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
