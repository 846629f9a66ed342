import Foundation
import TestSupport
import Testing

@testable import TerritoryModel

/// The region folders in a folder.
@Suite struct RegionCollectionTests {
  /// A folder with the fixture's region, a damaged copy of it, and what is no region.
  private func collection(statistics: String? = nil) throws -> RegionCollection {
    let parent = FileManager.default.temporaryDirectory.path + "/regions-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: parent) }
    try FileManager.default.createDirectory(
      atPath: "\(parent)/notes", withIntermediateDirectories: true)
    let fixture = try RegionFixture()
    try FileManager.default.copyItem(atPath: fixture.path, toPath: "\(parent)/sound")
    try fixture.remove("distances.csv")
    try FileManager.default.copyItem(atPath: fixture.path, toPath: "\(parent)/damaged")
    return try RegionCollection(reading: parent, statistics: statistics)
  }

  @Test(arguments: [nil, "2021-10"])
  func countsEachRegion(statistics: String?) throws {
    let entries = try collection(statistics: statistics).entries
    #expect(entries.map(\.folder) == ["damaged", "sound"])
    let demand = try entries[1].result.get().headcount.demand
    #expect(demand.snapshot == "2021-10" && demand.people == 200 && demand.total == 100)
  }

  @Test func saysWhyARegionCanNotBeCounted() throws {
    let entries = try collection(statistics: "1999").entries
    let words = entries.map { entry -> String in
      if case .failure(let error) = entry.result { error.problems[0].description } else { "" }
    }
    #expect(words[0].contains("distances.csv") && words[0].contains("the file is missing"))
    #expect(words[1].contains("there is no statistics snapshot \"1999\""))
    #expect(words[1].contains("choose from 2021-10"))
  }
}
