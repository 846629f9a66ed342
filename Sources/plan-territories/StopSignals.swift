import Foundation
import TerritorySolver

/// Ctrl-C, and the signal by which systems ask programs to end.
enum StopSignals {
  private static let all = [SIGINT, SIGTERM]
  private static let interruption = Interruption()

  /// Runs a search that the first signal asks to stop with the best plan so far. The second signal
  /// ends the program at once, as any signal does outside.
  ///
  /// Signals that the program was started to ignore or to block are heeded too: shells and other
  /// programs start what runs in the background like that, and a signal sent to it on purpose should
  /// count.
  static func heeding<Result>(_ search: (Interruption) throws -> Result) rethrows -> Result {
    // Made here, so that the handler finds it made.
    let interruption = interruption
    let before = all.map { signal($0, stopPolitely) }
    unblock()
    defer { for (number, handler) in zip(all, before) { signal(number, handler) } }
    return try search(interruption)
  }

  private static func unblock() {
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in all { sigaddset(&signals, number) }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// Only what POSIX allows in a handler: an atomic store, and `signal`.
  private static let stopPolitely: @convention(c) (Int32) -> Void = { _ in
    StopSignals.interruption.request()
    signal(SIGINT, SIG_DFL)
    signal(SIGTERM, SIG_DFL)
  }
}
