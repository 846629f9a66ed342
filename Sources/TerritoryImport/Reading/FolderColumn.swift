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
