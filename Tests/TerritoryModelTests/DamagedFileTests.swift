import Foundation
import TestSupport
import Testing

@testable import TerritoryModel

/// Files that are no text, no table, or not there.
@Suite struct DamagedFileTests {
  private static let tables = [
    "municipalities.csv", "borders.csv", "distances.csv", "statistics/2021-10.csv",
    "plans/halves.csv",
  ]

  /// The one problem of the fixture with a file's bytes replaced.
  private func problem(_ file: String, _ change: (String) -> Data) throws -> InputProblem {
    let fixture = try RegionFixture()
    try fixture.write(file, change(try #require(RegionFixture.files[file])))
    let problems = fixture.check()
    try #require(problems.count == 1, "\(problems)")
    #expect(problems[0].place == fixture.place(file))
    return problems[0]
  }

  @Test(arguments: tables + ["region.yaml"])
  func isEmpty(file: String) throws {
    let problem = try problem(file) { _ in Data("\n \n".utf8) }
    #expect(problem.what == "the file is empty" && problem.remedy.contains("fill it in"))
  }

  @Test(arguments: tables + ["partners.csv"])
  func hasNothingInItsCells(file: String) throws {
    let fixture = try RegionFixture()
    try fixture.write(file, ",\n ,,\n")
    #expect(fixture.check().map(\.what) == ["no cell of the table has anything in it"])
    guard !file.hasPrefix("plans/") else { return }
    #expect(throws: InvalidInput.self) { try fixture.read() }
  }

  @Test(arguments: tables)
  func hasNoRows(file: String) throws {
    let problem = try problem(file) { Data($0.prefix { $0 != "\n" }.utf8) }
    #expect(problem.what == "the table has a header but no rows")
    #expect(problem.remedy == "add the rows")
  }

  // Plans come from Excel, so theirs is read (GroupingReadingTests).
  @Test(arguments: tables.filter { !$0.hasPrefix("plans/") } + ["region.yaml"])
  func isWindows1252(file: String) throws {
    let text = try problem(file) { Data($0.utf8) + [0x0A, 0xE4, 0x0A] }
    let lines = try #require(RegionFixture.files[file]).count { $0 == "\n" }
    #expect(text.line == lines + 2)
    #expect(text.what.contains("windows-1252") && text.remedy.contains("UTF-8"))
  }

  @Test(arguments: tables + ["region.yaml"])
  func isUTF16(file: String) throws {
    let marked = try problem(file) { [0xFF, 0xFE] + $0.data(using: .utf16LittleEndian)! }
    #expect(marked.line == 1 && marked.what.contains("UTF-16"))
    #expect(marked.remedy.contains("save it again as UTF-8"))
    let unmarked = try problem(file) { $0.data(using: .utf16LittleEndian)! }
    #expect(unmarked.line == 1 && unmarked.what.contains("zero bytes"))
  }

  @Test(arguments: tables)
  func hasAnOpenQuotationMark(file: String) throws {
    let problem = try problem(file) { Data($0.replacing("\n002", with: "\n\"002").utf8) }
    let text = try #require(RegionFixture.files[file])
    let first = try #require(text.split(separator: "\n").firstIndex { $0.hasPrefix("002") })
    #expect(problem.line == first + 1)
    #expect(problem.what.contains("a quotation mark"))
    #expect(problem.remedy.hasPrefix("close it") || problem.remedy.hasPrefix("put a text"))
  }

  @Test(arguments: tables.dropLast() + ["region.yaml"])
  func isMissing(file: String) throws {
    let fixture = try RegionFixture()
    try fixture.remove(file)
    let problems = fixture.check()
    #expect(problems.count == 1, "\(problems)")
    #expect(problems[0].what.contains("missing") || problems[0].what.contains("no statistics"))
    #expect(problems[0].remedy.contains("add"))
  }

  @Test(arguments: tables + ["region.yaml"])
  func isAFolder(file: String) throws {
    let fixture = try RegionFixture()
    try fixture.remove(file)
    try FileManager.default.createDirectory(
      atPath: fixture.place(file), withIntermediateDirectories: false)
    let problems = fixture.check()
    #expect(problems.map(\.what) == ["a folder stands where a file is needed"])
    #expect(problems.first?.place == fixture.place(file))
  }

  @Test(arguments: tables, [",\u{20}", ";", "\t"])
  func otherDelimitersAreUnderstood(file: String, delimiter: String) throws {
    let fixture = try RegionFixture()
    try fixture.replace(file, ",", with: delimiter)
    #expect(fixture.check().isEmpty)
  }

  @Test(arguments: tables + ["region.yaml"])
  func marksAndLineEndsOfOtherSystemsAreUnderstood(file: String) throws {
    let fixture = try RegionFixture()
    try fixture.replace(file, "\n", with: "\r\n")
    let bytes = try #require(FileManager.default.contents(atPath: fixture.place(file)))
    try fixture.write(file, [0xEF, 0xBB, 0xBF] + bytes)
    #expect(fixture.check().isEmpty)
  }

  @Test func emptyCellsAtTheEndOfAFileCount() throws {
    let fixture = try RegionFixture()
    try fixture.replace("statistics/2021-10.csv", "004,40,20,\n", with: "004,40,20,")
    try fixture.replace("borders.csv", "\n", with: ",\n\n,,,,\n")
    #expect(fixture.check().isEmpty)
  }
}
