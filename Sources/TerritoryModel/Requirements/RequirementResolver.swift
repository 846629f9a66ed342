import Yams

/// Turns requests in names into what the programme understands, and refuses what contradicts itself.
struct RequirementResolver {
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
    case .together: resolveGroup(request) { .together($0) }
    case .apart: resolveGroup(request) { .apart($0) }
    case .territory: resolveGroup(request, ofAtLeast: 1) { .territory($0.sorted()) }
    case .base: member(request).map { add(.base($0), request) }
    case .neverBase: member(request).map { add(.neverBase($0), request) }
    case .shared: resolveShared(request)
    case .addBorder, .removeBorder: resolveBorder(request)
    case .unchanged: resolveUnchanged(request)
    case .inside: resolveAreas(request)
    case .leastClients: resolveLoad(request) { .leastClients($0) }
    case .mostClients: resolveLoad(request) { .mostClients($0) }
    case .mostKilometres: resolveNumber(request, .distance) { .mostKilometres($0) }
    case .leastCoaches: resolveNumber(request, .atLeastOne) { .leastCoaches(Int($0)) }
    case .mostCareTeams: resolveCareTeams(request)
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
    guard let fault = log.unknown(text, directory) else { return }
    let isList = text.contains { ";+/&".contains($0) }
    refuse(
      request, fault.what, mend: isList ? "put commas between names: A,B" : fault.remedy)
  }

  private mutating func resolveGroup(
    _ request: RequirementRequest, ofAtLeast least: Int = 2, _ kind: ([Int]) -> Requirement.Kind
  ) {
    guard let members = members(request) else { return }
    guard members.count >= least else {
      return refuse(
        request,
        "\(request.kind.rawValue) names \(members.isEmpty ? "no" : "only one") municipality",
        mend: "name at least \(least), with commas between them")
    }
    add(kind(members), request)
  }

  /// The one municipality that a request names; nil where it is not known.
  private mutating func member(_ request: RequirementRequest) -> Int? {
    guard let members = members(request) else { return nil }
    if members.isEmpty {
      refuse(request, "\(request.kind.rawValue) names no municipality", mend: "name at least 1")
    }
    return members.first
  }

  private mutating func resolveShared(_ request: RequirementRequest) {
    guard let member = member(request), !result.shared.contains(member) else { return }
    result.shared.append(member)
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
    let names = ends.map { "\(directory.municipalities[$0].name)" as Wording }.joinedByAnd
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
    // Most are named after their base, which has a name in each language.
    let place = directory.position(of: name)
    let named =
      reference.territories.first { $0.name == name }
      ?? reference.territories.first { place != nil && directory.position(of: $0.name) == place }
    guard let territory = named else {
      let hint = Wording.suggestingBehind(nearestSpelling(of: name, among: names))
      return refuse(
        request, "the reference plan has no territory \(quoted(name))",
        mend: "name one of \(names.joined(separator: ", "))\(hint)")
    }
    add(.territory(territory.municipalities), request)
  }

  private mutating func resolveAreas(_ request: RequirementRequest) {
    // A request for areas has one text, as one of a value has: see texts(_:_:).
    let column = request.texts[0]
    let areas = directory.municipalities.map { $0.texts[column] ?? "" }
    let without = directory.municipalities.filter { ($0.texts[column] ?? "").isEmpty }.map(\.name)
    guard without.isEmpty else {
      let columns = Set(directory.municipalities.flatMap(\.texts.keys)).sorted()
      let hint = Wording.suggestingBehind(nearestSpelling(of: column, among: columns))
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

  private mutating func resolveLoad(
    _ request: RequirementRequest, _ kind: (Double) -> Requirement.Kind
  ) {
    let text = request.texts[0]
    let isRelative = text.hasSuffix("%")
    guard
      // Results write 110 % with a space, so it may be given so.
      let number = number(
        isRelative ? String(text.dropLast()).trimmingWhitespace() : text, as: .positive, request)
    else { return }
    let share = isRelative ? number / 100 : nil
    add(kind(share.map { $0 * meanLoad } ?? number), shareOfMean: share, request)
  }

  /// `30%`, or 0.3.
  private mutating func resolveShare(_ request: RequirementRequest) {
    if let share = number(request.texts[0], as: .share, request) {
      add(.mostWaiting(share: share), request)
    }
  }

  private mutating func resolveNumber(
    _ request: RequirementRequest, _ quantity: Quantity, _ kind: (Double) -> Requirement.Kind
  ) {
    guard let number = number(request.texts[0], as: quantity, request) else { return }
    add(kind(number), request)
  }

  private mutating func resolveCareTeams(_ request: RequirementRequest) {
    guard let most = number(request.texts[0], as: .positive, request) else { return }
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
      let value = try quantity.parse(text)
      try quantity.validate(value, name: request.kind.rawValue)
      return value
    }
  }
}
