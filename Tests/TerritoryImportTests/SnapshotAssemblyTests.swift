import TerritoryModel
import Testing

@testable import TerritoryImport

/// Snapshots from one or several files, with columns and periods as the planner chooses them.
@Suite struct SnapshotAssemblyTests {
  private static let monthly = """
    code,2021-09,2021-10,2026-06
    179,8600,8670,12782
    182,1040,1045,1226
    435,22,23,29
    500,370,371,504

    """

  @Test func severalFilesAndPeriods() throws {
    let folder = try SourceFolder()
    let files = [
      try folder.write("12r5.json", TableFiles.pxWeb),
      try folder.write("monthly.csv", Self.monthly),
    ]
    let found = try folder.snapshots(files) {
      $0.periods = [Period("2026-06")!, Period("2021-10")!]
      $0.columns = [try ColumnChoice("2021-10:unemployed=monthly")]
    }
    #expect(found.problems.isEmpty, "\(found.problems)")
    #expect(found.drafts.map(\.period.name) == ["2021-10", "2026-06"])
    #expect(found.drafts[0].cells == ["unemployed": ["8670", "1045", "23", "371"]])
    #expect(found.drafts[1].cells["unemployed"] == ["12782", "1226", "29", "504"])
    #expect(found.drafts[1].columns.count == 3)
  }

  @Test func theNewestPeriodIsTaken() throws {
    let folder = try SourceFolder()
    let found = try folder.snapshots([folder.write("monthly.csv", Self.monthly)]) {
      $0.columns = [try ColumnChoice("unemployed=monthly")]
    }
    #expect(found.drafts.map(\.period.name) == ["2026-06"])
    #expect(found.areas[0].otherPeriods.map(\.name) == ["2021-09", "2021-10"])
  }

  @Test func aFileWithoutItsPeriodIsToldOf() throws {
    let folder = try SourceFolder()
    let file = try folder.write("12r5.json", TableFiles.pxWeb)
    let problems = try folder.snapshots([file]) { $0.periods = [Period("2021-10")!] }.problems
    #expect(problems.first?.what.contains("figures of 2026-06, none of 2021-10") == true)
    #expect(problems.first?.place == file)
  }

  /// StatFin has population yearly since 2026: that of the last year's end stands beside a month.
  @Test(arguments: [
    ("2026-06", "2025", ["149", "7", "5", "12"]), ("2025-10", "2024", ["148", "6", "4", "11"]),
  ])
  func yearlyCountsStandBesideAMonth(month: String, year: String, expected: [String]) throws {
    let folder = try SourceFolder()
    let unemployed = try folder.write("12r5.csv", "code,\(month)\n179,9\n182,8\n435,7\n500,6\n")
    let population = try folder.write(
      "11ra.csv",
      "code,2024 Väestö 31.12.,2025 Väestö 31.12.\n179,148,149\n182,6,7\n435,4,5\n500,11,12\n")
    let found = try folder.snapshots([unemployed, population]) {
      $0.periods = [Period(month)!]
      $0.columns = [try ColumnChoice("unemployed=12r5")]
    }
    #expect(found.problems.isEmpty, "\(found.problems)")
    let draft = try #require(found.drafts.first)
    #expect(draft.period.name == month && draft.cells["population"] == expected)
    #expect(draft.sources.first { $0.column == "population" }?.period?.name == year)
  }

  /// Excel writes months as their first days, and StatFin marks preliminary ones with a star.
  @Test(arguments: ["2026M06*", "1.6.2026", "01.06.2026", "2026-06-01"])
  func monthsAsWorkbooksAndStatFinHaveThem(month: String) throws {
    let folder = try SourceFolder()
    let rows = ["179", "182", "435", "500"].map { "\($0);2026M05;9\n\($0);\(month);1\n" }
    let file = try folder.write("a.csv", "Alue;Kuukausi;Työttömät\n" + rows.joined())
    let found = try folder.snapshots([file])
    #expect(found.problems.isEmpty, "\(found.problems)")
    #expect(found.drafts.map(\.period.name) == ["2026-06"])
    #expect(found.drafts[0].cells["unemployed"] == ["1", "1", "1", "1"])
  }

