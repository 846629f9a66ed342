import Yams

/// Everything that a result rests on besides counts and geography; where nobody says otherwise, what
/// the tool itself assumes. ``AssumptionKey`` describes each.
public struct Assumptions: Sendable {
  /// Clients that a full-time coach has at a time. Quality criterion 1: at most 20.
  public var caseloadCap = builtIn(
    20.0, "quality criterion 1: at most 20 clients for a full-time coach")
  /// Which of the turnover models gives the annual clients of a coach.
  public var turnoverModel = builtIn(
    Turnover.Model.employmentRate, "Meijän kyvyt käyttöön: 20 × (1 + 0.37) = 27.4")
  /// Share of the coached clients that find work in a year, 0...1.
  public var employmentRate = builtIn(
    0.37, "Kuntoutussäätiö's review, cited by Meijän kyvyt käyttöön")
  /// Mean duration of coaching, months.
  public var meanDurationMonths = builtIn(
    5.5, "Kuopio, quality-criteria pilot 08/2023 to 09/2024")
  /// Clients that a full-time coach of a pilot had in a year.
  public var observedClientsPerCoach = builtIn(
    18.7, "Kuopio, quality-criteria pilot: 37 clients by 1.7 coaches in 14 months")
  /// Share of the demand that the headcount has to cover, 0...1.
  public var serviceLevel = builtIn(1.0, "every client is to be served")
  /// Share of a coach's caseload that a team leader carries (λ), 0...1.
  public var leaderShare = builtIn(
    0.5, "Meijän kyvyt käyttöön: a leader's own caseload is about half")
  /// Team leaders (L), where they do not go by the coaches: see ``leaders(of:)``.
  public var leaders = builtIn(1, "quality criterion 7: a team has a leader")
  /// Coaches for each leader, where leaders go by that; nil where their number is given.
  public var coachesPerLeader: Assumption<Double>?
  /// Fewest coaches of a team. Quality criterion 7: two full-time coaches and a leader.
  public var minimumTeam = builtIn(
    2, "quality criterion 7: a team has at least two full-time coaches")
  /// Most kilometres by road from a base to a municipality that is served from it (R).
  public var reachKm = builtIn(100.0, "assumption of this tool")
  /// Whether coaches may serve municipalities that border on their territory.
  public var neighbourHelp = builtIn(
    true, "Meijän kyvyt käyttöön: a coach may work in a neighbouring territory")
  /// Whether a municipality belongs to the territory that serves most of it.
  public var membership = builtIn(Membership.served, "assumption of this tool")
  /// The levels of the optimisation, first things first.
  public var priority = builtIn(Level.defaultPriority, "assumption of this tool")
  /// What costs are computed from; empty where nobody gave a figure.
  public var costs = CostFigures()
  /// How the service works in practice, for simulations; all off where nobody gave a figure.
  public var practice = Practice()

  /// What is assumed where neither `region.yaml` nor an option says otherwise.
  public static let builtIn = Assumptions()

  private init() {}

  private static func builtIn<Value: Sendable>(
    _ value: Value, _ source: String
  ) -> Assumption<Value> {
    Assumption(value, source: source, origin: .builtIn)
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

  /// The leaders of so many coaches (L): the number that is given, or ⌈coaches / coaches per leader⌉ and
  /// one at least where leaders go by that.
  public func leaders(of coaches: Int) -> Assumption<Int> {
    guard let ratio = coachesPerLeader else { return leaders }
    // A product that misses a whole number by rounding error needs no further leader.
    let count = (Double(coaches) / ratio.value - 1e-9).rounded(.up)
    return Assumption(
      max(1, Int(min(count, Self.mostLeaders))), source: "as many as the coaches need",
      origin: ratio.origin)
  }

  /// Caseloads that the leaders of so many coaches carry, in full-time coaches: λL.
  func leaderEquivalents(of coaches: Int) -> Double {
    leaderShare.value * Double(leaders(of: coaches).value)
  }

  /// More coaches are not counted: more people than there are.
  private static let mostPeople = 1e10
  /// So many that coaches never reach it, however few have a leader.
  private static let mostLeaders = 1e15

  /// The fewest coaches who do so many full-time coaches' work together with their leaders: the least n
  /// with n + λL ≥ fte.
  func coaches(for fullTimeEquivalents: Double) -> Int {
    // A sum that misses a whole number by rounding error needs no further coach.
    let work = min(fullTimeEquivalents, Self.mostPeople) - 1e-9
    guard let ratio = coachesPerLeader else {
      return Int((work - leaderEquivalents(of: 0)).rounded(.up))
    }
    // L is below n / r + 1, so fewer are never enough; one or two more are.
    let share = leaderShare.value
    var coaches = max(0, Int(((work - share) / (1 + share / ratio.value)).rounded(.up)))
    for _ in 0..<3 where Double(coaches) + leaderEquivalents(of: coaches) < work { coaches += 1 }
    return coaches
  }
}

/// The user's figures of money. None is published for the quality criteria, so none is assumed:
/// what is nil is left out of every sum.
public struct CostFigures: Sendable {
  /// A full-time coach for a year, euros.
  public var coachYear: Assumption<Double>?
  /// A team leader for a year, euros.
  public var leaderYear: Assumption<Double>?
  /// A kilometre driven, euros.
  public var kilometre: Assumption<Double>?
  /// Meetings of a client in a year, each of them a drive there and back.
  public var meetingsPerClient: Assumption<Double>?
  /// The municipal share of labour market support of a client for a year, euros.
  public var labourMarketSupportClientYear: Assumption<Double>?

