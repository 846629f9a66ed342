import Foundation
import TerritorySolver
import Testing

/// Another solver's program, which reads a written programme and says what its optimum is.
enum OtherSolver: String, CaseIterable {
  case glpsol, cbc

  enum Answer: Equatable {
    case optimum(Double)
    case infeasible
    /// The end of what the solver printed.
    case unclear(String)
  }

  /// The answer to a programme in a file.
  func answer(to path: String, _ format: ModelFormat) throws -> Answer {
    switch self {
    case .glpsol:
      let report = path + ".report"
      let kind = format == .mps ? "--freemps" : "--lp"
      let log = try run([kind, path, "-o", report])
      let text = (try? String(contentsOfFile: report, encoding: .utf8)) ?? log
      if text.contains("INTEGER EMPTY") || log.contains("HAS NO") { return .infeasible }
      guard text.contains("INTEGER OPTIMAL"),
        let match = text.firstMatch(of: /Objective: +\w+ = ([-+.e0-9]+)/),
        let value = Double(match.1)
      else { return .unclear(String(log.suffix(500))) }
      return .optimum(value)
    case .cbc:
      let log = try run([path, "solve"])
      if log.contains(/[Ii]nfeasible/), !log.contains("Optimal solution found") {
        return .infeasible
      }
      guard log.contains("Optimal solution found"),
        let match = log.firstMatch(of: /Objective value: +([-+.e0-9]+)/),
        let value = Double(match.1)
      else { return .unclear(String(log.suffix(500))) }
      return .optimum(value)
    }
  }

  /// What the program printed.
  private func run(_ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [rawValue] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    try #require(
      process.terminationStatus != 127, "\(rawValue) is missing; scripts/test installs it")
    return text
  }
}
