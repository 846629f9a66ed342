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
  /// Municipalities' own estimates, by position. Each replaces the last share there.
  public var surveys: [Int: Double]

  public init(count: Assumption<CountColumn>, steps: [Step], surveys: [Int: Double] = [:]) {
    self.count = count
    self.steps = steps
    self.surveys = surveys
  }

  /// The chain applied to a snapshot.
  ///
  /// - Throws: ``InvalidInput`` where the snapshot lacks the column or municipalities' counts.
  public func demand(
    of snapshot: StatisticsSnapshot, directory: MunicipalityDirectory
  ) throws(InvalidInput) -> Demand {
    let column = count.value
    let values = try counts(in: snapshot, directory: directory)
    var rows: [Demand.Row] = []
    var totals = Array(repeating: 0.0, count: steps.count + 1)
    for (position, value) in values.enumerated() {
      var clients = value
      totals[0] += value
      for (index, step) in steps.enumerated() {
        let isLast = index == steps.count - 1
        clients *= isLast ? surveys[position] ?? step.share : step.share
        totals[index + 1] += clients
      }
      rows.append(
        Demand.Row(
          municipality: position, count: value, clients: clients,
          isEstimated: snapshot.estimated[position].contains(column)))
    }
    return Demand(snapshot: snapshot, chain: self, rows: rows, totals: totals)
  }

  /// The counts that the chain starts from, one for each municipality.
  private func counts(
    in snapshot: StatisticsSnapshot, directory: MunicipalityDirectory
  ) throws(InvalidInput) -> [Double] {
    let header = quoted(count.value.header)
    var log = ProblemLog()
    guard let values = snapshot.counts[count.value] else {
      log.add(
        snapshot.place, line: 1, "there is no column \(header), which the demand is counted from",
        mend: "choose another snapshot (--statistics) or another column (--count):"
          + " here are \(snapshot.columns.map(\.header).joined(separator: ", "))")
      throw InvalidInput(log.problems)
    }
    for (position, value) in values.enumerated() where value == nil {
      log.add(
        snapshot.place, line: snapshot.line(of: position),
        "\(directory.municipalities[position].name) has no count in \(header),"
          + " which the demand is counted from",
        mend: "fill in the cell, with an estimate if need be (named in `estimated`)")
    }
    try log.throwIfAny()
    return values.compactMap { $0 }
  }
}
