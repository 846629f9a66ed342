import Foundation
import TerritoryModel
import TestSupport
import Testing

/// A region cut out of another one, by the command `region`.
@Suite final class ExcerptTests {
  private let folder = FileManager.default.temporaryDirectory.path + "/excerpt-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func cut(_ source: String, _ arguments: [String]) throws -> (RegionFolder, String) {
    let path = folder + "/part"
    let run = try CommandRun(["region", path, "--from", source] + arguments)
    #expect(run.exitCode == 0, "\(run.messages)")
    return (RegionFolder(path), run.output)
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  /// The folder that is shipped is what the command makes.
  @Test func kuopiosEmploymentArea() throws {
    let (part, output) = try cut(
      "regions/finland",
      [
        "--employment-area", "kuopio", "--name-fi", "Kuopion työllisyysalue", "--name-sv",
        "Kuopio sysselsättningsområde", "--name-en", "Kuopio employment area",
      ])
    #expect(
      output.contains("a reach of 100, by the distances of the part; of the whole it is 130"))
    let shipped = shippedRegionPath("kuopio")
    let files = try #require(FileManager.default.enumerator(atPath: shipped)).compactMap {
      ($0 as? String).flatMap { $0.contains(".") ? $0 : nil }
    }
    #expect(files.count == 10)
    for file in files where file != "outlines.geojson" {
      #expect(try text("\(part.path)/\(file)") == text("\(shipped)/\(file)"), "\(file)")
    }
    let region = try part.read()
    #expect(region.count == 11 && region.snapshots.count == 2)
    let whole = try RegionFolder(shippedRegionPath("finland")).read()
    let ends = ["Tervo", "Rautavaara"]
    let positions = ends.compactMap(region.directory.position)
    let before = ends.compactMap(whole.directory.position)
    #expect(
      region.distances[positions[0], positions[1]] == whole.distances[before[0], before[1]])
  }

  /// All roads between Kemiönsaari and the rest of the area lead over Salo.
  @Test func partsWithRoadsOutsideAreLinked() throws {
    let (part, output) = try cut("regions/finland", ["--employment-area", "Åbo"])
    #expect(output.contains("Kemiönsaari-Sauvo, 28.1"))
    let settings = try part.read().settings
    #expect(settings.names.swedish == "Åbo")
    #expect(
      settings.requirements.map(\.texts) == [["Kaarina", "Parainen"], ["Kemiönsaari", "Sauvo"]])
    #expect(try text("\(part.path)/region.yaml").contains("# 16.2 km: road over bridges"))
    #expect(part.check().isEmpty)
  }

  /// A link that is added stands for all borders of two municipalities that have none.
  @Test func partsWithoutAnyBorderAreLinked() throws {
    let (part, _) = try cut("regions/kainuu", ["--municipalities", "Kuhmo,Puolanka"])
    #expect(try part.read().settings.requirements.map(\.texts) == [["Kuhmo", "Puolanka"]])
    #expect(part.check().isEmpty)
  }

  /// Answers are left out by whatever name their table calls municipalities.
  @Test func headingsInOtherLanguages() throws {
    let source = try RegionFixture(copyOf: "kainuu")
    try source.write("surveys.csv", "Kunta;Osuus\nKajaani;20 %\nPuolanka;10 %\n")
    let (part, _) = try cut(source.path, ["--municipalities", "Kajaani,765,Kuhmo"])
    #expect(try text("\(part.path)/surveys.csv") == "Kunta;Osuus\nKajaani;20 %\n")
    #expect(try part.read().settings.chain.surveys.mapValues(\.value) == [0: .share(0.2)])
  }

  /// Partners, plans, surveys and requirements as far as they concern the part; the rest stays.
  @Test func whatConcernsOthersIsLeftOut() throws {
    let source = try RegionFixture(copyOf: "kainuu")
    try source.write(
      "partners.csv", "Kunta,Kumppani\nKajaani,Sotkamo\nSotkamo,Kajaani\nKuhmo,Puolanka\n")
    try source.write("surveys.csv", "municipality,clients\nPuolanka,1\n")
    try source.replace(
      "region.yaml", "  shares:",
      with:
        "  surveys: {Kuhmo: 20 %, Paltamo: 10 %, clients: {Kajaani: 30, Suomussalmi: 2}}\n  shares:"
    )
    try source.replace(
      "region.yaml", "\nscenarios:",
      with: """

        requirements:
          together: [[Kajaani, Sotkamo, Puolanka], [Paltamo, Puolanka]]
          base: [Kuhmo, Puolanka]  # they have rooms
          most_km: 90
        scenarios:
        """)
    try source.write(
      "plans/third.csv",
      "municipality,territory,coaches,base\n"
        + "105,North,1,777\n205,Middle,2,205\n290,East,1,290\n578,Middle,2,205\n620,North,1,777\n"
        + "697,North,1,777\n765,East,1,290\n777,North,1,777\n")
    let (part, output) = try cut(source.path, ["--municipalities", "Kajaani,765,Kuhmo"])
    #expect(part.check().isEmpty)
    let region = try part.read()
    #expect(region.partnerships == [Partnership(0, 2, weight: 2)])
    #expect(region.settings.chain.surveys.mapValues(\.value) == [0: .clients(30), 1: .share(0.2)])
    #expect(
      region.settings.requirements.map { [$0.kind.rawValue] + $0.texts } == [
        ["together", "Kajaani", "Sotkamo"], ["base", "Kuhmo"], ["most_km", "90"],
      ])
    #expect(region.settings.team == nil)
    #expect(region.settings.assumptions.reachKm.value == 120)
    #expect(
      try text("\(part.path)/plans/third.csv")
        == "municipality,territory,base\n205,Middle,205\n290,East,290\n765,East,290\n")
    #expect(!FileManager.default.fileExists(atPath: "\(part.path)/surveys.csv"))
    #expect(output.contains("of Middle only a part is in the region"))
    withExtendedLifetime(source) {}
  }

  @Test(arguments: [
    (["--employment-area", "Kuopio"], "no column employment_area", "regions/finland"),
    (["--municipalities", "Kajani"], "\"Kajani\" is no municipality", "did you mean Kajaani?"),
    (["--where", "area=east"], "has no column \"area\"", "There are code, latitude"),
    (["--where", "code=9"], "no municipality has \"9\" in code", "write one of 105, 205"),
    (["--municipalities", "205", "--where", "code=290"], "no municipality meets all", "name some"),
  ])
  func refuses(arguments: [String], what: String, mend: String) throws {
    let path = folder + "/refused"
    let run = try CommandRun(["region", path, "--from", "regions/kainuu"] + arguments)
    #expect(run.exitCode == 2, "\(run.messages)")
    #expect(run.messages.contains(what) && run.messages.contains(mend), "\(run.messages)")
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  /// What doesn't change may stand in one line.
  @Test func settingsInFewLines() throws {
    let source = try RegionFixture()
    let yaml = try text(source.place("region.yaml"))
    try source.write(
      "region.yaml",
      yaml.replacing("name:\n  fi: Koe\n  sv: Prov\n  en: Test\n", with: "")
        .replacing("team:\n  coaches: 3\n  leaders: 1\n  source: \"a test\"\n", with: "")
        .replacing(
          "assumptions:\n  employment_rate:\n    value: 0.37\n    source: \"a test\"\n  leaders:\n    value: 1\n    source: \"a test\"\n",
          with: "assumptions: {leaders: 1, reach_km: 100}\n")
        + "name: {fi: Koe, sv: Prov, en: Test}\n")
    let (part, _) = try cut(
      source.path, ["--municipalities", "Alpha,Beta", "--name-fi", "A \"b\": c"])
    let settings = try part.read().settings
    #expect(settings.names.finnish == "A \"b\": c")
    #expect(settings.assumptions.reachKm.value == 100)
    withExtendedLifetime(source) {}
  }

  /// Windows' editors end lines with two characters, which are one of Swift's.
  @Test(arguments: ["\r\n", "\r"]) func settingsFromWindows(end: String) throws {
    let source = try RegionFixture()
    try source.write(
      "region.yaml", text(source.place("region.yaml")).replacing("\n", with: end))
    let (part, _) = try cut(source.path, ["--municipalities", "Alpha,Beta", "--name-fi", "Osa"])
    #expect(try part.read().settings.names.finnish == "Osa")
    withExtendedLifetime(source) {}
  }
}
