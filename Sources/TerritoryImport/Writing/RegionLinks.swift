import TerritoryGeography
import TerritoryLanguages
import TerritoryModel

extension RegionImport {
  /// The ways that no road map has: those that were asked for, and where islands are to be linked one to
  /// the nearest land from each part that hangs together with no other. Parts that are left are noted.
  mutating func readLinks(
    _ borders: BorderDraft, _ own: MunicipalityDirectory, _ land: LandDistances?
  ) -> [ResolvedLink] {
    let links = request.links.compactMap { ResolvedLink($0, own, log: &log) }
    let names = own.municipalities.map(\.name)
    report.notes += links.map { link in
      let (ends, kilometres) = (Self.ends(link, names), shortest(link.kilometres ?? 0))
      return phrase(asNote: "Linked by request: \(ends), \(kilometres) km (\(link.reason)).")
    }
    guard log.isEmpty else { return links }
    for link in links where borders.entries[link.pair].map({ $0.crossings > 0 }) == true {
      log.add(
        "--link",
        "a road leads between \(names[link.pair.first]) and \(names[link.pair.second])"
          + " already", mend: "leave out the link")
    }
    let graph = links.reduce(borders.graph(count: own.municipalities.count)) {
      $0.adding($1.pair.first, $1.pair.second)
    }
    let parts = LandParts(own.municipalities, land)
    guard request.linksIslands else {
      note(parts, of: graph, names)
      return links
    }
    let assumed = parts.gapsToClose(graph).map(ResolvedLink.init(assumedOver:))
    noteAssumed(assumed, names)
    return links + assumed
  }

  /// How many parts are told of one by one.
  private static let mostParts = 8

  private static func ends(_ link: ResolvedLink, _ names: [String]) -> String {
    "\(names[link.pair.first])-\(names[link.pair.second])"
  }

  private mutating func noteAssumed(_ links: [ResolvedLink], _ names: [String]) {
    guard !links.isEmpty else { return }
    let shown = links.prefix(10).map { Self.ends($0, names) }.joined(separator: ", ")
    let more = links.count - 10
    let all = more > 0 ? phrase(asNote: "\(shown) and \(String(more)) more") : shown
    report.notes.append(
      phrase(
        asNote: """
          Linked by assumption to the nearest land, since no road is known: \(all). Put right or take \
          out what is wrong under add_border in region.yaml.
          """))
  }

  /// Notes the parts that no road connects with the rest, all but the largest.
  private mutating func note(_ land: LandParts, of graph: BorderGraph, _ names: [String]) {
    let parts = graph.parts(of: Array(names.indices)).sorted { $0.count > $1.count }
    for part in parts.dropFirst().prefix(Self.mostParts) {
      let shown = part.prefix(5).map { names[$0] }.joined(separator: ", ")
      let more: Wording = part.count > 5 ? " and \(part.count - 5) more" : ""
      let gap = land.gap(from: part)
      let (from, to) = (names[gap?.from ?? part[0]], gap.map { names[$0.to] } ?? "OTHER")
      log.add(
        request.borders ?? request.boundaries ?? "--borders",
        "the region is not connected: no road leads from \(shown)\(more) to the rest"
          + "\(gap.map { "; \(land.words($0))" as Wording } ?? "")",
        mend: "give the ferry or road there is: --link \"\(from),\(to),KILOMETRES,REASON\","
          + " let all such ways be assumed with --link-islands, or choose other municipalities")
    }
    guard parts.count > Self.mostParts + 1 else { return }
    log.add(
      request.borders ?? request.boundaries ?? "--borders",
      "\(parts.count - 1 - Self.mostParts) further parts of the region are not connected",
      mend: "let ways to the nearest land be assumed with --link-islands")
  }
}
