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
