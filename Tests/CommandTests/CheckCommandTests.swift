import Foundation
import TestSupport
import Testing

/// What stands in a region folder, as the program tells it.
@Suite struct CheckCommandTests {
  @Test func outlinesAreChecked() throws {
    let fixture = try RegionFixture(copyOf: "kainuu")
    try fixture.write("outlines.geojson", "{\"type\":\"FeatureCollection\",\"features\":[\n")
    let broken = try CommandRun(["check", fixture.path])
    #expect(broken.exitCode == 2 && broken.output.isEmpty)
    #expect(broken.messages.contains("outlines.geojson:2: the file ends in the middle"))
    // With other faults, at once.
    try fixture.replace("distances.csv", "105,205,69.2", with: "105,205,far")
    #expect(try CommandRun(["check", fixture.path]).messages.contains("2 problems"))
    let other = try RegionFixture(copyOf: "kainuu")
    let elsewhere = "\(shippedRegionPath("lapland"))/outlines.geojson"
    try other.write("outlines.geojson", try String(contentsOfFile: elsewhere, encoding: .utf8))
    let wrong = try CommandRun(["check", other.path])
    #expect(wrong.messages.contains("none of the region's municipalities has an outline"))
    withExtendedLifetime((fixture, other)) {}
  }

  /// A zero too many is found in a folder too, where columns may be of different months.
  @Test func moreOfAGroupThanPeopleIsTold() throws {
    let fixture = try RegionFixture(copyOf: "kainuu")
    try fixture.replace("statistics/2026-06.csv", "205,16917,2066,626", with: "205,16917,2066,6260")
    let run = try CommandRun(["check", fixture.path])
    #expect(run.exitCode == 0 && run.messages.isEmpty)
    #expect(run.output.contains("is sound: 8 municipalities"))
    #expect(
      run.output.contains(
        """
        Look at these figures:
        \(fixture.place("statistics/2026-06.csv")):3: more long_term_unemployed than unemployed: \
        6260, 2066
        """), "\(run.output)")
    #expect(!(try CommandRun(["check", "regions/kainuu"])).output.contains("Look"))
    withExtendedLifetime(fixture) {}
  }

  /// It is told, and not waited for.
  @Test(arguments: ["outlines.geojson", "region.yaml", "sources.txt", "statistics/2021-10.csv"])
  func aPipeIsRefused(file: String) throws {
    let fixture = try RegionFixture(copyOf: "kainuu")
    let path = fixture.place(file)
    try? FileManager.default.removeItem(atPath: path)
    #expect(mkfifo(path, 0o644) == 0)
    let run = try CommandRun(["check", fixture.path])
    #expect(run.exitCode == 2 && run.messages.contains("\(file): a pipe or a device stands"))
    #expect(run.messages.contains("1 problem;"), "\(run.messages)")
    withExtendedLifetime(fixture) {}
  }

  /// Names may hold what commands a terminal, or turns the direction of a line.
  @Test func hiddenCharactersAreWrittenOut() throws {
    let fixture = try RegionFixture()
    let name = "Be\u{1B}[31mt\u{202E}a\u{9B}"
    try fixture.replace("municipalities.csv", "002,Beta", with: "002,\(name)")
    try fixture.replace("region.yaml", "fi: Koe", with: #"fi: "Ko\e[2Je""#)
    try fixture.write("plans/\u{1B}[1m.csv", "municipality,territory\n001,\(name)\n")
    for arguments in [
      ["headcount", "--lang", "fi"], ["headcount", "--format", "csv"],
      ["headcount", "--format", "json"], ["propose", "--lang", "fi", "--sources"], ["check"],
    ] {
      let run = try CommandRun([arguments[0], fixture.path] + arguments.dropFirst())
      for scalar in (run.output + run.messages).unicodeScalars where scalar != "\n" {
        let isMark = scalar == "\u{FEFF}" && arguments.contains("csv")
        #expect(isMark || ![.control, .format].contains(scalar.properties.generalCategory))
      }
      if arguments[0] == "headcount" {
        let escape =
          arguments.contains("json") ? #"Be\u001b[31mt\u202ea\u009b"# : #"\u{1b}[31mt\u{202e}"#
        #expect((run.output + run.messages).contains(escape), "\(arguments) \(run.output)")
      }
    }
    withExtendedLifetime(fixture) {}
  }

  /// Clients a year who are more than the people that they are a part of are pointed out.
  @Test func clientsAreNoMoreThanPeople() throws {
    let fixture = try RegionFixture()
    try fixture.write("surveys.csv", "municipality,clients\nAlpha,700000\n")
    let run = try CommandRun(["check", fixture.path])
    #expect(run.exitCode == 0)
    #expect(
      run.words.contains("Alpha: 700000 clients a year are more than the people"), "\(run.output)")
    try fixture.write("surveys.csv", "municipality,clients\nAlpha,1\n")
    #expect(try !CommandRun(["check", fixture.path]).words.contains("more than the people"))
  }
}
