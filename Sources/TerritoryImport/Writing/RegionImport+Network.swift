import TerritoryGeography
import TerritoryLanguages
import TerritoryModel

extension RegionImport {
  mutating func readBorders(
    _ boundaries: Boundaries?, _ own: MunicipalityDirectory, _ register: MunicipalRegister
  ) -> BorderDraft {
    var measured: [MunicipalPair: Double] = [:]
    for border in boundaries?.borders ?? [] {
      let ends = [border.from, border.to].map { own.position(of: $0.digits)! }
      measured[MunicipalPair(ends[0], ends[1])] = border.kilometres
    }
    let file = request.borders.flatMap {
      PairFile(
        reading: $0, [.borderKilometres, .roadCrossings], register, request.columns, log: &log)
    }
    if request.borders == nil, boundaries == nil {
      log.add(
        "--borders", "nothing says which municipalities border on each other",
        mend: "give boundaries with --boundaries, or a table of pairs with --borders")
    }
    let draft = BorderDraft(measured: measured, file: file, own, log: &log)
    note(draft, hasCrossings: file != nil, own)
    return draft
  }

  mutating func note(
    _ draft: BorderDraft, hasCrossings: Bool, _ own: MunicipalityDirectory
  ) {
    let roads = draft.entries.values.count { $0.crossings > 0 }
    let (all, crossed) = (String(draft.entries.count), String(roads))
    report.notes.append(
      hasCrossings
        ? phrase(asNote: "Borders: \(all), \(crossed) of them with roads across.")
        : phrase(
          asNote: """
            Borders: \(all). No road crossings are given, so each border counts as one; take out \
            those without a road with remove_border in region.yaml.
            """))
    guard !draft.withoutCrossings.isEmpty else { return }
    let pairs = draft.withoutCrossings.prefix(5).map {
      "\(own.municipalities[$0.first].name)-\(own.municipalities[$0.second].name)"
    }.joined(separator: ", ")
    let more = draft.withoutCrossings.count - 5
    report.notes.append(
      more > 0
        ? phrase(
          asNote: """
            The file of road crossings doesn't have \(pairs) and \(String(more)) more: counted as \
            one crossing each.
            """)
        : phrase(
          asNote: """
            The file of road crossings doesn't have \(pairs): counted as one crossing each.
            """))
  }

  mutating func noteDisconnection(
    _ borders: BorderDraft, _ links: [ResolvedLink], _ own: MunicipalityDirectory
  ) {
    guard log.isEmpty else { return }
    let names = own.municipalities.map(\.name)
    for link in links where borders.entries[link.pair].map({ $0.crossings > 0 }) == true {
      log.add(
        "--link",
        "a road leads between \(names[link.pair.first]) and \(names[link.pair.second])"
          + " already", mend: "leave out the link")
    }
    let graph = links.reduce(borders.graph(count: own.municipalities.count)) {
      $0.adding($1.pair.first, $1.pair.second)
    }
    let parts = graph.parts(of: Array(names.indices)).sorted { $0.count > $1.count }
    for part in parts.dropFirst() {
      let shown = part.prefix(5).map { names[$0] }.joined(separator: ", ")
      let more = part.count > 5 ? " and \(part.count - 5) more" : ""
      log.add(
        request.borders ?? request.boundaries ?? "--borders",
        "the region is not connected: no road leads from \(shown)\(more) to the rest",
        mend: "give the ferry or road there is: --link \(names[part[0]]),OTHER,KILOMETRES,REASON,"
          + " or choose other municipalities")
    }
  }

  mutating func readDistances(
    _ links: [ResolvedLink], _ own: MunicipalityDirectory, _ register: MunicipalRegister
  ) -> DistanceDraft {
    let before = log.count
    var draft = DistanceDraft()
    if let place = request.distances {
      draft = DistanceDraft(reading: place, own, register, request.columns, log: &log)
    }
    guard log.count == before else { return draft }
    draft.fill(over: links, count: own.municipalities.count)
    if let detour = request.detour ?? (request.distances == nil ? DistanceDraft.usualDetour : nil) {
      draft.fill(detour: detour, own.municipalities)
    }
    // A link that is missing is told already, and brings the distances with it.
    if log.isEmpty {
      draft.noteMissing(own.municipalities, request.distances ?? "--distances", log: &log)
    }
    let estimates = draft.estimates.map {
      phrase(asNote: "\(String($0.count)) are estimates (\($0.how))")
    }.joined(separator: "; ")
    let pairs = String(draft.entries.count)
    report.notes.append(
      estimates.isEmpty
        ? phrase(asNote: "Distances: \(pairs) pairs.")
        : phrase(asNote: "Distances: \(pairs) pairs; \(estimates)."))
    return draft
  }
}
