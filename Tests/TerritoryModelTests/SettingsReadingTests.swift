import TestSupport
import Testing

@testable import TerritoryModel

/// `region.yaml`.
@Suite struct SettingsReadingTests {
  private static let file = "region.yaml"
  private static let rate = "value: 0.37"

  @Test func readsValuesWithTheirSources() throws {
    let settings = try RegionFixture().read().settings
    #expect(settings.names == .init(finnish: "Koe", swedish: "Prov", english: "Test"))
    #expect(settings.statistics.value == "2021-10")
    #expect(settings.chain.steps.map(\.share) == [0.5])
    #expect(settings.assumptions.employmentRate.value == 0.37)
    #expect(settings.assumptions.employmentRate.source == "a test")
    #expect(settings.assumptions.employmentRate.origin == .regionFile(line: 16))
    #expect(settings.assumptions.reachKm.origin == .builtIn)
    #expect(settings.team?.value == Team(coaches: 3, leaders: 1))
  }

  @Test(arguments: [
    ("37", "employment_rate is 37", "write 37 % as 0.37"),
    ("-0.1", "employment_rate is -0.1", "between 0 and 1"),
    ("100000", "employment_rate is 100000", "between 0 and 1"),
    ("1e308", "\"1e308\" is not a number", "such as 1234"),
    (".nan", "\".nan\" is not a number", "such as 1234"),
    (".inf", "\".inf\" is not a number", "such as 1234"),
    ("1:30", "\"1:30\" is not a number", "such as 1234"),
    ("0,37", "\"0,37\" is not a number", "0.37"),
    ("370 %", "employment_rate: \"370 %\" is no part", "a percentage from 0% to 100%"),
    ("37,5 %", "employment_rate: \"37,5 %\" is no part", "with a decimal point"),
    ("abc", "\"abc\" is not a number", "such as 1234"),
    ("\"0.37\"", "a text in quotation marks", "without quotation marks"),
    ("", "employment_rate is empty", "write a number"),
    ("[1, 2]", "employment_rate is a list", "write a number"),
    ("{a: 1}", "employment_rate is a mapping", "write a number"),
  ])
  func refusesANumber(text: String, what: String, remedy: String) throws {
    let damage = Damage(
      Self.file, Self.rate, "value: \(text)", line: 16, what, mend: remedy)
    let problems = try damage.problems()
    #expect(problems.count == 1 && problems.contains { damage.isTold(by: $0) }, "\(problems)")
  }

  @Test(arguments: ["0.37", "37%", "37 %", "37\u{A0}%"])
  func readsAShareAsADecimalOrPerCent(text: String) throws {
    let fixture = try RegionFixture()
    try fixture.replace(Self.file, Self.rate, with: "value: \(text)")
    #expect(try fixture.read().settings.assumptions.employmentRate.value == 0.37)
  }

  @Test(arguments: [
    Damage(
      file, "  employment_rate:", "  employmentrate:", line: 15, "unknown key \"employmentrate\"",
      mend: "did you mean employment_rate?"),
    Damage(
      file, "team:", "leaders: 3\nteam:", line: 21, "unknown key \"leaders\"",
      mend: "Known here: name"),
    Damage(file, "  sv:", "  fi:", line: 2, "\"fi\" stands here and again", mend: "keep one"),
    Damage(file, "  sv: Prov\n", "", line: 2, "sv is missing", mend: "add sv:"),
    Damage(file, "  sv: P", "\tsv: P", line: 3, "no valid YAML", mend: "spaces, no tabs"),
    Damage(file, "\"2021-10\"", "\"2020-10\"", line: 5, "no snapshot \"2020-10\"", mend: "2021-10"),
    Damage(file, "\"2021-10\"", "[a]", line: 5, "statistics is a list", mend: "write one text"),
    Damage(
      file, "value: 1\n", "value: 1.5\n", line: 19, "leaders is 1.5", mend: "a whole number from 0"),
    Damage(
      file, "coaches: 3", "coaches: three", line: 22, "coaches: \"three\"", mend: "write digits"),
    Damage(file, "  coaches: 3\n", "", line: 22, "coaches is missing", mend: "add coaches:"),
    Damage(
      file, "team:", "? [a, b]\n: 1\nteam:", line: 21, "a key is a list", mend: "one word"),
    Damage(
      file, "team:", "a: *nowhere\nteam:", line: 21, "an alias", mend: "write the value itself"),
    Damage(
      file, "team:", "a: &one 1\nb: *one\nteam:", line: 22, "an alias",
      mend: "write the value itself"),
    Damage(
      file, "assumptions:", "assumptions:\n  priority: [waiting, waiting]", line: 15,
      "waiting is given twice", mend: "name each level once"),
    Damage(
      file, "assumptions:", "assumptions:\n  priority: [waiting, {a: b}]", line: 15,
      "an entry of priority is no text", mend: "one text"),
    Damage(
      file, "assumptions:", "assumptions:\n  neighbour_help: \"true\"", line: 15,
      "neighbour_help is \"true\"", mend: "write true or false"),
    Damage(
      file, "  shares:", "  surveys: {Betta: 0.2}\n  shares:", line: 10, "\"Betta\" is no",
      mend: "did you mean Beta?"),
    Damage(
      file, "  shares:\n    - name: half of them\n      value: 0.5\n      source: \"a test\"\n",
      "  shares: []\n  surveys: {Beta: 0.2}\n", line: 11, "surveys replace the last share",
      mend: "or delete surveys"),
    Damage(
      file, "team:",
      "scenarios:\n"
        + String(repeating: "  - {name: a, employment_rate: 0.1, source: b}\n", count: 2) + "team:",
      line: 23, "the scenario \"a\" stands in line 22", mend: "a name of its own"),
  ])
  func tellsOneFaultOnce(_ damage: Damage) throws {
    let problems = try damage.problems()
    #expect(problems.count == 1, "\(problems)")
    #expect(problems.contains { damage.isTold(by: $0) }, "\(problems)")
  }

