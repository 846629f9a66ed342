import Foundation
import Synchronization
import TerritoryLanguages

/// The searches of all pages: for each page one of a command, some of them together, each ended with its
/// page.
actor PageSearches {
  /// A page of a browser, by the name that it gave itself.
  struct PageID: Hashable, Sendable {
    let user: String?
    let name: String

    /// - Returns: nil where the name is none.
    init?(_ name: String, user: String?) {
      guard name.wholeMatch(of: /[A-Za-z0-9_-]{8,64}/) != nil else { return nil }
      self.name = name
      self.user = user
    }
  }

  private struct Page {
    var streams: [Int: AsyncStream<ServerSentEvent>.Continuation] = [:]
    /// What was told while no stream was open.
    var untold: [(command: Question.Command, event: ServerSentEvent)] = []
    var searches: [Question.Command: Running] = [:]
    /// Ends the page where nobody listens for some time.
    var end: Task<Void, Never>?
  }

  private struct Running {
    let number: Int
    let task: Task<Void, Never>
    let child: Started
  }

  /// The child of a search, once it is started.
  private final class Started: Sendable {
    let child = Mutex(ChildProcess?.none)
  }

  /// Pages at a time, of all browsers.
  private static let mostPages = 64
  /// How long a page may be without a stream: as long as a browser takes to open it, or to try again.
  private static let patience = (first: Duration.seconds(10), again: Duration.milliseconds(500))

  private let program: String
  private let slots: Slots
  private var pages: [PageID: Page] = [:]
  private var lastNumber = 0
  private var lastStream = 0
  let answers = Answers()

  init(program: String, slots: Slots) {
    self.program = program
    self.slots = slots
  }

  /// A stream of what a page is told, from now on.
  ///
  /// - Throws: ``Refusal`` where there are too many pages.
  func open(_ id: PageID) throws(Refusal) -> (stream: Int, events: AsyncStream<ServerSentEvent>) {
    try add(id)
    lastStream += 1
    let (events, continuation) = AsyncStream.makeStream(
      of: ServerSentEvent.self, bufferingPolicy: .bufferingNewest(100))
    let page = pages[id]
    continuation.yield(.make("ready", Ready(search: page?.searches[.propose]?.number)))
    for (_, event) in page?.untold ?? [] { continuation.yield(event) }
    pages[id]?.untold = []
    pages[id]?.end?.cancel()
    pages[id]?.end = nil
    pages[id]?.streams[lastStream] = continuation
    return (lastStream, events)
  }

  /// A stream is closed; with the last one of a page its searches end.
  func close(_ stream: Int, of id: PageID) {
    pages[id]?.streams.removeValue(forKey: stream)?.finish()
    if pages[id]?.streams.isEmpty == true { endUnlessHeard(id, after: Self.patience.again) }
  }

  private func add(_ id: PageID) throws(Refusal) {
    if pages[id] != nil { return }
    guard pages.count < Self.mostPages else {
      throw Refusal(503, phrase("Too many pages are open at this desk. Close some, then go on."))
    }
    pages[id] = Page()
    endUnlessHeard(id, after: Self.patience.first)
  }

  private func endUnlessHeard(_ id: PageID, after pause: Duration) {
    pages[id]?.end?.cancel()
    pages[id]?.end = Task {
      try? await Task.sleep(for: pause)
      if !Task.isCancelled { end(id) }
    }
  }

  private func end(_ id: PageID) {
    guard let page = pages.removeValue(forKey: id) else { return }
    page.end?.cancel()
    for search in page.searches.values { search.task.cancel() }
    for stream in page.streams.values { stream.finish() }
  }

  /// Ends everything.
  func endAll() {
    for id in pages.keys { end(id) }
  }
}

extension PageSearches {
  /// Looks for the answer to a question; what the page asked of the same command before is ended.
  ///
  /// - Parameters:
  ///   - arguments: those of the program, whole.
  /// - Returns: the search's number, by which events name it.
  /// - Throws: ``Refusal`` where there are too many pages.
  func answer(_ question: Question, _ arguments: [String], on id: PageID) throws(Refusal) -> Int {
    try add(id)
    pages[id]?.searches[question.command]?.task.cancel()
    pages[id]?.untold.removeAll { $0.command == question.command }
    lastNumber += 1
    let number = lastNumber
    let language = Language.current
    let started = Started()
    let task = Task {
      await Language.$current.withValue(language) {
        await search(question, arguments, number, started, on: id)
      }
    }
    pages[id]?.searches[question.command] = Running(number: number, task: task, child: started)
    return number
  }

  /// Asks a page's search of a command to end with the best that it has.
  func stop(_ command: Question.Command, of id: PageID) {
    guard let search = pages[id]?.searches[command] else { return }
    if let child = search.child.child.withLock({ $0 }) { return child.interrupt() }
    search.task.cancel()
    let origin = Origin(search.number, command)
    tell(.make("lost", Lost(origin, text: phrase("Stopped before it began."))), command, on: id)
  }

