import Foundation
import Synchronization
import TerritoryLanguages
import TerritoryModel
import TerritoryPlanning
import TerritoryReport

/// Shows on standard error how far a search has come.
///
/// On a terminal one line that is written over and is gone in the end. Where nothing may be written
/// over, a line every half minute, so that a log of a long search tells that it goes on.
final class ProgressLine: Sendable {
  private enum Style { case none, rewritten, lines, told(EventLine) }

  private let style: Style
  private let quiet: Bool
  private let last = Mutex((time: ContinuousClock.now, text: ""))

  /// - Parameter events: who is told instead, where the program was started by another one.
  init(quiet: Bool, events: EventLine? = nil) {
    let environment = ProcessInfo.processInfo.environment
    let mayMove =
      Messages.areOnTerminal && environment["NO_COLOR", default: ""].isEmpty
      && environment["TERM"] != "dumb"
    self.quiet = quiet
    style =
      if let events { .told(events) } else { quiet ? .none : mayMove ? .rewritten : .lines }
  }

  func show(_ step: SearchStep) {
    switch step {
    case .countingCoaches: say("Counting coaches with whom nobody waits …")
    case .planning(let levels): say("Searching for the best plan: \(Self.listed(levels)) …")
    case .scoring(let levels): say("Scoring the plan: \(Self.listed(levels)) …")
    case .comparing(let count):
      say("Searching for the plans of \(count) \(count == 1 ? "scenario" : "scenarios") …")
    case .simulating(let runs): say("Simulating \(runs) runs …")
    case .sampling(0, let draws): say("Planning \(draws) draws of the assumptions …")
    case .sampling(let done, let draws): show("\(done) of \(draws) draws planned")
    case .level(let progress): show(progress)
    case .found(let plan): if case .told(let events) = style { events.tell(plan) }
    }
  }

  private func say(_ text: String) { Messages.progress(text, quiet: quiet) }

  private static func listed(_ levels: [Level]) -> String {
    levels.map(\.description).joined(separator: ", ")
  }

  private func show(_ progress: SearchProgress) {
    // Messages are in English, whatever the language of the results.
    let text = Language.$current.withValue(.english) { progressText(progress) }
    if case .told(let events) = style {
      if isNews(text, after: .milliseconds(100)) { events.tell(progress) }
    } else {
      show(text)
    }
  }

  private func show(_ text: String) {
    switch style {
    case .none, .told: break
    case .rewritten:
      if isNews(text, after: .milliseconds(200)) {
        Messages.writeRaw("\r\(text)\(Self.eraseRest)")
      }
    case .lines: if isNews(text, after: .seconds(30)) { Messages.write(text) }
    }
  }

  /// Takes the line away.
  func end() {
    if case .rewritten = style { Messages.writeRaw("\r\(Self.eraseRest)") }
  }

  /// Whether there is something else to show than before a pause.
  private func isNews(_ text: String, after pause: Duration) -> Bool {
    last.withLock { last in
      let now = ContinuousClock.now
      guard last.time.duration(to: now) >= pause, text != last.text else { return false }
      last = (now, text)
      return true
    }
  }

  /// Clears what an earlier, longer line left to the right.
  private static let eraseRest = "\u{1B}[K"
}
