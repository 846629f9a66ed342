import TerritoryModel

extension Requirement.Kind {
  /// What rows of the requirement are called in a written programme.
  var rowFamily: String {
    switch self {
    case .together: "together"
    case .apart: "apart"
    case .base: "base"
    case .neverBase: "never_base"
    case .territory: "territory"
    case .insideAreas: "inside_areas"
    case .leastClients: "least_clients"
    case .mostClients: "most_clients"
    case .mostKilometres: "most_kilometres"
    case .leastCoaches: "least_coaches"
    case .mostCareTeams: "most_care_teams"
    case .mostWaiting: "most_waiting"
    }
  }
}
