import Foundation
import TestSupport
import Testing

/// Standard output and standard error that don't take what is written to them.
@Suite struct StandardStreamTests {
  private static let kainuu = "regions/kainuu"
  private static let plan = "regions/kainuu/plans/three-coaches-2024.csv"

  /// Every command, in every format that it has.
  private static let commands: [[String]] =
    [
      ["--help"], ["--version"], ["propose", "--help"], ["help", "propose"],
      ["--generate-completion-script", "bash"], ["check", kainuu],
    ]
    + [
      ["headcount", kainuu], ["sensitivity", kainuu], ["regions", "regions"],
      ["diff", "regions/central-finland", "2021-10", "2026-06"], ["propose", kainuu],
      ["propose", kainuu, "--alternatives", "2"], ["evaluate", kainuu, plan],
      ["compare", kainuu, "--employment-rate", "22%,37%"],
      ["tradeoff", kainuu, "--between", "coaches,waiting"],
      ["sample", kainuu, "--draws", "2"], ["simulate", kainuu, plan, "--runs", "2"],
    ].flatMap { command in
      ["table", "json", "csv"].map { command + ["--format", $0] }
    }

  /// A run with its streams led elsewhere, by shell.
  private func run(_ arguments: [String], _ redirection: String) throws -> CommandRun {
    try CommandRun(shell: "exec \"$0\" \"$@\" \(redirection)", arguments)
  }

  @Test(arguments: commands) func closedOutputIsTold(command: [String]) throws {
    let run = try run(command, ">&-")
    #expect(run.exitCode == 74)
    #expect(run.messages == "standard output can't be written: it is closed\n")
  }

  @Test func anImportNeedsItsAnswerToo() throws {
    let sources = try ImportSources()
    let run = try run(
      [
        "import", sources.place("new"), "--boundaries", sources.place("boundaries.geojson"),
        "--centres", sources.place("centres.csv"), "--statistics",
        sources.place("12r5-2026-06.json"), "--distances", sources.place("distances.csv"),
        "--dry-run",
      ], ">&-")
    #expect(run.exitCode == 74, "\(run.messages)")
  }

  /// Where there is nothing to write, nothing is missed.
  @Test func closedOutputIsNoFaultOfItsOwn() throws {
    let refused = try run(["check", "/nope"], ">&-")
    #expect(refused.exitCode == 2 && refused.messages.contains("there is no such region folder"))
    #expect(try run(["check"], ">&-").exitCode == 64)
  }

  /// A disk that is full after some blocks of 512 bytes: what came onto it is not taken for all.
  @Test func anOutputThatIsCutOffIsTold() throws {
    try inNewFolder { folder in
      let file = "\(folder)/plan.json"
      let run = try CommandRun(
        shell: "trap '' XFSZ; ulimit -f 1; exec \"$0\" \"$@\" > \(file)",
        ["propose", Self.kainuu, "--quiet", "--format", "json"])
      #expect(run.exitCode == 74)
      #expect(run.messages.hasPrefix("standard output can't be written: "), "\(run.messages)")
      let written = try Data(contentsOf: URL(fileURLWithPath: file))
      let whole = try CommandRun(["propose", Self.kainuu, "--quiet", "--format", "json"]).output
      #expect(!written.isEmpty && written.count < Data(whole.utf8).count)
    }
  }

  #if os(Linux)
    @Test(arguments: commands) func aFullDiskIsTold(command: [String]) throws {
      let run = try run(command, ">/dev/full")
      #expect(run.exitCode == 74)
      #expect(run.messages == "standard output can't be written: No space left on device\n")
    }

    @Test func messagesMayBeLost() throws {
      #expect(try run(["check", "/nope"], "2>/dev/full").exitCode == 2)
      #expect(try run(["check", Self.kainuu, "--bogus"], "2>/dev/full").exitCode == 64)
      #expect(try run(["check", Self.kainuu], ">/dev/full 2>&1").exitCode == 74)
    }
  #endif

  @Test func messagesMayGoNowhere() throws {
    #expect(try run(["check", "/nope"], "2>&-").exitCode == 2)
    #expect(try run(["check"], "2>&-").exitCode == 64)
    #expect(try run(["check", Self.kainuu], "2>&-").output.contains("is sound"))
    #expect(try run(["check", Self.kainuu], ">&- 2>&-").exitCode == 74)
  }

  /// The reader of a pipe is gone when messages come, and the signal that says so is ignored.
  @Test(arguments: [("2>&1 >&4", ["check", "/nope"], "2"), ("", ["check", kainuu], "74")])
  func aBrokenPipe(redirection: String, command: [String], code: String) throws {
    let run = try CommandRun(
      shell: """
        trap '' PIPE; exec 4>/dev/null 3>&1
        { sleep 1; "$0" "$@" \(redirection); echo $? >&3; } | :
        """, command)
    #expect(run.output == "\(code)\n", "\(run.messages)")
  }

  @Test func filesAreWrittenWithoutAnyStream() throws {
    try inNewFolder { parent in
      let propose = ["propose", Self.kainuu, "--coaches", "3", "--output"]
      #expect(try CommandRun(propose + ["\(parent)/whole"]).exitCode == 0)
      let run = try run(propose + ["\(parent)/other"], "<&- >&- 2>&-")
      #expect(run.exitCode == 74)
      for name in ["plan.csv", "plan.svg", "plan.geojson"] {
        let files = ["whole", "other"].map {
          FileManager.default.contents(atPath: "\(parent)/\($0)/\(name)")
        }
        #expect(files[0] != nil && files[0] == files[1], "\(name)")
      }
    }
  }

  #if os(Linux)
    /// A file that is opened later must not take the place of a closed stream, or it would get what
    /// is meant for that. So something with nothing in it stands there, instead of nothing at all.
    @Test(arguments: [("<&-", "0"), (">&-", "1")])
    func placesOfClosedStreamsAreKept(redirection: String, place: String) throws {
      let path = "/proc/self/fd/\(place)"
      let run = try run(["evaluate", Self.kainuu, path], redirection)
      #expect(run.exitCode == 2)
      #expect(run.messages.hasPrefix("\(path): the file is empty"), "\(run.messages)")
    }
  #endif
}
