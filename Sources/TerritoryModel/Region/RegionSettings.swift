/// What `region.yaml` says: names, the demand chain, assumptions with sources, what was published.
public struct RegionSettings: Sendable {
  /// A region's name in the languages that results come in.
  public struct Names: Sendable, Hashable {
    public let finnish: String
    public let swedish: String
    public let english: String

    public init(finnish: String, swedish: String, english: String) {
      self.finnish = finnish
      self.swedish = swedish
      self.english = english
    }
  }

  /// An employment rate that somebody published.
  public struct PublishedRate: Sendable {
    public let name: String
    /// 0...1.
    public let employmentRate: Double
    public let source: String

    public init(name: String, employmentRate: Double, source: String) {
      self.name = name
      self.employmentRate = employmentRate
      self.source = source
    }
  }

  public var names: Names
  /// The snapshot that is used where none is asked for.
  public var statistics: Assumption<String>
  public var chain: DemandChain
  public var assumptions: Assumptions
  /// The team that the sources publish, if they do.
  public var team: Assumption<Team>?
  public var publishedRates: [PublishedRate]
  /// What the region asks of every plan.
  public var requirements: [RequirementRequest]
  /// The plan that changes are counted from, as a path inside the folder.
  public var reference: Assumption<String>?
  /// Former municipalities that statistics may still name.
  public var mergers = MunicipalMergers.none

  public init(
    names: Names, statistics: Assumption<String>, chain: DemandChain,
    assumptions: Assumptions = .builtIn, team: Assumption<Team>? = nil,
    publishedRates: [PublishedRate] = [], requirements: [RequirementRequest] = [],
    reference: Assumption<String>? = nil
  ) {
    self.names = names
    self.statistics = statistics
    self.chain = chain
    self.assumptions = assumptions
    self.team = team
    self.publishedRates = publishedRates
    self.requirements = requirements
    self.reference = reference
  }
}
