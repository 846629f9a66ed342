import Foundation
import Testing

@testable import TerritoryModel
@testable import TerritoryReport

struct ReportMakingTests {
  @Test func theCommandCanBeGivenToAShellAgain() throws {
    let arguments = [
      "propose", "regions/Keski-Suomi", "--most-clients", "110%", "Äänekoski", "it's here",
      "$HOME `date` \"x\"", "", "a\\b", "*", "line\nbreak", "=ls", "~", "-x;y",
    ]
    let making = ReportMaking(solver: "", arguments: arguments)
    #expect(
      making.command.hasPrefix("plan-territories propose regions/Keski-Suomi --most-clients 110%"))
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = [
      "-c",
      "plan_territories() { printf '%s\\0' \"$@\"; }; \(making.command.replacing("plan-territories", with: "plan_territories", maxReplacements: 1))",
    ]
    let output = Pipe()
    shell.standardOutput = output
    try shell.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    shell.waitUntilExit()
    let words = String(decoding: data, as: UTF8.self).split(
      separator: "\0", omittingEmptySubsequences: false)
    #expect(words.dropLast().map(String.init) == arguments)
  }

  @Test func aDateIsTakenFromTheEnvironmentOnly() throws {
    #expect(try ReportMaking.date(environment: [:]) == nil)
    #expect(try ReportMaking.date(environment: ["SOURCE_DATE_EPOCH": ""]) == nil)
    let date = try ReportMaking.date(environment: ["SOURCE_DATE_EPOCH": "1634256000"])
    #expect(date?.ISO8601Format() == "2021-10-15T00:00:00Z")
  }

  @Test(arguments: ["yesterday", "-1", "1.5", "253402300800", " 1", "٣", "99999999999999999999"])
  func anotherDateIsRefused(text: String) throws {
    let refused = #expect(throws: InvalidInput.self) {
      try ReportMaking.date(environment: ["SOURCE_DATE_EPOCH": text])
    }
    #expect(refused?.problems.map(\.place) == ["SOURCE_DATE_EPOCH"])
    #expect(refused?.description.contains("date +%s") == true)
  }
}
