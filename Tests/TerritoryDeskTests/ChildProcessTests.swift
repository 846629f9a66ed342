import Foundation
import Testing

@testable import TerritoryDesk

/// Commands in processes of their own.
@Suite struct ChildProcessTests {
  private static let shell = "/bin/sh"

  @Test func aChildTellsItsEnd() async throws {
    let ending = try await ChildProcess.run(
      Self.shell, ["-c", "echo out; echo err >&2; exit 3"])
    #expect(ending.status == 3)
    #expect(ending.output == Array("out\n".utf8))
    #expect(ending.messages == Array("err\n".utf8))
  }

  @Test func argumentsReachTheChildAsTheyAre() async throws {
    let words = ["a b", "$(id)", "'\"", "*", "", "ä"]
    let ending = try await ChildProcess.run(
      Self.shell, ["-c", #"for w; do printf '%s\n' "$w"; done"#, "sh"] + words)
    #expect(ending.output == Array((words.joined(separator: "\n") + "\n").utf8))
  }

  @Test func aSignalIsNoExitCode() async throws {
    let ending = try await ChildProcess.run(Self.shell, ["-c", "kill -ABRT $$"])
    #expect(ending.status == nil)
  }

  @Test func linesReachTheDeskOnTheirWay() async throws {
    let lines = Lines()
    _ = try await ChildProcess.run(
      Self.shell, ["-c", "echo one >&3; printf 'two\\nthr' >&3; echo ee >&3"],
      tell: { await lines.add($0) })
    #expect(await lines.all == ["one", "two", "three"])
  }

  @Test func childrenInheritNothingElse() async throws {
    let file = try #require(FileHandle(forReadingAtPath: "/dev/zero"))
    _ = fcntl(file.fileDescriptor, F_SETFD, 0)
    let ending = try await ChildProcess.run(
      Self.shell, ["-c", "[ ! -e /dev/fd/\(file.fileDescriptor) ]"])
    #expect(ending.status == 0)
    try file.close()
  }

  private actor Lines {
    var all: [String] = []
    func add(_ line: String) { all.append(line) }
  }

  @Test func aCancelledTaskEndsItsChild() async throws {
    let task = Task { try await ChildProcess.run(Self.shell, ["-c", "sleep 100 & wait"]) }
    try await Task.sleep(for: .milliseconds(50))
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func muchOutputIsReadWhole() async throws {
    let ending = try await ChildProcess.run(
      Self.shell, ["-c", "head -c 3000000 /dev/zero; head -c 200000 /dev/zero >&2"])
    #expect(ending.output.count == 3_000_000 && ending.messages.count == 200_000)
  }

  @Test func aProgramThatIsNotThere() async {
    await #expect(throws: POSIXError.self) { try await ChildProcess.run("/nowhere/at-all", []) }
  }
}
