import Foundation
import TestSupport
import Testing

@testable import TerritoryDesk

/// Regions by name, and never by a part of a path.
@Suite struct RegionShelfTests {
  private static let shelf = RegionShelf(
    single: nil, folders: [("\(repositoryRoot)/regions/", true)], newRegions: nil)

  @Test func regionsOfTheFolder() throws {
    #expect(Self.shelf.entries.map(\.name).contains("kainuu"))
    #expect(try Self.shelf.entry("kainuu").path == "\(repositoryRoot)/regions/kainuu")
    #expect(try Self.shelf.entry("kainuu").title == "Kainuu")
  }

  @Test func theNewestStatisticsAreTold() throws {
    #expect(try Self.shelf.entry("central-finland").newestStatistics == "2026-06")
    let nowhere = RegionShelf.Entry(name: "x", path: "/nowhere", isOwn: true)
    #expect(nowhere.newestStatistics == nil)
  }

  /// A dropped file lies under its own name, of which nothing leads elsewhere or is an option.
  @Test(arguments: [
    ("statfin-12r5-2026-09.json", "statfin-12r5-2026-09"), ("Työttömät (2).csv", "Työttömät--2-"),
    ("../../etc/passwd", "file"), ("..", "file"), ("", "file"), (".csv", "file"),
    ("-rf.csv", "rf"), ("a/b\u{0}\n.csv", "a-b--"), ("a\u{202E}b.csv", "a-b"),
  ]) func namesOfDroppedFilesAreParts(name: String, kept: String) {
    #expect(DroppedFile.plain(name) == kept)
  }

  @Test func longNamesOfDroppedFilesAreShortened() {
    #expect(DroppedFile.plain(String(repeating: "ä", count: 500) + ".csv").count == 60)
  }

  @Test(arguments: [
    "", ".", "..", "../regions/kainuu", "kainuu/", "kainuu/statistics", "README.md",
  ])
  func otherNamesAreNone(name: String) {
    #expect(throws: Refusal.self) { try Self.shelf.entry(name) }
  }

  @Test func aRegionByItself() throws {
    let shelf = RegionShelf(
      single: "\(repositoryRoot)/regions/kainuu/", folders: [], newRegions: nil)
    #expect(shelf.entries.map(\.name) == ["kainuu"])
    let path = try shelf.place(forNew: "east-side", from: try shelf.entry("kainuu"))
    #expect(path == "\(repositoryRoot)/regions/east-side")
  }

  @Test(arguments: [
    "", "-a", "a-", "A", "a/b", "..", "ä", "a b", String(repeating: "a", count: 61), "lapland",
  ])
  func namesThatNoNewRegionGets(name: String) throws {
    let source = try Self.shelf.entry("kainuu")
    #expect(throws: Refusal.self) { try Self.shelf.place(forNew: name, from: source) }
  }

  @Test func documentsOfAllShippedRegions() throws {
    let regions = Self.shelf.entries.filter { $0.name != "finland" }
    for entry in cases(regions, inDebug: 3) {
      let document = try RegionDocument(reading: entry)
      #expect(document.outlines.count == document.municipalities.count)
      #expect(
        document.borders.joined().allSatisfy { code in
          document.municipalities.contains { $0.code == code }
        })
      #expect(!document.snapshots.isEmpty && !document.defaults.isEmpty)
    }
  }
}
