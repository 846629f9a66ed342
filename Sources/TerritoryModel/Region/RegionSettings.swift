import Yams

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

extension RegionSettings {
  /// Reads `region.yaml`; nil where it can't be used, which `log` then says.
  ///
  /// - Parameter asked: what the file asks of every plan, as ``asked(_:log:)`` reads it.
  init?(
    reading root: YAMLMapping, _ directory: MunicipalityDirectory, asked: Asked,
    log: inout ProblemLog
  ) {
    root.refuseOthers(
      than: [
        "name", "statistics", "demand", "assumptions", "team", "scenarios", "ranges", "costs",
        "practice",
        "requirements", "reference", "merged",
      ], log: &log)
    let names = Self.names(root, log: &log)
    let statistics = root.text("statistics", log: &log)
    let chain = Self.chain(root, directory, log: &log)
    let assumptions = Assumptions(reading: root, log: &log)
    let team = Self.team(root, log: &log)
    let scenarios = Scenario.read(root, chain, log: &log)
    let ranges = AssumptionRange.read(root, log: &log)
    guard let names, let statistics, let chain, let assumptions else { return nil }
    self.init(
      names: names,
      statistics: Assumption(
        statistics, source: "the region's default",
        origin: .regionFile(line: root["statistics"]!.line)),
      chain: chain, assumptions: assumptions, team: team, scenarios: scenarios, ranges: ranges,
      requirements: asked.requirements, reference: asked.reference)
    mergers = MunicipalMergers.read(root, log: &log)
  }

  /// What `region.yaml` asks of every plan. It can be checked where other parts of the file are
  /// damaged.
  struct Asked {
    var requirements: [RequirementRequest] = []
    var reference: Assumption<String>?
  }

  static func asked(_ root: YAMLMapping, log: inout ProblemLog) -> Asked {
    let path = root["reference"] == nil ? nil : root.text("reference", log: &log)
    return Asked(
      requirements: RequirementRequest.read(root, log: &log),
      reference: path.map {
        Assumption(
          $0, source: "the region's default", origin: .regionFile(line: root["reference"]!.line))
      })
  }

  static func names(_ root: YAMLMapping, log: inout ProblemLog) -> Names? {
    guard let entry = root["name"] else {
      log.add(root.place, "name is missing", mend: "add name: with fi, sv and en under it")
      return nil
    }
    guard let mapping = YAMLMapping(entry.node, root.place, "name", log: &log) else { return nil }
    mapping.refuseOthers(than: ["fi", "sv", "en"], log: &log)
    let names = ["fi", "sv", "en"].map { mapping.text($0, log: &log) }
    guard let finnish = names[0], let swedish = names[1], let english = names[2] else { return nil }
    return Names(finnish: finnish, swedish: swedish, english: english)
  }

  private static func chain(
    _ root: YAMLMapping, _ directory: MunicipalityDirectory, log: inout ProblemLog
  ) -> DemandChain? {
    guard let entry = root["demand"] else {
      log.add(
        root.place, "demand is missing", mend: "add demand: with count and shares under it")
      return nil
    }
    guard let mapping = YAMLMapping(entry.node, root.place, "demand", log: &log) else { return nil }
    mapping.refuseOthers(than: ["count", "shares", "surveys", "suppressed"], log: &log)
    let count = SourcedValue("count", in: mapping, log: &log)
    let header = count?.text(log: &log)
    let steps = steps(mapping, log: &log)
    let surveys = Surveys(reading: mapping, directory, log: &log)
    let suppressed = SuppressedCount.read(from: mapping, log: &log)
    guard let count, let header, let steps else { return nil }
    return DemandChain(
      count: count.assumption(CountColumn(header)), steps: steps, surveys: surveys,
      suppressed: suppressed)
  }

  private static func steps(
    _ demand: YAMLMapping, log: inout ProblemLog
  ) -> [DemandChain.Step]? {
    guard let entry = demand["shares"] else {
      log.add(
        demand.place, line: demand.line, "shares is missing",
        mend: "add shares: and a list of name, value and source (it may be empty: [])")
      return nil
    }
    return demand.list("shares", entry.node, log: &log)?.compactMap { item in
      item.refuseOthers(than: ["name", "value", "source"], log: &log)
      let name = item.text("name", log: &log)
      let share = item.number("value", as: .share, log: &log)
      let source = item.text("source", log: &log)
      guard let name, let share, let source else { return nil }
      return DemandChain.Step(
        name: name, share: share, source: source, origin: .regionFile(line: item.line))
    }
  }

  private static func team(_ root: YAMLMapping, log: inout ProblemLog) -> Assumption<Team>? {
    guard let entry = root["team"],
      let mapping = YAMLMapping(entry.node, root.place, "team", log: &log)
    else { return nil }
    mapping.refuseOthers(than: ["coaches", "leaders", "source"], log: &log)
    let coaches = mapping.number("coaches", as: .atLeastOne, log: &log)
    let leaders = mapping.number("leaders", as: .count, log: &log)
    let source = mapping.text("source", log: &log)
    guard let coaches, let leaders, let source else { return nil }
    return Assumption(
      Team(coaches: Int(coaches), leaders: Int(leaders)), source: source,
      origin: .regionFile(line: entry.line))
  }
}
