import TerritoryLanguages
import TerritoryModel
import TestSupport
import Testing

@testable import TerritoryReport

/// Numbers and names as the language of results writes them.
@Suite struct LanguageOfNumbersTests {
  private func all(_ show: () -> String) -> [String] {
    Language.allCases.map { language in
      Language.$current.withValue(language, operation: show)
    }
  }

  @Test func numbersHaveTheLanguagesMarks() {
    // Finnish, Swedish, English.
    #expect(all { Figures.short(14_246.5) } == ["14\u{A0}246,5", "14\u{A0}246,5", "14,246.5"])
    #expect(all { Figures.fixed(-2, digits: 2) } == ["−2,00", "−2,00", "-2.00"])
    #expect(all { Figures.fixed(-0.001, digits: 2) } == ["0,00", "0,00", "0.00"])
    #expect(all { Figures.percent(0.473) } == ["47,3\u{A0}%", "47,3\u{A0}%", "47.3 %"])
    #expect(all { Figures.signedPercent(-0.05) } == ["−5\u{A0}%", "−5\u{A0}%", "−5 %"])
    #expect(all { Figures.signed(1_000, digits: 0) } == ["+1\u{A0}000", "+1\u{A0}000", "+1,000"])
    #expect(all { Figures.count(10_000) } == ["10\u{A0}000", "10\u{A0}000", "10,000"])
    #expect(all { Figures.exact(75.125) } == ["75,125", "75,125", "75.125"])
  }

  /// Nobody reads of hundredths of a person, and nobody who is there is left out.
  @Test func peopleAreCounted() {
    let shown = [1_234.56, 191.4, 10, 9.96, 9.94, 3, 1.35, 0.05, 0.04, 0].map(Figures.people)
    #expect(shown == ["1,235", "191", "10", "10", "9.9", "3", "1.4", "0.05", "0.04", "0"])
    #expect(all { Figures.people(1.35) } == ["1,4", "1,4", "1.4"])
  }

  @Test func numbersInListsAreToldApart() {
    #expect(all { ["a 1", "b 2"].listedFigures } == ["a 1; b 2", "a 1; b 2", "a 1, b 2"])
  }

  @Test func namesFollowTheLanguage() throws {
    let region = try RegionFolder(shippedRegionPath("kainuu")).read()
    let kajaani = region.municipalities[try #require(region.directory.position(of: "Kajaani"))]
    #expect(all { kajaani.shownName } == ["Kajaani", "Kajana", "Kajaani"])
    #expect(all { region.settings.names.shown } == ["Kainuu", "Kajanaland", "Kainuu"])
  }

  /// A percent sign stays with its number, by whichever space.
  @Test func linesKeepAPercentSignWithItsNumber() {
    #expect("about 95.2 %".wrapped(to: 11) == ["about", "95.2 %"])
    #expect("noin 95,2\u{A0}%".wrapped(to: 10) == ["noin", "95,2\u{A0}%"])
  }

  /// Where a table is too wide, columns that can give way without breaking a word do so first.
  @Test func wordsAreBrokenLast() {
    var table = ResultTable([.text("a"), .text("b")])
    table.add(String(repeating: "x", count: 60), String(repeating: "two words ", count: 6))
    #expect(table.text.contains(String(repeating: "x", count: 60)))
  }
}
