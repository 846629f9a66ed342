/// Texts as a workbook can hold them.
enum WorkbookText {
  /// Most UTF-16 units that Excel takes in a cell.
  static let longest = 32_767

  /// A text without characters that XML or Excel can't hold, cut off where it is too long.
  ///
  /// Excel reads `_x0041_` as the character of that number, so an underscore that starts such a code
  /// is written as a code itself.
  static func cell(_ text: String) -> String {
    let visible = String(
      String.UnicodeScalarView(text.unicodeScalars.map { isAllowed($0) ? $0 : " " }))
    let coded = visible.replacing(/_(?=x[0-9A-Fa-f]{4}_)/, with: "_x005F_")
    guard coded.utf16.count > longest else { return coded }
    var short = ""
    var units = 1
    for character in coded {
      units += character.utf16.count
      guard units <= longest else { break }
      short.append(character)
    }
    return short + "…"
  }

  /// A text in a header or footer, where an ampersand starts a command.
  static func footer(_ text: String) -> String {
    String(cell(text).prefix(60)).replacing("&", with: "&&")
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control: scalar == "\n"
    case .unassigned: ![0xFFFE, 0xFFFF].contains(scalar.value)
    default: true
    }
  }
}
