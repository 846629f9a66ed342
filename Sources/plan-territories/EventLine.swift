import ArgumentParser
import Foundation
import Synchronization
import TerritoryModel
import TerritoryPlanning
import TerritoryReport
import TerritorySolver

/// A line to the program that started this one, such as the desk: it is told how far a search has come,
/// a line of JSON at a time, and where it is gone, this program ends too.
struct EventLine: Sendable {
  private let descriptor: Int32

  /// The descriptors that are watched already: options are read more than once.
  private static let watched = Mutex<Set<Int32>>([])

  /// Begins to watch at once, so that reading a large region ends with whoever asked for it too.
  ///
  /// - Parameter text: the number of a connection that is open already, for reading and writing.
  /// - Throws: `ValidationError` where it is no number.
  init(_ text: String) throws {
    guard let descriptor = Int32(text) else {
      throw ValidationError(saying: "--events is \"\(text)\"; write the number of a descriptor")
    }
    self.descriptor = descriptor
    guard Self.watched.withLock({ $0.insert(descriptor).inserted }) else { return }
    // Whoever is told how far a search is may stop it before it has begun.
    StopSignals.awaitSearch()
    // Nothing is ever said the other way, so reading waits for the other end to go.
    Thread.detachNewThread {
      var byte: UInt8 = 0
      while true {
        let count = read(descriptor, &byte, 1)
        if count == 0 || count < 0 && errno != EINTR { StopSignals.end() }
      }
    }
  }

  /// Whether arguments that stand in a file name a line: they were not written by this program then.
  static func isNamed(in recorded: [String]) -> Bool {
    recorded.contains { $0.hasPrefix("--events") }
  }

  private struct Progress: Encodable {
    let level: String
    let value: Double?
    let bound: Double?
    let gap: Double?
    let unit: String
    let text: String
  }

  func tell(_ progress: SearchProgress) {
    let level = progress.level
    let event = Progress(
      level: level.rawValue, value: progress.value, bound: progress.bound, gap: progress.gap,
      unit: level.unitWords, text: progressText(progress))
    // Numbers that JSON does not have are no news.
    if let line = try? JSONEncoder().encode(event) { send(line) }
  }

  /// What the plan that was told last has, and when the next may be: each is drawn anew.
  private struct Told {
    var coaches = Coaches(fullTime: 0)
    var values: [Double] = []
    var next: ContinuousClock.Instant?
  }

  private static let told = Mutex(Told())
  private static let pause = Duration.milliseconds(400)

  /// Tells a plan on the way where it is better than the one before, some times a second at most.
  func tell(_ found: FoundPlan) {
    let isDue = Self.told.withLock { told in
      if let next = told.next, ContinuousClock.now < next { return false }
      told.next = .now + Self.pause
      return true
    }
    guard isDue, let result = found.result, let solution = result.outcome.solution else { return }
    let values = solution.levels.map(\.value)
    let coaches = found.planCase.team.coaches
    let isBetter = Self.told.withLock { told in
      let pairs = zip(values, told.values)
      let first = pairs.first { abs($0 - $1) > 1e-6 * max(1, abs($1)) }
      guard
        told.coaches != coaches || told.values.count != values.count
          || first.map({ $0 < $1 }) == true
      else { return false }
      (told.coaches, told.values) = (coaches, values)
      return true
    }
    guard isBetter else { return }
    let document = PlanDocument(result, found.planCase, solver: solverName)
    send(Data(#"{"plan":\#(writtenJSON(document, isPretty: false))}"#.utf8))
  }

  private func send(_ text: Data) {
    var line = text
    line.append(UInt8(ascii: "\n"))
    line.withUnsafeBytes { bytes in
      var written = 0
      while written < bytes.count {
        let count = write(descriptor, bytes.baseAddress! + written, bytes.count - written)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return }
        written += count
      }
    }
  }
}

extension [String] {
  /// The words that a planner would have typed, where another program typed these: files of results name
  /// the command that makes them again.
  var asTyped: [String] {
    guard contains("--events") else { return self }
    var typed: [String] = []
    var rest = self[...]
    while let word = rest.popFirst() {
      switch word {
      case "--events": _ = rest.popFirst()
      case "--quiet": break
      case "--output":
        let folder = rest.popFirst().map { URL(fileURLWithPath: $0).lastPathComponent }
        typed += [word] + [folder].compactMap { $0 }
      default: typed.append(word)
      }
    }
    return typed
  }
}
