import TerritoryModel
import Testing

@testable import TerritoryImport

/// Tables that can be read in two ways are refused, or read as they are meant: never by chance.
@Suite struct AmbiguousTableTests {
  private let two = Array(SourceFolder.municipalities.prefix(2))

  private func cells(
    _ text: String, of column: String = "long_term_unemployed", name: String = "table.csv"
  ) throws -> [String]? {
    let found = try SourceFolder().snapshots(text, name, of: two)
    #expect(found.problems.isEmpty, "\(found.problems)")
    return found.drafts.first?.cells[column]
  }

  private func onlyProblem(_ text: String, name: String = "table.csv") throws -> InputProblem {
    let problems = try SourceFolder().snapshots(text, name, of: two).problems
    #expect(problems.count == 1, "\(problems)")
    return try #require(problems.first)
  }

  @Test(arguments: ["%", "miehet", "per 1,000", "osuus työttömistä"])
  func aTitleInBracketsThatIsNoUnitIsAnotherFigure(bracket: String) throws {
    let problem = try onlyProblem(
      "Alue;Kuukausi;Pitkäaikaistyöttömät (\(bracket))\n179;2026M06;12.3\n182;2026M06;8.1\n")
    #expect(problem.what.contains("no column is known as a count"), "\(problem)")
  }

  @Test(arguments: ["lkm", "lkm.", "antal", "number", "henkilöä", "persons"])
  func aUnitInBracketsIsNone(unit: String) throws {
    let text = "Alue;Kuukausi;Pitkäaikaistyöttömät (\(unit))\n179;2026M06;12\n182;2026M06;8\n"
    #expect(try cells(text) == ["12", "8"])
  }

  /// All rows are of a part of the people, or of no people: the titles of the counts don't say so.
  @Test(arguments: [
    "Miehet", "Kvinnor", "15-24", "15–24", "Alle 25-vuotiaat", "50+", "Ulkomaalaiset", "%",
    "Osuus, %", "Muutos vuodessa",
  ])
  func rowsOfAPartOfThePeople(part: String) throws {
    let problem = try onlyProblem(
      "Alue;Kuukausi;Rajaus;Työttömät;Pitkäaikaistyöttömät\n179;2026M06;\(part);20;12\n"
        + "182;2026M06;\(part);9;8\n")
    #expect(problem.what.hasPrefix("no column is known as a count"), "\(problem)")
    #expect(problem.what.contains("\(part) Pitkäaikaistyöttömät"), "\(problem)")
  }

  @Test(arguments: ["Yhteensä", "15-74", "15–64-vuotiaat", "Keski-Suomi", "Lkm"])
  func rowsOfAllPeople(all: String) throws {
    let text =
      "Alue;Kuukausi;Rajaus;Työttömät;Pitkäaikaistyöttömät\n179;2026M06;\(all);20;12\n"
      + "182;2026M06;\(all);9;8\n"
    #expect(try cells(text) == ["12", "8"])
  }

  @Test(arguments: ["2026-13", "05/06/2026", "kesä", "202606"])
  func monthsThatAreNotKnown(month: String) throws {
    let problem = try onlyProblem(
      "Alue;Kuukausi;Pitkäaikaistyöttömät\n179;\(month);12\n182;\(month);8\n")
    #expect(problem.what == "Kuukausi: \"\(month)\" is no month that is known")
    #expect(problem.line == 2)
  }

  @Test func monthsInTitlesAsPeopleWriteThem() throws {
    let text = """
      Alue;Pitkäaikaistyöttömät toukokuu 2026;Pitkäaikaistyöttömät 06/2026
      179;11;12
      182;7;8

      """
    #expect(try cells(text) == ["12", "8"])
  }

  @Test func numbersThatAreNotWholeAreNoted() throws {
    let text = "Alue;Kuukausi;Pitkäaikaistyöttömät\n179;2026M06;12.3\n182;2026M06;8.0\n"
    let draft = try #require(try SourceFolder().snapshots(text, "t.csv", of: two).drafts.first)
    #expect(draft.notes.contains { $0.contains("no whole numbers, such as 12.3 of Jyväskylä") })
    let whole = try SourceFolder().snapshots(text.replacing("12.3", with: "12"), "t.csv", of: two)
    #expect(whole.drafts.first?.notes.isEmpty == true)
  }

  /// Reading a month takes its time; a table has few.
  @Test(.timeLimit(.minutes(1))) func aTableOfManyRows() throws {
    let text =
      "Alue;Kuukausi;Työttömät\n179;1.6.2026;20\n182;1.6.2026;9\n"
      + (0..<20_000).map { "Kylä \($0);1.6.2026;1\n" }.joined()
    #expect(try cells(text, of: "unemployed") == ["20", "9"])
  }

