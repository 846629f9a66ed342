import Foundation
import TestSupport
import Testing

/// `propose --write-model`: the file is complete or absent, and the plan is printed as ever.
@Suite struct WriteModelTests {
  private let kainuu = ["propose", "regions/kainuu", "--coaches", "3"]

  @Test(arguments: ["mps", "lp"]) func writesAndGoesOn(suffix: String) throws {
    try inNewFolder { folder in
      let path = "\(folder)/kainuu.\(suffix)"
      let run = try CommandRun(kainuu + ["--write-model", path])
      #expect(run.exitCode == 0, "\(run.messages)")
      #expect(try run.lastingOutput == CommandRun(kainuu).lastingOutput)
      let later = ["2-fairness", "3-beyond_even_share", "4-travel", "5-balance"]
      #expect(
        try Set(FileManager.default.contentsOfDirectory(atPath: folder))
          == Set(["kainuu.\(suffix)"] + later.map { "kainuu-\($0).\(suffix)" }))
      let text = try String(contentsOfFile: path, encoding: .utf8)
      #expect(text.contains("member_765_205") && text.contains(suffix == "lp" ? "End" : "ENDATA"))
      // The same question gives the same bytes.
      let again = "\(folder)/again.\(suffix)"
      _ = try CommandRun(kainuu + ["--write-model", again])
      #expect(try String(contentsOfFile: again, encoding: .utf8) == text)
    }
  }

  @Test func isWrittenWhereNoPlanIsPossible() throws {
    try inNewFolder { folder in
      let path = "\(folder)/model.lp"
      let run = try CommandRun([
        "propose", "regions/north-savo", "--territories", "1", "--write-model", path,
      ])
      #expect(run.exitCode == 3)
      #expect(FileManager.default.fileExists(atPath: path))
    }
  }

  @Test func overwritesNothing() throws {
    try inNewFolder { folder in
      let path = "\(folder)/model.mps"
      try Data("mine".utf8).write(to: URL(fileURLWithPath: path))
      let run = try CommandRun(kainuu + ["--write-model", path])
      #expect(run.exitCode == 2 && run.output.isEmpty)
      #expect(run.messages.contains("--write-model: \(path) exists already"))
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
    }
  }

  @Test(arguments: [
    ("model.txt", 64, "name a file that ends in .mps or .lp"),
    ("model", 64, "name a file that ends in .mps or .lp"),
    ("nowhere/model.mps", 2, "make it first"),
  ])
  func refusals(path: String, code: Int32, message: String) throws {
    let run = try CommandRun(kainuu + ["--write-model", path])
    #expect(run.exitCode == code && run.messages.contains(message), "\(run.messages)")
    #expect(run.output.isEmpty)
  }
}
