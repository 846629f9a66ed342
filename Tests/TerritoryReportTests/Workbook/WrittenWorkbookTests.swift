import Foundation
import TestSupport
import Testing

@testable import TerritoryReport

struct WrittenWorkbookTests {
  @Test func hiddenCharactersOfTheTitleAreSpaces() throws {
    try inNewFolder { folder in
      let path = "\(folder)/plan.xlsx"
      let title = "A\u{1B}[31m\u{FFFE}\u{FFFF}\u{202E}B\nC"
      try WorkbookFile.write(
        [Sheet("S", ResultTable([.text("a")]))], title: title, created: .distantPast, to: path)
      #expect(try ReadWorkbook(path).title == "A [31m   B C")
    }
  }

  @Test(arguments: [
    ("<?xml version=\"1.0\"?>\n<a b=\"c\"><d/></a>", true), ("<x:a>1</x:a>\n", true),
    ("<?xml version=\"1.0\"?>\n<a b=\"c\"/>", true), ("<a><d></d>", false), ("<a><d/>", false),
    ("<?xml version=\"1.0\"?>", false), ("", false), ("<a>1</a", false),
  ])
  func aPartIsWholeOrNot(xml: String, isWhole: Bool) throws {
    try inNewFolder { folder in
      let path = "\(folder)/parts.xlsx"
      try ArchiveSketch(["whole.xml": "<b/>", "part.xml": xml]).write(to: path)
      if isWhole {
        try WrittenWorkbook.check(path)
      } else {
        #expect(throws: FileFailure.self) { try WrittenWorkbook.check(path) }
      }
    }
  }

  @Test func aCutOffFileIsNoticed() throws {
    try inNewFolder { folder in
      let fixture = try PlanFixture()
      let content = ReportContent(
        proposal: fixture.result(), fixture.planCase, ReportMaking(solver: "", arguments: []))
      let path = "\(folder)/plan.xlsx"
      try PlanWorkbook(content).write(to: path)
      let whole = try #require(FileManager.default.contents(atPath: path))
      for length in [0, 10, whole.count / 2, whole.count - 30] {
        try whole.prefix(length).write(to: URL(fileURLWithPath: path))
        #expect(throws: FileFailure.self, "\(length) bytes") {
          try WrittenWorkbook.check(path)
        }
      }
    }
  }
}
