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
    case .level(let progress): show(progress)
    case .found(let plan): if case .told(let events) = style { events.tell(plan) }
    }
  }

  private func say(_ text: String) { Messages.progress(text, quiet: quiet) }

  private static func listed(_ levels: [Level]) -> String {
    levels.map(\.description).joined(separator: ", ")
  }

  private func show(_ progress: SearchProgress) {
    switch style {
    case .none: break
    case .rewritten:
      if let text = news(progress, after: .milliseconds(200)) {
        Messages.writeRaw("\r\(text)\(Self.eraseRest)")
      }
    case .lines:
      if let text = news(progress, after: .seconds(30)) { Messages.write(text) }
    case .told(let events):
      if news(progress, after: .milliseconds(100)) != nil { events.tell(progress) }
    }
  }

  /// Takes the line away.
  func end() {
    if case .rewritten = style { Messages.writeRaw("\r\(Self.eraseRest)") }
  }

  /// What there is to show after a pause; nil before that, and where nothing is new.
  private func news(_ progress: SearchProgress, after pause: Duration) -> String? {
    last.withLock { last in
      let now = ContinuousClock.now
      guard last.time.duration(to: now) >= pause else { return nil }
      // Messages are in English, whatever the language of the results.
      let text = Language.$current.withValue(.english) { progressText(progress) }
      guard text != last.text else { return nil }
      last = (now, text)
      return text
    }
  }

  /// Clears what an earlier, longer line left to the right.
  private static let eraseRest = "\u{1B}[K"
}
