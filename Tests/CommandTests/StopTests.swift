import Foundation
import TerritoryModel
import TestSupport
import Testing

/// Searches that end before everything is proven: at limits, gaps and signals.
@Suite struct StopTests {
  /// More alternatives than a machine finds in minutes.
  static let long = [
    "propose", "regions/central-finland", "--coaches", "10", "--territories", "8",
    "--alternatives", "10000", "--min-difference", "1", "--format", "json",
  ]
  /// A front of more points than that.
  static let front = [
    "tradeoff", "regions/north-ostrobothnia", "--between", "travel,balance", "--coaches", "20",
    "--format", "json",
  ]

  /// The first signal: the best so far, whole, with exit code 4.
  @Test(arguments: [(long, SIGINT), (long, SIGTERM), (front, SIGINT)])
  func stopsPolitely(arguments: [String], signal: Int32) throws {
    let run = try StoppedRun(arguments, signals: [signal])
    #expect(run.exitCode == 4 && !run.wasKilled)
    let document = try #require(
      try JSONSerialization.jsonObject(with: run.output) as? [String: Any])
    if arguments[0] == "tradeoff" {
      #expect(document["outcome"] as? String == "stopped" && document["points"] != nil)
    } else {
      let territories = try #require(document["territories"] as? [[String: Any]])
      let municipalities = territories.flatMap { $0["municipalities"] as? [String] ?? [] }
      #expect(territories.count == 8)
      #expect(municipalities.count == 22 && Set(municipalities).count == 22)
    }
  }

  /// Runs that a signal cuts short make no simulation: a word, not the death of the process.
  /// Signals come while the plan is searched for, and later.
  @Test(arguments: [(SIGINT, 0), (SIGTERM, 0), (SIGINT, 1), (SIGTERM, 4)])
  func aStoppedSimulationSaysSo(signal: Int32, seconds: Double) throws {
    let run = try StoppedRun(
      ["simulate", "regions/central-finland", "--runs", "2500", "--months", "120", "--quiet"],
      signals: [signal], after: seconds)
    #expect(run.exitCode == 4 && !run.wasKilled && run.output.isEmpty)
    #expect(run.messages == "Stopped before there was anything to show.\n")
  }

  /// The second signal ends the program at once, with nothing half-written.
  @Test(arguments: [SIGINT, SIGTERM]) func secondSignalKills(second: Int32) throws {
    try inNewFolder { folder in
      let results = folder + "/results"
      let run = try StoppedRun(Self.long + ["--output", results], signals: [SIGINT, second])
      // Where the first signal was heeded sooner than the second came, all is there.
      #expect(run.wasKilled ? run.output.isEmpty : run.exitCode == 4)
      #expect(FileManager.default.fileExists(atPath: results) == !run.wasKilled)
    }
  }

  /// A signal while files are written changes nothing: all is there.
  @Test(arguments: [SIGINT, SIGTERM]) func aSignalAfterTheSearchLosesNothing(signal: Int32) throws {
    try inNewFolder { folder in
      let run = try StoppedRun(
        ["propose", "regions/kainuu", "--output", folder + "/results"], signal: signal,
        whenIn: folder, stands: "results.partial-")
      #expect(run.exitCode == 0 && !run.wasKilled && !run.output.isEmpty)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["results"])
    }
  }

  /// `import` ends at once, and leaves none of its copies.
  @Test func aStoppedImportLeavesNothing() throws {
    let fixture = try RegionFixture(copyOf: "kainuu")
    try fixture.write("big.bin", Data(count: 30_000_000))
    let statistics = try String(
      contentsOfFile: fixture.place("statistics/2026-06.csv"), encoding: .utf8)
    try inNewFolder { folder in
      let file = "\(folder)/figures.csv"
      try statistics.write(toFile: file, atomically: true, encoding: .utf8)
      let trials = "\(folder)/tmp"
      try FileManager.default.createDirectory(atPath: trials, withIntermediateDirectories: false)
      let run = try StoppedRun(
        ["import", fixture.path, "--statistics", file, "--period", "2026-09", "--dry-run"],
        environment: ["TMPDIR": trials], signal: SIGINT, whenIn: trials, stands: "plan-territories")
      #expect(run.wasKilled || run.exitCode == 0)
      #expect(try FileManager.default.contentsOfDirectory(atPath: trials).isEmpty)
    }
    withExtendedLifetime(fixture) {}
  }

  /// The same work gives the same bytes, and a plan that the audit of `evaluate` takes.
  @Test(arguments: ["1", "500", "3000"]) func workLimit(work: String) throws {
    let asked = [
      "propose", "regions/central-finland", "--coaches", "10", "--territories", "8",
      "--work-limit", work, "--format",
    ]
    let first = try CommandRun(asked + ["json"])
    #expect(try CommandRun(asked + ["json"]).lastingOutput == first.lastingOutput)
    if work == "1" { #expect(first.exitCode == 4 && first.output.contains("\"feasible\"")) }
    let plan = try CommandRun(asked + ["csv"]).output
    try inNewFolder { folder in
      let path = folder + "/plan.csv"
      try plan.write(toFile: path, atomically: true, encoding: .utf8)
      let score = try CommandRun(["evaluate", "regions/central-finland", path, "--coaches", "10"])
      #expect(score.exitCode == 0, "\(score.messages)")
    }
  }

  #if !DEBUG
    /// A region that is planned in pieces, some at the same time: the same bytes on any cores.
    @Test(arguments: ["1", "20000"]) func workLimitInPieces(work: String) throws {
      let asked = [
        "propose", "regions/finland", "--work-limit", work, "--format", "json",
      ]
      let first = try CommandRun(asked)
      #expect(first.exitCode == 4 && first.output.contains("\"feasible\""))
      #expect(try CommandRun(asked).lastingOutput == first.lastingOutput)
      #if os(Linux)
        let oneCore = try CommandRun(shell: "exec taskset -c 0 \"$0\" \"$@\"", asked)
        #expect(oneCore.lastingOutput == first.lastingOutput)
      #endif
    }
  #endif

  /// Commands, with the exit code that they end with where a limit comes before their end.
  static let stopped: [(arguments: String, code: Int32)] = [
    ("propose regions/pirkanmaa", 4),
    ("propose regions/southwest-finland --shared 538", 4),
    ("evaluate regions/kainuu regions/kainuu/plans/three-coaches-2024.csv", 4),
    ("compare regions/kainuu", 4),
    ("simulate regions/pirkanmaa --runs 1", 4),
    ("tradeoff regions/paijat-hame --between coaches,territories", 4),
    ("propose regions/pirkanmaa --coaches 27 --least-clients 10% --least-coaches 100", 3),
    ("propose regions/kainuu --coaches 2 --least-coaches 10000", 3),
  ]

  /// Whatever a limit comes in: a plan that passes its audit, or the word that there is none.
  @Test(arguments: stopped)
  func everyStopIsSafe(arguments: String, code: Int32) throws {
    for limit in ["--work-limit 1", "--work-limit 200", "--time-limit 0.01"] {
      let run = try CommandRun("\(arguments) \(limit)".split(separator: " ").map(String.init))
      #expect([0, code].contains(run.exitCode), "\(arguments) \(limit): \(run.messages)")
    }
  }

  @Test func gap() throws {
    let run = try CommandRun([
      "propose", "regions/central-finland", "--coaches", "10", "--territories", "8", "--gap", "5%",
      "--sources",
    ])
    #expect(run.exitCode == 4)
    #expect(run.output.contains("feasible, GLPK"))
    #expect(run.output.contains(/stopped: some plan may have [0-4](\.[0-9])? % less/))
  }

  /// A front within a gap says that it may miss plans, and has none that another one is better than.
  @Test func frontWithinAGap() throws {
    let run = try CommandRun([
      "tradeoff", "regions/kainuu", "--between", "travel,balance", "--gap", "10%", "--format",
      "json",
    ])
    #expect(run.exitCode == 4)
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(document["outcome"] as? String == "stopped")
    let points = try #require(document["points"] as? [[String: Any]])
    let values = points.compactMap { $0["values"] as? [String: Double] }
    #expect(values.count > 1)
    for (one, next) in zip(values, values.dropFirst()) {
      #expect(one["travel"]! < next["travel"]! && one["balance"]! > next["balance"]!)
    }
  }

  @Test(arguments: [
    (["--gap", "200%"], "write a percentage from 0% to 100%"),
    (["--gap", "1.5"], "write 1.5 % as 0.015"),
    (["--work-limit", "0"], "write a whole number from 1 to a billion"),
    (["--work-limit", "2.5"], "write a whole number from 1 to a billion"),
    (["--alternatives", "2", "--gap", "1%"], "leave out --gap"),
  ])
  func wrongValues(options: [String], mend: String) throws {
    let run = try CommandRun(["propose", "regions/kainuu"] + options)
    #expect(run.exitCode == 64 && run.messages.contains(mend), "\(run.messages)")
  }

  /// How a report is made again: a stopped search does not promise the same plans.
  @Test func aStoppedSearchPromisesNoSamePlan() throws {
    try inNewFolder { folder in
      func page(_ limit: [String]) throws -> String {
        let run = try CommandRun(
          ["propose", "regions/kainuu", "--output", "\(folder)/plan", "--force"] + limit)
        #expect(run.exitCode == (limit.isEmpty ? 0 : 4), "\(run.messages)")
        return try String(contentsOfFile: "\(folder)/plan/report.html", encoding: .utf8)
      }
      #expect(try page([]).contains("this command gives the same plans"))
      let stopped = try page(["--work-limit", "10"])
      #expect(stopped.contains("this command asks the same"))
      #expect(!stopped.contains("gives the same plans"))
    }
  }
}

