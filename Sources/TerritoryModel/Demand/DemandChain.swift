/// How clients a year follow from counts of people: clients(m) = count(m) × Π shares.
public struct DemandChain: Sendable {
  /// A step of the chain: the part of the people before it that goes on.
  public struct Step: Sendable {
    public let name: String
    /// 0...1.
    public let share: Double
    public let source: String
    public let origin: Origin

    public init(name: String, share: Double, source: String, origin: Origin) {
      self.name = name
      self.share = share
      self.source = source
      self.origin = origin
    }
  }

  /// The column that the chain starts from.
  public var count: Assumption<CountColumn>
  /// The shares, applied in this order.
  public var steps: [Step]
  /// Municipalities' own answers, by position. Each replaces the last share there.
  public var surveys: [Int: Assumption<SurveyAnswer>]
  /// What a suppressed count stands for.
  public var suppressed: Assumption<SuppressedCount>

  public init(
    count: Assumption<CountColumn>, steps: [Step], surveys: [Int: Assumption<SurveyAnswer>] = [:],
    suppressed: Assumption<SuppressedCount> = SuppressedCount.builtIn
  ) {
    self.count = count
    self.steps = steps
    self.surveys = surveys
    self.suppressed = suppressed
  }

  /// The chain applied to a snapshot.
  ///
  /// - Throws: ``InvalidInput`` where the snapshot lacks the column or municipalities' counts.
  public func demand(
    of snapshot: StatisticsSnapshot, directory: MunicipalityDirectory
  ) throws(InvalidInput) -> Demand {
    let column = count.value
    let values = try counts(in: snapshot, directory: directory)
    let people = values.enumerated().map { self.people(from: $1, at: $0) }
    let totals = (0...steps.count).map { step in people.reduce(0) { $0 + $1[step] } }
    let clients = people.map { $0[steps.count] }.withoutTraces
    let rows = values.enumerated().map { position, value in
      let isSuppressed = snapshot.suppressed[position].contains(column)
      return Demand.Row(
        municipality: position, count: value, clients: clients[position],
        isEstimated: isSuppressed || snapshot.estimated[position].contains(column),
        suppressed: isSuppressed ? suppressedClients(at: position) : nil,
        survey: steps.isEmpty ? nil : surveys[position]?.value)
    }
    return Demand(snapshot: snapshot, chain: self, rows: rows, totals: totals)
  }

  /// The people at the start of the chain and after each of its steps.
  private func people(from count: Double, at municipality: Int) -> [Double] {
    var people = [count]
    for step in steps { people.append(people.last! * step.share) }
    if let survey = surveys[municipality]?.value, !steps.isEmpty {
      people[steps.count] = survey.clients(of: people[steps.count - 1])
    }
    return people
  }

  private func suppressedClients(at municipality: Int) -> Demand.Suppressed {
    Demand.Suppressed(
      count: suppressed.value,
      leastClients: people(from: suppressed.value.least, at: municipality).last!,
      mostClients: people(from: suppressed.value.most, at: municipality).last!)
  }

  /// The counts that the chain starts from, one for each municipality: the point of the interval
  /// where the count is suppressed.
  private func counts(
    in snapshot: StatisticsSnapshot, directory: MunicipalityDirectory
  ) throws(InvalidInput) -> [Double] {
    let header = quoted(count.value.header)
    var log = ProblemLog()
    guard let values = snapshot.counts[count.value] else {
      log.add(
        snapshot.place, line: 1, "there is no column \(header), which the demand is counted from",
        mend: "choose another snapshot (\(.statistics)) or another column (\(.count)):"
          + " here are \(snapshot.columns.map(\.header).joined(separator: ", "))")
      throw InvalidInput(log.problems)
    }
    var counts: [Double] = []
    for (position, value) in values.enumerated() {
      let isSuppressed = snapshot.suppressed[position].contains(count.value)
      if let value = isSuppressed ? suppressed.value.point : value {
        counts.append(value)
        continue
      }
      log.add(
        snapshot.place, line: snapshot.line(of: position),
        "\(directory.municipalities[position].name) has no count in \(header),"
          + " which the demand is counted from",
        mend: "fill in the cell, with an estimate if need be (named in `estimated`), or with dots"
          + " (...) where the source suppresses the count")
    }
    try log.throwIfAny()
    return counts
  }
}

extension DemandChain {
  /// The same chain with another share at a place. Municipalities' own estimates stay.
  func replacingShare(at index: Int, by share: Assumption<Double>) -> DemandChain {
    var chain = self
    chain.steps[index] = Step(
      name: steps[index].name, share: share.value, source: share.source, origin: share.origin)
    return chain
  }

  /// The same chain with another last share; the chain itself where it has none.
  public func replacingLastShare(by share: Double) -> DemandChain {
    guard let last = steps.last else { return self }
    return replacingShare(
      at: steps.count - 1, by: Assumption(share, source: last.source, origin: last.origin))
  }
}

/// A column of a statistics snapshot that counts people.
public struct CountColumn: Hashable, Sendable, CustomStringConvertible {
  /// The column's header, such as `long_term_unemployed`.
  public let header: String

  public init(_ header: String) { self.header = header }

  public static let unemployed = CountColumn("unemployed")
  public static let longTermUnemployed = CountColumn("long_term_unemployed")

  /// The columns that Statistics Finland publishes for each municipality, as snapshots name them.
  public static let published = [
    CountColumn("population"), CountColumn("labour_force"), unemployed, longTermUnemployed,
    CountColumn("disabled_or_long_term_ill"),
  ]

  /// Columns that count some of those whom another one counts.
  public static let partsOfWholes: [(part: CountColumn, whole: CountColumn)] = [
    ("long_term_unemployed", "unemployed"), ("unemployed", "labour_force"),
    ("labour_force", "population"), ("unemployed", "population"),
    ("long_term_unemployed", "population"), ("disabled_or_long_term_ill", "population"),
  ].map { (CountColumn($0), CountColumn($1)) }

  /// The header in words.
  public var description: String {
    switch header {
    case "long_term_unemployed": "long-term unemployed"
    case "disabled_or_long_term_ill": "disabled or long-term ill"
    default: header.replacing("_", with: " ")
    }
  }
}
