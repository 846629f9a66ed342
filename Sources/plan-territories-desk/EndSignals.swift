import Dispatch
import Foundation
import TerritoryDesk

/// Ctrl-C and its like end the desk with everything that it has begun; a second time at once.
struct EndSignals {
  private let sources: [any DispatchSourceSignal]

  init(_ desk: Desk) {
    // Of writing to a browser that is gone, or beyond a limit of files, the writer is told anyway.
    for number in [SIGPIPE, SIGXFSZ] { signal(number, SIG_IGN) }
    // The next file that is opened would take the place of a stream that is closed.
    for place in Int32(0)...2 where fcntl(place, F_GETFD) < 0 { _ = open("/dev/null", O_RDWR) }
    sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        signal(number, SIG_DFL)
        desk.end()
      }
      source.resume()
      return source
    }
  }

  func forget() { for source in sources { source.cancel() } }
}

/// The browser that the planner's machine opens addresses with.
enum Browser {
  /// Opens an address; where that can't be done, the planner has the address all the same.
  static func open(_ address: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    #if os(macOS)
      process.arguments = ["open", address]
    #else
      let environment = ProcessInfo.processInfo.environment
      guard environment["DISPLAY"] != nil || environment["WAYLAND_DISPLAY"] != nil else { return }
      process.arguments = ["xdg-open", address]
    #endif
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try? process.run()
  }
}
