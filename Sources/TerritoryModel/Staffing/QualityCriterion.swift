/// A criterion of quality that structure decides: met or not, with the number that says so.
public struct QualityCriterion: Sendable, Hashable {
  /// What is asked.
  public enum Kind: String, Sendable, CaseIterable {
    /// Clients at a time of a full-time caseload if everybody were served: at most 20.
    case caseload
    /// At least two full-time coaches, with a leader.
    case team
    /// At least one leader.
    case leader
    /// Care teams for each coach: at most two.
    case careTeams = "care_teams"
    /// The share of the clients who live within reach of a base: all.
    case reach
  }

  /// What was found.
  public enum Finding: Sendable, Hashable {
    /// Met or not, by this number in the kind's unit.
    case judged(Double, isMet: Bool)
    /// Not to be judged, for this reason.
    case open(OpenReason)
  }

  /// Why a criterion can't be judged.
  public enum OpenReason: Sendable, Hashable {
    case needsPlan
    /// So many municipalities, but not all, have no number of care teams.
    case careTeamsUnknown(Int)
  }

  public let kind: Kind
  public let finding: Finding
  /// Points of the criterion, 1 to 5, where the criterion gives points by the number.
  public let score: Int?

  init(_ kind: Kind, _ value: Double, isMet: Bool, score: Int? = nil) {
    self.kind = kind
    finding = .judged(value, isMet: isMet)
    self.score = score
  }

  init(_ kind: Kind, open reason: OpenReason) {
    self.kind = kind
    finding = .open(reason)
    score = nil
  }

  /// Most clients at a time of a full-time coach at the best score. Source: quality criterion 1.
  public static let mostClientsAtATime = 20.0
  /// Fewest full-time coaches of a team. Source: quality criterion 7.
  public static let fewestCoaches = 2
  /// Most care teams that a coach attaches to. Source: the review of Kainuu's service recommends
  /// enough coaches that each attaches to one or two.
  public static let mostCareTeamsPerCoach = 2.0
}

extension QualityCriterion.Kind {
  /// The number of the published criterion; nil where it is a recommendation or the tool's own.
  public var number: Int? {
    switch self {
    case .caseload: 1
    case .team, .leader: 7
    case .careTeams, .reach: nil
    }
  }

  /// The unit of the finding's number.
  public var unit: String {
    switch self {
    case .caseload: "clients/coach"
    case .team: "coaches"
    case .leader: "leaders"
    case .careTeams: "care teams/coach"
    case .reach: "share of clients"
    }
  }
}

extension QualityCriterion {
  /// The criteria that a team alone decides: caseload, team and leader.
  static func criteria(of coverage: TeamCoverage) -> [QualityCriterion] {
    let team = coverage.team
    return [
      QualityCriterion(
        .caseload, coverage.caseloadAtFullCoverage, isMet: coverage.caseloadScore == 5,
        score: coverage.caseloadScore),
      QualityCriterion(
        .team, Double(team.coaches.fullTime),
        isMet: team.coaches.fullTime >= fewestCoaches && team.leaders > 0),
      QualityCriterion(.leader, Double(team.leaders), isMet: team.leaders > 0),
    ]
  }

  /// Care teams per coach; nil where the region's `municipalities.csv` knows of none.
  ///
  /// - Parameters:
  ///   - careTeams: of each municipality, nil where not known.
  ///   - staff: municipalities and coaches of each territory; one of everything without a plan.
  /// - Returns: the most of any territory and of the region as a whole, which differs where a shared
  ///   municipality's care teams belong to no territory.
  static func careTeams(
    _ careTeams: [Int?], staff: [(municipalities: [Int], coaches: Int)], coaches: Int
  ) -> QualityCriterion? {
    let known = careTeams.compactMap { $0 }
    guard known.contains(where: { $0 > 0 }) else { return nil }
    guard known.count == careTeams.count else {
      return QualityCriterion(
        .careTeams, open: .careTeamsUnknown(careTeams.count - known.count))
    }
    let loads = staff.map { territory in
      let teams = territory.municipalities.reduce(0) { $0 + careTeams[$1]! }
      return Double(teams) / Double(territory.coaches)
    }
    let mean = Double(known.reduce(0, +)) / Double(coaches)
    let most = loads.reduce(mean, max)
    return QualityCriterion(.careTeams, most, isMet: most <= mostCareTeamsPerCoach + 1e-9)
  }
}
