import Foundation

/// A text file of the input, with the name that messages use for it.
package struct TextFile {
  /// The path as the user can open it.
  package let place: String
  package let text: String

  /// Reads a file as UTF-8, with or without a byte order mark.
  ///
  /// - Parameters:
  ///   - windows1252: whether text that is no UTF-8 may be windows-1252, as older programs write it.
  ///   - remedy: what to do where the file is missing.
  ///   - limit: most megabytes (of a million bytes) that are read; more are refused.
  /// - Returns: nil where the file is missing, empty, too large or no text in these encodings, which
  ///   `log` then holds.
  package init?(
    _ place: String, orWindows1252 windows1252: Bool = false,
    ifMissing remedy: Wording =
      "check the path, or add the file; Documentation/RegionFormat.md describes it",
    limit: Int = 30, log: inout ProblemLog
  ) {
    self.place = place
    guard let data = Data(reading: place, ifMissing: remedy, limit: limit, log: &log) else {
      return nil
    }
    if let kind = FileKind(data) {
      log.add(place, "the file is \(kind.words)", mend: kind.mendAsText)
      return nil
    }
    guard let decoded = Self.decoded(data, place, orWindows1252: windows1252, log: &log)
    else { return nil }
    let text = decoded.hasPrefix("\u{FEFF}") ? String(decoded.dropFirst()) : decoded
    guard !text.allSatisfy(\.isWhitespace) else {
      log.add(place, "the file is empty", mend: "fill it in or delete it, if it is optional")
      return nil
    }
    self.text = text
  }

  private static func decoded(
    _ data: Data, _ place: String, orWindows1252 windows1252: Bool, log: inout ProblemLog
  ) -> String? {
    let mend: Wording = "save it again as UTF-8 (in Excel: \"CSV UTF-8\")"
    // A byte order mark of UTF-16, or its zero bytes, which no text in UTF-8 has.
    if data.starts(with: [0xFF, 0xFE]) || data.starts(with: [0xFE, 0xFF]) {
      log.add(place, line: 1, "the text is UTF-16, not UTF-8", mend: mend)
      return nil
    }
    if let zero = data.firstIndex(of: 0) {
      let line = 1 + data[..<zero].count { $0 == UInt8(ascii: "\n") }
      log.add(place, line: line, "the file holds zero bytes: it is UTF-16 or no text", mend: mend)
      return nil
    }
    if let text = String(validating: data, as: UTF8.self) { return text }
    if windows1252, let text = String(data: data, encoding: .windowsCP1252) {
      // UTF-8 read as windows-1252: ä becomes Ã¤. Then the text is UTF-8, but damaged or cut off.
      guard text.contains(/Ã[¤¶¥„–…©]/) else { return text }
      log.add(
        place, line: lineOfInvalidUTF8(data), "the text is UTF-8, but damaged or cut off here",
        mend: "download it again")
      return nil
    }
    log.add(
      place, line: lineOfInvalidUTF8(data),
      "the text is not UTF-8; it looks like windows-1252, as older Excel writes it", mend: mend)
    return nil
  }

  private static func lineOfInvalidUTF8(_ data: Data) -> Int {
    let lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let index = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }
    return (index ?? 0) + 1
  }
}

extension Data {
  /// Reads a file whole.
  ///
  /// - Parameters:
  ///   - remedy: what to do where the file is missing.
  ///   - limit: most megabytes (of a million bytes) that are read; more are refused.
  /// - Returns: nil where it is missing, too large or can't be read, which `log` then says.
  package init?(
    reading place: String, ifMissing remedy: Wording, limit: Int, log: inout ProblemLog
  ) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: place, isDirectory: &isFolder) else {
      log.add(place, "the file is missing", mend: remedy)
      return nil
    }
    guard !isFolder.boolValue else {
      log.add(
        place, "a folder stands where a file is needed",
        mend: "check the path, or put the file there instead")
      return nil
    }
    let most = limit * 1_000_000
    let size = try? FileManager.default.attributesOfItem(atPath: place)[.size] as? Int
    if let size, size > most {
      log.add(
        place, "the file has \(size / 1_000_000) MB; at most \(limit) MB are read",
        mend: "take a coarser or smaller one: only the area, months and columns that you need")
      return nil
    }
    // What grows, or is a pipe or a device, has no size that can be trusted.
    guard let data = Data(startOf: place, most: most + 1) else {
      log.add(place, "the file can't be read", mend: "give yourself the right to read it")
      return nil
    }
    guard data.count <= most else {
      log.add(
        place, "the file has more than \(limit) MB",
        mend: "take a coarser or smaller one: only the area, months and columns that you need")
      return nil
    }
    self = data
  }

  /// Reads the first bytes of a file; nil where it can't be read.
  init?(startOf path: String, most: Int) {
    guard let file = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? file.close() }
    do { self = try file.read(upToCount: most) ?? Data() } catch { return nil }
  }
}
