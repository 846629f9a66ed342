import Foundation
import TestSupport
import Testing

/// What a run of the program as a process came to.
struct CommandRun {
  let output: String
  let messages: String
  let exitCode: Int32

  /// Runs the built program in the repository's folder, in no locale but that of the arguments or
  /// the environment given.
  ///
  /// - Parameters:
  ///   - shell: commands that run it in the end as `exec "$0" "$@"`; nil for none.
  ///   - program: another program of the package.
  init(
    shell: String? = nil, _ arguments: [String], environment: [String: String] = [:],
    program: URL = Self.program
  ) throws {
    let process = Process()
    process.executableURL = shell == nil ? program : URL(fileURLWithPath: "/bin/sh")
    process.arguments = (shell.map { ["-c", $0, program.path] } ?? []) + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: repositoryRoot)
    process.environment = ProcessInfo.processInfo.environment
      .merging(["LC_ALL": "C"]) { $1 }.merging(environment) { $1 }
    let output = Pipe()
    let messages = Pipe()
    process.standardOutput = output
    process.standardError = messages
    try process.run()
    // Messages are few, so they fit their pipe while the output is read to its end.
    self.output = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    self.messages = String(
      decoding: messages.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    exitCode = process.terminationStatus
  }

  /// The program that `PLAN_TERRITORIES` names, such as one built without optimisation, or the one
  /// beside the bundle of the tests.
  static let program =
    ProcessInfo.processInfo.environment["PLAN_TERRITORIES"].map { URL(fileURLWithPath: $0) }
    ?? URL(fileURLWithPath: CommandLine.arguments[0])
    .resolvingSymlinksInPath().deletingLastPathComponent().appending(path: "plan-territories")

  /// The output as if lines had no end.
  var words: String { output.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  /// The rows of a CSV in plain style, by column.
  var rows: [[String: String]] {
    let lines = output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
  }

  /// The document that it printed.
  func document() throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(output.utf8))
    return try #require(object as? [String: Any])
  }

  /// The output without the figures that differ from run to run: the solver's seconds.
  var lastingOutput: String {
    output
      .replacing(/GLPK [0-9.]+, [0-9.,]+ s;/, with: "GLPK, … s;")
      .replacing(/"name" : "GLPK [0-9.]+",\n *"seconds" : [0-9.e-]+/, with: "\"name\" : \"GLPK\"")
      .replacing(/GLPK [0-9.]+;/, with: "GLPK;")
  }
}
