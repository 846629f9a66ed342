import Foundation
import TerritoryModel
import Testing

@testable import TerritoryImport

/// What is refused, where, and how to mend it.
@Suite struct StatisticsProblemTests {
  private struct Fault: Sendable {
    let file: String
    let text: String
    var line: Int?
    let what: String
    let remedy: String
  }

  private static let wide = TableFiles.wideCSV

  /// A small file of many empty cells, all with one status.
  private static let bomb: String = {
    let codes = (0..<2000).map { "\"c\($0)\"" }.joined(separator: ",")
    return """
      {"class":"dataset","id":["a","b"],"size":[2000,2000],"value":{},"status":"...","dimension":{
      "a":{"category":{"index":[\(codes)]}},"b":{"category":{"index":[\(codes)]}}}}
      """
  }()

  /// A million cells in fifty-two dimensions, all but two of them of a single value.
  private static let dimensions: String = {
    let codes = (0..<1000).map { "\"c\($0)\"" }.joined(separator: ",")
    let more = (0..<50).map { "d\($0)" }
    let one = more.map { "\"\($0)\":{\"category\":{\"index\":[\"x\"]}}" }
    return """
      {"class":"dataset","id":["a","b",\(more.map { "\"\($0)\"" }.joined(separator: ","))],
      "size":[1000,1000,\(more.map { _ in "1" }.joined(separator: ","))],"value":{},"status":"...",
      "dimension":{"a":{"category":{"index":[\(codes)]}},"b":{"category":{"index":[\(codes)]}},
      \(one.joined(separator: ","))}}
      """
  }()

  /// Names of what is counted that are made of two lists.
  private static let labels: String = {
    let codes = (0..<330).map { "\"c\($0)\"" }.joined(separator: ",")
    return """
      {"class":"dataset","id":["area","a","b"],"size":[1,330,330],"value":{},"status":"...",
      "dimension":{"area":{"category":{"index":["KU179"]}},
      "a":{"category":{"index":[\(codes)]}},"b":{"category":{"index":[\(codes)]}}}}
      """
  }()

  /// 110 rows of 700 texts and 700 figures: each figure stands at 700 texts.
  private static let broad: String = {
    let titles = (0..<700).map { "s\($0)" } + (0..<700).map { "f\($0)" }
    let row = Array(repeating: "x", count: 700) + Array(repeating: "5", count: 700)
    return ([titles] + Array(repeating: row, count: 110))
      .map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n"
  }()

