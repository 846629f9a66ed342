/// How far the headcount hangs on counts that the statistics suppress.
public struct SuppressedRange: Sendable {
  /// The headcount with all suppressed counts at the same point of their interval.
  public struct End: Sendable {
    /// People of each suppressed count.
    public let count: Double
    /// Clients a year of the whole region.
    public let clients: Double
    /// Full-time coaches that they fill: service level × clients / κ.
    public let fullTimeEquivalents: Double
    /// Coaches that are needed.
    public let coaches: Int
  }

  /// All suppressed counts at their least.
  public let least: End
  /// All suppressed counts at the point that the plan uses.
  public let point: End
  /// All suppressed counts at their most.
  public let most: End
}

extension Headcount {
  /// The headcounts between which the true one lies, whatever the suppressed counts are; nil where
  /// no counted cell is suppressed.
  public var suppressedRange: SuppressedRange? {
    guard let clients = demand.range else { return nil }
    let count = demand.chain.suppressed.value
    func end(_ count: Double, _ clients: Double) -> SuppressedRange.End {
      let equivalents = Self.fullTimeEquivalents(clients: clients, assumptions)
      return SuppressedRange.End(
        count: count, clients: clients, fullTimeEquivalents: equivalents,
        coaches: Self.team(for: equivalents, assumptions).coaches)
    }
    return SuppressedRange(
      least: end(count.least, clients.lowerBound), point: end(count.point, demand.total),
      most: end(count.most, clients.upperBound))
  }
}
