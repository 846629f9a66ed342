import Foundation
import Synchronization

/// Another solver's program, which reads a written programme and says what its optimum is.
package enum OtherSolver: String, CaseIterable, Sendable {
  /// GLPK's own program, which shares the library with this one: no second opinion, but a reader of
  /// what is written.
  case glpsol
  /// COIN-OR's branch and cut.
  case cbc
  /// HiGHS.
  case highs

  /// Those that share nothing with GLPK.
  package static let independent: [OtherSolver] = [.cbc, .highs]

  /// What a solver says of a programme.
  package enum Answer: Equatable, Sendable {
    case optimum(Double)
    case infeasible
    /// The time was over: no solution has less than this; nil where the solver named nothing.
    case stopped(bound: Double?)
    /// The end of what the solver printed, which names neither.
    case unclear(String)
  }

  /// The program's path; nil where it is not installed.
  package var path: String? {
    let folders = ProcessInfo.processInfo.environment["PATH", default: "/usr/bin:/usr/local/bin"]
    return folders.split(separator: ":").map { "\($0)/\(rawValue)" }.first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
  }

  /// The answer to a programme in a file.
  ///
  /// - Parameters:
  ///   - file: written by ``CompactFormulation``.
  ///   - folder: where the solver may write to.
  ///   - seconds: how long it may take, at least 1.
  /// - Returns: nil where the solver is not installed.
  /// - Throws: what Foundation says where it can't be started.
  package func answer(
    to file: String, _ format: ModelFormat, folder: String, seconds: Int
  ) throws -> Answer? {
    guard let path else { return nil }
    let stem = "\(folder)/\(URL(fileURLWithPath: file).lastPathComponent)"
    let run = { try Self.run(path, $0, in: folder) }
    switch self {
    case .glpsol:
      let report = "\(stem).report"
      let kind = format == .mps ? "--freemps" : "--lp"
      let log = try run([kind, file, "--tmlim", String(seconds), "-o", report])
      let text = (try? String(contentsOfFile: report, encoding: .utf8)) ?? ""
      try? FileManager.default.removeItem(atPath: report)
      return Self.glpsol(log: log, report: text)
    case .cbc:
      return Self.cbc(log: try run([file, "sec", String(seconds), "solve"]))
    case .highs:
      // By itself it stops within a ten-thousandth of the optimum.
      let options = "\(stem).options"
      try Data("mip_rel_gap = 0\nmip_abs_gap = 1e-7\n".utf8).write(
        to: URL(fileURLWithPath: options))
      defer { try? FileManager.default.removeItem(atPath: options) }
      return Self.highs(
        log: try run([file, "--time_limit", String(seconds), "--options_file", options]))
    }
  }

  static func glpsol(log: String, report: String) -> Answer {
    if report.contains("INTEGER EMPTY") || log.contains("HAS NO") { return .infeasible }
    if log.contains("TIME LIMIT EXCEEDED") { return .stopped(bound: nil) }
    guard report.contains("INTEGER OPTIMAL"),
      let value = number(/Objective: +\w+ = ([-+.e0-9]+)/, in: report)
    else { return .unclear(String(log.suffix(500))) }
    return .optimum(value)
  }

  static func cbc(log: String) -> Answer {
    if log.contains("Optimal solution found"),
      let value = number(/Objective value: +([-+.e0-9]+)/, in: log)
    {
      return .optimum(value)
    }
    if log.contains("Stopped on time") {
      return .stopped(bound: number(/Lower bound: +([-+.e0-9]+)/, in: log))
    }
    return log.contains(/[Ii]nfeasible/) ? .infeasible : .unclear(String(log.suffix(500)))
  }

  static func highs(log: String) -> Answer {
    switch log.firstMatch(of: /(?m)^ +Status +(.+?) *$/)?.1 {
    case "Optimal":
      return number(/Primal bound +([-+.e0-9]+)/, in: log).map { .optimum($0) }
        ?? .unclear(String(log.suffix(500)))
    case "Infeasible": return .infeasible
    case "Time limit reached":
      return .stopped(bound: number(/Dual bound +([-+.e0-9]+)/, in: log))
    default: return .unclear(String(log.suffix(500)))
    }
  }

  private static func number(_ pattern: Regex<(Substring, Substring)>, in text: String) -> Double? {
    text.firstMatch(of: pattern).flatMap { Double($0.1) }
  }

  /// What a program printed. Logs that it writes where it stands go to the folder.
  private static func run(
    _ path: String, _ arguments: [String], in folder: String
  ) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try running.withLock { running in
      try process.run()
      running.insert(process.processIdentifier)
    }
    defer { running.withLock { _ = $0.remove(process.processIdentifier) } }
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return text
  }

  /// Ends every solver that is at work, and then the program: nobody would wait for their answers.
  ///
  /// - Parameter end: ends the program; until then none is started.
  package static func withAllEnded(_ end: () -> Never) -> Never {
    running.withLock { running in
      for process in running { kill(process, SIGKILL) }
      end()
    }
  }

  /// The processes that there are.
  private static let running = Mutex<Set<Int32>>([])
}
