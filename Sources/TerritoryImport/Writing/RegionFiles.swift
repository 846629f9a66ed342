import Foundation
import TerritoryLanguages
import TerritoryModel
import TerritoryReport

/// The texts of a region folder's tables.
enum RegionFiles {
  /// `municipalities.csv`. Latitude and longitude stand as they were published.
  static func municipalities(_ places: [PlaceDraft]) -> String {
    let areas = places.contains { $0.area != nil }
    let teams = places.contains { $0.careTeams != nil }
    var table = ResultTable(
      (["code", "name_fi", "name_sv", "latitude", "longitude"]
        + (areas ? ["area"] : []) + (teams ? ["care_teams"] : [])).map { .key($0) })
    for place in places {
      table.add(
        [
          .text(place.code.digits), .text(place.nameFinnish), .text(place.nameSwedish),
          .published(place.latitude), .published(place.longitude),
        ] + (areas ? [.text(place.area ?? "")] : [])
          + (teams ? [.published(place.careTeams ?? "")] : []))
    }
    return table.csv(.plain)
  }

  static func borders(_ draft: BorderDraft, _ places: [PlaceDraft]) -> String {
    var table = ResultTable((["from", "to", "border_km", "road_crossings"]).map { .key($0) })
    for (pair, entry) in draft.entries.sorted(by: { $0.key < $1.key }) {
      table.add([
        .text(places[pair.first].code.digits), .text(places[pair.second].code.digits),
        .published(entry.kilometres), .count(entry.crossings),
      ])
    }
    return table.csv(.plain)
  }

  /// `distances.csv`, with a column that says how estimates were made, where there are any.
  static func distances(_ draft: DistanceDraft, _ places: [PlaceDraft]) -> String {
    // Both look through all pairs, so they are asked once.
    let (isEstimated, hasMinutes) = (!draft.estimates.isEmpty, draft.hasMinutes)
    let columns =
      ["from", "to", "km"] + (hasMinutes ? ["minutes"] : []) + (isEstimated ? ["estimated"] : [])
    func table() -> ResultTable { ResultTable(columns.map { .key($0) }) }
    let header = table().csv(.plain)
    var text = header
    // A table for each municipality: one of millions of rows would take gigabytes.
    for first in places.indices {
      var rows = table()
      for second in places.indices.dropFirst(first + 1) {
        guard let entry = draft.entries[MunicipalPair(first, second)] else { continue }
        rows.add(
          [
            .text(places[first].code.digits), .text(places[second].code.digits),
            .published(entry.kilometres),
          ] + (hasMinutes ? [.published(entry.minutes ?? "")] : [])
            + (isEstimated ? [.text(entry.estimate)] : []))
      }
      text += rows.csv(.plain).dropFirst(header.count)
    }
    return text
  }

  /// A snapshot of `statistics/`.
  static func statistics(_ draft: SnapshotDraft, _ codes: [MunicipalityCode]) -> String {
    let isEstimated = draft.estimated.contains { !$0.isEmpty }
    var table = ResultTable(
      (["municipality"] + draft.columns + (isEstimated ? ["estimated"] : [])).map { .key($0) })
    for (row, code) in codes.enumerated() {
      // Each column has a cell for each municipality: see SnapshotDraft.add.
      table.add(
        [.text(code.digits)] + draft.columns.map { .published(draft.cells[$0]![row]) }
          + (isEstimated ? [.text(draft.estimated[row].joined(separator: " "))] : []))
    }
    return table.csv(.plain)
  }

  /// What is written beside a snapshot: where each of its columns comes from.
  static func origins(
    _ draft: SnapshotDraft, _ areas: [ImportReport.AreaCount], _ mergers: MunicipalMergers
  ) -> String {
    var lines = [phrase(asNote: "Where the figures of \(draft.period.name).csv come from"), ""]
    lines += draft.sources.map(origin)
    let used = Set(draft.sources.map(\.place))
    for place in used.sorted() {
      guard let origin = draft.sources.first(where: { $0.place == place })?.origin, !origin.isEmpty
      else { continue }
      lines.append("\(fileName(place)): \(origin)")
    }
    for area in areas where used.contains(area.place) {
      let counts = [area.region, area.others, area.skipped.count].map { String($0) }
      lines.append(
        phrase(
          asNote: """
            \(fileName(area.place)): \(counts[0]) municipalities taken, \(counts[1]) of other \
            regions and \(counts[2]) areas that are no municipality passed over
            """))
    }
    for former in mergers.former {
      lines.append(phrase(asNote: "\(former.digits) is counted as \(mergers[former].digits)"))
    }
    return (lines + draft.notes).joined(separator: "\n") + "\n"
  }

  /// A column, its name in the source, the file, and the month that the file says.
  private static func origin(_ source: SnapshotDraft.Source) -> String {
    let (column, title) = (source.column, source.title)
    guard !source.place.isEmpty else { return "\(column): \(title)" }
    let file = fileName(source.place)
    guard let month = source.period?.name else {
      return phrase(asNote: "\(column): \(title), file \(file), no month said")
    }
    return phrase(asNote: "\(column): \(title), file \(file), \(month)")
  }
}

/// A region folder that is about to be made: complete and sound, or absent.
struct NewRegionFolder {
  private let folder: OutputFolder

  /// - Throws: ``InvalidInput`` where something stands at the path already, or its parent is missing.
  init(_ path: String) throws(InvalidInput) {
    folder = try OutputFolder(path, option: "FOLDER")
  }

  /// Writes the files beside the folder, checks them as `check` does, and moves them there.
  ///
  /// - Parameter dryRun: whether everything is done in a temporary folder, which is deleted.
  /// - Throws: ``InvalidInput`` with what `check` finds, under the names that the files would have.
  func write(_ files: [String: String], dryRun: Bool) throws(InvalidInput) {
    let path = folder.path
    let check = { (staging: String) throws(InvalidInput) in
      let problems = RegionFolder(staging).check().map { $0.moved(from: staging, to: path) }
      if !problems.isEmpty { throw InvalidInput(problems) }
    }
    let files = files.mapValues { FileContent.text($0) }
    guard dryRun else { return try folder.write(files, check: check) }
    let trial = try StagingFolder.temporary()
    defer { trial.remove() }
    try OutputFolder("\(trial.path)/region", option: "FOLDER").write(files, check: check)
  }
}
