/// Requirements that can be seen to contradict each other before anything is solved.
struct RequirementConflicts {
  private let directory: MunicipalityDirectory
  private var log = ProblemLog()
  private let requirements: [Requirement]
  private let resolved: ResolvedRequirements
  private let file: Wording?
  private let plan: PlanFile?
  /// The option or line that makes a municipality shared.
  private let sharers: [Int: Wording]

  /// - Parameters:
  ///   - bordersAreKnown: whether anything can be said of what borders connect.
  ///   - plan: a plan to score; nil where territories are to be found.
  init(
    _ resolved: ResolvedRequirements, _ directory: MunicipalityDirectory, bordersAreKnown: Bool,
    _ requests: [RequirementRequest], scoring plan: PlanFile?
  ) {
    self.plan = plan
    sharers = Dictionary(
      requests.filter { $0.kind == .shared }.compactMap { request in
        request.texts.first.flatMap { directory.position(of: $0) }.map {
          ($0, request.line.map { "\(request.place):\($0)" } ?? request.place)
        }
      }, uniquingKeysWith: { first, _ in first })
    self.directory = directory
    requirements = resolved.requirements
    self.resolved = resolved
    file = requests.first { $0.line != nil }?.place
    if bordersAreKnown { checkBorders(requests) }
    checkSomethingIsLeft(requests)
    if let plan { checkIsShared(requests, in: plan) }
    checkEachOther(bordersAreKnown)
  }

  /// Contradictions that are told. Nobody reads more, and of thousands of requirements there may be
  /// millions.
  private static let most = 1000

  private mutating func checkEachOther(_ bordersAreKnown: Bool) {
    // Those before, without those that ask for the same, which is all told by the first.
    var known: Set<Requirement> = []
    var others: [Requirement] = []
    var byMunicipality: [Int: [Int]] = [:]
    var withoutMunicipality: [Int] = []
    var bases: [Int] = []
    let groups = Self.groups(requirements)
    let before = log.count
    for requirement in requirements where log.count - before < Self.most {
      checkShared(requirement)
      if bordersAreKnown { checkAlone(requirement) }
      let named = requirement.named
      // What names no municipality may contradict all, else only those that name one of its own do.
      let near =
        named.isEmpty
        ? Array(others.indices)
        : Set(named.flatMap { byMunicipality[$0] ?? [] } + withoutMunicipality).sorted()
      for index in near where log.count - before < Self.most {
        check(requirement, against: others[index])
      }
      if case .base(let base) = requirement.kind {
        for index in bases where log.count - before < Self.most {
          checkBases(requirement, base, others[index], groups)
        }
      }
      let anyOrigin = Requirement(
        requirement.kind, shareOfMean: requirement.shareOfMean, origin: .builtIn)
      guard known.insert(anyOrigin).inserted else { continue }
      for municipality in Set(named) {
        byMunicipality[municipality, default: []].append(others.count)
      }
      if named.isEmpty { withoutMunicipality.append(others.count) }
      if case .base = requirement.kind { bases.append(others.count) }
      others.append(requirement)
    }
  }

  /// For each municipality the requirements that put it into one territory with others.
  private static func groups(_ requirements: [Requirement]) -> [Int: Set<Int>] {
    var groups: [Int: Set<Int>] = [:]
    for (index, requirement) in requirements.enumerated() {
      switch requirement.kind {
      case .together(let members), .territory(let members):
        for member in members { groups[member, default: []].insert(index) }
      default: break
      }
    }
    return groups
  }

  var problems: [InputProblem] { log.problems }

  private mutating func refuse(
    _ requirement: Requirement, _ what: Wording, mend: Wording = "take one of them back"
  ) {
    let line: Int? = if case .regionFile(let line) = requirement.origin { line } else { nil }
    let place = line == nil ? requirement.origin.wording : file ?? "region.yaml"
    log.add(place, line: line, what, mend: mend)
  }

  /// Removed borders must leave the region in one piece.
  private mutating func checkBorders(_ requests: [RequirementRequest]) {
    let parts = resolved.borders.parts(of: Array(directory.municipalities.indices))
    guard parts.count > 1,
      let request = requests.last(where: { $0.kind == .removeBorder })
    else { return }
    let smallest = parts.min { $0.count < $1.count }!
    log.add(
      request.place, line: request.line,
      "without that border no road leads from \(names(smallest)) to the rest of the region",
      mend: "keep the border, or add another with \(.addBorder)")
  }

  /// A territory needs a municipality that is not shared.
  private mutating func checkSomethingIsLeft(_ requests: [RequirementRequest]) {
    guard directory.isComplete, resolved.shared.count == directory.municipalities.count,
      let request = requests.last(where: { $0.kind == .shared })
    else { return }
    log.add(
      request.place, line: request.line,
      "all municipalities are shared, so none is left to form a territory",
      mend: "take at least one of them back")
  }

