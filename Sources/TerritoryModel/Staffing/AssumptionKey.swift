/// An assumption, described once: what files, requests and results call it, which values it may have,
/// where it stands among the ``Assumptions``, and how a value is told in few words.
///
/// `region.yaml`, scenarios, ranges, requests, options, JSON, CSV, tables and the workbook all go by these, so a
/// new assumption is a stored property of ``Assumptions`` and a key here.
public struct AssumptionKey: Sendable, CustomStringConvertible {
  /// What `region.yaml`, JSON and CSV call it, such as `employment_rate`.
  public let name: String
  /// What it is asked for by, such as `employment rate`.
  public let parameter: Parameter
  public let values: Values
  public let unit: Unit
  /// The turnover model that it is the figure of; nil where it counts under all of them.
  public let model: Turnover.Model?
  /// A value in few words, as the phrase book lists it: `cap {1}`.
  public let label: String
  fileprivate let place: Place?

  /// Which values there are.
  public enum Values: Sendable {
    case number(Quantity)
    /// A whole number.
    case count(Quantity)
    case truth
    /// One of these words; any text where there are none.
    case word([String])
    /// Least and most.
    case counts
    /// Levels of the optimisation, first things first.
    case levels
    /// Coaches by their full-time equivalents.
    case coaches
    /// Coaches by the share of each.
    case shares
  }

  /// What a number of it is counted in.
  public enum Unit: Sendable {
    /// Shown as it is.
    case none
    /// A share that is shown as per cent.
    case perCent
    case euros
    /// Times in a year.
    case aYear
  }

  public var description: String { name }

  private init(
    _ name: String, as parameter: Parameter? = nil, _ values: Values, unit: Unit = .none,
    model: Turnover.Model? = nil, label: String = "{1}", _ place: Place? = nil
  ) {
    self.name = name
    self.parameter = parameter ?? Parameter(name.replacing("_", with: " "))
    self.values = values
    self.unit = unit
    self.model = model
    self.label = label
    self.place = place
  }
}

extension AssumptionKey: Hashable {
  public static func == (one: Self, other: Self) -> Bool { one.name == other.name }
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension AssumptionKey {
  public static let caseloadCap = Self(
    "caseload_cap", .number(.positive), label: "cap {1}",
    Place(\.caseloadCap, number))
  public static let turnover = Self(
    "turnover", .word(Turnover.Model.allCases.map(\.rawValue)),
    label: "turnover by {1}", Place(\.turnoverModel, word(Turnover.Model.self)))
  public static let employmentRate = Self(
    "employment_rate", .number(.share), unit: .perCent,
    model: .employmentRate, Place(\.employmentRate, number))
  public static let meanDuration = Self(
    "mean_duration_months", as: "mean duration", .number(.positive), model: .meanDuration,
    label: "{1} {month|months}", Place(\.meanDurationMonths, number))
  public static let observed = Self(
    "observed_clients_per_coach", as: "observed", .number(.positive), model: .observed,
    label: "observed {1}", Place(\.observedClientsPerCoach, number))
  public static let serviceLevel = Self(
    "service_level", .number(.share), unit: .perCent,
    label: "service {1}", Place(\.serviceLevel, number))
  public static let leaderShare = Self(
    "leader_share", .number(.share), label: "leader share {1}", Place(\.leaderShare, number))
  public static let leaders = Self(
    "leaders", .count(.count), label: "{1} {leader|leaders}",
    Place(\.leaders, whole))
  public static let coachesPerLeader = Self(
    "coaches_per_leader", .number(.positive), label: "{1} coaches per leader",
    Place(\.coachesPerLeader))
  public static let minimumTeam = Self(
    "minimum_team", .count(.atLeastOne), Place(\.minimumTeam, whole))
  public static let reach = Self(
    "reach_km", as: "reach", .number(.distance), label: "reach {1} km",
    Place(\.reachKm, number))
  public static let neighbourHelp = Self(
    "neighbour_help", .truth, Place(\.neighbourHelp, truth))
  public static let membership = Self(
    "membership", .word(Membership.allCases.map(\.rawValue)),
    label: "membership {1}", Place(\.membership, word(Membership.self)))
  public static let priority = Self(
    "priority", .levels, Place(\.priority, levels))

  /// What the headcount rests on, in the order of results.
  public static let ofHeadcount = [
    caseloadCap, turnover, employmentRate, meanDuration, observed, serviceLevel, leaderShare,
    leaders, coachesPerLeader, minimumTeam,
  ]
  /// What a plan rests on besides.
  public static let ofPlan = [reach, neighbourHelp, membership, priority]
  /// All that `assumptions` of `region.yaml` may give.
  public static let assumed = ofHeadcount + ofPlan

  public static let coachYear = Self(
    "coach_year", .number(.amount), unit: .euros, Place(\.costs.coachYear))
  public static let leaderYear = Self(
    "leader_year", .number(.amount), unit: .euros,
    Place(\.costs.leaderYear))
  public static let kilometre = Self(
    "kilometre", .number(.amount), unit: .euros, Place(\.costs.kilometre))
  public static let meetings = Self(
    "meetings_per_client", as: "meetings", .number(.amount), unit: .aYear,
    Place(\.costs.meetingsPerClient))
  public static let supportYear = Self(
    "labour_market_support_client_year", as: "support year", .number(.amount), unit: .euros,
    Place(\.costs.labourMarketSupportClientYear))

  /// The user's figures of money: all that `costs` of `region.yaml` may give.
  public static let costs = [coachYear, leaderYear, kilometre, meetings, supportYear]

  public static let intake = Self(
    "intake", .number(.positive), Place(\.practice.intake))
  public static let absence = Self(
    "absence", .number(.share), unit: .perCent, Place(\.practice.absence))
  public static let leaving = Self(
    "leaving", .number(.share), unit: .perCent, Place(\.practice.leaving))
  public static let vacancy = Self(
    "vacancy_months", as: "vacancy", .number(.positive), Place(\.practice.vacancyMonths))
  public static let searchMonths = Self(
    "search_months", .number(.positive), Place(\.practice.searchMonths))
  public static let searchDropOut = Self(
    "search_drop_out", .number(.share), unit: .perCent, Place(\.practice.searchDropOut))
  public static let supportMonths = Self(
    "support_months", .number(.positive), Place(\.practice.supportMonths))
  public static let supportDropOut = Self(
    "support_drop_out", .number(.share), unit: .perCent, Place(\.practice.supportDropOut))
  public static let patience = Self(
    "patience_months", as: "patience", .number(.positive), Place(\.practice.patienceMonths))

  /// How a service works in practice: all that `practice` of `region.yaml` may give.
  public static let practice = [
    intake, absence, leaving, vacancy, searchMonths, searchDropOut, supportMonths, supportDropOut,
    patience,
  ]

  /// The snapshot, by name.
  public static let statistics = Self("statistics", .word([]))
  /// The column that demand is counted from.
  public static let count = Self("count", .word([]))
  /// What ways are measured in.
  public static let cost = Self("cost", .word(TravelMeasure.allCases.map(\.rawValue)))
  /// A share of the demand chain; the last one where no name is given.
  public static let lastShare = Self(
    "last_share", as: "benefit", .number(.share), unit: .perCent, label: "benefit {1}")
  /// Coaches by their full-time equivalents, instead of as many as the headcount needs.
  public static let coaches = Self("coaches", .coaches, label: "{1} {coach|coaches}")
  /// The same by the share of each.
  public static let staff = Self("staff", .shares, label: "{1} {coach|coaches}")
  /// The month whose coaches of `staff.csv` are meant.
  public static let staffMonth = Self("staff_month", .word([]))
  public static let territories = Self("territories", .counts)

  /// What a scenario may choose, besides shares of the demand by their names.
  static let ofScenarios = [
    employmentRate, meanDuration, observed, caseloadCap, serviceLevel, leaderShare, leaders,
    coachesPerLeader, coaches,
    reach, turnover, statistics, territories, neighbourHelp, membership,
  ]
  /// What may have a published range.
  static let ranged = [
    lastShare, caseloadCap, employmentRate, meanDuration, observed, serviceLevel, leaderShare,
  ]
}

/// The value of an assumption, whichever it is.
public enum AssumptionValue: Sendable, Hashable {
  case number(Double)
  case count(Int)
  case truth(Bool)
  case word(String)
  case counts(ClosedRange<Int>)
  case levels([Level])
  case coaches(Coaches)

