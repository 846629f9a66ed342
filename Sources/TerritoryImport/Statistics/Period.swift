/// A month, quarter or year of the statistics, named as the snapshots are: `2026-06`, `2026-Q2`,
/// `2026`. The one that ends later is the newer; of those that end together, the shorter.
package struct Period: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let name: String

  /// Reads `2026M06`, `2026-06`, `2026_06`, `2026/06`, `2026Q2` or `2026`, also with the star of
  /// figures that are preliminary, and the month of a day such as `2026-06-01` or `1.6.2026`, which
  /// workbooks have for months; also months as people write them, `06/2026` and `kesäkuu 2026`; nil
  /// for anything else.
  package init?(_ text: String) {
    let text = Self.month(ofDay: text) ?? (text.hasSuffix("*") ? String(text.dropLast()) : text)
    guard let found = Self.whole(text) ?? Self.whole(WrittenMonth.replaced(in: text)) else {
      return nil
    }
    self = found
  }

  private static func whole(_ text: String) -> Period? {
    find(in: text).flatMap { $0.range == text.startIndex..<text.endIndex ? $0.period : nil }
  }

  private init(name: String) { self.name = name }

  private static func month(ofDay text: String) -> String? {
    // Few texts look like a day, and each is compared with two patterns, which takes its time.
    let bytes = text.utf8
    guard (8...10).contains(bytes.count), bytes.allSatisfy({ "0123456789-.".utf8.contains($0) })
    else { return nil }
    if let day = text.wholeMatch(of: /([0-9]{4}-[0-9]{2})-[0-9]{2}/) { return String(day.1) }
    guard let day = text.wholeMatch(of: /([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})/),
      (1...31).contains(Int(day.1) ?? 0)
    else { return nil }
    return "\(day.3)-\(day.2.count == 1 ? "0" : "")\(day.2)"
  }

  /// Splits the title of a column that also names a period: `2026M06 Pitkäaikaistyöttömät`,
  /// `Pitkäaikaistyöttömät kesäkuu 2026`.
  ///
  /// - Returns: the period, and the title without it.
  static func split(_ title: String) -> (period: Period, rest: String)? {
    let title = WrittenMonth.replaced(in: title)
    guard let found = find(in: title) else { return nil }
    let marks: Set<Character> = [" ", "_", "-", ",", ":", "/", "*"]
    func trimmed(_ text: Substring) -> Substring {
      var rest = text
      while rest.first.map(marks.contains) == true { rest.removeFirst() }
      while rest.last.map(marks.contains) == true { rest.removeLast() }
      return rest
    }
    let parts = [title[..<found.range.lowerBound], title[found.range.upperBound...]]
    return (found.period, parts.map(trimmed).filter { !$0.isEmpty }.joined(separator: " "))
  }

  /// The first period in a text that stands apart from letters and digits around it.
  private static func find(in text: String) -> (period: Period, range: Range<String.Index>)? {
    let bytes = text.utf8
    var start = bytes.startIndex
    var isApart = true
    while start < bytes.endIndex {
      if isApart, let found = period(at: start, in: bytes) {
        return (found.period, start..<found.end)
      }
      isApart = !isWord(bytes[start])
      start = bytes.index(after: start)
    }
    return nil
  }

  private static func period(
    at start: String.Index, in bytes: String.UTF8View
  ) -> (period: Period, end: String.Index)? {
    func digits(_ count: Int, from start: String.Index) -> (text: String, end: String.Index)? {
      guard let end = bytes.index(start, offsetBy: count, limitedBy: bytes.endIndex),
        bytes[start..<end].allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
      else { return nil }
      return (String(decoding: bytes[start..<end], as: UTF8.self), end)
    }
    func ends(at index: String.Index) -> Bool {
      index == bytes.endIndex || !isWord(bytes[index])
    }
    guard let year = digits(4, from: start), ["19", "20"].contains(year.text.prefix(2)) else {
      return nil
    }
    if year.end < bytes.endIndex {
      let mark = Character(Unicode.Scalar(bytes[year.end]))
      let next = bytes.index(after: year.end)
      // digits(_:from:) lets digits only through.
      if "Mm_-/".contains(mark), let month = digits(2, from: next), ends(at: month.end),
        (1...12).contains(Int(month.text)!)
      {
        return (Period(name: "\(year.text)-\(month.text)"), month.end)
      }
      if "Qq".contains(mark), let quarter = digits(1, from: next), ends(at: quarter.end),
        (1...4).contains(Int(quarter.text)!)
      {
        return (Period(name: "\(year.text)-Q\(quarter.text)"), quarter.end)
      }
    }
    return ends(at: year.end) ? (Period(name: year.text), year.end) : nil
  }

  /// Whether a byte belongs to a letter or digit.
  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || Character(Unicode.Scalar(byte)).isLetter
      || Character(Unicode.Scalar(byte)).isNumber
  }

  package var description: String { name }

  /// Whether it is only a year, which a count of people may look like.
  var isYear: Bool { name.utf8.count == 4 }

  /// The year that it lies in, or is.
  var year: Substring { end.year }

  /// The year, and the last month of the period in it.
  private var end: (year: Substring, month: Int) {
    let parts = name.split(separator: "-")
    let last = parts.count > 1 ? parts[1] : "12"
    let isQuarter = last.hasPrefix("Q")
    // Reading it has made sure that these are digits.
    return (parts[0], (Int(last.drop { $0 == "Q" }) ?? 0) * (isQuarter ? 3 : 1))
  }

  private var months: Int { isYear ? 12 : name.contains("Q") ? 3 : 1 }

  package static func < (left: Period, right: Period) -> Bool {
    (left.end.year, left.end.month, right.months) < (right.end.year, right.end.month, left.months)
  }
}
