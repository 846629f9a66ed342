import TerritoryLanguages
import TerritoryModel

/// Assumptions by their keys, values only.
struct AssumptionsDocument: Encodable {
  private let values: [(key: String, value: AssumptionValue)]

  /// All that a result assumes, with the clients a year of a coach that follow.
  init(_ assumptions: Assumptions) {
    let annual = AssumptionValue.number(assumptions.annualClientsPerCoach)
    values =
      Self.values(AssumptionKey.assumed, of: assumptions) + [("annual_clients_per_coach", annual)]
  }

  /// The user's figures of money that there are.
  init(costsOf assumptions: Assumptions) {
    values = Self.values(AssumptionKey.costs, of: assumptions)
  }

  /// What is given of a service's practice.
  init(practiceOf assumptions: Assumptions) {
    values = Self.values(AssumptionKey.practice, of: assumptions)
  }

  private static func values(
    _ keys: [AssumptionKey], of assumptions: Assumptions
  ) -> [(key: String, value: AssumptionValue)] {
    keys.compactMap { key in assumptions[key].map { (key.name, $0.value) } }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    for (key, value) in values {
      let key = Key(stringValue: key)!
      switch value {
      case .number(let number): try container.encode(number, forKey: key)
      case .count(let count): try container.encode(count, forKey: key)
      case .coaches(let coaches): try container.encode(coaches.equivalents, forKey: key)
      case .truth(let isTrue): try container.encode(isTrue, forKey: key)
      case .word(let word): try container.encode(word, forKey: key)
      case .counts(let range):
        try container.encode([range.lowerBound, range.upperBound], forKey: key)
      case .levels(let levels): try container.encode(levels.map(\.description), forKey: key)
      }
    }
  }

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

extension PlanCase {
  /// What ways are measured in; nil where it is kilometres, so that the key is absent.
  var unusualMeasure: String? {
    let measure = region.distances.measure
    return measure == .kilometres ? nil : measure.rawValue
  }
}

extension Objective {
  /// The unit of the level's value in the measure of the ways.
  var writtenUnit: String {
    Language.measuresMinutes ? unit.replacing("-km/", with: "-min/") : unit
  }
}

/// Where a value came from.
struct OriginDocument: Encodable {
  let key: String
  let from: String
  let source: String

  init(_ entry: AssumptionEntry) {
    key = entry.key
    from = entry.origin.place
    source = entry.source
  }
}

/// A number that is not known exactly: where it lies.
struct RangeDocument<Value: Encodable & Sendable>: Encodable {
  let least: Value
  let most: Value
}

extension RangeDocument where Value == Double {
  /// Least and most people of a count; nil where it is not suppressed.
  init?(_ row: Demand.Row) {
    guard let count = row.suppressed?.count else { return nil }
    self.init(least: count.least, most: count.most)
  }

  init(_ range: ClosedRange<Double>) {
    self.init(least: range.lowerBound, most: range.upperBound)
  }
}

/// A municipality's suppressed count, people.
struct SuppressedDocument: Encodable {
  let municipality: String
  let least: Double
  let point: Double
  let most: Double

  /// All of a case; nil where no counted cell is suppressed, so that the key is absent.
  static func all(_ planCase: PlanCase) -> [SuppressedDocument]? {
    let rows = planCase.demand.suppressedRows
    guard !rows.isEmpty else { return nil }
    return rows.map {
      let count = $0.suppressed!.count
      return SuppressedDocument(
        municipality: planCase.code($0.municipality), least: count.least, point: count.point,
        most: count.most)
    }
  }
}

/// A municipality's own answer: one of the two.
struct SurveyDocument: Encodable {
  /// Of the people before the last share, 0...1.
  var share: Double?
  /// A year.
  var clients: Double?

  /// Nil where it gave none, so that the key is absent.
  init?(_ row: Demand.Row) {
    switch row.survey {
    case nil: return nil
    case .share(let share): self.share = share
    case .clients(let clients): self.clients = clients
    }
  }
}

/// A value that is written as null where there is none; other keys are left out then.
@propertyWrapper
struct OrNull<Value: Encodable & Sendable>: Encodable, Sendable {
  var wrappedValue: Value?

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(wrappedValue)
  }
}

/// A quality criterion: met or not, by which number. Every criterion has the same keys; only points and
/// the reason stand where there are any.
struct CriterionDocument: Encodable {
  let name: String
  @OrNull private(set) var criterion: Int?
  @OrNull private(set) var value: Double?
  let unit: String
  @OrNull private(set) var met: Bool?
  let score: Int?
  let reason: String?

  init(_ criterion: QualityCriterion) {
    name = criterion.kind.rawValue
    self.criterion = criterion.kind.number
    unit = criterion.kind.unit
    score = criterion.score
    switch criterion.finding {
    case .judged(let value, let isMet):
      self.value = value
      met = isMet
      reason = nil
    case .open(let reason):
      value = nil
      met = nil
      self.reason = Language.forPrograms { reason.words }
    }
  }
}

/// What a team or plan costs a year, euros; a key is absent where its figure was not given.
struct CostDocument: Encodable {
  let currency = "EUR"
  let coaches: Double?
  let leaders: Double?
  let kilometres: Double?
  let total: Double?
  let leftOut: [LeftOut]
  let drivenKm: Double?
  let served: Double
  let employed: Double
  let perServed: Double?
  let perEmployed: Double?
  let savings: Double?
  /// The user's figures that the cost rests on.
  let figures: AssumptionsDocument

  struct LeftOut: Encodable {
    let part: String
    let reason: String
  }

  init(_ cost: Cost, _ planCase: PlanCase) {
    figures = AssumptionsDocument(costsOf: planCase.assumptions)
    coaches = cost.parts[.coaches]
    leaders = cost.parts[.leaders]
    kilometres = cost.parts[.kilometres]
    total = cost.total
    leftOut = cost.leftOut.map { part, reason in
      LeftOut(part: part.rawValue, reason: Language.forPrograms { reason.words })
    }
    drivenKm = cost.drivenKm
    served = cost.served
    employed = cost.employed
    perServed = cost.perServed
    perEmployed = cost.perEmployed
    savings = cost.savings
  }
}
