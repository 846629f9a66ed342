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
    var (cells, cell): ([String], String) = ([], "")
    var isOpen = false
    var isBlank = true
    func take() {
      cells.append(cell)
      cell = ""
      state = .start
    }
    func finish() {
      take()
      if isOpen, openLine == nil { openLine = first }
      // A row for each of millions of empty lines takes gigabytes.
      if !isBlank { rows.append(Row(line: first, cells: cells)) }
      (cells, isOpen, isBlank, first) = ([], false, true, line)
    }
    for character in text {
      let isBreak = character.isNewline
      if isBreak { line += 1 }
      switch state {
      case .quoted where character == "\"": state = .quotedQuote
      case .quoted:
        if isBreak { isOpen = true }
        cell.append(character)
      case .quotedQuote where character == "\"", .plainQuote where character == "\"":
        cell.append(character)
        state = state == .plainQuote ? .plain : .quoted
      case .plainQuote:
        faultyLine = first
        return
      case .start where character == "\"": (state, isBlank) = (.quoted, false)
      case .plain where character == "\"": state = .plainQuote
      case .start where character == delimiter, .plain where character == delimiter,
        .quotedQuote where character == delimiter:
        take()
      case .start where isBreak, .plain where isBreak, .quotedQuote where isBreak: finish()
      case .start where character.isWhitespace, .quotedQuote where character.isWhitespace: break
      case .quotedQuote:
        faultyLine = first
        return
      case .start, .plain:
        cell.append(character)
        (state, isBlank) = (.plain, false)
      }
    }
    if state == .plainQuote { faultyLine = first }
    guard faultyLine == nil, state != .start || !cells.isEmpty else { return }
    if state == .quoted { isOpen = true }
    finish()
  }
}