  /// What is wrong is said, not what follows from it.
  @Test(arguments: [
    (
      "Alue;Kuukausi;Työttömät\n179;2026M06;1'000\n182;2026M06;1'000\n", "\"1'000\" is not a number"
    ),
    ("Alue;Kuukausi;Työttömät\n179;2026M06;\n182;2026M06;\n", "no figures of the municipalities"),
  ])
  func figuresThatAreNone(text: String, what: String) throws {
    let folder = try SourceFolder()
    let problems = try folder.snapshots([folder.write("a.csv", text)]).problems
    #expect(problems.first?.what.contains(what) == true, "\(problems)")
  }

  @Test func nothingIsSplitWhereNobodyIsUnemployed() throws {
    let folder = try SourceFolder()
    let file = try folder.write(
      "a.csv",
      "Alue;Kuukausi;Työttömät\n"
        + ["179", "182", "435", "500"].map { "\($0);2026M06;0\n" }.joined())
    let problems = try folder.snapshots([file]) {
      $0.splits = [try SplitTotal("long_term_unemployed=100")]
    }.problems
    #expect(problems.map(\.place) == ["--split"])
    #expect(problems.first?.what.contains("nobody is unemployed anywhere in 2026-06") == true)
  }

  @Test func aTableWithoutMonthsIsOfThePeriodAskedFor() throws {
    let folder = try SourceFolder()
    let text = TableFiles.wideCSV.replacing("2026M06 ", with: "")
    let found = try folder.snapshots([folder.write("table.csv", text)]) {
      $0.periods = [Period("2026-05")!]
    }
    #expect(found.problems.isEmpty && found.drafts.map(\.period.name) == ["2026-05"])
    #expect(found.drafts[0].sources[0].period == nil)
  }

  @Test func aColumnWithoutAMonthBesideDatedOnesHasToBeChosen() throws {
    let folder = try SourceFolder()
    let file = try folder.write(
      "table.csv",
      "code,population,unemployed_2021_10\n179,9,8670\n182,8,1045\n435,7,23\n500,6,371\n")
    #expect(try folder.snapshots([file]).drafts.first?.columns == ["unemployed"])
    let chosen = try folder.snapshots([file]) {
      $0.columns = [try ColumnChoice("population=population")]
    }
    #expect(chosen.drafts.first?.cells["population"] == ["9", "8", "7", "6"])
    #expect(chosen.drafts.first?.sources[0].period == nil)
  }

  @Test func figuresOfAnotherMonth() throws {
    let folder = try SourceFolder()
    let text = """
      code,population_2021_12,unemployed_2021_10
      179,144473,8670
      182,19767,1045
      435,703,23
      500,10426,371

      """
    let found = try folder.snapshots([folder.write("table.csv", text)]) {
      $0.periods = [Period("2021-10")!]
      $0.columns = [try ColumnChoice("2021-10:population=population@2021-12")]
    }
    #expect(found.drafts.first?.columns == ["population", "unemployed"])
    #expect(found.drafts.first?.cells["population"] == ["144473", "19767", "703", "10426"])
  }

  @Test func columnsOfAnyName() throws {
    let folder = try SourceFolder()
    let file = try folder.write("12r5.json", TableFiles.pxWeb)
    let found = try folder.snapshots([file]) {
      $0.columns = [
        try ColumnChoice("job_seekers=HAKIJALOPUSSA"),
        try ColumnChoice("unemployed=Pitkäaikaistyöttömät (lkm.)"),
      ]
    }
    #expect(found.drafts[0].cells["job_seekers"] == ["18327", "1954", "44", "765"])
    #expect(found.drafts[0].cells["unemployed"] == ["5050", "553", "16", "216"])
    let misspelt = try folder.snapshots([file]) {
      $0.columns = [try ColumnChoice("unemployed=TYOTTOMATLOPUSA")]
    }
    #expect(misspelt.problems.first?.remedy.hasPrefix("did you mean TYOTTOMATLOPUSSA?") == true)
  }

  @Test func totalsOfABreakdownAreTaken() throws {
    let folder = try SourceFolder()
    let rows = [("179", 5050), ("182", 553), ("435", 16), ("500", 216)].flatMap { code, people in
      ["KU\(code);Miehet;2026M06;1", "KU\(code);Yhteensä;2026M06;\(people)"]
    }
    let text = "a;b;c;Pitkäaikaistyöttömät\n" + rows.joined(separator: "\n") + "\n"
    let found = try folder.snapshots([folder.write("table.csv", text)])
    #expect(found.problems.isEmpty, "\(found.problems)")
    #expect(found.drafts.first?.cells["long_term_unemployed"] == ["5050", "553", "16", "216"])
  }

