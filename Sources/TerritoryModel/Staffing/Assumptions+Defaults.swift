extension Assumptions {
  /// What is assumed where neither `region.yaml` nor an option says otherwise.
  public static let builtIn = Assumptions(
    caseloadCap: standard(20, "quality criterion 1: at most 20 clients for a full-time coach"),
    turnoverModel: standard(.employmentRate, "Meijän kyvyt käyttöön: 20 × (1 + 0.37) = 27.4"),
    employmentRate: standard(0.37, "Kuntoutussäätiö's review, cited by Meijän kyvyt käyttöön"),
    meanDurationMonths: standard(5.5, "Kuopio, quality-criteria pilot 08/2023 to 09/2024"),
    observedClientsPerCoach: standard(
      18.7, "Kuopio, quality-criteria pilot: 37 clients by 1.7 coaches in 14 months"),
    serviceLevel: standard(1, "every client is to be served"),
    leaderShare: standard(0.5, "Meijän kyvyt käyttöön: a leader's own caseload is about half"),
    leaders: standard(1, "quality criterion 7: a team has a leader"),
    minimumTeam: standard(2, "quality criterion 7: a team has at least two full-time coaches"),
    reachKm: standard(100, "assumption of this tool"),
    neighbourHelp: standard(
      true, "Meijän kyvyt käyttöön: a coach may work in a neighbouring territory"),
    membership: standard(.served, "assumption of this tool"),
    priority: standard(Level.defaultPriority, "assumption of this tool"))

  private static func standard<Value: Sendable>(
    _ value: Value, _ source: String
  ) -> Assumption<Value> {
    Assumption(value, source: source, origin: .builtIn)
  }
}