  public var number: Double? {
    switch self {
    case .number(let number): number
    case .count(let count): Double(count)
    case .coaches(let coaches): coaches.equivalents
    case .truth, .word, .counts, .levels: nil
    }
  }
}

extension Assumptions {
  /// The assumption of a key; nil where nobody gave it, or where it stands elsewhere.
  ///
  /// - Precondition: what is set has a value of the key's kind.
  public subscript(key: AssumptionKey) -> Assumption<AssumptionValue>? {
    get { key.place?.value(self) }
    set { if let newValue { key.place?.set(&self, newValue) } }
  }
}

extension AssumptionKey {
  /// Where an assumption stands.
  fileprivate struct Place: Sendable {
    let value: @Sendable (Assumptions) -> Assumption<AssumptionValue>?
    let set: @Sendable (inout Assumptions, Assumption<AssumptionValue>) -> Void

    /// - Parameter kind: makes a value of a kind, and the other way round.
    init<Value: Sendable>(
      _ path: WritableKeyPath<Assumptions, Assumption<Value>> & Sendable, _ kind: Kind<Value>
    ) {
      value = { $0[keyPath: path].map(kind.wrapped) }
      set = { $0[keyPath: path] = $1.map { kind.unwrapped($0)! } }
    }

    /// A figure that need not be given.
    init(_ path: WritableKeyPath<Assumptions, Assumption<Double>?> & Sendable) {
      value = { $0[keyPath: path]?.map { .number($0) } }
      set = { $0[keyPath: path] = $1.map { $0.number! } }
    }
  }

  /// How the values of a type stand among those of all assumptions.
  fileprivate struct Kind<Value>: Sendable {
    let wrapped: @Sendable (Value) -> AssumptionValue
    /// Nil where the value is of another kind.
    let unwrapped: @Sendable (AssumptionValue) -> Value?
  }

  private static let number = Kind<Double>(wrapped: { .number($0) }, unwrapped: \.number)
  private static let whole = Kind<Int>(
    wrapped: { .count($0) }, unwrapped: { if case .count(let count) = $0 { count } else { nil } })
  private static let truth = Kind<Bool>(wrapped: { .truth($0) }, unwrapped: { $0 == .truth(true) })
  private static let levels = Kind<[Level]>(
    wrapped: { .levels($0) },
    unwrapped: { if case .levels(let levels) = $0 { levels } else { nil } })

  private static func word<Value: RawRepresentable<String> & SendableMetatype>(_ type: Value.Type)
    -> Kind<Value>
  {
    Kind(
      wrapped: { .word($0.rawValue) },
      unwrapped: { if case .word(let word) = $0 { Value(rawValue: word) } else { nil } })
  }
}
