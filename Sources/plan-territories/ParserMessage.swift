import TerritoryLanguages

/// What the library that parses the command line says of wrong use, in the current language.
///
/// The library knows English only and gives its messages as text, so they are told by their form. One
/// that it words otherwise in a later version stays English; the tests say so then.
struct ParserMessage {
  /// The message for standard error.
  let text: String

  /// - Parameter message: the library's full message, of several lines.
  init(_ message: String) {
    guard Language.current != .english else {
      text = message
      return
    }
    text = message.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      Self.translated(String(line))
    }.joined(separator: "\n")
  }

  private static func translated(_ line: String) -> String {
    if let found = line.wholeMatch(of: /Error: (.+)/) {
      return phrase("Error: \(fault(String(found.1)))")
    }
    if let found = line.wholeMatch(of: /Usage: (.+)/) { return phrase("Usage: \(String(found.1))") }
    if let found = line.wholeMatch(of: /Help: +(.+)/) { return phrase("Help: \(String(found.1))") }
    if let found = line.wholeMatch(of: /\ +See '(.+)' for more information\./) {
      return "  " + phrase("See '\(String(found.1))' for more information.")
    }
    return line
  }

  private static func fault(_ text: String) -> String {
    if let found = text.wholeMatch(of: /Unknown option '(.+?)'/) {
      return phrase("there is no option \(String(found.1))")
    }
    if let found = text.wholeMatch(of: /Unknown option '(.+?)'\. Did you mean '(.+)'\?/) {
      return phrase("there is no option \(String(found.1)); did you mean \(String(found.2))?")
    }
    if let found = text.wholeMatch(of: /Missing expected argument '(.+)'/) {
      return phrase("\(String(found.1)) is missing")
    }
    if let found = text.wholeMatch(of: /Missing value for '(.+?)'/) {
      return phrase("the value of \(String(found.1)) is missing")
    }
    if let found = text.wholeMatch(of: /Unexpected argument '(.+)'/) {
      return phrase("\(String(found.1)) belongs to no option")
    }
    if let found = text.wholeMatch(of: /[0-9]+ unexpected arguments: (.+)/) {
      return phrase("these belong to no option: \(String(found.1))")
    }
    if let found = text.wholeMatch(
      of: /The option '(.+?)' does not take any value, but '(.+)' was specified\./)
    {
      return phrase("\(String(found.1)) takes no value, but \(String(found.2)) was given")
    }
    return invalid(text) ?? text
  }

  /// A value that an option can't have. What follows the colon is the program's own and names the
  /// option already.
  private static func invalid(_ text: String) -> String? {
    if let found = text.wholeMatch(of: /The value '.+' is invalid for '.+?': (.+)/) {
      return String(found.1)
    }
    guard
      let found = text.wholeMatch(
        of: /The value '(.+)' is invalid for '(.+?)'\. Please provide one of (.+)\./)
    else { return nil }
    let values = found.3.matches(of: /'(.+?)'/).map { String($0.1) }.joined(separator: ", ")
    return phrase("\(String(found.2)) can't be \(String(found.1)); give one of \(values)")
  }
}
