import TerritoryModel
import TerritoryReport

/// The texts of a region folder's tables.
enum RegionFiles {
  /// `municipalities.csv`. Latitude and longitude stand as they were published.
  static func municipalities(_ places: [PlaceDraft]) -> String {
    let areas = places.contains { $0.area != nil }
    let teams = places.contains { $0.careTeams != nil }
    var csv = CSVText(
      header: ["code", "name_fi", "name_sv", "latitude", "longitude"]
        + (areas ? ["area"] : []) + (teams ? ["care_teams"] : []),
      style: .plain)
    for place in places {
      csv.add(
        [
          .text(place.code.digits), .text(place.nameFinnish), .text(place.nameSwedish),
          .published(place.latitude), .published(place.longitude),
        ] + (areas ? [.text(place.area ?? "")] : [])
          + (teams ? [.published(place.careTeams ?? "")] : []))
    }
    return csv.text
  }

  static func borders(_ draft: BorderDraft, _ places: [PlaceDraft]) -> String {
    var csv = CSVText(header: ["from", "to", "border_km", "road_crossings"], style: .plain)
    for (pair, entry) in draft.entries.sorted(by: { $0.key < $1.key }) {
      csv.add([
        .text(places[pair.first].code.digits), .text(places[pair.second].code.digits),
        .published(entry.kilometres), .count(entry.crossings),
      ])
    }
    return csv.text
  }

  /// `distances.csv`, with a column that says how estimates were made, where there are any.
  static func distances(_ draft: DistanceDraft, _ places: [PlaceDraft]) -> String {
    let isEstimated = !draft.estimates.isEmpty
    var csv = CSVText(
      header: ["from", "to", "km"] + (draft.hasMinutes ? ["minutes"] : [])
        + (isEstimated ? ["estimated"] : []),
      style: .plain)
    for (pair, entry) in draft.entries.sorted(by: { $0.key < $1.key }) {
      csv.add(
        [
          .text(places[pair.first].code.digits), .text(places[pair.second].code.digits),
          .published(entry.kilometres),
        ] + (draft.hasMinutes ? [.published(entry.minutes ?? "")] : [])
          + (isEstimated ? [.text(entry.estimate)] : []))
    }
    return csv.text
  }

  /// A snapshot of `statistics/`.
  static func statistics(_ draft: SnapshotDraft, _ codes: [MunicipalityCode]) -> String {
    let isEstimated = draft.estimated.contains { !$0.isEmpty }
    var csv = CSVText(
      header: ["municipality"] + draft.columns + (isEstimated ? ["estimated"] : []),
      style: .plain)
    for (row, code) in codes.enumerated() {
      csv.add(
        [.text(code.digits)] + draft.columns.map { .published(draft.cells[$0]![row]) }
          + (isEstimated ? [.text(draft.estimated[row].joined(separator: " "))] : []))
    }
    return csv.text
  }

  /// What is written beside a snapshot: where each of its columns comes from.
  static func origins(
    _ draft: SnapshotDraft, _ areas: [ImportReport.AreaCount], _ mergers: MunicipalMergers
  ) -> String {
    var lines = ["Where the figures of \(draft.period).csv come from", ""]
    for source in draft.sources {
      let month = source.period.map { ", \($0)" } ?? ", no month said"
      let file = source.place.isEmpty ? "" : ", file \(fileName(source.place))\(month)"
      lines.append("\(source.column): \(source.title)\(file)")
    }
    let used = Set(draft.sources.map(\.place))
    for place in used.sorted() {
      guard let origin = draft.sources.first(where: { $0.place == place })?.origin, !origin.isEmpty
      else { continue }
      lines.append("\(fileName(place)): \(origin)")
    }
    for area in areas where used.contains(area.place) {
      lines.append(
        "\(fileName(area.place)): \(area.region) municipalities taken, \(area.others) of other"
          + " regions and \(area.skipped.count) areas that are no municipality passed over")
    }
    for former in mergers.former {
      lines.append("\(former) is counted as \(mergers[former])")
    }
    return (lines + draft.notes).joined(separator: "\n") + "\n"
  }
}
