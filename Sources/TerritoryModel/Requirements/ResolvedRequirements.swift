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

/// Turns requests in names into what the programme understands, and refuses what contradicts itself.
private struct RequirementResolver {
  let directory: MunicipalityDirectory
  /// Clients a year for each coach, if they were divided evenly; relative loads refer to it.
  let meanLoad: Double
  /// The plan that unchanged territories are taken from.
  let reference: Grouping?
  private(set) var result = ResolvedRequirements()
  private(set) var log = ProblemLog()
  private let hasBorders: Bool
  /// Whether the borders of the result are those that the planner means.
  private(set) var bordersAreKnown: Bool

  /// - Parameter borders: nil where they could not be read.
  init(
    _ directory: MunicipalityDirectory, _ borders: BorderGraph?, meanLoad: Double,
    reference: Grouping?
  ) {
    self.directory = directory
    self.meanLoad = meanLoad
    self.reference = reference
    hasBorders = borders != nil
    bordersAreKnown = hasBorders
    if let borders { result.borders = borders }
  }

  mutating func resolve(_ request: RequirementRequest) {
    switch request.kind {
    case .together, .apart, .territory: resolveGroup(request)
    case .base, .neverBase, .shared: resolveName(request)
    case .addBorder, .removeBorder: resolveBorder(request)
    case .unchanged: resolveUnchanged(request)
    case .inside: resolveAreas(request)
    case .leastClients, .mostClients: resolveLoad(request)
    case .mostKilometres, .leastCoaches, .mostCareTeams: resolveNumber(request)
    case .mostWaiting: resolveShare(request)
    }
  }

  private mutating func add(
    _ kind: Requirement.Kind, shareOfMean: Double? = nil, _ request: RequirementRequest
  ) {
    result.requirements.append(
      Requirement(kind, shareOfMean: shareOfMean, origin: request.origin))
  }

  private mutating func refuse(_ request: RequirementRequest, _ what: Wording, mend: Wording) {
    log.add(request.place, line: request.line, what, mend: mend)
  }

  /// The municipalities that a request names, each once; nil where one is not known.
  private mutating func members(_ request: RequirementRequest) -> [Int]? {
    var positions: [Int] = []
    var isSound = true
    for text in request.texts {
      if let position = directory.position(of: text) {
        if positions.contains(position) {
          refuse(request, "\(quoted(text)) is named twice", mend: "name each municipality once")
          isSound = false
        }
        positions.append(position)
      } else {
        refuseUnknown(text, request)
        isSound = false
      }
    }
    return isSound ? positions : nil
  }

  private mutating func refuseUnknown(_ text: String, _ request: RequirementRequest) {
    guard let fault = directory.unknown(text) else { return }
    let isList = text.contains { ";+/&".contains($0) }
    refuse(
      request, fault.what, mend: isList ? "put commas between names: A,B" : fault.remedy)
  }

  private mutating func resolveGroup(_ request: RequirementRequest) {
    guard let members = members(request) else { return }
    let least = request.kind == .territory ? 1 : 2
    guard members.count >= least else {
      return refuse(
        request,
        "\(request.kind.rawValue) names \(members.isEmpty ? "no" : "only one") municipality",
        mend: "name at least \(least), with commas between them")
    }
    switch request.kind {
    case .together: add(.together(members), request)
    case .apart: add(.apart(members), request)
    default: add(.territory(members.sorted()), request)
    }
  }

  private mutating func resolveName(_ request: RequirementRequest) {
    guard let members = members(request) else { return }
    guard let member = members.first else {
      return refuse(
        request, "\(request.kind.rawValue) names no municipality", mend: "name at least 1")
    }
    switch request.kind {
    case .base: add(.base(member), request)
    case .neverBase: add(.neverBase(member), request)
    default: if !result.shared.contains(member) { result.shared.append(member) }
    }
  }

  private mutating func resolveBorder(_ request: RequirementRequest) {
    guard let ends = members(request) else {
      bordersAreKnown = false
      return
    }
    guard ends.count == 2 else {
      bordersAreKnown = false
      return refuse(
        request, "a border lies between two municipalities, not \(ends.count)",
        mend: "name two, with a comma between them")
    }
    guard hasBorders else { return }
    let exists = result.borders.borders(ends[0], ends[1])
    let names = ends.map { directory.municipalities[$0].name }.joined(separator: " and ")
    switch (request.kind, exists) {
    case (.addBorder, false): result.borders = result.borders.adding(ends[0], ends[1])
    case (.removeBorder, true): result.borders = result.borders.removing(ends[0], ends[1])
    case (.addBorder, _):
      refuse(request, "a road leads between \(names) already", mend: "leave the request out")
    default:
      refuse(request, "no road leads between \(names)", mend: "leave the request out")
    }
  }

