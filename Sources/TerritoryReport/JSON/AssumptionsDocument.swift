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

/// Where a value came from.
struct OriginDocument: Encodable {
  let key: String
  let from: String
  let source: String

  init(_ entry: AssumptionEntry) {
    key = entry.key
    from = entry.origin.description
    source = entry.source
  }
}
