import CSPAWN
import Foundation
import Synchronization

/// A command that runs in a process of its own, so that its end, whatever it is, is not the desk's.
///
/// No shell is between: arguments reach the program as they are. The child ends with the desk, however
/// that ends: it reads from a line to the desk, and ends where the other end is gone.
final class ChildProcess: Sendable {
  /// What a child tells.
  enum Event: Sendable {
    /// A line of JSON that says how far it has come.
    case line(String)
    /// It has ended; nothing comes after.
    case ended(Ending)
  }

  struct Ending: Sendable {
    /// The exit code; nil where a signal ended it, or where it said more than is kept.
    let status: Int32?
    let output: [UInt8]
    let messages: [UInt8]
  }

  /// Where the child finds its line to the desk.
  static let lineDescriptor: Int32 = 3
  /// Bytes that are kept of what a child says.
  private static let most = 64 << 20

  let events: AsyncStream<Event>
  private let continuation: AsyncStream<Event>.Continuation
  /// Nil once the process is gone and its number may be another's.
  private let identifier: Mutex<pid_t?>

  /// Starts a program.
  ///
  /// - Parameter program: its path.
  /// - Throws: `POSIXError` where it can't be started.
  init(_ program: String, _ arguments: [String]) throws {
    let output = try Channel()
    let messages = try Channel(besides: [output])
    let line = try Channel(besides: [output, messages])
    let own = [output, messages, line].map(\.own)
    let theirs = [output, messages, line].map(\.child)
    let started = Self.spawn(program, arguments, theirs)
    theirs.forEach { close($0) }
    switch started {
    case .failure(let error):
      own.forEach { close($0) }
      throw error
    case .success(let number):
      identifier = Mutex(number)
      (events, continuation) = AsyncStream.makeStream(
        of: Event.self, bufferingPolicy: .bufferingNewest(100))
      Thread.detachNewThread { [self] in listen(number, own) }
    }
  }

  /// Asks the child to end with the best that it has.
  func interrupt() { send(SIGINT) }

  /// Ends the child at once.
  func kill() { send(SIGKILL) }

  private func send(_ signal: Int32) {
    identifier.withLock { number in
      if let number { _ = Foundation.kill(number, signal) }
    }
  }
}

extension ChildProcess {
  /// Two ends of a connection that no other child inherits. (A pipe can't be made so in one step.)
  private struct Channel {
    let own: Int32
    let child: Int32

    /// - Parameter others: which are closed where there can't be another.
    init(besides others: [Channel] = []) throws {
      var ends: [Int32] = [-1, -1]
      #if os(Linux)
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
      #else
        // There, children inherit what they are given only: POSIX_SPAWN_CLOEXEC_DEFAULT.
        let kind = SOCK_STREAM
      #endif
      guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
        let code = errno
        for other in others { other.close() }
        throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EMFILE)
      }
      (own, child) = (ends[0], ends[1])
    }

    private func close() {
      _ = Foundation.close(own)
      _ = Foundation.close(child)
    }
  }

  /// The desk's own, but that a child which breaks down is gone at once: Swift would look for the places
  /// in its code for half a minute.
  private static let environment = ProcessInfo.processInfo.environment
    .merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }

  private static func spawn(
    _ program: String, _ arguments: [String], _ ends: [Int32]
  ) -> Result<pid_t, POSIXError> {
    #if os(Linux)
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #else
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    // Standard output, standard error and the line to the desk.
    for (end, place) in zip(ends, [1, 2, lineDescriptor]) {
      posix_spawn_file_actions_adddup2(&actions, end, place)
    }
    #if os(Linux)
      // The server's own connections are open to children else.
      posix_spawn_file_actions_addclosefrom_np(&actions, lineDescriptor + 1)
    #endif
    // A group of its own: Ctrl-C at the terminal is the desk's to heed.
    var flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    #if !os(Linux)
      flags |= POSIX_SPAWN_CLOEXEC_DEFAULT
    #endif
    posix_spawnattr_setflags(&attributes, Int16(flags))
    posix_spawnattr_setpgroup(&attributes, 0)
    var signals = sigset_t()
    sigemptyset(&signals)
    // One that is stopped while it starts is told so once it can heed that, and not ended by it.
    sigaddset(&signals, SIGINT)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGINT, SIGTERM, SIGHUP, SIGPIPE] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { (words + variables).forEach { free($0) } }
    var number: pid_t = 0
    let code = posix_spawn(&number, program, &actions, &attributes, &words, &variables)
    return code == 0
      ? .success(number) : .failure(POSIXError(POSIXErrorCode(rawValue: code) ?? .ENOENT))
  }

  /// Takes what the child says until it has said all, and waits for its end; on a thread of its own.
  private func listen(_ number: pid_t, _ descriptors: [Int32]) {
    var texts: [[UInt8]] = [[], [], []]
    var open = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    var isTooMuch = false
    // The line tells nothing once both streams are closed.
    while open[0].fd >= 0 || open[1].fd >= 0 {
      guard poll(&open, nfds_t(open.count), -1) >= 0 || errno == EINTR else { break }
      for index in open.indices where open[index].fd >= 0 && open[index].revents != 0 {
        let count = read(open[index].fd, &buffer, buffer.count)
        if count > 0 {
          texts[index] += buffer[..<count]
          if index == 2 { tellLines(&texts[2]) }
        } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
          open[index].fd = -1
        }
      }
      if texts.contains(where: { $0.count > Self.most }) {
        isTooMuch = true
        kill()
        break
      }
    }
    var information = siginfo_t()
    // The number stays the child's until it is taken back, which nobody may do meanwhile.
    while waitid(P_PID, id_t(number), &information, WEXITED | WNOWAIT) < 0, errno == EINTR {}
    var status: Int32 = 0
    identifier.withLock { identifier in
      while waitpid(number, &status, 0) < 0, errno == EINTR {}
      identifier = nil
    }
    for descriptor in descriptors { close(descriptor) }
    let hasExited = status & 0x7F == 0 && !isTooMuch
    continuation.yield(
      .ended(
        Ending(
          status: hasExited ? (status >> 8) & 0xFF : nil, output: texts[0], messages: texts[1])))
    continuation.finish()
  }

  private func tellLines(_ bytes: inout [UInt8]) {
    while let end = bytes.firstIndex(of: UInt8(ascii: "\n")) {
      continuation.yield(.line(String(decoding: bytes[..<end], as: UTF8.self)))
      bytes.removeSubrange(...end)
    }
  }
}

extension ChildProcess {
  /// Runs a program to its end, which is at once where the task is cancelled.
  ///
  /// - Parameter tell: gets each line that says how far it is.
  /// - Throws: `CancellationError`, or `POSIXError` where it can't be started.
  static func run(
    _ program: String, _ arguments: [String], started: @Sendable (ChildProcess) -> Void = { _ in },
    tell: (String) async -> Void = { _ in }
  ) async throws -> Ending {
    try Task.checkCancellation()
    let child = try ChildProcess(program, arguments)
    started(child)
    return try await withTaskCancellationHandler {
      var ending: Ending?
      for await event in child.events {
        switch event {
        case .line(let line): await tell(line)
        case .ended(let end): ending = end
        }
      }
      // A cancelled task stops listening before the child's end.
      guard let ending, !Task.isCancelled else { throw CancellationError() }
      return ending
    } onCancel: {
      child.kill()
    }
  }
}
