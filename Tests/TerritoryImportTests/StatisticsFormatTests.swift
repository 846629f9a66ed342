import Foundation
import TerritoryModel
import Testing

@testable import TerritoryImport

/// The same table in every format comes to the same snapshot.
@Suite struct StatisticsFormatTests {
  private static let files: [(name: String, text: String, encoding: String.Encoding)] = [
    ("pxweb.json", TableFiles.pxWeb, .utf8),
    ("shuffled.json", TableFiles.pxWebShuffled, .utf8),
    ("jsonstat.json", TableFiles.jsonStat, .utf8),
    ("sparse.json", TableFiles.jsonStatSparse, .utf8),
    ("wide.csv", TableFiles.wideCSV, .utf8),
    ("wide-bom.csv", "\u{FEFF}" + TableFiles.wideCSV, .utf8),
    ("wide-1252.csv", TableFiles.wideCSV, .windowsCP1252),
    ("wide-crlf.csv", TableFiles.wideCSV.replacing("\n", with: "\r\n"), .utf8),
    (
      "semicolon.csv",
      TableFiles.wideCSV.replacing("\",\"", with: "\";\"").replacing(/(?<comma>[0-9."]),(?=[0-9.])/)
      {
        "\($0.output.comma);"
      }, .windowsCP1252
    ),
    ("long.csv", TableFiles.longCSV, .utf8),
    ("own.txt", TableFiles.ownCSV, .utf8),
  ]

  @Test(arguments: files.indices) func sameSnapshot(index: Int) throws {
    let (name, text, encoding) = Self.files[index]
    let folder = try SourceFolder()
    let found = try folder.snapshots([folder.write(name, text, encoding: encoding)])
    #expect(found.problems.isEmpty, "\(found.problems)")
    let draft = try #require(found.drafts.first)
    #expect(found.drafts.count == 1 && draft.period.name == "2026-06")
    #expect(draft.columns == ["unemployed", "long_term_unemployed", "disabled_or_long_term_ill"])
    #expect(draft.cells["unemployed"] == ["12782", "1226", "29", "504"])
    #expect(draft.cells["long_term_unemployed"] == ["5050", "553", "16", "216"])
    #expect(draft.cells["disabled_or_long_term_ill"] == ["1182", "163", "...", "42"])
  }

  @Test func countsWhatIsPassedOver() throws {
    let folder = try SourceFolder()
    let found = try folder.snapshots(
      [folder.write("table.json", TableFiles.pxWeb)], of: Array(SourceFolder.municipalities))
    #expect(found.areas[0].skipped == ["SSS", "MK13", "SK131", "KU199"])
    #expect(found.areas[0].region == 4 && found.areas[0].others == 0)
    #expect(found.areas[0].unused == ["HAKIJALOPUSSA", "TYOTOSUUS"])
    #expect(
      found.drafts[0].sources[0].origin
        == "KEHA-keskus, Työnvälitystilasto; Työttömät työnhakijat; updated 2026-07-21")
  }

  @Test(arguments: [".", "..", "...", "....", "…", "……"]) func anyRunOfDotsIsMissing(mark: String)
    throws
  {
    let folder = try SourceFolder()
    let text = TableFiles.wideCSV.replacing("29,...,16", with: "29,...,\(mark)")
    let found = try folder.snapshots([folder.write("table.csv", text)])
    #expect(found.problems.isEmpty, "\(found.problems)")
    #expect(found.drafts.first?.cells["long_term_unemployed"]?[2] == "...")
  }

  @Test(arguments: [
    ("\"1226,5\"", "\"1226,5\" is not a number", "1226.5"),
    ("\"1 226\"", "\"1 226\" is not a number", "1226"),
    ("\"1,226\"", "\"1,226\" is not a number", "1226, or 1.226"),
    ("1226x", "\"1226x\" is not a number", "write the number alone"),
    ("-", "\"-\" is not a number", "write 0 where the source's dash means none"),
    ("-3", "is -3", "0 to ten million"),
  ])
  func numbersAreReadStrictly(cell: String, what: String, remedy: String) throws {
    let folder = try SourceFolder()
    let text = TableFiles.wideCSV.replacing("1226,163", with: "\(cell),163")
    let file = try folder.write("table.csv", text)
    let problems = try folder.snapshots([file]).problems
    #expect(problems.count == 1, "\(problems)")
    let problem = try #require(problems.first)
    #expect(problem.place == file && problem.line == 7)
    #expect(problem.what.contains(what) && problem.what.contains("Jämsä"), "\(problem)")
    #expect(problem.remedy.contains(remedy), "\(problem)")
  }

  @Test func whatIsNotTakenIsNotJudged() throws {
    let folder = try SourceFolder()
    let text = TableFiles.pxWeb.replacing("\"17.2\"", with: "\"17,2\"")
    #expect(try folder.snapshots([folder.write("table.json", text)]).problems.isEmpty)
  }

  @Test func decimalsStay() throws {
    let folder = try SourceFolder()
    let text = TableFiles.jsonStat.replacing("12782,5050", with: "12345.5,5050")
    let found = try folder.snapshots([folder.write("table.json", text)])
    #expect(found.drafts.first?.cells["unemployed"]?[0] == "12345.5")
  }
}
