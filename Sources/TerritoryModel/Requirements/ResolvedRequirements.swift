/// What the requests of a planner come to.
public struct ResolvedRequirements: Sendable {
  public internal(set) var requirements: [Requirement] = []
  /// Municipalities that are everybody's.
  public internal(set) var shared: [Int] = []
  /// The region's borders, with those added and without those removed.
  public internal(set) var borders = BorderGraph(count: 0, pairs: [])

  init() {}

  /// The same where the mean load is another, as by another number of coaches.
  ///
  /// - Parameter meanLoad: clients a year for each coach, if they were divided evenly.
  func following(meanLoad: Double) -> ResolvedRequirements {
    var following = self
    following.requirements = requirements.map { $0.following(meanLoad: meanLoad) }
    return following
  }

  /// Resolves all requests.
  ///
  /// - Parameters:
  ///   - meanLoad: clients a year for each coach, if they were divided evenly.
  ///   - reference: the plan that unchanged territories are taken from.
  ///   - plan: a plan to score, whose shared municipalities are those that count.
  /// - Throws: ``InvalidInput`` with every request that can't be met as it is written.
  public init(
    _ requests: [RequirementRequest], region: Region, meanLoad: Double, reference: Grouping?,
    scoring plan: PlanFile? = nil
  ) throws(InvalidInput) {
    try self.init(
      requests, region.directory, region.borders, meanLoad: meanLoad, reference: reference,
      scoring: plan)
  }

  /// - Parameter borders: nil where they could not be read; then nothing is said about them.
  init(
    _ requests: [RequirementRequest], _ directory: MunicipalityDirectory, _ borders: BorderGraph?,
    meanLoad: Double, reference: Grouping?, scoring plan: PlanFile? = nil
  ) throws(InvalidInput) {
    var resolver = RequirementResolver(
      directory, borders, meanLoad: meanLoad, reference: reference)
    for request in requests { resolver.resolve(request) }
    var log = resolver.log
    self = resolver.result
    shared.sort()
    let conflicts = RequirementConflicts(
      self, directory, bordersAreKnown: resolver.bordersAreKnown, requests, scoring: plan)
    log.add(conflicts.problems)
    try log.throwIfAny()
  }
}
