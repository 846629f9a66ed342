import TestSupport
import Testing

@testable import TerritoryReport

@Suite struct NiceTicksTests {
  @Test func readAsPeopleWriteThem() {
    #expect(
      NiceTicks(0...1, most: 10, isWidened: false).values.map { Figures.short($0) }
        == ["0", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "1"])
    #expect(NiceTicks(0...14.2, most: 5, isWidened: true).values == [0, 5, 10, 15])
    #expect(
      NiceTicks(1...36, most: 10, areWhole: true, isWidened: false).values
        == [5, 10, 15, 20, 25, 30, 35])
    #expect(NiceTicks(0...2, most: 5, areWhole: true, isWidened: true).values == [0, 1, 2])
    #expect(NiceTicks(0...302_250, most: 5, isWidened: true).values.last == 400_000)
  }

  @Test func aSingleValueHasAnAxis() {
    #expect(NiceTicks(0...0, most: 5, isWidened: true).range == 0...1)
    #expect(NiceTicks(7...7, most: 5, areWhole: true, isWidened: true).range == 7...8)
  }

  @Test func everyRangeIsCoveredByFewRoundValues() {
    var generator = SeededGenerator(seed: 20_260_701)
    for _ in 0..<2_000 {
      let least = Double.random(in: -1_000...1_000, using: &generator)
      let length = Double.random(in: 0.001...10, using: &generator)
      let scale = [0.01, 1, 100, 10_000].randomElement(using: &generator)!
      let range = least...(least + length * scale)
      let most = Int.random(in: 2...12, using: &generator)
      let wide = NiceTicks(range, most: most, isWidened: true)
      #expect(wide.range.lowerBound <= range.lowerBound)
      #expect(wide.range.upperBound >= range.upperBound)
      #expect((2...most + 2).contains(wide.values.count), "\(range) \(most)")
      let exact = NiceTicks(range, most: most, isWidened: false)
      #expect(exact.range == range && exact.values.count <= most + 1)
      let slack = length * scale * 1e-6
      #expect(
        exact.values.allSatisfy {
          $0 >= range.lowerBound - slack && $0 <= range.upperBound + slack
        })
    }
  }
}
