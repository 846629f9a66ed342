import Foundation

/// A text file of the input, with the name that messages use for it.
struct TextFile {
  /// The path as the user can open it.
  let place: String
  let text: String

  /// Reads a file as UTF-8, with or without a byte order mark.
  ///
  /// - Returns: nil where the file is missing, empty or not UTF-8, which `log` then holds.
  init?(_ place: String, log: inout ProblemLog) {
    self.place = place
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: place, isDirectory: &isFolder), !isFolder.boolValue
    else {
      log.add(place, "the file is missing", mend: "add it; regions/README.md describes the format")
      return nil
    }
    guard let data = FileManager.default.contents(atPath: place) else {
      log.add(place, "the file can't be read", mend: "give yourself the right to read it")
      return nil
    }
    guard let decoded = String(validating: data, as: UTF8.self) else {
      log.add(
        place, line: Self.lineOfInvalidUTF8(data),
        "the text is not UTF-8; it looks like windows-1252, as older Excel writes it",
        mend: "save it again as UTF-8 (in Excel: \"CSV UTF-8\")")
      return nil
    }
    let text = decoded.hasPrefix("\u{FEFF}") ? String(decoded.dropFirst()) : decoded
    guard !text.allSatisfy(\.isWhitespace) else {
      log.add(place, "the file is empty", mend: "fill it in or delete it, if it is optional")
      return nil
    }
    self.text = text
  }

  private static func lineOfInvalidUTF8(_ data: Data) -> Int {
    let lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let index = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }
    return (index ?? 0) + 1
  }
}