  /// What is asked to be shared besides region.yaml must be so in the plan that is scored: a score
  /// would answer another question. What region.yaml shares holds where territories are found.
  private mutating func checkIsShared(_ requests: [RequirementRequest], in plan: PlanFile) {
    for request in requests where request.kind == .shared && request.line == nil {
      guard let member = request.texts.first.flatMap({ directory.position(of: $0) }),
        let territory = plan.grouping.territories.first(where: {
          $0.municipalities.contains(member)
        })
      else { continue }
      log.add(
        request.place,
        "\(names([member])) is to be shared, but \(plan.place(of: member)) has it in the territory"
          + " \(quoted(territory.name))",
        mend: "leave it out here, or write \(Grouping.sharedMark) as its territory there")
    }
  }

  private mutating func checkShared(_ requirement: Requirement) {
    for member in requirement.named {
      guard let sharing = sharing(of: member) else { continue }
      refuse(
        requirement,
        "\(words(requirement)): \(names([member])) is shared and in no territory \(sharing)",
        mend: plan == nil
          ? "take one of them back"
          : "take it back, or put \(names([member])) into a territory there")
    }
  }

  /// What makes a municipality shared, as messages name it; nil where it is not.
  private func sharing(of member: Int) -> Wording? {
    if let plan {
      return plan.grouping.shared.contains(member) ? "in \(plan.place(of: member))" : nil
    }
    return sharers[member].map { "by \($0)" }
  }

  private mutating func checkAlone(_ requirement: Requirement) {
    guard case .territory(let members) = requirement.kind,
      !resolved.borders.isConnected(members)
    else { return }
    refuse(
      requirement, "\(names(members)) are no territory: they are not connected by road borders",
      mend: "name those between them too, or add a border with \(.addBorder)")
  }

  private mutating func check(_ one: Requirement, against other: Requirement) {
    guard one.contradicts(other) || other.contradicts(one) else { return }
    refuse(one, "\(words(one)), but \(words(other))")
  }

  /// A territory has one base.
  private mutating func checkBases(
    _ one: Requirement, _ base: Int, _ other: Requirement, _ groups: [Int: Set<Int>]
  ) {
    guard case .base(let otherBase) = other.kind, base != otherBase,
      let own = groups[base], let others = groups[otherBase], !own.isDisjoint(with: others)
    else { return }
    let texts: Wording = "\(words(one)), but \(words(other))"
    refuse(one, "\(texts), and both belong to one territory")
  }

  private func words(_ requirement: Requirement) -> String {
    requirement.description(directory)
  }

  private func names(_ positions: [Int]) -> String {
    positions.map { directory.municipalities[$0].name }.joined(separator: ", ")
  }
}

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
  /// - Parameter meanLoad: clients a year for each full-time coach, if they were divided evenly.
  func following(meanLoad: Double) -> ResolvedRequirements {
    var following = self
    following.requirements = requirements.map { $0.following(meanLoad: meanLoad) }
    return following
  }

  /// The same without what coaches with a base of their own ask for, where these are not the coaches.
  func placing(_ coaches: Coaches) -> ResolvedRequirements {
    let placed = requirements.reduce(Coaches(fullTime: 0)) { sum, requirement in
      if case .placedCoaches(let coaches, _) = requirement.kind { sum + coaches } else { sum }
    }
    return coaches.include(placed) ? self : withoutStaff
  }

  /// The same without what coaches with a base of their own ask for.
  var withoutStaff: ResolvedRequirements {
    var others = self
    others.requirements.removeAll(where: \.isOfStaff)
    return others
  }

  /// Resolves all requests.
  ///
  /// - Parameters:
  ///   - meanLoad: clients a year for each full-time coach, if they were divided evenly.
  ///   - placed: what coaches with a base of their own ask for.
  ///   - reference: the plan that unchanged territories are taken from.
  ///   - plan: a plan to score, whose shared municipalities are those that count.
  /// - Throws: ``InvalidInput`` with every request that can't be met as it is written.
  public init(
    _ requests: [RequirementRequest], region: Region, meanLoad: Double,
    placed: [Requirement] = [], reference: Grouping?, scoring plan: PlanFile? = nil
  ) throws(InvalidInput) {
    try self.init(
      requests, region.directory, region.borders, meanLoad: meanLoad, placed: placed,
      reference: reference, scoring: plan)
  }

  /// - Parameter borders: nil where they could not be read; then nothing is said about them.
  init(
    _ requests: [RequirementRequest], _ directory: MunicipalityDirectory, _ borders: BorderGraph?,
    meanLoad: Double, placed: [Requirement] = [], reference: Grouping?,
    scoring plan: PlanFile? = nil
  ) throws(InvalidInput) {
    var resolver = RequirementResolver(
      directory, borders, meanLoad: meanLoad, reference: reference)
    for request in requests { resolver.resolve(request) }
    var log = resolver.log
    self = resolver.result
    requirements += placed
    shared.sort()
    let conflicts = RequirementConflicts(
      self, directory, bordersAreKnown: resolver.bordersAreKnown, requests, scoring: plan)
    log.add(conflicts.problems)
    try log.throwIfAny()
  }
}