  private static let faults = [
    Fault(
      file: "dimensions.json", text: dimensions,
      what: "the table has far more cells and dimensions than a region needs",
      remedy: "choose fewer areas"),
    Fault(
      file: "labels.json", text: labels,
      what: "the table counts far more different things than a region needs",
      remedy: "choose fewer areas"),
    Fault(
      file: "broad.csv", text: broad,
      what: "the table has far more cells and dimensions than a region needs",
      remedy: "choose fewer areas"),
    // Every row may be the header of a second table.
    Fault(
      file: "apart.csv", text: "a,b\n" + String(repeating: "x,y\n\n", count: 20_000),
      what: "names no municipality that is known", remedy: "by code (KU179) or name"),
    Fault(
      file: "cut.json", text: String(TableFiles.pxWeb.prefix(1200)),
      line: 1 + TableFiles.pxWeb.prefix(1200).count { $0 == "\n" },
      what: "the file ends in the middle: it is cut off", remedy: "download the file again"),
    Fault(
      file: "comma.json",
      text: "{\"columns\":[\n {\"code\":\"Alue\" \"text\":\"Alue\"}],\n\"data\":[]}",
      line: 2, what: "no valid JSON: in column 17 a comma or } is needed", remedy: "download"),
    Fault(
      file: "kind.json", text: "{\"columns\":[],\n\"data\":[\n{\"key\":{},\"values\":[]}]}",
      line: 3,
      what: "data[0].key is not what it should be: a list, [ … ]", remedy: "download"),
    Fault(
      file: "bomb.json", text: bomb, what: "the table has more than 3 million cells",
      remedy: "choose fewer areas"),
    Fault(
      file: "cut.csv", text: String(wide[..<wide.range(of: ",216")!.lowerBound]), line: 9,
      what: "the row has 3 cells, the header 4", remedy: "the file is cut off"),
    Fault(
      file: "damaged.json", text: TableFiles.pxWeb.replacing("\"1954\",", with: ""),
      what: "data[4] has 2 keys and 4 values, the columns are 2 and 5",
      remedy: "download the file again"),
    Fault(
      file: "short.json", text: TableFiles.jsonStat.replacing(",216,42]", with: ",216]"),
      what: "value has 14 cells, its dimensions make 15", remedy: "download the file again"),
    Fault(
      file: "size.json", text: TableFiles.jsonStat.replacing("[5,1,3]", with: "[6,1,3]"),
      what: "the dimension \"Alue\" has 5 categories, its size is 6",
      remedy: "download the file again"),
    Fault(
      file: "huge.json",
      text: TableFiles.jsonStat.replacing("[5,1,3]", with: "[5,9223372036854775807,3]"),
      what: "the dimension \"Kuukausi\" has 1 categories", remedy: "download the file again"),
    Fault(
      file: "type.json",
      text: TableFiles.jsonStat.replacing("\"size\":[5", with: "\"size\":[\"x\""),
      line: 2, what: "size[0] is not what it should be: a whole number",
      remedy: "download the file again"),
    Fault(
      file: "true.json", text: TableFiles.jsonStat.replacing("[15109,", with: "[true,"), line: 14,
      what: "value[0] is not what it should be: a number", remedy: "download the file again"),
    Fault(
      file: "twice.csv", text: wide.replacing("\"Jämsä\"", with: "\"Muurame\""), line: 9,
      what: "Muurame (500) stands twice, also in line 7", remedy: "keep one of them"),
    Fault(
      file: "regions.csv", text: "Alue,2026M06 Pitkäaikaistyöttömät\nUusimaa,5\nKainuu,6\n",
      what: "names no municipality that is known; it has \"Uusimaa\"",
      remedy: "by code (KU179) or name"),
    Fault(
      file: "codes.csv", text: "Alue,2026M06 Pitkäaikaistyöttömät\n05,5\n079,6\n",
      what: "names no municipality that is known", remedy: "by code (KU179) or name"),
    Fault(
      file: "spelling.csv", text: wide.replacing("\"Jämsä\"", with: "\"Jamsa\""),
      what: "there are no figures for Jämsä (182)", remedy: "\"Jamsa\" → Jämsä"),
    Fault(
      file: "absent.csv", text: wide.replacing("\"Luhanka\",29,...,16\n", with: ""),
      what: "there are no figures for Luhanka (435)", remedy: "--merged 435=CODE"),
    Fault(
      file: "two.csv",
      text: wide.replacing(
        "2026M06 Vamm./pitkäaik.sair. työttömät työnhakijat (lkm.)",
        with: "2026M06 Långtidsarbetslösa (antal)"),
      what: "2 columns may be long_term_unemployed: Långtidsarbetslösa (antal) (",
      remedy: "--column 2026-06:long_term_unemployed=TITLE"),
    Fault(
      file: "unknown.csv", text: "Alue,2026M06 x\nJyväskylä,5\nJämsä,6\nLuhanka,7\nMuurame,8\n",
      what: "no column is known as a count of 2026-06: x", remedy: "--column unemployed=TITLE"),
    Fault(
      file: "dateless.csv", text: wide.replacing("2026M06 ", with: ""),
      what: "names no month", remedy: "--period 2026-06"),
    Fault(
      file: "map.json", text: #"{"type":"FeatureCollection","features":[]}"#,
      what: "these are boundaries", remedy: "--boundaries"),
    Fault(
      file: "old.json", text: #"{"dataset":{"dimension":{}}}"#, what: "JSON-stat 1",
      remedy: "json-stat2"),
    Fault(
      file: "other.json", text: #"{"answer":42}"#, what: "neither of PxWeb",
      remedy: "json or json-stat2"),
    Fault(file: "text.csv", text: "nothing\nhere\n", what: "there is no table", remedy: "or CSV"),
  ]

  @Test(arguments: faults.indices) func isTold(index: Int) throws {
    let fault = Self.faults[index]
    let folder = try SourceFolder()
    let file = try folder.write(fault.file, fault.text)
    let found = try folder.snapshots([file])
    #expect(found.problems.count == 1, "\(found.problems)")
    let problem = try #require(found.problems.first)
    #expect(problem.place == file && problem.line == fault.line, "\(problem)")
    #expect(problem.what.contains(fault.what), "\(problem)")
    #expect(problem.remedy.contains(fault.remedy), "\(problem)")
  }

  @Test func cutOffInsideALetter() throws {
    let folder = try SourceFolder()
    let bytes = Data(TableFiles.wideCSV.utf8)
    // The first byte of the ä of Jämsä.
    let end = try #require(bytes.range(of: Data("\"Jäm".utf8))).lowerBound + 3
    let file = folder.path + "/cut.csv"
    try bytes[..<end].write(to: URL(fileURLWithPath: file))
    let problems = try folder.snapshots([file]).problems
    #expect(problems.map(\.what) == ["the text is UTF-8, but damaged or cut off here"])
    #expect(problems.first?.line == 7)
  }

  @Test func hugeFile() throws {
    let folder = try SourceFolder()
    let file = try folder.write("huge.json", "{")
    let handle = try #require(FileHandle(forWritingAtPath: file))
    try handle.truncate(atOffset: 150_000_000)
    try handle.close()
    let problems = try folder.snapshots([file]).problems
    #expect(problems.map(\.what) == ["the file has 150 MB; at most 100 MB are read"])
  }

  @Test func missingFile() throws {
    let problems = try SourceFolder().snapshots(["/nowhere/table.json"]).problems
    #expect(problems.map(\.what) == ["the file is missing"])
  }
}
