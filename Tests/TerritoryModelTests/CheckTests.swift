import Foundation
import TestSupport
import Testing

@testable import TerritoryModel

/// What `check` tells of a folder with more than one fault.
@Suite struct CheckTests {
  @Test func everyFileIsReadWhateverIsWrongWithTheOthers() throws {
    let fixture = try RegionFixture()
    try fixture.replace("municipalities.csv", "62.1", with: "north")
    try fixture.replace("region.yaml", "0.37", with: "37")
    try fixture.replace("borders.csv", "002,003", with: "002,999")
    try fixture.replace("distances.csv", "003,004,10", with: "003,004,far")
    try fixture.replace("statistics/2021-10.csv", "003,60", with: "003,many")
    try fixture.replace("plans/halves.csv", "004,East", with: "001,East")
    let problems = fixture.check()
    let places = [
      "municipalities.csv", "region.yaml", "borders.csv", "distances.csv",
      "statistics/2021-10.csv", "plans/halves.csv",
    ]
    #expect(problems.map(\.place) == places.map(fixture.place))
    #expect(problems.map(\.line) == [2, 16, 3, 7, 4, 5])
    let refused = try #require(throws: InvalidInput.self) { try fixture.read() }
    #expect(refused.problems == Array(problems.dropLast()), "plans are no part of the region")
  }

  @Test func withoutMunicipalitiesTheRestIsStillChecked() throws {
    let fixture = try RegionFixture()
    try fixture.write("municipalities.csv", "")
    try fixture.replace("region.yaml", "0.37", with: "37")
    try fixture.replace("distances.csv", "003,004,10", with: "003,004,far")
    #expect(
      fixture.check().map(\.place)
        == ["municipalities.csv", "region.yaml", "distances.csv"].map(fixture.place))
  }

  @Test func faultsOfAFileStandInTheOrderOfItsLines() throws {
    let fixture = try RegionFixture()
    try fixture.write(
      "distances.csv", "from,to,km\n001,002,10\n002,003,x\n001,003,y\n002,001,9\n003,004,1\n")
    let problems = fixture.check()
    #expect(problems.map(\.line) == [3, 4, 5, nil, nil])
  }

  @Test func filesHaveALimitOfSize() throws {
    let fixture = try RegionFixture()
    try fixture.write("region.yaml", Data(count: 2_000_000))
    try fixture.write("distances.csv", Data(count: 31_000_000))
    #expect(
      fixture.check().map(\.what)
        == [
          "the file has 2 MB; at most 1 MB are read", "the file has 31 MB; at most 30 MB are read",
        ])
    // What has no size, as a device, is read up to the limit.
    var log = ProblemLog()
    #expect(TextFile("/dev/zero", limit: 1, log: &log) == nil)
    #expect(log.problems.map(\.what) == ["the file has more than 1 MB"])
  }

  /// Faults that a file repeats in every line take no more than their lines.
  @Test func manyLinesWithOneFault() throws {
    var log = ProblemLog()
    for line in 1...300_000 { log.add("a.csv", line: line, "twice", mend: "delete one") }
    let problem = try #require(log.problems.first)
    #expect(log.problems.count == 1 && problem.furtherLines.count == 299_999)
    #expect(problem.description.contains("(and in lines 2, 3, 4, 5, 6 and 299994 more)"))
  }

  @Test func aBorderThatTheRegionAddsConnectsIt() throws {
    let fixture = try RegionFixture()
    try fixture.replace("borders.csv", "003,004,5.0,1", with: "003,004,5.0,0")
    try fixture.replace(
      "region.yaml", "team:", with: "requirements: {add_border: [[Gamma, Delta]]}\nteam:")
    #expect(fixture.check().isEmpty)
    try fixture.replace("region.yaml", "[[Gamma, Delta]]", with: "[[Beta, Gamma]]")
    #expect(
      fixture.check().map(\.what).contains("no road leads from Delta to the rest of the region"))
  }

  @Test func namesWithoutDotsAreSuggested() {
    #expect(nearestSpelling(of: "jamsa", among: ["Jyväskylä", "Jämsä"]) == "Jämsä")
    #expect(nearestSpelling(of: "Aanekoski", among: ["Äänekoski"]) == "Äänekoski")
    #expect(nearestSpelling(of: "Kuopio", among: ["Kotka"]) == nil)
  }

  @Test func noFolderAtAll() {
    let problems = RegionFolder("/nowhere/at-all/").check()
    #expect(problems.map(\.place) == ["/nowhere/at-all"])
    #expect(problems.map(\.what) == ["there is no such region folder"])
  }

  @Test func noStatistics() throws {
    let fixture = try RegionFixture()
    try fixture.remove("statistics")
    #expect(fixture.check().map(\.what) == ["there are no statistics"])
  }

  #if os(Linux)
    /// ä as one letter, and as a with two dots: the same text, but two files.
    private static let twins = ["\u{E4}", "a\u{308}"]

    private func withTwins(_ end: String, _ text: String) throws -> RegionFixture {
      let fixture = try RegionFixture()
      for name in Self.twins { try fixture.write("statistics/\(name)\(end)", text) }
      let names = try FileManager.default.contentsOfDirectory(
        atPath: fixture.place("statistics"))
      try #require(names.count == 3, "the two names have to stand for two files")
      return fixture
    }

    @Test func twoSnapshotsOfOneNameAreTold() throws {
      let text = try #require(RegionFixture.files["statistics/2021-10.csv"])
      let fixture = try withTwins(".csv", text)
      let problems = fixture.check()
      #expect(problems.map(\.place) == [fixture.place("statistics")])
      #expect(problems.first?.what.hasPrefix("two files are called \u{E4}.csv") == true)
      #expect(problems.first?.remedy == "rename or delete one of them")
      #expect(throws: InvalidInput.self) { try fixture.read() }
    }

    @Test func oneOfTwoNotesOfOneNameIsTaken() throws {
      let fixture = try withTwins(".txt", "From the register.")
      #expect(
        RegionFolder(fixture.path).provenance.statistics == ["\u{E4}": "From the register."])
      #expect(fixture.check().isEmpty)
    }

    /// Names that are no UTF-8 all look alike.
    @Test func namesThatAreNoText() throws {
      let fixture = try RegionFixture()
      for byte in [UInt8(0xFE), 0xFF] {
        for end in [".txt", ".csv"] {
          let path = Array(fixture.place("statistics/").utf8) + [byte] + Array(end.utf8) + [0]
          let file = creat(path.map { CChar(bitPattern: $0) }, 0o600)
          #expect(file >= 0 && close(file) == 0)
        }
      }
      #expect(RegionFolder(fixture.path).provenance.statistics.isEmpty)
      let problems = fixture.check()
      #expect(problems.map(\.place) == [fixture.place("statistics/\u{FFFD}.csv")])
    }
  #endif
}
