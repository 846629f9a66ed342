/// The clients a year of a region and of each of its municipalities, with the way they follow from
/// the statistics.
public struct Demand: Sendable {
  /// A municipality's part of the demand.
  public struct Row: Sendable {
    /// Position in the region's municipalities.
    public let municipality: Int
    /// People in the column that the chain starts from; the point of the interval where that count
    /// is suppressed.
    public let count: Double
    /// Clients a year (d_m).
    public let clients: Double
    /// Whether the count was split from a larger total, or is suppressed, instead of counted.
    public let isEstimated: Bool
    /// What the suppressed count may be, with the clients a year that follow; nil where the count
    /// is published.
    public let suppressed: Suppressed?
    /// The municipality's own answer, in place of the chain's last share; nil where it gave none.
    public let survey: SurveyAnswer?
  }

  /// A municipality's suppressed count.
  public struct Suppressed: Sendable, Hashable {
    /// People.
    public let count: SuppressedCount
    /// Clients a year at the count's least.
    public let leastClients: Double
    /// Clients a year at the count's most.
    public let mostClients: Double
  }

  /// A link of the chain as results show it.
  public struct Link: Sendable {
    public let name: String
    /// People, or clients a year at the chain's end.
    public let value: Double
    /// The part of the link before, 0...1; nil at the start.
    public let share: Double?
    public let source: String
    public let isEstimated: Bool
  }

  /// The snapshot's name, such as `2021-10`.
  public let snapshot: String
  /// The chain that it follows from.
  public let chain: DemandChain
  public let rows: [Row]
  /// People that are counted in the whole region, suppressed counts at their point.
  public let people: Double
  public let links: [Link]

  init(snapshot: StatisticsSnapshot, chain: DemandChain, rows: [Row], totals: [Double]) {
    self.snapshot = snapshot.id
    self.chain = chain
    self.rows = rows
    people = totals[0]
    var links: [Link] = []
    let file = "statistics/\(snapshot.id).csv"
    // Context, not a factor: how the counted people stand to all unemployed.
    if chain.count.value != .unemployed, let unemployed = snapshot.total(.unemployed) {
      links.append(
        Link(name: "unemployed", value: unemployed, share: nil, source: file, isEstimated: false))
    }
    // The total may be published even where its split among municipalities is an estimate.
    links.append(
      Link(
        name: chain.count.value.description, value: people,
        share: links.first.flatMap { $0.value > 0 ? totals[0] / $0.value : nil },
        source: "\(file); \(chain.count.source)", isEstimated: rows.contains(where: \.isEstimated)))
    for (index, step) in chain.steps.enumerated() {
      let isLast = index == chain.steps.count - 1
      let isSurveyed = isLast && !chain.surveys.isEmpty
      links.append(
        Link(
          name: step.name, value: totals[index + 1],
          share: isSurveyed && totals[index] > 0 ? totals[index + 1] / totals[index] : step.share,
          source: isSurveyed
            ? [step.source, "own answers of municipalities"].joined(separator: "; ")
            : step.source,
          isEstimated: false))
    }
    self.links = links
  }

  /// The column that is counted.
  public var column: CountColumn { chain.count.value }

  /// Clients a year, by municipality.
  public var clients: [Double] { rows.map(\.clients) }

  /// Clients a year of the whole region (Σ d).
  public var total: Double { rows.reduce(0) { $0 + $1.clients } }

  /// The municipalities whose count is suppressed.
  public var suppressedRows: [Row] { rows.filter { $0.suppressed != nil } }

  /// The municipalities that answered themselves.
  public var surveyedRows: [Row] { rows.filter { $0.survey != nil } }

  /// Clients a year of the whole region with all suppressed counts at their least, and at their
  /// most; nil where no counted cell is suppressed.
  public var range: ClosedRange<Double>? {
    guard rows.contains(where: { $0.suppressed != nil }) else { return nil }
    let least = rows.reduce(0) { $0 + ($1.suppressed?.leastClients ?? $1.clients) }
    let most = rows.reduce(0) { $0 + ($1.suppressed?.mostClients ?? $1.clients) }
    // Sums and products of numbers that are not negative keep their order, rounded too.
    return least...most
  }
}

extension Demand {
  /// The part of a region's clients that counts as none, and of its farthest distance.
  static let negligiblePart = 1e-6
}

extension [Double] {
  /// Clients a year by municipality, without those who are a negligible part of the region's: a plan has
  /// no place for them, and a programme that has both can't be brought to one scale.
  var withoutTraces: [Double] {
    let least = Swift.max(1e-90, Demand.negligiblePart * reduce(0, +))
    return map { $0 <= least ? 0 : $0 }
  }
}

extension Demand {
  /// Clients a year that follow the chain's last share, for a share of 1: Σ count × the shares
  /// before the last, over the municipalities without an estimate of their own in its place.
  public var clientsPerLastShare: Double {
    let before = chain.steps.dropLast()
    return rows.filter { $0.survey == nil }.reduce(0) { sum, row in
      sum + before.reduce(row.count) { $0 * $1.share }
    }
  }

  /// Clients a year of municipalities whose own estimate stands in the last share's place.
  public var surveyedClients: Double {
    surveyedRows.reduce(0) { $0 + $1.clients }
  }
}

extension Demand {
  /// Municipalities whose own answer is more clients a year than there are people of whom they are a
  /// part. Counts of other months than the answer's may be smaller.
  public func doubts(in region: Region) -> [InputProblem] {
    let before = chain.steps.dropLast()
    return surveyedRows.compactMap { row in
      let people = before.reduce(row.count) { $0 * $1.share }
      guard row.clients > people, let origin = chain.surveys[row.municipality]?.origin else {
        return nil
      }
      return Violation(
        what:
          "\(region.municipalities[row.municipality].name): \(shortest(row.clients)) clients a year are"
          + " more than the people that they are a part of, \(shortest((people * 100).rounded() / 100))",
        remedy: "write clients a year, not people counted, unless the counts are of another month"
      ).at(origin)
    }
  }
}
