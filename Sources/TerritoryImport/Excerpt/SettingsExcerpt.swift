import TerritoryLanguages
import TerritoryModel

/// `region.yaml` of a part of a region: what is said of other municipalities is taken out, all else
/// stays to the letter.
struct SettingsExcerpt {
  let region: Region
  /// Positions in the region.
  let members: [Int]
  /// The paths of the plans that the part has.
  let plans: Set<String>
  /// Borders to add.
  let links: [MunicipalPair]
  private let place: String
  private var yaml: YAMLText
  /// What is not as it was.
  private(set) var notes: [String] = []

  init(
    region: Region, members: [Int], text: String, place: String, plans: Set<String>,
    links: [MunicipalPair]
  ) {
    self.region = region
    self.members = members
    self.place = place
    self.plans = plans
    self.links = links
    yaml = YAMLText(text)
  }

  var text: String { yaml.text }

  /// - Throws: ``InvalidInput`` where the file is not written so that entries can be taken out.
  mutating func cut(naming names: RegionSettings.Names) throws(InvalidInput) {
    do throws(Violation) {
      // Comments are found by the lines that requests were read from, so those come first.
      try cutRequirements()
      try cutSurveys()
      try cutTeam()
      try cutReach()
      try cutMergers()
      try yaml.replace(
        ["name"],
        with: [
          "name:", "  fi: \(YAMLText.quoted(names.finnish))",
          "  sv: \(YAMLText.quoted(names.swedish))", "  en: \(YAMLText.quoted(names.english))",
        ])
    } catch {
      throw InvalidInput([error.at(place)])
    }
  }

  private func name(_ position: Int) -> String {
    YAMLText.quoted(region.municipalities[position].name)
  }

  private mutating func cutRequirements() throws(Violation) {
    let all = region.settings.requirements
    let hasReference = region.settings.reference.map { plans.contains($0.value) } ?? false
    let kept = all.compactMap { part(of: $0, hasReference: hasReference) }
    if let reference = region.settings.reference, !hasReference {
      try yaml.replace(["reference"], with: [])
      notes.append(phrase(asNote: "Left out of region.yaml: the reference \(reference.value)"))
    }
    guard kept.map(\.texts) != all.map(\.texts) || !links.isEmpty else { return }
    let lost = all.count - kept.count
    if lost > 0 {
      notes.append(
        phrase(
          asNote: "Left out of region.yaml: \(String(lost)) requirements on other municipalities"))
    }
    var block = kept.isEmpty && links.isEmpty ? [] : ["requirements:"]
    for kind in RequirementRequest.Kind.allCases {
      let requests = kept.filter { $0.request.kind == kind }
      let added = kind == .addBorder ? links : []
      guard !requests.isEmpty || !added.isEmpty else { continue }
      if kind.isValue {
        // A value is one text.
        block += requests.map { "  \(kind.rawValue): \($0.texts[0])\(comment($0.request))" }
        continue
      }
      block.append("  \(kind.rawValue):")
      for (request, texts) in requests {
        let names = texts.map(YAMLText.quoted).joined(separator: ", ")
        block.append("    - \(kind.isGroup ? "[\(names)]" : names)\(comment(request))")
      }
      block += added.map { link in
        "    - [\(name(link.first)), \(name(link.second))]  # the roads lead outside of the region"
      }
    }
    if try !yaml.replace(["requirements"], with: block) { yaml.append([""] + block) }
  }

  private func comment(_ request: RequirementRequest) -> String {
    if case .regionFile(let line) = request.origin { yaml.comment(line: line) } else { "" }
  }

  /// What a request asks of the members; nil where it asks nothing of them.
  private func part(
    of request: RequirementRequest, hasReference: Bool
  ) -> (request: RequirementRequest, texts: [String])? {
    let inside = request.texts.filter {
      region.directory.position(of: $0).map(members.contains) == true
    }
    let isWhole = inside.count == request.texts.count
    switch request.kind {
    case .together, .apart: return inside.count > 1 ? (request, inside) : nil
    case .territory, .addBorder, .removeBorder, .base, .neverBase, .shared:
      return isWhole ? (request, inside) : nil
    case .unchanged: return hasReference ? (request, request.texts) : nil
    case .inside, .leastClients, .mostClients, .mostKilometres, .leastCoaches, .mostCareTeams,
      .mostWaiting:
      return (request, request.texts)
    }
  }

  private mutating func cutSurveys() throws(Violation) {
    let answers = region.settings.chain.surveys.filter {
      if case .regionFile = $0.value.origin { true } else { false }
    }
    let inside = answers.filter { members.contains($0.key) }.sorted { $0.key < $1.key }
    guard inside.count < answers.count else { return }
    var block = inside.isEmpty ? [] : ["  surveys:"]
    var clients: [String] = []
    for (position, answer) in inside {
      switch answer.value {
      case .share(let share):
        block.append("    \(name(position)): \(shortest(share * 100)) %")
      case .clients(let count): clients.append("      \(name(position)): \(shortest(count))")
      }
    }
    block += clients.isEmpty ? [] : ["    clients:"] + clients
    try yaml.replace(["demand", "surveys"], with: block)
  }

  /// A published team is that of the whole region.
  private mutating func cutTeam() throws(Violation) {
    guard region.settings.team != nil, members.count < region.count else { return }
    try yaml.replace(["team"], with: [])
    notes.append(phrase(asNote: "Left out of region.yaml: the team, which is that of the whole"))
  }

  /// A reach that follows from the distances of the whole follows from those of the part.
  private mutating func cutReach() throws(Violation) {
    let whole = UsualReach(region, Array(region.municipalities.indices))
    let part = UsualReach(region, members)
    guard region.settings.assumptions.reachKm.value == Double(whole.kilometres),
      part.kilometres != whole.kilometres || part.source != whole.source
    else { return }
    try yaml.replace(
      ["assumptions", "reach_km"],
      with: [
        "  reach_km:  # longest way by road from a coach's base to a municipality served",
        "    value: \(part.kilometres)", "    source: \(YAMLText.quoted(part.source))",
      ])
    guard part.kilometres != whole.kilometres else { return }
    notes.append(
      phrase(
        asNote:
          "In region.yaml: a reach of \(part.kilometres), by the distances of the part; of the whole it is \(whole.kilometres)"
      ))
  }

  private mutating func cutMergers() throws(Violation) {
    let mergers = region.settings.mergers
    let part = mergers.into(Set(members.map { region.municipalities[$0].code }))
    guard part != mergers else { return }
    let entries = part.former.map { former in
      let line = yaml.lines.firstIndex { $0.contains("\"\(former)\": \"\(part[former])\"") }
      return "  \"\(former)\": \"\(part[former])\"\(line.map { yaml.comment(line: $0 + 1) } ?? "")"
    }
    try yaml.replace(["merged"], with: entries.isEmpty ? [] : ["merged:"] + entries)
  }
}
