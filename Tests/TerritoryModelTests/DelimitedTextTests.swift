import DelimitedText
import TestSupport
import Testing

/// Rows as RFC 4180 has them, and what is forgiven besides.
@Suite struct DelimitedTextTests {
  @Test(arguments: [
    ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]),
    ("a,b\r\nc,d", [["a", "b"], ["c", "d"]]),
    ("a,\n,b", [["a", ""], ["", "b"]]),
    ("a,b,", [["a", "b", ""]]),
    ("\"a,b\",\"c \"\"d\"\"\"\n", [["a,b", "c \"d\""]]),
    ("\"\",x", [["", "x"]]),
    (" \"a\" , \"b\"\n", [["a", "b"]]),
    (" a , b ", [["a ", "b "]]),
    ("a\n\nb", [["a"], ["b"]]),
    ("a\"\"b", [["a\"b"]]),
    ("a,\u{301}b\n\"c\"\u{2003},d", [["a", "\u{301}b"], ["c", "d"]]),
    ("", []), ("\n", []), (",\n , \n\na,\n,", [["a", ""]]), ("\"\"\n", [[""]]),
  ]) func rowsHaveCells(text: String, cells: [[String]]) {
    let read = DelimitedText(text)
    #expect(read.rows.map(\.cells) == cells)
    #expect(read.faultyLine == nil && read.openLine == nil)
  }

  @Test func otherDelimitersAreNoText() {
    #expect(
      DelimitedText("a;\"b;c\";d,e", delimiter: ";").rows.map(\.cells) == [["a", "b;c", "d,e"]])
    #expect(DelimitedText("a\tb\t", delimiter: "\t").rows.map(\.cells) == [["a", "b", ""]])
  }

  @Test func rowsKnowTheirLines() {
    let read = DelimitedText("a\r\n\n\"b\nc\",d\ne")
    #expect(read.rows.map(\.line) == [1, 3, 5])
    #expect(read.rows[1].cells == ["b\nc", "d"])
    #expect(read.openLine == 3)
  }

  @Test(arguments: [("a\nb\"c,d\ne", 2), ("a\n\"b\" c\n", 2), ("a\nb\"\nc", 2), ("x\"", 1)])
  func misplacedMarksAreTold(text: String, line: Int) {
    let read = DelimitedText(text)
    #expect(read.faultyLine == line)
    #expect(read.rows.allSatisfy { $0.line < line })
  }

  @Test(arguments: ["a\n\"b,c", "a\n\"b,c\n", "a\n\"b\nc\""])
  func openMarksAreTold(text: String) { #expect(DelimitedText(text).openLine == 2) }

  /// What is written comes back, whatever is in it.
  @Test(arguments: 0..<200) func whatIsWrittenIsRead(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let signs: [Character] = ["a", "å", " ", ",", ";", "\"", "\n", "\r\n", "'", "\t"]
    let rows = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
      (0..<3).map { _ in
        String(
          (0..<Int.random(in: 0...6, using: &generator)).map { _ in
            signs.randomElement(using: &generator)!
          })
      }
    }
    let text = rows.map { row in
      row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
    }.joined(separator: "\n")
    #expect(DelimitedText(text).rows.map(\.cells) == rows, "seed \(seed)")
  }
}