  /// Whether a class is all people, only its name tells: the planner has to see it.
  @Test(arguments: [
    ("Kansalaisuus", "Ulkomaat"), ("Koulutusaste", "3 Toinen aste"), ("Sukupuoli", "Naiset"),
  ])
  func aClassThatAllRowsAreOfIsNoted(title: String, value: String) throws {
    let text =
      "Alue;Kuukausi;\(title);Työttömät\n179;2026M06;\(value);20\n182;2026M06;\(value);9\n"
      + "KOKO MAA;2026M06;Yhteensä;900\n"
    let found = try SourceFolder().snapshots(text, "t.csv", of: two)
    #expect(
      found.drafts.first?.notes == [
        "All figures of t.csv are of \(title): \(value): make sure that they count everybody."
      ], "\(found)")
  }

  @Test func aClassOfADataSetIsNotedByItsName() throws {
    let text = """
      {"version":"2.0","class":"dataset","id":["a","t","k","c"],"size":[2,1,1,2],
      "role":{"metric":["c"]},
      "dimension":{"a":{"category":{"index":["KU179","KU182"]}},
      "t":{"category":{"index":["2026M06"]}},
      "k":{"label":"Koulutusaste","category":{"index":["3"],"label":{"3":"Toinen aste"}}},
      "c":{"category":{"index":["TYOTTOMATLOPUSSA","PITKAAIKAISTYOTTOMAT"]}}},"value":[20,12,9,8]}
      """
    let found = try SourceFolder().snapshots(text, "t.json", of: two)
    let note =
      "All figures of t.json are of Koulutusaste: Toinen aste: make sure that they count everybody."
    #expect(found.drafts.first?.notes == [note], "\(found)")
  }

  @Test(arguments: [
    ("Maakunta", "Keski-Suomi"), ("Rajaus", "Yhteensä"), ("Yksikkö", "Lkm"), ("Vuosi", "2026"),
    ("Tieto", "Työttömät"), ("Alueen koodi", "KU435"),
  ])
  func whatIsNoClassIsNot(title: String, value: String) throws {
    let text =
      "Alue;Kuukausi;\(title);Työttömät;Pitkäaikaistyöttömät\n179;2026M06;\(value);20;12\n"
      + "182;2026M06;\(value);9;8\n"
    let found = try SourceFolder().snapshots(text, "t.csv", of: two)
    #expect(found.problems.isEmpty && found.drafts.first?.notes == [], "\(found)")
  }

  @Test(arguments: [
    ("Yksikkö: 1000 henkilöä", ""), ("Arbetslösa 1\u{A0}000 personer", ""),
    ("Unemployed (thousands)", ""), ("", "Luvut tuhansina"), ("", "Lähde:\nLuvut; i tusental"),
  ])
  func thousandsAreNoted(title: String, note: String) throws {
    let text =
      (title.isEmpty ? "" : "\(title)\n\n")
      + "Alue;Kuukausi;Työttömät\n179;2026M06;20\n182;2026M06;9\n\n\(note)\n"
    let found = try SourceFolder().snapshots(text, "t.csv", of: two)
    #expect(
      found.drafts.first?.notes == [
        "t.csv speaks of thousands: make sure that its figures are people, not thousands."
      ], "\(found)")
  }

  @Test func aTitleOfAPartOfThePeopleIsNoted() throws {
    let text =
      "Työttömät naiset kunnittain\n\nAlue;Kuukausi;Työttömät\n179;2026M06;20\n182;2026M06;9\n"
    let found = try SourceFolder().snapshots(text, "t.csv", of: two)
    #expect(
      found.drafts.first?.notes == [
        "The title of t.csv speaks of naiset: make sure that its figures count everybody."
      ], "\(found)")
  }

  @Test(arguments: ["KU182 Jyväskylä", "182 Muurame"])
  func aCodeBesideTheNameOfAnother(area: String) throws {
    let folder = try SourceFolder()
    let found = try folder.snapshots([
      folder.write("t.csv", "Alue;2026M06 Työttömät\nKU179 Jyväskylä;20\n\(area);9\n")
    ])
    #expect(found.problems.count == 1, "\(found.problems)")
    let problem = try #require(found.problems.first)
    #expect(problem.line == 3)
    #expect(problem.what.hasPrefix("the code 182 is that of Jämsä, but beside it stands "))
  }

  @Test func aCodeBesideAnotherSpellingOfItsName() throws {
    let text = "Alue;2026M06 Työttömät\nKU179 Jyväskylän kaupunki;20\n182 jämsä;9\n"
    #expect(try cells(text, of: "unemployed") == ["20", "9"])
  }

  @Test(arguments: [
    (
      "Työttömät;Pitkäaikaistyöttömät", "9;10", "5;5",
      "more long_term_unemployed than unemployed in 2026-06: Jyväskylä (10 > 9)"
    ),
    (
      "Työvoima;Työttömät", "9;10", "5;6",
      "more unemployed than labour_force in 2026-06: Jyväskylä (10 > 9), Jämsä (6 > 5)"
    ),
    (
      "Väestö;Työvoima", "9;9", "5;6", "more labour_force than population in 2026-06: Jämsä (6 > 5)"
    ),
  ])
  func moreOfAGroupThanPeople(titles: String, one: String, other: String, what: String) throws {
    let problem = try onlyProblem(
      "Alue;Kuukausi;\(titles)\n179;2026M06;\(one)\n182;2026M06;\(other)\n")
    #expect(problem.what == what)
  }

  /// People of a year's end may be fewer than the unemployed of another month, in a tale at least.
  @Test func figuresOfOtherMonthsAreNotCompared() throws {
    let folder = try SourceFolder()
    let file = try folder.write(
      "t.csv", "Alue;2026M05 Väestö;2026M06 Työttömät\n179;5;20\n182;5;9\n")
    let found = try folder.snapshots([file], of: two) {
      $0.columns = [try ColumnChoice("population=Väestö@2026-05")]
    }
    #expect(found.problems.isEmpty, "\(found.problems)")
    #expect(found.drafts.first?.cells["population"] == ["5", "5"])
  }

  @Test func countsThatLookLikeYears() throws {
    let text = """
      Alue;Kuukausi;Väestö;Pitkäaikaistyöttömät
      KU179 Jyväskylä;2026M06;2016;1987
      KU182 Jämsä;2026M06;2016;2016

      """
    #expect(try cells(text) == ["1987", "2016"])
    #expect(try cells(text, of: "population") == ["2016", "2016"])
  }

  @Test func aCountIsNoYearOfTheTable() throws {
    let problem = try onlyProblem(
      "Alue;Työttömät;Pitkäaikaistyöttömät\nJyväskylä;2016;450\nJämsä;2016;45\n")
    #expect(problem.what.contains("names no month"), "\(problem)")
  }

  @Test(arguments: ["Vuosi", "År", "v"]) func yearsThatAreYears(title: String) throws {
    let text = """
      Alue;\(title);Pitkäaikaistyöttömät
      Jyväskylä;2019;1
      Jyväskylä;2020;2
      Jämsä;2019;3
      Jämsä;2020;4

      """
    let found = try SourceFolder().snapshots(text, of: two)
    #expect(found.problems.isEmpty && found.drafts.map(\.period.name) == ["2020"])
    #expect(found.drafts.first?.cells["long_term_unemployed"] == ["2", "4"])
  }

  @Test(arguments: ["3.000;1.200", "850;1.200", "3.000;..."])
  func threeDecimalsMayBeThousands(cells: String) throws {
    let values = cells.split(separator: ";")
    let problem = try onlyProblem(
      "Alue;Kuukausi;Pitkäaikaistyöttömät\n179;2026M06;\(values[0])\n182;2026M06;\(values[1])\n")
    #expect(problem.what.contains("or a number of three decimals"), "\(problem)")
    #expect(problem.remedy.contains("000") || problem.remedy.contains("1200"), "\(problem)")
  }

  @Test func otherDecimalsShowThatThePointIsOne() throws {
    let text = "Alue;Kuukausi;Pitkäaikaistyöttömät\n179;2026M06;404.125\n182;2026M06;12.5\n"
    #expect(try cells(text) == ["404.125", "12.5"])
  }

  /// StatFin's table for Excel: months above, counts below; with and without a title of the areas.
  @Test(arguments: [
    ";2026M05;;2026M06;\n;Työttömät;Pitkäaikaistyöttömät;Työttömät;Pitkäaikaistyöttömät",
    ";2026M05;;2026M06;\nAlue;Työttömät;Pitkäaikaistyöttömät;Työttömät;Pitkäaikaistyöttömät",
    "Alue;2026M05;;2026M06;\n;Työttömät;Pitkäaikaistyöttömät;Työttömät;Pitkäaikaistyöttömät",
    "Alue;Työttömät;Pitkäaikaistyöttömät;Työttömät;Pitkäaikaistyöttömät\n"
      + ";2026M05;2026M05;2026M06;2026M06",
  ])
  func headingsInTwoRows(heading: String) throws {
    let text = """
      12r5 -- Työttömät;;;;
      ;;;;
      \(heading)
      KU179 Jyväskylä;12000;4900;12782;5050
      KU182 Jämsä;1100;400;1226;553

      """
    #expect(try cells(text) == ["5050", "553"])
    #expect(try cells(text, of: "unemployed") == ["12782", "1226"])
  }

  @Test func headingsInTwoRowsAboveOneColumn() throws {
    let text = "Taulukko;\n;\n;2026M06\n;Pitkäaikaistyöttömät\nKU179;5050\nKU182;553\n"
    #expect(try cells(text) == ["5050", "553"])
  }

  @Test func aRowOfYearsBelowTextsIsNoHeading() throws {
    let text = ";Työttömät 2026M06;Pitkäaikaistyöttömät 2026M06\nJyväskylä;2016;1999\nJämsä;2;1\n"
    #expect(try cells(text) == ["1999", "1"])
  }

  /// PxWeb writes an area into the first of its rows only.
  @Test func rowsInGroups() throws {
    let text = """
      ;;Pitkäaikaistyöttömät
      Jyväskylä;2026M05;1
      ;2026M06;2
      Jämsä;2026M05;3
      ;2026M06;4

      """
    #expect(try cells(text) == ["2", "4"])
  }

  @Test func figuresWithoutAHeading() throws {
    let problem = try onlyProblem(
      "Alue;2026M06 Työttömät;\nJyväskylä;12782;5050\nJämsä;1226;553\n")
    #expect(problem.line == 1 && problem.what.hasPrefix("column 3 has figures, but no heading"))
  }

  @Test func rowsBelowNotes() throws {
    let problem = try onlyProblem(
      "Alue;2026M06 Työttömät\nJyväskylä;12782\n\nmuut kunnat\nJämsä;1226\n")
    #expect(problem.line == 4 && problem.what.hasSuffix("more follows in line 5"))
  }

  @Test func notesWithDelimiters() throws {
    let text = "Alue;2026M06 Työttömät\nJyväskylä;1\nJämsä;2\n\nLähde:\nKEHA; Tilastokeskus; 2026\n"
    #expect(try cells(text, of: "unemployed") == ["1", "2"])
  }

  @Test func twoTablesInAFile() throws {
    let problem = try onlyProblem(
      """
      Alue;Kuukausi;Työttömät
      Jyväskylä;2026M06;12782
      Jämsä;2026M06;1226

      Alue;Kuukausi;Pitkäaikaistyöttömät
      KU500;2026M06;5050

      """)
    #expect(problem.line == 5 && problem.what == "a second table starts here")
  }

  @Test func twoColumnsOfDifferentMunicipalities() throws {
    let problem = try onlyProblem(
      "Asuu;Työskentelee;2026M06 Työttömät\nJyväskylä;Jämsä;1\nJämsä;Jyväskylä;2\n")
    #expect(problem.line == 2 && problem.what.contains("179, 182"), "\(problem)")
  }

  @Test(arguments: [
    (#""category":{"label":{"KU179":"a","KU182":"b"}}"#, "[1,2]", "has no index"),
    (#""category":{"index":{"KU179":0,"KU182":0}}"#, "[1,2]", "not 0 to 1, each once"),
    (#""category":{"index":{"KU179":1,"KU182":2}}"#, "[1,2]", "not 0 to 1, each once"),
    (#""category":{"index":["KU179","KU182"]}"#, #"{"0":1,"1":2,"2":3}"#, "has the key \"2\""),
    (#""category":{"index":["KU179","KU182"]}"#, #"{"0":1,"01":2}"#, "has the key \"01\""),
  ])
  func jsonStatWithoutAnOrder(areas: String, values: String, what: String) throws {
    let problem = try onlyProblem(
      """
      {"version":"2.0","class":"dataset","id":["a","t","c"],"size":[2,1,1],
      "dimension":{"a":{\(areas)},"t":{"category":{"index":["2026M06"]}},
      "c":{"category":{"index":["TYOTTOMATLOPUSSA"]}}},"value":\(values)}
      """, name: "table.json")
    #expect(problem.what.contains(what), "\(problem)")
  }

  @Test func aLaterQuarterIsNewer() throws {
    #expect(Period("2025Q1")! < Period("2025M12")!)
    #expect(Period("2025Q1")! < Period("2025M04")! && Period("2025M03")! > Period("2025Q1")!)
    #expect(Period("2024")! < Period("2025Q1")! && Period("2025M11")! < Period("2025")!)
    #expect(Period("2025Q4")! < Period("2025M12")! && Period("2025")! < Period("2025Q4")!)
    let text = "Alue;Kuukausi;Työttömät\n179;2025Q1;1\n182;2025Q1;2\n179;2025M12;3\n182;2025M12;4\n"
    #expect(try cells(text, of: "unemployed") == ["3", "4"])
  }
}
