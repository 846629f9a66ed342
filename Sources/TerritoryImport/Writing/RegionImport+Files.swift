import TerritoryGeography
import TerritoryLanguages
import TerritoryModel

extension RegionImport {
  /// The texts of all files.
  func files(_ geography: Geography) throws(InvalidInput) -> [String: String] {
    let codes = geography.places.map(\.code)
    var files = [
      "region.yaml": try settings(geography),
      "municipalities.csv": RegionFiles.municipalities(geography.places),
      "borders.csv": RegionFiles.borders(geography.borders, geography.places),
      "distances.csv": RegionFiles.distances(geography.distances, geography.places),
      "sources.txt": sources(),
    ]
    if let outlines = geography.outlines { files["outlines.geojson"] = outlines.geoJSON() }
    for snapshot in report.snapshots {
      files["statistics/\(snapshot.period).csv"] = RegionFiles.statistics(snapshot, codes)
      files["statistics/\(snapshot.period).txt"] = RegionFiles.origins(
        snapshot, report.areas, request.mergers.into(Set(codes)))
    }
    return files
  }

  /// What municipalities, borders and distances were made from.
  func sources() -> String {
    let given = [
      request.boundaries.map { phrase(asNote: "Boundaries: file \(fileName($0))") },
      request.places.map { phrase(asNote: "Names and centres: file \(fileName($0))") },
      request.borders.map { phrase(asNote: "Road crossings: file \(fileName($0))") },
      request.distances.map { phrase(asNote: "Distances: file \(fileName($0))") },
    ].compactMap { $0 }
    let heading = phrase(
      asNote: "What this folder was made from (statistics: see statistics/*.txt)")
    return ([heading, ""] + given + report.notes).joined(separator: "\n") + "\n"
  }

  /// `region.yaml`: the one that is given, or the usual one.
  func settings(_ geography: Geography) throws(InvalidInput) -> String {
    if let place = request.settings {
      var log = ProblemLog()
      let file = TextFile(place, log: &log)
      try log.throwIfAny()
      return file!.text
    }
    // There is one for each period, or the log has said why not.
    let newest = report.snapshots.last!
    guard let source = newest.sources.first(where: { $0.column == request.count.header }) else {
      throw InvalidInput([
        InputProblem(
          place: "--statistics",
          what: "the snapshot \(newest.period) has no column \(request.count.header), which demand"
            + " is counted from",
          remedy: "say which column it is with --column \(request.count.header)=TITLE, or count"
            + " another with --count: here are \(newest.columns.joined(separator: ", "))")
      ])
    }
    try newest.requireCounts(in: source.column, of: geography.places.map(\.nameFinnish))
    let name = request.nameFinnish ?? report.region
    return RegionTemplate(
      names: RegionSettings.Names(
        finnish: name, swedish: request.nameSwedish ?? name, english: request.nameEnglish ?? name),
      statistics: newest.period.name, count: source.column, countSource: Self.words(source),
      mergers: request.mergers.into(Set(geography.places.map(\.code))),
      reach: UsualReach(geography.distances, geography.places),
      links: geography.links.map { link in
        (
          [link.pair.first, link.pair.second].map { geography.places[$0].nameFinnish },
          geography.distances.entries[link.pair]?.kilometres ?? "", link.reason
        )
      }
    ).text
  }

  /// A column's origin as region.yaml gives it.
  private static func words(_ source: SnapshotDraft.Source) -> String {
    let origin = source.origin.isEmpty ? fileName(source.place) : source.origin
    let month = source.period.map { ", \($0.name)" } ?? ""
    let choice = phrase(
      asNote: """
        counted for want of a local choice: assumption of this tool, to be set by the planner
        """)
    return "\(origin): \(source.title)\(month); \(choice)"
  }
}
