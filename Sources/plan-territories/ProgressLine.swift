import Foundation
import Synchronization
import TerritoryModel
import TerritoryReport

/// Shows on standard error how far a search has come.
///
/// On a terminal one line that is written over and is gone in the end. Where nothing may be written
/// over, a line every half minute, so that a log of a long search tells that it goes on.
final class ProgressLine: Sendable {
  private enum Style { case none, rewritten, lines }

  private let style: Style
  private let lastShown = Mutex(ContinuousClock.now)

  init(quiet: Bool) {
    let environment = ProcessInfo.processInfo.environment
    let mayMove =
      Messages.areOnTerminal && environment["NO_COLOR", default: ""].isEmpty
      && environment["TERM"] != "dumb"
    style = quiet ? .none : mayMove ? .rewritten : .lines
  }

  func show(_ progress: SearchProgress) {
    switch style {
    case .none: break
    case .rewritten:
      if isTime(after: .milliseconds(200)) {
        Messages.writeRaw("\r\(progressText(progress))\(Self.eraseRest)")
      }
    case .lines: if isTime(after: .seconds(30)) { Messages.write(progressText(progress)) }
    }
  }

  /// Takes the line away.
  func end() {
    if style == .rewritten { Messages.writeRaw("\r\(Self.eraseRest)") }
  }

  private func isTime(after pause: Duration) -> Bool {
    lastShown.withLock { last in
      let now = ContinuousClock.now
      guard last.duration(to: now) >= pause else { return false }
      last = now
      return true
    }
  }

  /// Clears what an earlier, longer line left to the right.
  private static let eraseRest = "\u{1B}[K"
}
