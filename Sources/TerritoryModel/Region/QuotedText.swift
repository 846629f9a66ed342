/// A text of the input as messages show it: in quotation marks, short, and with characters that
/// can't be seen written out, since they could command the terminal or hide the fault.
package func quoted(_ text: String) -> String {
  let most = 40
  let start = text.unicodeScalars.prefix(most).map { scalar in
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
      "\\u{\(String(scalar.value, radix: 16))}"
    default: String(scalar)
    }
  }
  return "\"\(start.joined())\(text.unicodeScalars.count > most ? "…" : "")\""
}