  private mutating func resolveUnchanged(_ request: RequirementRequest) {
    guard let reference else {
      return refuse(
        request, "unchanged territories are those of another plan, and none is given",
        mend: "give it with \(.reference), or as reference in region.yaml")
    }
    let names = reference.territories.map(\.name)
    let name = request.texts.first ?? ""
    guard let territory = reference.territories.first(where: { $0.name == name }) else {
      let hint = nearestSpelling(of: name, among: names).map { "; did you mean \($0)?" }
      return refuse(
        request, "the reference plan has no territory \(quoted(name))",
        mend: "name one of \(names.joined(separator: ", "))\(hint ?? "")")
    }
    add(.territory(territory.municipalities), request)
  }

  private mutating func resolveAreas(_ request: RequirementRequest) {
    let column = request.texts[0]
    let areas = directory.municipalities.map { $0.texts[column] ?? "" }
    let without = directory.municipalities.filter { ($0.texts[column] ?? "").isEmpty }.map(\.name)
    guard without.isEmpty else {
      let columns = Set(directory.municipalities.flatMap(\.texts.keys)).sorted()
      let hint = nearestSpelling(of: column, among: columns).map { "; did you mean \($0)?" } ?? ""
      return refuse(
        request,
        without.count == areas.count
          ? "municipalities.csv has no column \(quoted(column))"
          : "\(column) is empty for \(without.joined(separator: ", "))",
        mend: "write each municipality's area into that column of municipalities.csv"
          + (columns.contains(column) ? "" : "\(hint)"))
    }
    add(.insideAreas(areas), request)
  }

  private mutating func resolveLoad(_ request: RequirementRequest) {
    let text = request.texts[0]
    let isRelative = text.hasSuffix("%")
    guard
      // Results write 110 % with a space, so it may be given so.
      let number = number(
        isRelative ? String(text.dropLast()).trimmingWhitespace() : text, as: .positive, request)
    else { return }
    let share = isRelative ? number / 100 : nil
    let clients = share.map { $0 * meanLoad } ?? number
    add(
      request.kind == .leastClients ? .leastClients(clients) : .mostClients(clients),
      shareOfMean: share, request)
  }

  /// `30%`, or 0.3.
  private mutating func resolveShare(_ request: RequirementRequest) {
    let text = request.texts[0]
    let isPercent = text.hasSuffix("%")
    let share = log.noting(request.place, line: request.line) { () throws(Violation) -> Double in
      let value = try StrictNumber.parse(
        isPercent ? String(text.dropLast()).trimmingWhitespace() : text)
      let name = request.kind.rawValue
      guard isPercent else {
        try Quantity.share.validate(value, name: name)
        return value
      }
      guard (0...100).contains(value) else {
        throw Violation(
          what: "\(name) is \(text)", remedy: "write a percentage from 0% to 100%, such as 30%")
      }
      return value / 100
    }
    if let share { add(.mostWaiting(share: share), request) }
  }

  private mutating func resolveNumber(_ request: RequirementRequest) {
    let quantity: Quantity =
      switch request.kind {
      case .leastCoaches: .atLeastOne
      case .mostKilometres: .distance
      default: .positive
      }
    guard let number = number(request.texts[0], as: quantity, request) else { return }
    switch request.kind {
    case .mostKilometres: add(.mostKilometres(number), request)
    case .leastCoaches: add(.leastCoaches(Int(number)), request)
    default: resolveCareTeams(number, request)
    }
  }

  private mutating func resolveCareTeams(_ most: Double, _ request: RequirementRequest) {
    let without = directory.municipalities.filter { $0.careTeams == nil }.map(\.name)
    guard without.isEmpty else {
      return refuse(
        request, "the care teams of \(without.joined(separator: ", ")) are not known",
        mend: "write them into the column care_teams of municipalities.csv, 0 where there is none")
    }
    add(.mostCareTeams(most, teams: directory.municipalities.map { $0.careTeams ?? 0 }), request)
  }

  private mutating func number(
    _ text: String, as quantity: Quantity, _ request: RequirementRequest
  ) -> Double? {
    log.noting(request.place, line: request.line) { () throws(Violation) in
      let value = try StrictNumber.parse(text)
      try quantity.validate(value, name: request.kind.rawValue)
      return value
    }
  }
}
