import Foundation
import TestSupport
import Testing

// Some of README's commands take minutes without optimisation; the release run has them all.
#if !DEBUG
  /// What README shows is what comes out.
  @Suite struct ReadmeTests {
    private static let region = "regions/central-finland"

    private static let commands = [
      ["headcount", region],
      ["propose", region, "--coaches", "10", "--territories", "8"],
      ["evaluate", region, "\(region)/plans/proposal-2021.csv", "--coaches", "10"],
      ["sensitivity", region],
      ["tradeoff", region, "--between", "coaches,waiting"],
      ["simulate", region, "--coaches", "10"],
      ["compare", region],
    ]

    /// Every line that README shows stands in what one of its commands prints; `…` is left out.
    @Test func showsWhatComesOut() throws {
      let readme = try String(contentsOfFile: "\(repositoryRoot)/README.md", encoding: .utf8)
      let printed = Set(
        try Self.commands.flatMap { try CommandRun($0 + ["--quiet"]).output.split(separator: "\n") }
          .map(String.init))
      let shown = Self.shownLines(readme)
      #expect(shown.count > 50)
      for line in shown {
        let isPrinted =
          line.hasSuffix(" …")
          ? printed.contains { $0.hasPrefix(line.dropLast(2)) } : printed.contains(line)
        #expect(isPrinted, "README shows what no command prints: \(line)")
      }
    }

    /// The lines of blocks that show output; those of other blocks are commands.
    private static func shownLines(_ readme: String) -> [String] {
      let blocks = readme.components(separatedBy: "\n```\n").enumerated()
        .filter { !$0.offset.isMultiple(of: 2) }.map { $0.element.split(separator: "\n") }
      return blocks.filter { block in
        !["scripts/", "plan-territories "].contains { block[0].hasPrefix($0) }
      }.flatMap { $0 }.map(String.init).filter { $0 != "…" }
    }
  }
#endif
