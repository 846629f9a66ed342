import Foundation
import TerritoryModel
import TestSupport
import Testing

@testable import TerritoryImport

/// Parts that are cut out of a region.
@Suite struct RegionExcerptTests {
  @Test func aBorderOfAMunicipalityWithItself() throws {
    try inNewFolder { folder in
      let source = "\(folder)/source"
      try FileManager.default.copyItem(atPath: shippedRegionPath("kainuu"), toPath: source)
      let settings = "\(source)/region.yaml"
      let text = try String(contentsOfFile: settings, encoding: .utf8)
      // 205 is Kajaani's code.
      try (text + "\nrequirements:\n  add_border: [[Kajaani, \"205\"]]\n")
        .write(toFile: settings, atomically: true, encoding: .utf8)
      var excerpt = try RegionExcerpt(
        ExcerptRequest(
          folder: "\(folder)/part", source: source,
          selection: Selection(list: ["Kajaani", "Sotkamo"])))
      // The part is checked as every folder is, and says what is wrong with it.
      let error = try #require(throws: InvalidInput.self) { try excerpt.run(dryRun: true) }
      #expect(error.problems.map(\.what).contains("\"205\" is named twice"))
    }
  }
}
