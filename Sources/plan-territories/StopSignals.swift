import Dispatch
import Foundation
import Synchronization
import TerritoryPlanning

/// Ctrl-C, and the signal by which systems ask programs to end.
enum StopSignals {
  private static let all = [SIGINT, SIGTERM]
  private static let received = Atomic(SIGINT)
  /// A pipe: its handler may not do more than write into it.
  private static let ends: (reading: Int32, writing: Int32) = {
    var ends: [Int32] = [-1, -1]
    pipe(&ends)
    return (ends[0], ends[1])
  }()

  /// The answer of a search. The first signal cancels it, so that it ends with the best that it has;
  /// the second signal ends the program at once, as any signal does outside.
  ///
  /// Signals that the program was started to ignore or to block are heeded too: shells and other
  /// programs start what runs in the background like that, and a signal sent to it on purpose should
  /// count.
  static func answer<Found>(of search: Search<Found>, _ line: ProgressLine) async throws -> Found {
    // Made here, so that the handler finds it made.
    let ends = ends
    let signals = DispatchSource.makeReadSource(fileDescriptor: ends.reading)
    signals.setEventHandler {
      var byte: UInt8 = 0
      if read(ends.reading, &byte, 1) > 0 { search.cancel() }
    }
    signals.resume()
    defer { signals.cancel() }
    let before = all.map { signal($0, stopPolitely) }
    unblock()
    defer { for (number, handler) in zip(all, before) { signal(number, handler) } }
    for await step in search.progress { line.show(step) }
    line.end()
    do {
      return try await search.answer
    } catch is CancellationError {
      // There is nothing to show, so the program ends as by a signal that nobody heeds.
      raise(received.load(ordering: .relaxed))
      throw CancellationError()
    }
  }

  private static func unblock() {
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in all { sigaddset(&signals, number) }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// Only what POSIX allows in a handler: an atomic store, `write`, and `signal`.
  private static let stopPolitely: @convention(c) (Int32) -> Void = { number in
    StopSignals.received.store(number, ordering: .relaxed)
    var byte: UInt8 = 0
    write(StopSignals.ends.writing, &byte, 1)
    signal(SIGINT, SIG_DFL)
    signal(SIGTERM, SIG_DFL)
  }
}
