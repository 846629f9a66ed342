import Foundation
import TestSupport
import Testing

@testable import TerritoryModel

/// A folder from somebody else must not make reports of other files.
@Suite struct RegionFolderLinkTests {
  private static let secret = "\(repositoryRoot)/README.md"

  private func link(_ file: String, to target: String, in fixture: RegionFixture) throws {
    try? fixture.remove(file)
    try FileManager.default.createSymbolicLink(
      atPath: fixture.place(file), withDestinationPath: target)
  }

  @Test(arguments: [
    "sources.txt", "statistics/2021-10.txt", "statistics/2021-10.csv", "distances.csv",
    "region.yaml", "outlines.geojson", "plans/halves.csv",
  ])
  func linksToTheOutsideAreRefused(file: String) throws {
    let fixture = try RegionFixture()
    try link(file, to: Self.secret, in: fixture)
    let problems = fixture.check()
    #expect(problems.map(\.place) == [fixture.place(file)])
    #expect(problems.first?.what == "the file is a link to a file outside the region folder")
    let refused = try #require(throws: InvalidInput.self) { try fixture.read() }
    #expect(refused.problems == problems)
    let provenance = RegionFolder(fixture.path).provenance
    #expect(provenance.sources == nil && provenance.statistics.isEmpty)
  }

  /// Reading it would wait for somebody who fills it.
  @Test(arguments: [
    "municipalities.csv", "region.yaml", "statistics/2021-10.csv", "statistics/2021-10.txt",
    "outlines.geojson", "surveys.csv", "plans/halves.csv",
  ])
  func aPipeIsRefused(file: String) throws {
    let fixture = try RegionFixture()
    try? fixture.remove(file)
    #expect(mkfifo(fixture.place(file), 0o600) == 0)
    let problems = fixture.check()
    #expect(problems.map(\.place) == [fixture.place(file)])
    #expect(problems.first?.what == "a pipe or a device stands where a file is needed")
    #expect(throws: InvalidInput.self) { try fixture.read() }
  }

  @Test func linksInsideAreFollowed() throws {
    let fixture = try RegionFixture()
    try fixture.write("notes.md", "who made it")
    try link("sources.txt", to: "notes.md", in: fixture)
    #expect(fixture.check().isEmpty)
    #expect(RegionFolder(fixture.path).provenance.sources == "who made it")
    // The folder itself may be reached by a link.
    try inNewFolder { parent in
      try FileManager.default.createSymbolicLink(
        atPath: "\(parent)/koe", withDestinationPath: fixture.path)
      #expect(RegionFolder("\(parent)/koe").check().isEmpty)
    }
  }

  @Test(arguments: ["../../etc/passwd", "plans/../../x.csv", "plan", "plan#Sheet"])
  func aReferencePlanElsewhereIsRefused(plan: String) throws {
    let fixture = try RegionFixture()
    try link("plan", to: Self.secret, in: fixture)
    try fixture.replace("region.yaml", "team:", with: "reference: \(plan)\nteam:")
    let problems = fixture.check()
    #expect(problems.map(\.line) == [21], "\(problems)")
    #expect(
      problems.first?.what == "the reference plan \(quoted(plan)) lies outside the region folder")
    #expect(throws: InvalidInput.self) { try fixture.read() }
  }

  @Test func notesAreReadUpToALimit() throws {
    let fixture = try RegionFixture()
    try fixture.write("sources.txt", String(repeating: "x", count: 1_000_000))
    #expect(RegionFolder(fixture.path).provenance.sources?.count == 100_000)
  }
}
