/// Everything that a result rests on besides counts and geography.
public struct Assumptions: Sendable {
  /// Clients that a full-time coach has at a time. Quality criterion 1: at most 20.
  public var caseloadCap: Assumption<Double>
  /// Which of the turnover models gives the annual clients of a coach.
  public var turnoverModel: Assumption<Turnover.Model>
  /// Share of the coached clients that find work in a year, 0...1.
  public var employmentRate: Assumption<Double>
  /// Mean duration of coaching, months.
  public var meanDurationMonths: Assumption<Double>
  /// Clients that a full-time coach of a pilot had in a year.
  public var observedClientsPerCoach: Assumption<Double>
  /// Share of the demand that the headcount has to cover, 0...1.
  public var serviceLevel: Assumption<Double>
  /// Share of a coach's caseload that a team leader carries (λ), 0...1.
  public var leaderShare: Assumption<Double>
  /// Team leaders (L).
  public var leaders: Assumption<Int>
  /// Fewest coaches of a team. Quality criterion 7: two full-time coaches and a leader.
  public var minimumTeam: Assumption<Int>
  /// Most kilometres by road from a base to a municipality that is served from it (R).
  public var reachKm: Assumption<Double>
  /// Whether coaches may serve municipalities that border on their territory.
  public var neighbourHelp: Assumption<Bool>
  /// Whether a municipality belongs to whoever serves most of it.
  public var membership: Assumption<Membership>
  /// The levels of the optimisation, first things first.
  public var priority: Assumption<[Level]>
  /// What money is reckoned with; empty where nobody gave a figure.
  public var costs = CostFigures()

  public init(
    caseloadCap: Assumption<Double>, turnoverModel: Assumption<Turnover.Model>,
    employmentRate: Assumption<Double>, meanDurationMonths: Assumption<Double>,
    observedClientsPerCoach: Assumption<Double>, serviceLevel: Assumption<Double>,
    leaderShare: Assumption<Double>, leaders: Assumption<Int>, minimumTeam: Assumption<Int>,
    reachKm: Assumption<Double>, neighbourHelp: Assumption<Bool>,
    membership: Assumption<Membership>, priority: Assumption<[Level]>
  ) {
    self.caseloadCap = caseloadCap
    self.turnoverModel = turnoverModel
    self.employmentRate = employmentRate
    self.meanDurationMonths = meanDurationMonths
    self.observedClientsPerCoach = observedClientsPerCoach
    self.serviceLevel = serviceLevel
    self.leaderShare = leaderShare
    self.leaders = leaders
    self.minimumTeam = minimumTeam
    self.reachKm = reachKm
    self.neighbourHelp = neighbourHelp
    self.membership = membership
    self.priority = priority
  }

  /// The turnover that the chosen model gives.
  public var turnover: Turnover { turnover(turnoverModel.value) }

  /// The turnover that any of the models gives at these assumptions.
  public func turnover(_ model: Turnover.Model) -> Turnover {
    switch model {
    case .employmentRate: .employmentRate(employmentRate.value)
    case .meanDuration: .meanDuration(months: meanDurationMonths.value)
    case .observed: .observed(clientsPerCoach: observedClientsPerCoach.value)
    }
  }

  /// Clients a year of a full-time coach (κ).
  public var annualClientsPerCoach: Double {
    turnover.annualClients(caseloadCap: caseloadCap.value)
  }

  /// Caseloads that the leaders carry, in full-time coaches: λL.
  public var leaderEquivalents: Double { leaderShare.value * Double(leaders.value) }
}
