import ArgumentParser
import Foundation
import Synchronization
import TerritoryLanguages
import TerritoryPlanning
import TerritoryReport
import TerritorySolver

/// Ctrl-C, and the signal by which systems ask programs to end.
enum StopSignals {
  private static let all = [SIGINT, SIGTERM]
  private static let received = Atomic(SIGINT)
  private static let count = Atomic(0)
  /// What the first signal does.
  private static let first = Mutex<@Sendable () -> Void>({})
  /// A pipe, since a handler may not do more than write into it, and the thread that reads from it.
  private static let ends: (reading: Int32, writing: Int32) = {
    var ends: [Int32] = [-1, -1]
    pipe(&ends)
    let reading = ends[0]
    Thread.detachNewThread { heed(reading) }
    return (reading, ends[1])
  }()

  /// The answer of a search. The first signal cancels it, so that it ends with the best that it has;
  /// after the search it changes nothing, since what was found is then written whole, which takes a
  /// moment. The second signal ends the program at once.
  ///
  /// Signals that the program was started to ignore or to block are heeded too: shells and other
  /// programs start what runs in the background like that, and a signal sent to it on purpose should
  /// count.
  static func answer<Found>(of search: Search<Found>, _ line: ProgressLine) async throws -> Found {
    heed { search.cancel() }
    // One that came while the region was read counts too.
    if count.load(ordering: .relaxed) > 0 { search.cancel() }
    for await step in search.progress { line.show(step) }
    line.end()
    do {
      return try await search.answer
    } catch is CancellationError {
      Messages.write(phrase("Stopped before there was anything to show."))
      throw ExitCode.stoppedAtLimit
    }
  }

  /// From now on the first signal is kept for the search that is to come.
  static func awaitSearch() { heed {} }

  /// From now on the first signal ends the program, without files that are half made.
  static func endCleanly() { heed { end() } }

  private static func heed(_ body: @escaping @Sendable () -> Void) {
    first.withLock { $0 = body }
    // Made here, so that the handler finds it made.
    _ = ends
    for number in all { signal(number, stopPolitely) }
    unblock()
  }

  /// Waits for signals.
  private static func heed(_ reading: Int32) {
    var number = 0
    var byte: UInt8 = 0
    while true {
      guard read(reading, &byte, 1) == 1 else {
        if errno == EINTR { continue }
        return
      }
      number += 1
      if number == 1 { first.withLock { $0 }() } else { end() }
    }
  }

  /// Ends the program as the signal does, with nothing left of what it was making.
  static func end() -> Never {
    // First those who write into the folders.
    OtherSolver.withAllEnded {
      StagingFolder.withAllRemoved {
        let number = received.load(ordering: .relaxed)
        signal(number, SIG_DFL)
        unblock()
        raise(number)
        _exit(128 + number)
      }
    }
  }

  private static func unblock() {
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in all { sigaddset(&signals, number) }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// Only what POSIX allows in a handler: atomic operations, `write`, and `signal`.
  private static let stopPolitely: @convention(c) (Int32) -> Void = { number in
    StopSignals.received.store(number, ordering: .relaxed)
    var byte: UInt8 = 0
    write(StopSignals.ends.writing, &byte, 1)
    // The third signal needs nobody to heed it.
    guard StopSignals.count.add(1, ordering: .relaxed).oldValue > 0 else { return }
    signal(SIGINT, SIG_DFL)
    signal(SIGTERM, SIG_DFL)
  }
}
