import Testing

@testable import TerritoryModel

@Suite struct JSONScannerTests {
  @Test(arguments: [
    ("{\"a\":\n [1 2]}", 2, 5, "in column 5 a comma or ] is needed, not \"2]}\""),
    ("{\"ä\" 1}", 1, 6, "in column 6 a colon is needed, not \"1}\""),
    ("{a: 1}", 1, 2, "in column 2 a key in quotation marks is needed, not \"a: 1}\""),
    ("[1,]", 1, 4, "in column 4 a value is needed, not \"]\""),
    ("[NaN]", 1, 2, "in column 2 a value is needed, not \"NaN]\""),
    ("[nil]", 1, 2, "in column 2 a value is needed, not \"nil]\""),
    ("[01]", 1, 3, "in column 3 a comma or ] is needed, not \"1]\""),
    ("[-]", 1, 3, "in column 3 a digit is needed, not \"]\""),
    ("[1, 1e999]", 1, 5, "in column 5 a number below 10³⁰⁸ is needed, not \"1e999]\""),
    (
      "[\"a\nb\"]", 1, 4,
      "in column 4 the closing quotation mark of a text is needed, not the end of the line"
    ),
    (#"["\x"]"#, 1, 4, #"in column 4 a letter that a \ goes with is needed, not "x"]""#),
    (#"["\u00g0"]"#, 1, 7, #"in column 7 a digit from 0 to f is needed, not "g0"]""#),
    ("{} {}", 1, 4, "in column 4 the end of the file is needed, not \"{}\""),
  ])
  func aFaultIsToldInWords(text: String, line: Int, column: Int, what: String) throws {
    let fault = try #require(JSONScanner.fault(in: text))
    #expect(fault.place == JSONPlace(line: line, column: column))
    #expect(fault.what.map { "\($0)" } == what)
  }

  @Test func everyBeginningIsCutOff() {
    let text = #"{"a": [true, null, -1.5e+3, "\u00e4\n", {}, []], "b": {"c": false}}"#
    #expect(JSONScanner.fault(in: text) == nil)
    for count in 0..<text.count {
      let fault = JSONScanner.fault(in: String(text.prefix(count)))
      #expect(fault != nil && fault?.what == nil, "\(text.prefix(count))")
    }
  }

  @Test(
    arguments: [
      (#"{"a": 1, "b": {"a": 2}, "c": [{"a": 3}, {"a": 4}]}"#, nil, 0),
      (#"{"a": 1, "b": 2, "a": 3}"#, "a", 18), (#"[{"b": {"c": 1, "c": 1}}]"#, "c", 17),
      (#"{"a": 1, "\u0061": 2}"#, #"\u0061"#, 10), (#"{"a": 1,"#, nil, 0),
    ] as [(String, String?, Int)])
  func aKeyThatStandsTwice(text: String, key: String?, column: Int) {
    let found = JSONScanner.repeatedKey(in: text)
    #expect(found?.key == key)
    #expect(found?.place.column ?? 0 == column)
  }

  @Test func bracketsAreCounted() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(JSONScanner.fault(in: deep)?.place == JSONPlace(line: 1, column: 514))
  }

  @Test func valuesAreFound() {
    let text = "{\"a\": 1,\n \"b\": [0,\n  {\"c\": 7}]}"
    func place(_ path: [Key]) -> JSONPlace? { JSONScanner.place(of: path, in: text) }
    #expect(place([]) == JSONPlace(line: 1, column: 1))
    #expect(place([Key("b"), Key(1), Key("c")]) == JSONPlace(line: 3, column: 9))
    #expect(place([Key("b"), Key(2)]) == nil)
  }

  private struct Key: CodingKey {
    let stringValue: String
    let intValue: Int?

    init(_ key: String) { (stringValue, intValue) = (key, nil) }
    init(_ index: Int) { (stringValue, intValue) = ("Index \(index)", index) }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { self.init(intValue) }
  }
}
