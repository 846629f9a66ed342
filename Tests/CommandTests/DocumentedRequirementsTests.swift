import Foundation
import TestSupport
import Testing

/// The examples of Documentation/RegionFormat.md hold in the region that they are written for.
@Suite struct DocumentedRequirementsTests {
  /// The blocks of YAML below the heading about requirements.
  private static func examples() throws -> [String] {
    let text = try String(
      contentsOfFile: "\(repositoryRoot)/Documentation/RegionFormat.md", encoding: .utf8)
    let section = try #require(text.split(separator: "## What a region asks of every plan").last)
    return section.split(separator: "```yaml\n").dropFirst().compactMap {
      $0.split(separator: "```").first.map(String.init)
    }
  }

  private func region(asking example: String) throws -> RegionFixture {
    let fixture = try RegionFixture(copyOf: "central-finland")
    let settings = try String(contentsOfFile: fixture.place("region.yaml"), encoding: .utf8)
    try fixture.write("region.yaml", settings + "\n" + example)
    return fixture
  }

  private func expectPlan(in fixture: RegionFixture, requirements: Int) throws {
    let check = try CommandRun(["check", fixture.path])
    #expect(check.exitCode == 0, "\(check.messages)")
    let run = try CommandRun([
      "propose", fixture.path, "--priority", "waiting", "--format", "json",
    ])
    #expect(run.exitCode == 0, "\(run.output) \(run.messages)")
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    let document = try #require(object as? [String: Any])
    let kept = try #require(document["requirements"] as? [[String: Any]])
    #expect(kept.count == requirements)
    #expect(kept.allSatisfy { $0["met"] as? Bool == true })
  }

  @Test func everyRequirementWithoutFurtherColumns() throws {
    let example = try Self.examples()[0]
    for key in ["together", "unchanged", "shared", "remove_border", "least_clients", "reference"] {
      #expect(example.contains("\(key):"))
    }
    let fixture = try region(asking: example)
    try expectPlan(in: fixture, requirements: 12)
  }

  @Test func requirementsWithFurtherColumns() throws {
    let fixture = try region(asking: try Self.examples()[1])
    let text = try String(contentsOfFile: fixture.place("municipalities.csv"), encoding: .utf8)
    let lines = text.split(separator: "\n").enumerated().map { index, line in
      line + (index == 0 ? ",care_teams,area" : ",1,middle")
    }
    try fixture.write("municipalities.csv", lines.joined(separator: "\n") + "\n")
    try expectPlan(in: fixture, requirements: 2)
  }
}
