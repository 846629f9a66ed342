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

  public var names: Names
  /// The snapshot that is used where none is asked for.
  public var statistics: Assumption<String>
  public var chain: DemandChain
  public var assumptions: Assumptions
  /// The team that the sources publish, if they do.
  public var team: Assumption<Team>?
  /// Named scenarios, in the order of the file.
  public var scenarios: [Scenario]
  /// How far assumptions may lie, for sensitivity.
  public var ranges: [AssumptionRange]
  /// What the region asks of every plan.
  public var requirements: [RequirementRequest]
  /// The plan that changes are counted from, as a path inside the folder.
  public var reference: Assumption<String>?
  /// Former municipalities that statistics may still name.
  public var mergers = MunicipalMergers.none

  public init(
    names: Names, statistics: Assumption<String>, chain: DemandChain,
    assumptions: Assumptions = .builtIn, team: Assumption<Team>? = nil,
    scenarios: [Scenario] = [], ranges: [AssumptionRange] = [],
    requirements: [RequirementRequest] = [], reference: Assumption<String>? = nil
  ) {
    self.names = names
    self.statistics = statistics
    self.chain = chain
    self.assumptions = assumptions
    self.team = team
    self.scenarios = scenarios
    self.ranges = ranges
    self.requirements = requirements
    self.reference = reference
  }
}
