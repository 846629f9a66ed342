/// A municipality as `municipalities.csv` describes it.
public struct Municipality: Hashable, Sendable {
  public let code: MunicipalityCode
  public let nameFinnish: String
  public let nameSwedish: String
  /// Degrees north of the municipal centre, WGS 84.
  public let latitude: Double
  /// Degrees east of the municipal centre, WGS 84.
  public let longitude: Double
  /// Care teams that coaches can attach to; nil where not known.
  public let careTeams: Int?
  /// The cells of all columns of the municipality's row, such as the larger area it belongs to.
  public let texts: [String: String]

  public init(
    code: MunicipalityCode, nameFinnish: String, nameSwedish: String, latitude: Double,
    longitude: Double, careTeams: Int? = nil, texts: [String: String] = [:]
  ) {
    self.code = code
    self.nameFinnish = nameFinnish
    self.nameSwedish = nameSwedish
    self.latitude = latitude
    self.longitude = longitude
    self.careTeams = careTeams
    self.texts = texts
  }

  /// The name that tables show.
  public var name: String { nameFinnish }
}
