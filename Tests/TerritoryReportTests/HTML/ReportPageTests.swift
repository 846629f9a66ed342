import Foundation
import ReportPage
import TestSupport
import Testing

struct ReportPageTests {
  /// Python's hashlib says what the digest is: a browser runs no script under another one.
  @Test func theWrittenDigestsAreThoseOfThePartsThemselves() throws {
    for part in [ReportPage.styles] + ReportPage.scripts {
      #expect(try digest(of: part.text) == part.digest, "write this digest in ReportPage.swift")
    }
  }

  private func digest(of text: String) throws -> String {
    let python = Process()
    python.executableURL = URL(fileURLWithPath: "\(repositoryRoot)/.build-python/bin/python")
    python.arguments = [
      "-c",
      """
      import base64, hashlib, sys
      digest = hashlib.sha256(sys.stdin.buffer.read()).digest()
      print(base64.b64encode(digest).decode(), end="")
      """,
    ]
    let (input, output) = (Pipe(), Pipe())
    python.standardInput = input
    python.standardOutput = output
    try python.run()
    try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    try input.fileHandleForWriting.close()
    let printed = try output.fileHandleForReading.readToEnd() ?? Data()
    python.waitUntilExit()
    return String(decoding: printed, as: UTF8.self)
  }
}
