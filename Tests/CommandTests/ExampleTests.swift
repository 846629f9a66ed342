import Foundation
import TestSupport
import Testing

/// The programs of Examples/ run, and stand in the documentation as they are.
@Suite struct ExampleTests {
  @Test(arguments: [
    ("PlanRegion", "7 coaches for"), ("PlanNumbers", "Alpha: 2 coaches for Alpha"),
  ]) func runs(name: String, line: String) throws {
    let program = CommandRun.program.deletingLastPathComponent().appending(path: name)
    let run = try CommandRun([], program: program)
    #expect(run.exitCode == 0 && run.messages.isEmpty, "\(run.messages)")
    #expect(run.output.contains(line), "\(run.output)")
    let source = try String(
      contentsOfFile: "\(repositoryRoot)/Examples/\(name)/main.swift", encoding: .utf8)
    #expect(source.split(separator: "\n", omittingEmptySubsequences: false).count <= 26)
    let page = try String(
      contentsOfFile: "\(repositoryRoot)/Documentation/Library.md", encoding: .utf8)
    #expect(
      page.contains("```swift\n\(source)```\n"), "Documentation/Library.md shows another \(name)")
  }
}
