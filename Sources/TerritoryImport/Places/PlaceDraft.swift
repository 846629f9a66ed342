import TerritoryModel

/// A municipality that is about to be written to `municipalities.csv`.
struct PlaceDraft {
  let code: MunicipalityCode
  let nameFinnish: String
  let nameSwedish: String
  /// Degrees of the municipal centre, as they are written.
  let latitude: String
  let longitude: String
  /// Whether the centre was given, instead of being any point inside the outline.
  let isCentreGiven: Bool
  let area: String?
  let careTeams: String?
  /// The same as plans use it.
  let municipality: Municipality

  /// - Parameter numbers: latitude and longitude.
  init(
    code: MunicipalityCode, nameFinnish: String, nameSwedish: String, latitude: String,
    longitude: String, numbers: (latitude: Double, longitude: Double), isCentreGiven: Bool,
    area: String?, careTeams: String?
  ) {
    self.code = code
    self.nameFinnish = nameFinnish
    self.nameSwedish = nameSwedish
    self.latitude = latitude
    self.longitude = longitude
    self.isCentreGiven = isCentreGiven
    self.area = area
    self.careTeams = careTeams
    municipality = Municipality(
      code: code, nameFinnish: nameFinnish, nameSwedish: nameSwedish, latitude: numbers.latitude,
      longitude: numbers.longitude)
  }
}