  @Test(arguments: [
    "unemployed", "=x", "Unemployed=x", "municipality=x", "a b=x", "soon:unemployed=x", "km=",
  ])
  func noColumnChoice(text: String) {
    #expect(throws: Violation.self) { try ColumnChoice(text) }
  }

  @Test func mergedMunicipalitiesAreAddedUp() throws {
    let folder = try SourceFolder()
    let text = TableFiles.wideCSV.replacing("\"Luhanka\",29,...,16", with: "\"435\",29,...,16")
    let found = try folder.snapshots([folder.write("table.csv", text)]) {
      $0.mergers = try MunicipalMergers([(MunicipalityCode("435")!, MunicipalityCode("182")!)])
    }
    #expect(found.problems.isEmpty, "\(found.problems)")
    let draft = try #require(found.drafts.first)
    #expect(draft.cells["unemployed"] == ["12782", "1255", "504"])
    // 163 and a suppressed count: the sum is an estimate, not an interval of 1 to 4.
    #expect(draft.cells["disabled_or_long_term_ill"] == ["1182", "165.5", "42"])
    #expect(draft.estimated == [[], ["disabled_or_long_term_ill"], []])
  }

  @Test func aRenumberedMunicipalityIsFound() throws {
    let folder = try SourceFolder()
    let text = TableFiles.pxWeb.replacing("KU435", with: "KU912")
    let found = try folder.snapshots([folder.write("table.json", text)]) {
      $0.mergers = try MunicipalMergers([(MunicipalityCode("912")!, MunicipalityCode("435")!)])
    }
    #expect(found.drafts.first?.cells["unemployed"]?[2] == "29")
    #expect(found.drafts.first?.cells["disabled_or_long_term_ill"]?[2] == "...")
  }

  @Test func aTotalIsSplitByTheUnemployed() throws {
    let folder = try SourceFolder()
    let found = try folder.snapshots([folder.write("monthly.csv", Self.monthly)]) {
      $0.periods = [Period("2021-10")!]
      $0.columns = [try ColumnChoice("unemployed=monthly")]
      $0.splits = [try SplitTotal("long_term_unemployed=100")]
    }
    let draft = try #require(found.drafts.first)
    // 100 × 8670 / 10109 and so on; the largest remainders are rounded up: 85.765160, 10.337323,
    // 0.227520, 3.669997.
    #expect(
      draft.cells["long_term_unemployed"] == ["85.765160", "10.337323", "0.227520", "3.669997"])
    #expect(draft.estimated.allSatisfy { $0 == ["long_term_unemployed"] })
  }

  /// A count that is refused has no part of the total.
  @Test(arguments: ["-5", "9223372036854775807", "99999999999999999999", "many"])
  func aTotalIsNotSplitByWhatIsNoCount(unemployed: String) throws {
    let folder = try SourceFolder()
    let text = Self.monthly.replacing("8670", with: unemployed)
    let found = try folder.snapshots([folder.write("monthly.csv", text)]) {
      $0.periods = [Period("2021-10")!]
      $0.columns = [try ColumnChoice("unemployed=monthly")]
      $0.splits = [try SplitTotal("long_term_unemployed=100")]
    }
    #expect(found.problems.map(\.line) == [2, nil], "\(found.problems)")
    #expect(found.problems.last?.place == "--split")
  }

  /// The estimates that Central Finland ships with were made by another program.
  @Test func splitsAsShipped() throws {
    let split = try SplitTotal("2021-10:long_term_unemployed=6045")
    let unemployed = [
      177, 141, 8670, 1045, 59, 152, 311, 65, 45, 106, 42, 729, 23, 58, 371, 175, 158, 508, 74,
      134, 243, 960,
    ]
    let parts = split.parts(unemployed)
    #expect(parts[0] == "75.106346" && parts[2] == "3678.937947" && parts[21] == "407.356451")
    let millionths = parts.map { Int($0.replacing(".", with: ""))! }
    #expect(millionths.reduce(0, +) == 6_045_000_000)
  }
}