/// A run that gets signals while it searches.
struct StoppedRun {
  let output: Data
  let messages: String
  let exitCode: Int32
  let wasKilled: Bool

  /// - Parameter seconds: how long the first signal waits once it is heeded.
  init(_ arguments: [String], signals: [Int32], after seconds: Double = 1) throws {
    try self.init(arguments) { process in
      Self.waitUntilItHeeds(process)
      Thread.sleep(forTimeInterval: seconds)
      for signal in signals { kill(process, signal) }
    }
  }

  /// - Parameters:
  ///   - folder: where a file with a name that starts like `name` tells when to send the signal.
  init(
    _ arguments: [String], environment: [String: String] = [:], signal: Int32,
    whenIn folder: String, stands name: String
  ) throws {
    try self.init(arguments, environment: environment) { process in
      func isThere() -> Bool {
        let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
        return names?.contains { $0.hasPrefix(name) } == true
      }
      while !isThere(), kill(process, 0) == 0 { usleep(200) }
      kill(process, signal)
    }
  }

  private init(
    _ arguments: [String], environment: [String: String] = [:], stop: (Int32) -> Void
  ) throws {
    let process = Process()
    process.environment = ProcessInfo.processInfo.environment
      .merging(["LC_ALL": "C"]) { $1 }.merging(environment) { $1 }
    process.executableURL = CommandRun.program
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: repositoryRoot)
    let pipe = Pipe()
    process.standardOutput = pipe
    // Messages are few, so they fit their pipe while the output is read to its end.
    let told = Pipe()
    process.standardError = told
    try process.run()
    stop(process.processIdentifier)
    output = pipe.fileHandleForReading.readDataToEndOfFile()
    messages = String(
      decoding: told.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    exitCode = process.terminationStatus
    wasKilled = process.terminationReason == .uncaughtSignal
  }

  /// Before it searches, a signal ends a process as it ends any. Linux tells which ones it catches;
  /// elsewhere some seconds have to do.
  private static func waitUntilItHeeds(_ process: Int32) {
    #if os(Linux)
      func isCaught() -> Bool {
        let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
        guard let caught = status?.firstMatch(of: /SigCgt:\s*([0-9a-f]+)/)?.output.1,
          let signals = UInt64(caught, radix: 16)
        else { return true }
        return signals & (1 << UInt64(SIGINT - 1)) != 0
      }
      while !isCaught() { Thread.sleep(forTimeInterval: 0.05) }
    #else
      Thread.sleep(forTimeInterval: 4)
    #endif
  }
}
