/// The rows of a CSV file (RFC 4180), before anything is known about them.
///
/// Cells stand between delimiters; in quotation marks they may hold delimiters, line breaks, and
/// quotation marks that are doubled. Spaces around quotation marks are passed over. Lines of nothing
/// but delimiters and spaces are no rows.
package struct DelimitedText {
  package struct Row {
    /// The line in which the row starts, from 1.
    package let line: Int
    /// One or more.
    package let cells: [String]
  }

  /// Up to the first quotation mark that stands where none can.
  package private(set) var rows: [Row] = []
  /// The line of the row that ``rows`` ends before, where a quotation mark stands where none can; nil
  /// where all of the text could be read.
  package private(set) var faultyLine: Int?
  /// The line of the first row that has a line break in a cell, or ends in one that is not closed.
  package private(set) var openLine: Int?

  /// What the character before belongs to.
  private enum State {
    /// A cell of which there are spaces at most.
    case start
    case plain
    /// A quotation mark inside plain text, which only a second one allows.
    case plainQuote
    case quoted
    /// A quotation mark inside a quoted cell: its end, or the first of two.
    case quotedQuote
  }

  package init(_ text: String, delimiter: Character = ",") {
    var state = State.start
    var (line, first) = (1, 1)
    var cells: [String] = []
    var cell: [UInt8] = []
    var isOpen = false
    var isBlank = true
    func take() {
      cells.append(String(decoding: cell, as: UTF8.self))
      cell.removeAll(keepingCapacity: true)
      state = .start
    }
    func finish() {
      take()
      if isOpen, openLine == nil { openLine = first }
      // A row for each of millions of empty lines takes gigabytes.
      if !isBlank { rows.append(Row(line: first, cells: cells)) }
      (cells, isOpen, isBlank, first) = ([], false, true, line)
    }
    // Signs of their own, whatever accents follow: so the format has it, and it is several times as
    // fast as characters, of which results in Finnish and Swedish read 300,000 in the phrase book.
    let separator = delimiter.unicodeScalars.first!
    var isAfterReturn = false
    for sign in text.unicodeScalars {
      let endsReturn = isAfterReturn && sign == "\n"
      isAfterReturn = sign == "\r"
      let isBreak = Self.breaksLine(sign) && !endsReturn
      if isBreak { line += 1 }
      switch state {
      case .quoted where sign == "\"": state = .quotedQuote
      case .quoted:
        if isBreak { isOpen = true }
        cell.append(contentsOf: UTF8.encode(sign)!)
      case _ where endsReturn: break
      case .quotedQuote where sign == "\"", .plainQuote where sign == "\"":
        cell.append(contentsOf: UTF8.encode(sign)!)
        state = state == .plainQuote ? .plain : .quoted
      case .plainQuote:
        faultyLine = first
        return
      case .start where sign == "\"": (state, isBlank) = (.quoted, false)
      case .plain where sign == "\"": state = .plainQuote
      case _ where sign == separator: take()
      case _ where isBreak: finish()
      case .start where sign.properties.isWhitespace,
        .quotedQuote where sign.properties.isWhitespace:
        break
      case .quotedQuote:
        faultyLine = first
        return
      case .start, .plain:
        cell.append(contentsOf: UTF8.encode(sign)!)
        (state, isBlank) = (.plain, false)
      }
    }
    if state == .plainQuote { faultyLine = first }
    guard faultyLine == nil, state != .start || !cells.isEmpty else { return }
    if state == .quoted { isOpen = true }
    finish()
  }

  /// What `Character.isNewline` holds for.
  private static func breaksLine(_ sign: Unicode.Scalar) -> Bool {
    switch sign {
    case "\n"..."\r", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }
}
