import TerritoryGeography
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

/// Puts names and centres of the region's municipalities together.
struct PlaceAssembly {
  /// Names by the boundaries, or by the file of municipalities where there are none.
  let directory: MunicipalityDirectory
  let file: PlaceFile?
  /// Points inside the outlines, for municipalities whose centre nobody gives.
  let outlines: [MunicipalOutline]
  /// To see whether given centres lie in the outlines; nil where there are none.
  let land: LandDistances?

  /// Kilometres that a centre may lie outside its municipality: outlines are coarse, and the seat of a
  /// rural municipality may be in the town that it surrounds.
  private static let farthest = 3.0

  /// The municipalities of these codes, ascending. Those whose centre is not known are noted.
  func drafts(_ codes: Set<MunicipalityCode>, log: inout ProblemLog) -> [PlaceDraft] {
    let rows = Dictionary(
      (file?.rows ?? []).filter { $0.municipality.named == $0.municipality.code }.map {
        ($0.municipality.code, $0)
      }, uniquingKeysWith: { $1 })
    // Each municipality has one outline.
    let inside = Dictionary(uniqueKeysWithValues: outlines.map { ($0.code, $0.pointInside) })
    return directory.municipalities.filter { codes.contains($0.code) }.compactMap { municipality in
      let row = rows[municipality.code]
      guard let centre = centre(row, inside[municipality.code], municipality, log: &log) else {
        return nil
      }
      func text(_ column: FolderColumn) -> String? { row.flatMap { file?.text(column, of: $0) } }
      return PlaceDraft(
        code: municipality.code, nameFinnish: text(.nameFinnish) ?? municipality.nameFinnish,
        nameSwedish: text(.nameSwedish) ?? municipality.nameSwedish, latitude: centre.latitude,
        longitude: centre.longitude, numbers: centre.numbers, isCentreGiven: centre.isGiven,
        area: text(.area), careTeams: text(.careTeams))
    }
  }

  /// A centre as it is written, and as plans use it.
  private struct Centre {
    let latitude: String
    let longitude: String
    let numbers: (latitude: Double, longitude: Double)
    let isGiven: Bool
  }

  private func centre(
    _ row: PlaceFile.Row?, _ inside: MapPoint?, _ municipality: Municipality,
    log: inout ProblemLog
  ) -> Centre? {
    if let row, let file, let latitude = file.text(.latitude, of: row),
      let longitude = file.text(.longitude, of: row)
    {
      let numbers = [(FolderColumn.latitude, latitude, 90.0), (.longitude, longitude, 180)].map {
        column, text, most in
        log.noting(file.file.place, line: row.line) { () throws(Violation) in
          let value = try StrictNumber.parse(text)
          guard abs(value) <= most else {
            throw Violation(
              what: "\(column.rawValue) is \(text)",
              remedy: "write degrees, \(-Int(most)) to \(Int(most)), such as 62.24 and 25.75")
          }
          return value
        }
      }
      guard let north = numbers[0], let east = numbers[1] else { return nil }
      check(north, east, row, municipality, file, log: &log)
      return Centre(
        latitude: latitude, longitude: longitude, numbers: (north, east), isGiven: true)
    }
    if let inside {
      let texts = [inside.latitude, inside.longitude].map { DistanceDraft.text($0, decimals: 5) }
      return Centre(
        latitude: texts[0], longitude: texts[1], numbers: (inside.latitude, inside.longitude),
        isGiven: false)
    }
    log.add(
      file?.file.place ?? "--centres", "the centre of \(municipality.name) is not known",
      mend: "add its latitude and longitude (WGS 84), or give the boundaries with --boundaries")
    return nil
  }

  /// Notes a centre that lies far outside the outline of its municipality.
  private func check(
    _ latitude: Double, _ longitude: Double, _ row: PlaceFile.Row, _ municipality: Municipality,
    _ file: PlaceFile, log: inout ProblemLog
  ) {
    guard let land, let own = outlines.firstIndex(where: { $0.code == municipality.code }) else {
      return
    }
    let kilometres = land.kilometres(latitude: latitude, longitude: longitude, to: own)
    guard kilometres ?? .infinity > Self.farthest else { return }
    let swapped = land.kilometres(latitude: longitude, longitude: latitude, to: own)
    let around = outlines.indices.first {
      land.kilometres(latitude: latitude, longitude: longitude, to: $0) == 0
    }
    let other: Wording = around.map { ", in \(outlines[$0].nameFinnish)" } ?? ""
    log.add(
      file.file.place, line: row.line,
      kilometres.map {
        "the centre of \(municipality.name) lies \(Int($0)) km outside its outline\(other)"
      }
        ?? "the centre of \(municipality.name) lies far outside its outline\(other)",
      mend: swapped ?? .infinity <= Self.farthest
        ? "write the latitude before the longitude, or choose their columns with --column"
        : "correct latitude and longitude; rows of two columns may have been sorted apart")
  }
}