  private func search(
    _ question: Question, _ arguments: [String], _ number: Int, _ started: Started,
    on id: PageID
  ) async {
    let origin = Origin(number, question.command)
    if await slots.isFull { tell(.make("queued", Queued(origin)), origin, on: id) }
    do {
      let began = ContinuousClock.now
      let ending = try await slots.withSlot { [self] in
        try await ChildProcess.run(program, arguments) { child in
          started.child.withLock { $0 = child }
        } tell: { line in
          await tellProgress(line, origin, on: id)
        }
      }
      let seconds = (ContinuousClock.now - began) / .seconds(1)
      guard let status = ending.status else {
        return tell(.make("lost", Lost(origin, text: Refusal.brokeOff.text)), origin, on: id)
      }
      let body = String(decoding: ending.output, as: UTF8.self)
      if question.command == .propose, status == 0 || status == 4, !body.isEmpty {
        await answers.keep(body, of: question, for: id.user)
      }
      tell(
        .make(
          "answer",
          Answer(
            origin, status: status, body: body,
            messages: String(decoding: ending.messages, as: UTF8.self), seconds: seconds)),
        origin, on: id)
    } catch is CancellationError {
      // Whoever ended it wants nothing more.
    } catch {
      tell(.make("lost", Lost(origin, text: Refusal.cantStart.text)), origin, on: id)
    }
  }

  private func tellProgress(_ line: String, _ origin: Origin, on id: PageID) {
    // A plan is handed on as it is written.
    if line.hasPrefix(#"{"plan":"#), line.hasSuffix("}") {
      let (number, command) = (origin.search, origin.command.rawValue)
      let data = #"{"search":\#(number),"command":"\#(command)","# + line.dropFirst()
      tell(ServerSentEvent(name: "plan", data: data), origin, on: id)
      return
    }
    guard var progress = try? JSONDecoder().decode(Progress.self, from: Data(line.utf8)) else {
      return
    }
    progress.search = origin.search
    progress.command = origin.command
    tell(.make("progress", progress), origin, on: id)
  }

  /// Tells a page what became of a search, unless it has asked something else since.
  private func tell(_ event: ServerSentEvent, _ origin: Origin, on id: PageID) {
    if pages[id]?.searches[origin.command]?.number == origin.search {
      tell(event, origin.command, on: id)
    }
  }

  private func tell(_ event: ServerSentEvent, _ command: Question.Command, on id: PageID) {
    guard let page = pages[id] else { return }
    if page.streams.isEmpty { pages[id]?.untold = page.untold.suffix(9) + [(command, event)] }
    for stream in page.streams.values { stream.yield(event) }
  }

  private struct Ready: Encodable { let search: Int? }

  /// The search that something is told of.
  private struct Origin: Sendable {
    let search: Int
    let command: Question.Command

    init(_ search: Int, _ command: Question.Command) {
      self.search = search
      self.command = command
    }
  }

  private struct Queued: Encodable {
    let search: Int
    let command: Question.Command

    init(_ origin: Origin) {
      search = origin.search
      command = origin.command
    }
  }

  private struct Lost: Encodable {
    let search: Int
    let command: Question.Command
    let text: String

    init(_ origin: Origin, text: String) {
      search = origin.search
      command = origin.command
      self.text = text
    }
  }

  private struct Answer: Encodable {
    let search: Int
    let command: Question.Command
    let status: Int32
    let body: String
    let messages: String
    let seconds: Double

    init(_ origin: Origin, status: Int32, body: String, messages: String, seconds: Double) {
      search = origin.search
      command = origin.command
      self.status = status
      self.body = body
      self.messages = messages
      self.seconds = seconds
    }
  }

  /// As the program writes it with `--events`.
  private struct Progress: Codable {
    var search: Int?
    var command: Question.Command?
    let level: String
    let value: Double?
    let bound: Double?
    let gap: Double?
    let unit: String
    let text: String
  }
}

/// The last answers, so that a plan can be kept without being looked for again.
actor Answers {
  private struct Kept {
    let user: String?
    let question: Question
    let body: String
  }

  private static let most = (count: 50, bytes: 64 << 20)
  /// Oldest first.
  private var kept: [Kept] = []

  func keep(_ body: String, of question: Question, for user: String?) {
    kept.removeAll { $0.user == user && $0.question == question }
    kept.append(Kept(user: user, question: question, body: body))
    while kept.count > Self.most.count
      || kept.count > 1 && kept.reduce(0, { $0 + $1.body.utf8.count }) > Self.most.bytes
    {
      kept.removeFirst()
    }
  }

  /// The document that answered a question; nil where it was not asked of late.
  func body(of question: Question, for user: String?) -> String? {
    kept.last { $0.user == user && $0.question == question }?.body
  }
}
