import Foundation
import TerritoryModel
import TestSupport
import Testing

@testable import TerritoryImport

/// Newer statistics for a folder that is there.
@Suite struct SnapshotImportTests {
  /// A region folder with statistics of 2026-06, and what is asked to be added to it.
  private func refresh(_ sources: ImportSources) throws -> ImportRequest {
    var request = ImportRequest(folder: sources.place("koe"))
    request.boundaries = sources.place("boundaries.geojson")
    request.statistics = [sources.place("12r5-2026-06.json")]
    request.distances = sources.place("distances.csv")
    var new = RegionImport(request)
    _ = try new.run(dryRun: false)
    var refresh = ImportRequest(folder: sources.place("koe"))
    refresh.statistics = [sources.place("12r5-2026-09.csv")]
    return refresh
  }

  private func bytes(_ sources: ImportSources) throws -> [String: Data] {
    let files = try sources.contents().filter { $0.hasPrefix("koe/") && $0.contains(".") }
    return Dictionary(
      uniqueKeysWithValues: files.map {
        ($0, FileManager.default.contents(atPath: sources.place($0))!)
      })
  }

  @Test func addsASnapshotAndNothingElse() throws {
    let sources = try ImportSources()
    let request = try refresh(sources)
    #expect(request.isRefresh)
    let before = try bytes(sources)
    let (report, difference) = try SnapshotImport(request).run(dryRun: false)
    let after = try bytes(sources)
    #expect(report.files == ["statistics/2026-09.csv", "statistics/2026-09.txt"])
    #expect(Set(after.keys).subtracting(before.keys) == Set(report.files.map { "koe/\($0)" }))
    #expect(after.filter { before[$0.key] != nil } == before)
    // Long-term unemployed 5050 + 553 + 2.5 + 216, then 5100 + 553 + 16 + 206.
    let change = try #require(difference)
    #expect(change.before.people == 5821.5 && change.after.people == 5875)
    #expect(change.before.demand.snapshot == "2026-06")
  }

  @Test func aDryRunShowsTheSame() throws {
    let sources = try ImportSources()
    let request = try refresh(sources)
    let before = try bytes(sources)
    let (_, difference) = try SnapshotImport(request).run(dryRun: true)
    #expect(difference?.after.people == 5875)
    #expect(try bytes(sources) == before)
  }

  @Test func theDefaultSnapshotMayChange() throws {
    let sources = try ImportSources()
    var request = try refresh(sources)
    request.asDefault = true
    let before = try sources.text("koe/region.yaml")
    let report = try SnapshotImport(request).run(dryRun: false).report
    #expect(report.files.last == "region.yaml")
    #expect(
      try sources.text("koe/region.yaml")
        == before.replacing("statistics: \"2026-06\"", with: "statistics: \"2026-09\""))
    #expect(RegionFolder(request.folder).check().isEmpty)
  }

  /// Windows' editors end lines with two characters; YAML also ends them at separators of Unicode.
  @Test(arguments: ["\r\n", "\r", "\u{2028}", "\u{85}"]) func linesMayEndInAnyWay(end: String)
    throws
  {
    let sources = try ImportSources()
    var request = try refresh(sources)
    request.asDefault = true
    let before = try sources.text("koe/region.yaml")
    let whole = ["\r\n", "\r"].contains(end)
    try sources.write(
      "koe/region.yaml", whole ? before.replacing("\n", with: end) : "# a note\(end)" + before)
    _ = try SnapshotImport(request).run(dryRun: false)
    let after = try sources.text("koe/region.yaml")
    #expect(after.contains("statistics: \"2026-09\""))
    if end == "\r\n" {
      #expect(
        after.replacing("2026-09", with: "2026-06") == before.replacing("\n", with: end))
    }
    #expect(RegionFolder(request.folder).check().isEmpty)
  }

  @Test func aDefaultThatDemandCantBeCountedFromIsRefused() throws {
    let sources = try ImportSources()
    var request = try refresh(sources)
    request.asDefault = true
    try sources.write(
      "12r5-2026-09.csv",
      sources.text("12r5-2026-09.csv").replacing("2026M09 Pitkä", with: "2026M09 Muut pitkä"))
    let before = try bytes(sources)
    let refused = try #require(throws: InvalidInput.self) {
      try SnapshotImport(request).run(dryRun: false)
    }
    #expect(refused.problems.first?.what.contains("no column \"long_term_unemployed\"") == true)
    #expect(refused.problems.first?.place == sources.place("koe/statistics/2026-09.csv"))
    #expect(try bytes(sources) == before)
    // Beside another default it may be there; it just can't be compared.
    request.asDefault = false
    let (report, difference) = try SnapshotImport(request).run(dryRun: false)
    #expect(difference == nil)
    #expect(report.notes.contains { $0.hasPrefix("2026-06 and 2026-09 can't be compared") })
  }

  @Test func olderSnapshotsStay() throws {
    let sources = try ImportSources()
    var request = try refresh(sources)
    request.statistics = [sources.place("12r5-2026-06.json")]
    let refused = try #require(throws: InvalidInput.self) {
      try SnapshotImport(request).run(dryRun: false)
    }
    #expect(refused.problems.map(\.what) == ["the snapshot is there already"])
  }

  @Test func mergersOfTheFolderHold() throws {
    let sources = try ImportSources()
    let request = try refresh(sources)
    let yaml = try sources.text("koe/region.yaml")
    try sources.write("koe/region.yaml", yaml + "merged: {\"912\": \"435\"}\n")
    try sources.write(
      "12r5-2026-09.csv",
      sources.text("12r5-2026-09.csv").replacing("\"Luhanka\"", with: "\"KU912\""))
    _ = try SnapshotImport(request).run(dryRun: false)
    #expect(try sources.text("koe/statistics/2026-09.csv").contains("435,30,16\n"))
    #expect(try sources.text("koe/statistics/2026-09.txt").contains("912 is counted as 435"))
  }
}
