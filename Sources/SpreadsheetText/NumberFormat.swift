import Foundation

/// What a cell's format makes of its number, as far as that changes what the number means.
enum NumberFormat: Hashable {
  case general
  /// A day, counted from the workbook's first one.
  case date
  case percent
  /// Filled with zeros from the left, as codes are: `005`.
  case digits(Int)

  /// - Parameters:
  ///   - id: a number of Excel's own formats (ECMA-376, 18.8.30).
  ///   - code: the workbook's own format of this id, where it has one.
  init(id: Int, code: String?) {
    switch id {
    case 9, 10: self = .percent
    case 14...22, 27...36, 45...47, 50...58: self = .date
    default: self = code.map(Self.init) ?? .general
    }
  }

  private init(code: String) {
    let signs = Self.signs(of: code)
    if signs.contains("%") {
      self = .percent
    } else if signs.contains(where: { "dmyhsDMYHS".contains($0) }) && !signs.contains("General") {
      self = .date
    } else if !signs.isEmpty, signs.count <= 20, signs.allSatisfy({ $0 == "0" }), signs.count > 1 {
      self = .digits(signs.count)
    } else {
      self = .general
    }
  }

  /// What a code has up to its first semicolon: texts in quotation marks, colours and languages in
  /// brackets, and escaped letters are no signs.
  private static func signs(of code: String) -> String {
    var signs = ""
    var rest = code[...]
    // What was looked for in vain is not looked for again: a code may be brackets that never close.
    var absent: Set<Character> = []
    while let sign = rest.popFirst() {
      switch sign {
      case ";": return signs
      case "\"", "[":
        let close: Character = sign == "[" ? "]" : sign
        if !absent.contains(close), let end = rest.firstIndex(of: close) {
          rest = rest[rest.index(after: end)...]
        } else {
          absent.insert(close)
          signs.append(sign)
        }
      case "\\", "_":
        if rest.popFirst() == nil { signs.append(sign) }
      default: signs.append(sign)
      }
    }
    return signs
  }

  /// A number as the table has it: `0.123` in per cent is `12.3 %`, a day is `2026-06-30`.
  ///
  /// - Parameter from1904: whether days are counted from 1904 on, as old Macintoshes did.
  func text(_ number: Double, from1904: Bool = false) -> String {
    switch self {
    case .general: Self.plain(number)
    case .percent: "\(Self.plain(number * 100)) %"
    case .digits(let count):
      String(repeating: "0", count: max(0, count - Self.plain(number).count)) + Self.plain(number)
    case .date: Self.day(number, from1904) ?? Self.plain(number)
    }
  }

  /// With a decimal point and fifteen digits, which is what Excel shows of a number.
  private static func plain(_ number: Double) -> String {
    if number == number.rounded(), abs(number) < 1e15 { return String(Int64(number)) }
    return String(format: "%.15g", number)
  }

  private static func day(_ number: Double, _ from1904: Bool) -> String? {
    // 1 January 1970 by either count; the year 9999 ends both.
    let days = number.rounded(.down) - (from1904 ? 24_107 : 25_569)
    guard days > -26_000, days < 2_933_000 else { return nil }
    let date = Date(timeIntervalSince1970: days * 86_400)
    return date.formatted(.iso8601.year().month().day())
  }
}
