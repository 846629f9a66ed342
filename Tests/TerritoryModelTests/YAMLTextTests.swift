import Testing

@testable import TerritoryModel

/// Single entries of a YAML file are changed, all else to the letter.
@Suite struct YAMLTextTests {
  @Test func anEntryIsReplaced() throws {
    var yaml = YAMLText("a:\n  b: 1\n  c: 2  # two\nd: 3\n")
    #expect(try yaml.replace(["a", "c"], with: ["  c: 4"]))
    #expect(yaml.text == "a:\n  b: 1\n  c: 4\nd: 3\n")
    #expect(try !yaml.replace(["a", "e"], with: []))
  }

  /// In braces over several lines an entry may begin in a line that is another one's.
  @Test(arguments: [
    "{a: {b: 1,\n  c: 2}, d: 3}", "{a: {b: 1, c: 2},\n d: 3}", "{a: {b: 1,\n  c: 2},\n d: 3}",
  ])
  func entriesThatShareALineAreRefused(text: String) throws {
    var yaml = YAMLText(text)
    #expect(throws: Violation.self) { try yaml.replace(["a", "b"], with: ["b: 4"]) }
    var other = YAMLText("{a: {b: 1,\n  c: 2}, d: 3}")
    #expect(throws: Violation.self) { try other.replace(["a", "c"], with: ["c: 4"]) }
    #expect(other.text == "{a: {b: 1,\n  c: 2}, d: 3}")
  }
}
