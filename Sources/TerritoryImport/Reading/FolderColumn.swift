import TerritoryModel

/// Columns of the folder's other files that `--column` may name.
enum FolderColumn: String, CaseIterable {
  // Of municipalities.csv.
  case nameFinnish = "name_fi"
  case nameSwedish = "name_sv"
  case latitude, longitude, area
  case careTeams = "care_teams"
  // Of distances.csv.
  case kilometres = "km"
  case minutes
  // Of borders.csv.
  case borderKilometres = "border_km"
  case roadCrossings = "road_crossings"
}

extension FolderColumn {
  /// Titles by which the column is known in files from elsewhere, in lower case.
  private var titles: Set<String> {
    switch self {
    case .nameFinnish: ["name_fi", "nimi", "kunta", "name"]
    case .nameSwedish: ["name_sv", "namn", "kommun"]
    case .latitude: ["latitude", "lat", "centre_lat"]
    case .longitude: ["longitude", "lon", "lng", "centre_lon"]
    // Any column may be an area: only the planner knows which.
    case .area: ["area"]
    case .careTeams: ["care_teams"]
    case .kilometres:
      [
        "km", "road_km", "distance_km", "kilometres", "kilometers", "kilometrit", "kilometer",
        "distance (km)", "etäisyys (km)", "matka (km)", "avstånd (km)", "sträcka (km)",
      ]
    case .minutes:
      [
        "minutes", "min", "duration_min", "minuutit", "minuter", "duration (min)", "aika (min)",
        "ajoaika (min)", "tid (min)", "körtid (min)",
      ]
    case .borderKilometres: ["border_km"]
    case .roadCrossings: ["road_crossings"]
    }
  }

  /// The positions of columns in a file: those that the planner chose, else those whose title is
  /// known; the column of codes only where there is no other. A choice that the file doesn't have, and two candidates, are noted.
  static func find(
    _ wanted: [FolderColumn], in file: DelimitedFile, codes: Int? = nil, _ choices: [ColumnChoice],
    log: inout ProblemLog
  ) -> [FolderColumn: Int] {
    var found: [FolderColumn: Int] = [:]
    for column in wanted {
      let chosen = choices.last { $0.column == column.rawValue }
      var positions = file.header.indices.filter {
        chosen.map { [title = file.header[$0]] in $0.title == title }
          ?? column.titles.contains(file.header[$0].lowercased())
      }
      if positions.count > 1 { positions.removeAll { $0 == codes } }
      switch positions.count {
      case 1: found[column] = positions[0]
      case 0:
        guard let chosen else { continue }
        let near = nearestSpelling(of: chosen.title, among: file.header)
        log.add(
          "--column", "\(file.place) has no column \(quoted(chosen.title)) for \(column.rawValue)",
          mend: "\(Wording.suggesting(near))"
            + "There are \(file.header.joined(separator: ", "))")
      default:
        log.add(
          file.place, line: file.headerLine,
          "\(positions.count) columns may be \(column.rawValue): "
            + "\(positions.map { file.header[$0] }.joined(separator: ", "))",
          mend: "choose one: --column \(column.rawValue)=TITLE")
      }
    }
    return found
  }
}
