import Foundation
import TestSupport
import Testing

@Suite struct OutputTests {
  private static let kainuu = ["regions/kainuu", "--coaches", "3"]
  /// Each command that reports a plan, with its files besides those of all three.
  private static let commands: [(arguments: [String], own: [String])] = [
    (["propose"] + kainuu + ["--alternatives", "2"], ["plan-2.csv"]),
    (
      ["evaluate", "regions/kainuu", "regions/kainuu/plans/three-coaches-2024.csv"],
      ["evaluation.json"]
    ),
    (
      ["compare"] + kainuu + ["--employment-rate", "22%,37%"],
      ["comparison.csv", "comparison.json", "plan-22.csv", "plan-37.csv"]
    ),
  ]
  private static let shared = [
    "plan.csv", "plan.geojson", "plan.json", "plan.svg", "plan.xlsx", "report.html",
    "plan-territories.geojson",
  ]

  private func contents(_ folder: String) throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return Dictionary(
      uniqueKeysWithValues: names.map {
        ($0, FileManager.default.contents(atPath: "\(folder)/\($0)") ?? Data())
      })
  }

  @Test(arguments: commands.indices) func everyCommandWritesTheSameFiles(index: Int) throws {
    let (arguments, own) = Self.commands[index]
    try inNewFolder { folder in
      let run = try CommandRun(arguments + ["--output", folder, "--force", "--lang", "fi"])
      #expect(run.exitCode == 0, "\(run.messages)")
      let files = try contents(folder)
      #expect(files.keys.sorted() == (Self.shared + own).sorted())
      let plan = try #require(
        JSONSerialization.jsonObject(with: files["plan.json"]!) as? [String: Any])
      #expect(plan["schema"] as? String == "plan-territories/plan/1")
      #expect(plan["evaluation"] == nil)
      #expect(files["plan.csv"]!.starts(with: [0xEF, 0xBB, 0xBF]))
      // Workbook and CSV are the same plan, with its staff and bases.
      let scored = try ["csv", "xlsx"].map { kind in
        try CommandRun(
          ["evaluate", "regions/kainuu", "\(folder)/plan.\(kind)", "--format", "csv"])
      }
      #expect(scored.allSatisfy { $0.exitCode == 0 }, "\(scored.map(\.messages))")
      #expect(scored[0].output == scored[1].output)
      #expect(String(decoding: files["report.html"]!, as: UTF8.self).contains("lang=\"fi\""))
      _ = try XMLElements(String(decoding: files["plan.svg"]!, as: UTF8.self))
      let map = try JSONSerialization.jsonObject(with: files["plan.geojson"]!)
      #expect(((map as? [String: Any])?["features"] as? [Any])?.count == 8)
      // The same again, apart from the solver's seconds.
      let again = try CommandRun(arguments + ["--output", folder, "--force", "--lang", "fi"])
      #expect(again.exitCode == 0 && again.messages.isEmpty)
      let second = try contents(folder)
      for name in files.keys where !["json", "html"].contains(where: name.hasSuffix) {
        #expect(second[name] == files[name], "\(name)")
      }
    }
  }

  @Test func plainTablesAreForPrograms() throws {
    try inNewFolder { folder in
      let arguments = ["propose"] + Self.kainuu + ["--csv-style", "plain"]
      let run = try CommandRun(
        arguments + ["--format", "csv", "--output", folder, "--force"])
      #expect(run.output.hasPrefix("municipality,territory,coaches,"))
      let files = try contents(folder)
      #expect(files["plan.csv"] == Data(run.output.utf8))
      let excel = try CommandRun(["propose"] + Self.kainuu + ["--format", "csv"]).output
      #expect(excel.hasPrefix("\u{FEFF}municipality;territory;coaches;"))
      let plain = excel.dropFirst().replacing(";", with: "\u{0}").replacing(",", with: ".")
        .replacing("\u{0}", with: ",")
      #expect(plain == run.output)
    }
  }

  @Test func whatIsLeftOfAnEarlierRunIsNamed() throws {
    try inNewFolder { folder in
      for name in ["plan-old.csv", "notes.txt"] {
        try Data("mine".utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
      }
      let arguments = ["propose"] + Self.kainuu + ["--output", folder]
      let refused = try CommandRun(arguments)
      #expect(refused.exitCode == 2 && refused.messages.contains("add --force"))
      #expect(try contents(folder).count == 2)
      let run = try CommandRun(arguments + ["--force"])
      #expect(run.exitCode == 0)
      #expect(run.messages.contains("\(folder)/plan-old.csv is from an earlier run and stays"))
      #expect(!run.messages.contains("notes.txt"))
      let files = try contents(folder)
      #expect(files["plan-old.csv"] == Data("mine".utf8))
      #expect(files["notes.txt"] == Data("mine".utf8))
      #expect(files.count == 2 + Self.shared.count)
    }
  }

  /// A disk with hardly any room: no file may become larger than so many blocks of 512 bytes. The
  /// signal that goes with it is ignored, so that writing fails as on a full disk.
  private func withRoom(_ blocks: Int, _ arguments: [String]) throws -> CommandRun {
    try CommandRun(
      shell: "trap '' XFSZ; ulimit -f \(blocks); exec \"$0\" \"$@\"", arguments)
  }

  @Test(arguments: [1, 8, 24, 64]) func aFullDiskChangesNothing(blocks: Int) throws {
    try inNewFolder { parent in
      let folder = "\(parent)/results"
      let propose = ["propose"] + Self.kainuu + ["--force", "--output"]
      #expect(try CommandRun(propose + [folder]).exitCode == 0)
      let before = try contents(folder)
      for target in [folder, "\(parent)/new"] {
        let run = try withRoom(blocks, propose + [target])
        #expect(run.exitCode == 2 && run.messages.contains("(ulimit -f)"), "\(run.messages)")
        #expect(!run.messages.contains("NSCocoaErrorDomain"), "\(run.messages)")
        // What took the search its time is not lost.
        #expect(run.output.contains("territories serve 52 of 52 clients a year"), "\(run.output)")
        #expect(
          run.messages.hasSuffix("The result is printed; its files are not all written.\n"),
          "\(run.messages)")
        #expect(try contents(folder) == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: parent) == ["results"])
      }
      let run = try withRoom(4_000, propose + [folder])
      #expect(run.exitCode == 0, "\(run.messages)")
      #expect(try contents(folder)["plan.xlsx"] == before["plan.xlsx"])
    }
  }

  @Test(arguments: [
    (["--output", "/proc/plan"], 2, "/proc/plan can't be written"),
    (["--output", "README.md/plan"], 2, "README.md is a file, not a folder"),
    (["--output", "README.md", "--force"], 2, "README.md is a file, not a folder"),
    (["--output", "none/plan"], 2, "make it first"), (["--output", ""], 2, "name a new folder"),
    (["--force"], 64, "--force is for --output"),
    (["--csv-style", "tsv"], 64, "'excel'"),
  ])
  func aFolderThatCannotBeIsRefused(options: [String], code: Int32, message: String) throws {
    let run = try CommandRun(["propose"] + Self.kainuu + options)
    #expect(run.exitCode == code, "\(run.messages)")
    #expect(run.messages.contains(message), "\(run.messages)")
  }

  @Test func aDateIsRefusedThatIsNone() throws {
    let run = try CommandRun(
      ["propose"] + Self.kainuu + ["--output", "none"],
      environment: ["SOURCE_DATE_EPOCH": "today"])
    #expect(run.exitCode == 2 && run.messages.contains("SOURCE_DATE_EPOCH"))
  }
}
