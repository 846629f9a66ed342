/// The clients a year of a region and of each of its municipalities, with the way they follow from
/// the statistics.
public struct Demand: Sendable {
  /// A municipality's part of the demand.
  public struct Row: Sendable {
    /// Position in the region's municipalities.
    public let municipality: Int
    /// People in the column that the chain starts from.
    public let count: Double
    /// Clients a year (d_m).
    public let clients: Double
    /// Whether the count was split from a larger total instead of counted.
    public let isEstimated: Bool
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
  public let links: [Link]

  init(snapshot: StatisticsSnapshot, chain: DemandChain, rows: [Row], totals: [Double]) {
    self.snapshot = snapshot.id
    self.chain = chain
    self.rows = rows
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
        name: chain.count.value.description, value: totals[0],
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
            ? "\(step.source); own estimates of \(chain.surveys.count) municipalities"
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
}