  @Test func aColumnThatTheSnapshotLacksIsToldByCheck() throws {
    let fixture = try RegionFixture()
    try fixture.replace(Self.file, "value: long_term_unemployed", with: "value: jobless")
    #expect(
      fixture.check().map(\.what) == [
        "there is no column \"jobless\", which the demand is counted from"
      ])
  }

  @Test(arguments: ["- a\n- b\n", "hello\n", "# a comment\n", "---\n"])
  func isNoMapping(text: String) throws {
    let fixture = try RegionFixture()
    try fixture.write(Self.file, text)
    let problems = fixture.check()
    #expect(problems.count == 1 && problems.first?.place == fixture.place(Self.file))
    #expect(problems.contains { $0.remedy.contains("write keys") || $0.remedy.contains("name:") })
  }

  /// Forty lines that stand for more texts than there are atoms; as a key they would never be read.
  @Test func aliasesOfAliasesAreRefusedBeforeTheyGrow() throws {
    let fixture = try RegionFixture()
    var bomb = "a0: &a0 [lol]\n"
    for level in 1...40 {
      let many = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      bomb += "a\(level): &a\(level) [\(many)]\n"
    }
    try fixture.replace(Self.file, "team:", with: bomb + "? *a40\n: 1\nteam:")
    let problems = fixture.check()
    #expect(problems.count == 1, "\(problems)")
    #expect(problems.first?.line == 22)
    #expect(problems.first?.what.hasPrefix("an alias") == true)
  }

  @Test(arguments: ["[", "? ", "- ", "{a: "]) func depthHasALimit(opening: String) throws {
    let fixture = try RegionFixture()
    try fixture.write(Self.file, String(repeating: opening, count: 50_000))
    #expect(fixture.check().map(\.what).allSatisfy { $0.contains("than a region needs") })
  }

  /// A key that is almost too long, or an anchor beside a tag, hides no alias.
  @Test(arguments: [String(repeating: "*", count: 600) + ": 1", "a: &a !!str x"])
  func nothingHidesAnAlias(line: String) throws {
    let fixture = try RegionFixture()
    let key = line.hasPrefix("*") ? "k" : ""
    try fixture.replace(
      Self.file, "team:", with: "\(key)\(line)\nb: &b [x, x]\nc: &c [*b, *b]\n? *c\n: 1\nteam:")
    let problems = fixture.check()
    #expect(problems.count == 1, "\(problems)")
    #expect(problems.first?.what.hasPrefix(key.isEmpty ? "no valid YAML" : "an alias") == true)
  }

  @Test func asterisksAndAmpersandsInTextsAreNoAliases() throws {
    let fixture = try RegionFixture()
    try fixture.replace(
      Self.file, "source: \"a test\"\n  shares:",
      with: "source: 20 * 5 & more *note  # *see &below\n  shares:")
    try fixture.replace(Self.file, "fi: Koe", with: "fi: \"*Koe & ko*\"")
    let settings = try fixture.read().settings
    #expect(settings.names.finnish == "*Koe & ko*")
    #expect(settings.chain.count.source == "20 * 5 & more *note")
  }
}