  /// No figures.
  public init() {}

  /// Whether no figure is given, so that nothing is to be shown.
  public var isEmpty: Bool {
    [coachYear, leaderYear, kilometre, meetingsPerClient, labourMarketSupportClientYear]
      .allSatisfy { $0 == nil }
  }
}

extension Assumptions {
  /// Reads `assumptions`, `costs` and `practice` of `region.yaml` over the built-in ones; nil where an
  /// assumption can't be used, which `log` then says. A figure of money or practice that can't be used
  /// is left out and noted.
  init?(reading root: YAMLMapping, log: inout ProblemLog) {
    self.init()
    let before = log.count
    read(AssumptionKey.assumed, under: "assumptions", of: root, log: &log)
    let isUsable = log.count == before
    read(AssumptionKey.costs, under: "costs", of: root, log: &log)
    read(AssumptionKey.practice, under: "practice", of: root, log: &log)
    if !isUsable { return nil }
  }

  private mutating func read(
    _ keys: [AssumptionKey], under name: String, of root: YAMLMapping, log: inout ProblemLog
  ) {
    guard let entry = root[name],
      let mapping = YAMLMapping(entry.node, root.place, name, log: &log)
    else { return }
    for key in keys where mapping[key.name] != nil {
      guard let given = SourcedValue(key.name, in: mapping, log: &log),
        let value = key.value(given.node, given.place, given.valueLine, log: &log)
      else { continue }
      self[key] = given.assumption(value)
    }
    mapping.refuseOthers(than: keys.map(\.name), log: &log)
  }
}

extension AssumptionKey {
  /// The value that stands in a file; nil with a note where it is none of the key's.
  func value(
    _ node: Node, _ place: String, _ line: Int, log: inout ProblemLog
  ) -> AssumptionValue? {
    switch values {
    case .number(let quantity):
      return node.number(name, as: quantity, place, line, log: &log).map { .number($0) }
    case .count(let quantity):
      // A count is whole and at most 10,000 (Quantity).
      return node.number(name, as: quantity, place, line, log: &log).map { .count(Int($0)) }
    case .truth: return node.truth(name, place, line, log: &log).map { .truth($0) }
    case .word(let known):
      guard let word = node.plainText(name, place, line, log: &log) else { return nil }
      if known.isEmpty || known.contains(word) { return .word(word) }
      log.add(
        place, line: line, "\(name) is \(quoted(word))",
        mend: "write one of \(known.joined(separator: ", "))")
      return nil
    case .counts:
      guard let text = node.plainText(name, place, line, log: &log) else { return nil }
      return log.noting(place, line: line) { () throws(Violation) in
        .counts(try ClosedRange.counts(text, name: name))
      }
    case .coaches:
      return node.number(name, as: .fullTime, place, line, log: &log).map {
        .coaches(Coaches(equivalents: $0))
      }
    case .shares: preconditionFailure("no file has \(name)")
    case .levels:
      guard let names = node.texts(name, place, line, log: &log) else { return nil }
      return log.noting(place, line: line) { () throws(Violation) in
        .levels(try Level.priority(names))
      }
    }
  }
}
