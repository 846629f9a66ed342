extension String {
  /// The most pixels that the text takes at a size in pixels, whatever common font without serifs
  /// the reader's machine has: widths are those of DejaVu Sans, one of the widest.
  func width(size: Double) -> Double {
    reduce(0) { $0 + Self.widthClass(of: $1) } * size
  }

  private static func widthClass(of character: Character) -> Double {
    switch character {
    case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", "!", " ", "\u{A0}": 0.36
    case "f", "r", "t", "(", ")", "-", "/": 0.45
    case "m", "w", "M", "W", "%", "–", "…": 1
    case _ where character.isUppercase: 0.8
    case _ where character.isASCII: 0.65
    // Letters with accents are as wide as those without; other scripts may be wider.
    case _ where character.isLetter && character.unicodeScalars.allSatisfy { $0.value < 0x250 }:
      0.65
    default: 1
    }
  }

  /// The text, or its beginning and an ellipsis where it has more than so many characters.
  func shortened(to most: Int) -> String {
    count <= most ? self : prefix(most - 1) + "…"
  }
}
