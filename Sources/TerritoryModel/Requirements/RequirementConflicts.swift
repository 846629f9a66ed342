/// Requirements that can be seen to contradict each other before anything is solved.
struct RequirementConflicts {
  private let directory: MunicipalityDirectory
  private var log = ProblemLog()
  private let requirements: [Requirement]
  private let resolved: ResolvedRequirements
  private let file: String?

  /// - Parameter bordersAreKnown: whether anything can be said of what borders connect.
  init(
    _ resolved: ResolvedRequirements, _ directory: MunicipalityDirectory, bordersAreKnown: Bool,
    _ requests: [RequirementRequest]
  ) {
    self.directory = directory
    requirements = resolved.requirements
    self.resolved = resolved
    file = requests.first { $0.line != nil }?.place
    if bordersAreKnown { checkBorders(requests) }
    checkSomethingIsLeft(requests)
    for (index, requirement) in requirements.enumerated() {
      checkShared(requirement)
      if bordersAreKnown { checkAlone(requirement) }
      for other in requirements[..<index] { check(requirement, against: other) }
    }
  }

  var problems: [InputProblem] { log.problems }

  private mutating func refuse(
    _ requirement: Requirement, _ what: String, mend: String = "take one of them back"
  ) {
    switch requirement.origin {
    case .regionFile(let line): log.add(file ?? "region.yaml", line: line, what, mend: mend)
    default: log.add(requirement.origin.description, what, mend: mend)
    }
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
      mend: "keep the border, or add another with --add-border")
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

  private mutating func checkShared(_ requirement: Requirement) {
    let shared = requirement.named.filter { resolved.shared.contains($0) }
    guard !shared.isEmpty else { return }
    refuse(
      requirement,
      "\(words(requirement)): \(names(shared)) is shared and in no territory")
  }

  private mutating func checkAlone(_ requirement: Requirement) {
    guard case .territory(let members) = requirement.kind,
      !resolved.borders.isConnected(members)
    else { return }
    refuse(
      requirement, "\(names(members)) are no territory: they are not connected by road borders",
      mend: "name those between them too, or add a border with --add-border")
  }

  private mutating func check(_ one: Requirement, against other: Requirement) {
    let texts = "\(words(one)), but \(words(other))"
    switch (one.kind, other.kind) {
    case (.apart(let a), .together(let b)), (.together(let b), .apart(let a)),
      (.apart(let a), .territory(let b)), (.territory(let b), .apart(let a)):
      if Set(a).intersection(b).count > 1 { refuse(one, texts) }
    case (.base(let a), .neverBase(let b)), (.neverBase(let b), .base(let a)):
      if a == b { refuse(one, texts) }
    case (.territory(let a), .territory(let b)):
      if a != b, !Set(a).isDisjoint(with: b) { refuse(one, texts) }
    case (.territory(let a), .together(let b)), (.together(let b), .territory(let a)):
      if !Set(a).isDisjoint(with: b), !Set(b).isSubset(of: a) { refuse(one, texts) }
    case (.insideAreas(let areas), .together(let b)), (.together(let b), .insideAreas(let areas)),
      (.insideAreas(let areas), .territory(let b)), (.territory(let b), .insideAreas(let areas)):
      if Set(b.map { areas[$0] }).count > 1 { refuse(one, texts) }
    case (.leastClients(let least), .mostClients(let most)),
      (.mostClients(let most), .leastClients(let least)):
      // How a number compares with a share of the mean is known with the mean only.
      let areAlike = (one.shareOfMean == nil) == (other.shareOfMean == nil)
      if areAlike, least > most { refuse(one, texts) }
    case (.base(let a), .base(let b)):
      let isOne = requirements.contains {
        switch $0.kind {
        case .together(let members), .territory(let members):
          a != b && members.contains(a) && members.contains(b)
        default: false
        }
      }
      if isOne { refuse(one, "\(texts), and both belong to one territory") }
    default: break
    }
  }

  private func words(_ requirement: Requirement) -> String {
    requirement.description(directory)
  }

  private func names(_ positions: [Int]) -> String {
    positions.map { directory.municipalities[$0].name }.joined(separator: ", ")
  }
}

extension Requirement {
  /// The municipalities that it names.
  var named: [Int] {
    switch kind {
    case .together(let members), .apart(let members), .territory(let members): members
    case .base(let base), .neverBase(let base): [base]
    default: []
    }
  }
}
