import Foundation
import TerritoryLanguages

/// What children do for a page besides its search. Each waits for its turn among all searches, and ends
/// where the task that waits for it is cancelled.
struct Errands: Sendable {
  let program: String
  let slots: Slots

  /// What a child came to.
  struct Outcome: Encodable, Sendable {
    /// The exit code.
    let status: Int32
    /// Standard output.
    let body: String
    /// Standard error.
    let messages: String

    /// The same with other words for paths that are nobody's business.
    func replacing(_ path: String, with name: String) -> Outcome {
      Outcome(
        status: status, body: body.replacing(path, with: name),
        messages: messages.replacing(path, with: name))
    }
  }

  /// Runs the program with some arguments.
  ///
  /// - Throws: `CancellationError`, or ``Refusal`` where it can't be started or a signal ends it.
  func run(_ arguments: [String]) async throws -> Outcome {
    let ending: ChildProcess.Ending
    do {
      ending = try await slots.withSlot { try await ChildProcess.run(program, arguments) }
    } catch is POSIXError {
      throw Refusal.cantStart
    }
    guard let status = ending.status else { throw Refusal.brokeOff }
    return Outcome(
      status: status, body: String(decoding: ending.output, as: UTF8.self),
      messages: String(decoding: ending.messages, as: UTF8.self))
  }
}

extension Refusal {
  static var cantStart: Refusal {
    Refusal(500, phrase("plan-territories can't be started. Is it still where it was?"))
  }
  static var brokeOff: Refusal { Refusal(500, phrase("The search broke off. Ask again.")) }
}

/// A folder for files that are needed for a moment, which nobody else can look into.
struct MomentaryFolder: Sendable {
  let path: String

  /// - Throws: ``Refusal`` where it can't be made.
  init() throws(Refusal) {
    var template = Array("\(NSTemporaryDirectory())/plan-territories-desk.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw WholeFile.refusal(errno) }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }

  /// Does some work in a folder that is gone afterwards.
  static func with<Result>(
    _ work: (MomentaryFolder) async throws -> Result
  ) async throws -> Result {
    let folder = try MomentaryFolder()
    defer { folder.remove() }
    return try await work(folder)
  }
}
