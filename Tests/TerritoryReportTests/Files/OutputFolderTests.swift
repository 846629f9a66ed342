import Foundation
import TerritoryModel
import TestSupport
import Testing

@testable import TerritoryReport

struct OutputFolderTests {
  private struct Failure: Error {}

  private func contents(_ folder: String) throws -> [String: String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return try Dictionary(
      uniqueKeysWithValues: names.map {
        ($0, try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8))
      })
  }

  private func write(_ text: String, _ path: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  @Test func aNewFolderIsCompleteOrAbsent() throws {
    try inNewFolder { parent in
      let folder = try OutputFolder("\(parent)/new/")
      #expect(throws: InvalidInput.self) {
        try folder.write(["a.txt": .text("a"), "b.txt": .written { _ in throw Failure() }])
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: parent).isEmpty)
      try folder.write([
        "a.txt": .text("a"),
        "b.txt": .written { try Data("b".utf8).write(to: URL(fileURLWithPath: $0)) },
      ])
      #expect(try contents("\(parent)/new") == ["a.txt": "a", "b.txt": "b"])
      #expect(try FileManager.default.contentsOfDirectory(atPath: parent) == ["new"])
    }
  }

  /// Folders that might be taken for unfinished ones: of other names than are drawn, or held by a run.
  @Test func whatOthersMadeIsLeftAlone() throws {
    let held = ".partial-0123456789abcdef"
    for suffix in [".partial-1", ".partial-0123456789ABCDEF", ".partial-0123456789abcdef0", held] {
      try inNewFolder { parent in
        let names = ["new\(suffix)", "file\(suffix)", "there/\(suffix)", "there\(suffix)"]
        for name in names {
          try FileManager.default.createDirectory(
            atPath: "\(parent)/\(name)", withIntermediateDirectories: true)
          try write("mine", "\(parent)/\(name)/mine.txt")
        }
        let locks = suffix == held ? names.map { open("\(parent)/\($0)", O_RDONLY) } : []
        for lock in locks { #expect(flock(lock, LOCK_EX | LOCK_NB) == 0) }
        defer { for lock in locks { close(lock) } }
        try OutputFolder("\(parent)/new").write(["a.txt": .text("a")])
        try OutputFolder("\(parent)/there", replacing: true).write(["a.txt": .text("a")])
        try OutputFile("\(parent)/file", option: "--plot").write("a")
        #expect(try contents("\(parent)/new") == ["a.txt": "a"])
        #expect(try String(contentsOfFile: "\(parent)/file", encoding: .utf8) == "a")
        for name in names { #expect(try contents("\(parent)/\(name)") == ["mine.txt": "mine"]) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(parent)").count == 6)
      }
    }
  }

  /// What a run had not finished that was ended from outside is cleared away by the next one.
  @Test func whatIsAbandonedIsRemoved() throws {
    try inNewFolder { parent in
      let suffix = ".partial-0123456789abcdef"
      let link = "other\(suffix)"
      for name in ["new\(suffix)", "file\(suffix)", "there/\(suffix)", "there\(suffix)", "target"] {
        try FileManager.default.createDirectory(
          atPath: "\(parent)/\(name)/inside", withIntermediateDirectories: true)
        try write("half", "\(parent)/\(name)/a.txt")
      }
      try FileManager.default.createSymbolicLink(
        atPath: "\(parent)/\(link)", withDestinationPath: "target")
      try OutputFolder("\(parent)/new").write(["a.txt": .text("a")])
      try OutputFolder("\(parent)/there", replacing: true).write(["a.txt": .text("a")])
      try OutputFile("\(parent)/file", option: "--plot").write("a")
      try OutputFolder("\(parent)/other").write(["a.txt": .text("a")])
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: parent).sorted()
          == ["file", "new", "other", link, "target", "there"])
      #expect(try contents("\(parent)/there") == ["a.txt": "a"])
      #expect(try String(contentsOfFile: "\(parent)/target/a.txt", encoding: .utf8) == "half")
    }
  }

  @Test func whatStandsThereIsRefused() throws {
    try inNewFolder { parent in
      try write("mine", "\(parent)/file")
      try FileManager.default.createSymbolicLink(
        atPath: "\(parent)/link", withDestinationPath: "nowhere")
      let cases = [
        ("", "no folder is named", "name a new folder"),
        (parent, "exists already", "add --force to replace its results"),
        ("\(parent)/file", "is a file, not a folder", "does not exist yet"),
        ("\(parent)/link", "is a link to nothing", "delete the link"),
        ("\(parent)/file/new", "\(parent)/file is a file", "name another folder"),
        ("\(parent)/none/new", "there is no folder \(parent)/none", "make it first"),
      ]
      for (path, what, remedy) in cases {
        let refused = #expect(throws: InvalidInput.self) { try OutputFolder(path) }
        let problem = try #require(refused?.problems.first)
        #expect(problem.place == "--output" && problem.what.contains(what), "\(problem)")
        #expect(problem.remedy.contains(remedy), "\(problem)")
      }
      #expect(throws: InvalidInput.self) {
        try OutputFolder("\(parent)/file", replacing: true)
      }
    }
  }

  @Test func replacingLeavesEverythingElseAlone() throws {
    try inNewFolder { folder in
      for name in ["plan.csv", "notes.txt", "plan-2.csv"] { try write("old", "\(folder)/\(name)") }
      let output = try OutputFolder(folder, replacing: true)
      try output.write(["plan.csv": .text("new"), "plan.json": .text("new")])
      #expect(
        try contents(folder)
          == ["plan.csv": "new", "plan.json": "new", "notes.txt": "old", "plan-2.csv": "old"])
      #expect(output.leftovers(besides: ["plan.csv", "plan.json"]) == ["plan-2.csv"])
    }
  }

  @Test func oldFilesLiveWhereAnythingFails() throws {
    try inNewFolder { folder in
      for name in ["a.txt", "b.txt"] { try write("old", "\(folder)/\(name)") }
      try FileManager.default.createDirectory(
        atPath: "\(folder)/plan.csv", withIntermediateDirectories: false)
      let output = try OutputFolder(folder, replacing: true)
      func attempt(_ content: FileContent, _ name: String) throws {
        let files: [String: FileContent] = ["a.txt": .text("new"), name: content]
        #expect(throws: InvalidInput.self) { try output.write(files) }
        #expect(
          try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            == ["a.txt", "b.txt", "plan.csv"])
        #expect(try String(contentsOfFile: "\(folder)/a.txt", encoding: .utf8) == "old")
      }
      try attempt(.written { _ in throw Failure() }, "b.txt")
      // Nothing arrives, which is noticed when the files are moved.
      try attempt(.written { _ in }, "c.txt")
      try attempt(.text("new"), "plan.csv")
    }
  }

  @Test func aFailingMoveIsTakenBack() throws {
    try inNewFolder { folder in
      let source = "\(folder)/new"
      try FileManager.default.createDirectory(atPath: source, withIntermediateDirectories: false)
      for name in ["a.txt", "b.txt"] { try write("new", "\(source)/\(name)") }
      try write("old", "\(folder)/a.txt")
      let failure = #expect(throws: FileFailure.self) {
        try FileReplacement(["a.txt", "b.txt", "c.txt"], from: source, in: folder).run()
      }
      #expect(failure?.description.contains("c.txt") == true)
      try FileManager.default.removeItem(atPath: source)
      #expect(try contents(folder) == ["a.txt": "old"])
    }
  }

  /// A run that is killed between two moves leaves the rest of its files beside.
  @Test func theNextRunCompletesOneThatWasKilled() throws {
    try inNewFolder { folder in
      let journal = "\(folder)/\(FileReplacement.journal)"
      try FileManager.default.createDirectory(atPath: journal, withIntermediateDirectories: false)
      try write("new", "\(folder)/a.txt")
      try write("old", "\(folder)/b.txt")
      try write("old", "\(journal)/a.txt.old")
      for name in ["b.txt", "c.txt"] { try write("new", "\(journal)/\(name)") }
      #expect(throws: InvalidInput.self) { try OutputFolder(folder) }
      #expect(FileManager.default.fileExists(atPath: journal))
      let output = try OutputFolder(folder, replacing: true)
      #expect(output.completesEarlierRun)
      #expect(try contents(folder) == ["a.txt": "new", "b.txt": "new", "c.txt": "new"])
      try output.write(["b.txt": .text("newest")])
      #expect(try contents(folder) == ["a.txt": "new", "b.txt": "newest", "c.txt": "new"])
      #expect(try !OutputFolder(folder, replacing: true).completesEarlierRun)
    }
  }

  /// What stands above a subfolder may name what is in it, so it is moved last.
  @Test func filesOfSubfoldersAreMovedFirst() throws {
    try inNewFolder { folder in
      let manager = FileManager.default
      let journal = "\(folder)/\(FileReplacement.journal)"
      for path in ["\(folder)/sub", "\(journal)/sub"] {
        try manager.createDirectory(atPath: path, withIntermediateDirectories: true)
      }
      for name in ["a.txt", "sub/b.txt"] { try write("new", "\(journal)/\(name)") }
      // A folder in its way keeps a.txt from being moved.
      try manager.createDirectory(
        atPath: "\(folder)/a.txt/x", withIntermediateDirectories: true)
      #expect(throws: InvalidInput.self) { try OutputFolder(folder, replacing: true) }
      #expect(try String(contentsOfFile: "\(folder)/sub/b.txt", encoding: .utf8) == "new")
      try manager.removeItem(atPath: "\(folder)/a.txt")
      #expect(try OutputFolder(folder, replacing: true).completesEarlierRun)
      #expect(try String(contentsOfFile: "\(folder)/a.txt", encoding: .utf8) == "new")
      #expect(!manager.fileExists(atPath: journal))
    }
  }

  @Test func aLinkToAFolderIsWrittenThrough() throws {
    try inNewFolder { parent in
      try FileManager.default.createDirectory(
        atPath: "\(parent)/real", withIntermediateDirectories: false)
      try FileManager.default.createSymbolicLink(
        atPath: "\(parent)/link", withDestinationPath: "real")
      try OutputFolder("\(parent)/link", replacing: true).write(["a.txt": .text("a")])
      #expect(try contents("\(parent)/real") == ["a.txt": "a"])
      #expect(
        try FileManager.default.destinationOfSymbolicLink(atPath: "\(parent)/link") == "real")
    }
  }
}
