import TerritoryModel
import Testing

@testable import TerritoryImport

/// Pairs whose ends stand in more than two columns.
@Suite struct PairColumnTests {
  private static let directory = MunicipalityDirectory(SourceFolder.municipalities)

  private func read(_ text: String) throws -> (pairs: PairFile?, problems: [InputProblem]) {
    let folder = try SourceFolder()
    var log = ProblemLog()
    let source = try #require(
      TableSource(foreign: try folder.write("pairs.csv", text), log: &log))
    let pairs = PairFile(
      source, [.kilometres], MunicipalRegister(Self.directory), [], log: &log)
    return (pairs, log.problems)
  }

  @Test func codeAndNameOfBothEnds() throws {
    let found = try read(
      """
      from_code,from_name,to_code,to_name,km
      179,Jyväskylä,182,Jämsä,435
      179,Jyväskylä,500,Muurame,182

      """)
    #expect(found.problems.isEmpty, "\(found.problems)")
    #expect(
      found.pairs?.rows.map { [$0.ends.0.code.digits, $0.ends.1.code.digits] }
        == [["179", "182"], ["179", "500"]])
    #expect(found.pairs?.rows.map { $0.cells[.kilometres] } == ["435", "182"])
  }

  @Test func threePlacesInARow() throws {
    let problems = try read("from,over,to,km\n179,500,182,57\n500,182,435,67\n").problems
    #expect(problems.count == 1)
    #expect(problems.first?.what.contains(#""from", "over", "to" name different"#) == true)
  }
}
