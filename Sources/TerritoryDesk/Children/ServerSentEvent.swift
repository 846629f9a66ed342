/// What a page is told without asking, as server-sent events are written.
struct ServerSentEvent: Sendable, Equatable {
  let name: String
  /// JSON in one line.
  let data: String

  /// A line of `data:` for each line, whatever ends it, so that nothing in a text becomes an event of
  /// its own.
  var text: String {
    let lines = data.split(omittingEmptySubsequences: false) { $0.isNewline }
    return "event: \(name)\n" + lines.map { "data: \($0)\n" }.joined() + "\n"
  }

  /// A comment: it tells that the connection lives.
  static let heartbeat = ": here\n\n"
}
