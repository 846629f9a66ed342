import Testing

@testable import TerritoryModel

@Suite struct StrictNumberTests {
  @Test(arguments: [("0", 0), ("1234", 1234), ("1234.5", 1234.5), ("-3", -3), ("007", 7)])
  func reads(text: String, value: Double) throws {
    #expect(try StrictNumber.parse(text) == value)
  }

  @Test(arguments: [
    ("", "write a number"),
    ("many", "such as 1234 or 1234.5"),
    ("1234,5", "no thousands separator: 1234.5"),
    ("55,000", "no thousands separator: 55000, or 55.000"),
    ("1,234.5", "no thousands separator: 1234.5"),
    ("1.061,9", "no thousands separator: 1061.9"),
    ("1.234.567,8", "no thousands separator: 1234567.8"),
    ("1,234,567", "no thousands separator: 1234567"),
    ("1 234", "without a space: 1234"),
    ("1\u{A0}234", "without a space: 1234"),
    ("1\u{202F}234,5", "no thousands separator: 1234.5"),
    ("...", "only a column of counts"),
    ("..", "only a column of counts"),
    ("…", "only a column of counts"),
    ("37%", "without \"%\" and with a decimal point: 37"),
    ("37 %", "without \"%\" and with a decimal point: 37"),
    ("20 km", "without \"km\" and with a decimal point: 20"),
    ("12,5 €", "without \"€\" and with a decimal point: 12.5"),
    ("1 2 x 3", "such as 1234"),
    ("1e3", "such as 1234"),
    ("nan", "such as 1234"),
    ("inf", "such as 1234"),
    ("0x10", "such as 1234"),
    (".5", "such as 1234"),
    ("5.", "such as 1234"),
    ("+5", "such as 1234"),
    ("--5", "such as 1234"),
    ("١٢", "such as 1234"),
  ])
  func refuses(text: String, remedy: String) throws {
    let violation = try #require(throws: Violation.self) { try StrictNumber.parse(text) }
    #expect(violation.what == "\"\(text)\" is not a number")
    #expect(violation.remedy.description.contains(remedy))
  }

  @Test func numbersBeyondAllMeasureAreNone() {
    #expect(throws: Violation.self) { try StrictNumber.parse(String(repeating: "9", count: 400)) }
  }

  /// What is divided by a share stays a number.
  @Test func sharesAreNoneOrSomething() throws {
    for text in ["0", "0.000000001", "1", "0%", "0.000001 %"] {
      #expect(try (0...1).contains(Quantity.share.read(text, name: "rate")))
    }
    for text in ["0.0000000009", "0.\(String(repeating: "0", count: 309))1", "-0.1", "1.5"] {
      #expect(throws: Violation.self) { try Quantity.share.read(text, name: "rate") }
    }
  }

  @Test func messagesStayShortAndVisible() throws {
    let long = try #require(throws: Violation.self) {
      try StrictNumber.parse(String(repeating: "x,", count: 10_000))
    }
    #expect("\(long.what)\(long.remedy)".count < 200)
    let hidden = try #require(throws: Violation.self) { try StrictNumber.parse("\u{1B}[31m7") }
    #expect(hidden.what == "\"\\u{1b}[31m7\" is not a number")
  }
}
