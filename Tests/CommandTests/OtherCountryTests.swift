import Foundation
import TestSupport
import Testing

/// A region of another country, from the files that its agencies publish to a report.
@Suite struct OtherCountryTests {
  private static let fixtures = "\(repositoryRoot)/Tests/TerritoryGeographyTests/Fixtures"

  /// Sweden's zipped shapefile, and a layer of a Norwegian GeoPackage.
  @Test(arguments: [
    ("kommun.zip", ["1480", "1481"], "EPSG:3006", "urn:ogc:def:crs:EPSG::3006"),
    ("layers.gpkg#kommune", ["4001", "4003"], "EPSG:25832", "urn:ogc:def:crs:EPSG::25832"),
  ])
  func fromBoundariesToAReport(
    boundaries: String, codes: [String], system: String, member: String
  ) throws {
    try inNewFolder { folder in
      let statistics = "code;long_term_unemployed\n\(codes[0]);900\n\(codes[1]);400\n"
      try Data(statistics.utf8).write(to: URL(fileURLWithPath: "\(folder)/s.csv"))
      let made = try CommandRun([
        "import", "\(folder)/region", "--boundaries", "\(Self.fixtures)/\(boundaries)",
        "--statistics", "\(folder)/s.csv", "--period", "2026-06",
      ])
      #expect(made.exitCode == 0, "\(made.messages)")
      #expect(try CommandRun(["check", "\(folder)/region"]).exitCode == 0)
      let needed = try CommandRun(["headcount", "\(folder)/region"])
      #expect(needed.exitCode == 0 && needed.output.contains("65 clients a year"), "\(needed)")
      for (name, more) in [("usual", []), ("asked", ["--crs", system])] {
        let plan = try CommandRun(
          ["propose", "\(folder)/region", "--output", "\(folder)/\(name)"] + more)
        #expect(plan.exitCode == 0, "\(plan.messages)")
        let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)/plan.geojson"))
        let map = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let named = (map["crs"] as? [String: Any])?["properties"] as? [String: String]
        #expect(named?["name"] == (name == "usual" ? nil : member))
      }
      #expect(FileManager.default.fileExists(atPath: "\(folder)/usual/report.html"))
    }
  }

  /// What is wrong with boundaries is said in the reader's language, whole.
  @Test(arguments: [
    ("fi", "tiedostossa on 2 monikulmiotasoa: kommune, postnummer"),
    ("sv", "filen har 2 lager av polygoner: kommune, postnummer"),
  ])
  func refusalsInOtherLanguages(language: String, words: String) throws {
    try inNewFolder { folder in
      let run = try CommandRun([
        "import", "\(folder)/region", "--boundaries", "\(Self.fixtures)/layers.gpkg",
        "--statistics", "\(folder)/s.csv", "--lang", language,
      ])
      #expect(run.exitCode == 2 && run.messages.contains(words), "\(run.messages)")
    }
  }

  /// Nothing is half-written, whatever is wrong.
  @Test func refusalsLeaveNothing() throws {
    try inNewFolder { folder in
      let run = try CommandRun([
        "import", "\(folder)/region", "--boundaries", "\(Self.fixtures)/layers.gpkg",
        "--statistics", "\(folder)/s.csv",
      ])
      #expect(run.exitCode == 2)
      #expect(run.messages.contains("the file has 2 layers of polygons: kommune, postnummer"))
      let noSystem = try CommandRun(["import", "\(folder)/region", "--area-crs", "EPSG:99999"])
      #expect(noSystem.exitCode == 64 && noSystem.messages.contains("that PROJ knows"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }
}
