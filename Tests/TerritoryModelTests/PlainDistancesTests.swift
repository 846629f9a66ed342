import Foundation
import TestSupport
import Testing

@testable import TerritoryModel

/// The fast way to read distances: the same answer as the careful one, or none.
@Suite struct PlainDistancesTests {
  private func directory(_ count: Int) -> MunicipalityDirectory {
    MunicipalityDirectory(
      (1...count).map {
        Municipality(
          code: MunicipalityCode("\($0)")!, nameFinnish: "N\($0)", nameSwedish: "", latitude: 62,
          longitude: 25)
      })
  }

  private func table(_ text: String) throws -> DistanceTable? {
    var table: DistanceTable?
    try inNewFolder { folder in
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/distances.csv"))
      table = DistanceTable(plain: "\(folder)/distances.csv", directory(3))
    }
    return table
  }

  @Test(arguments: [
    "from,to,km\n001,002,10.5\n001,003,0\n002,003,1234567.25\n",
    "from,to,km\r\n001,002,10.5\r\n001,003,0\r\n002,003,1234567.25",
    "\u{FEFF}from,to,km,minutes,estimated\n001,002,10.5,,\n002,001,10.5,7.5,\n001,003,0,1,great circle × 1.2\n003,001,0,1,great circle × 1.2\n002,003,1234567.25,1,\n002,002,0,,\n",
    "km,to,from\n10.5,002,001\n0,003,001\n1234567.25,003,002\n",
  ])
  func plainTables(text: String) throws {
    let table = try #require(try table(text))
    #expect(table[0, 1] == 10.5 && table[1, 0] == 10.5 && table[0, 2] == 0 && table[1, 1] == 0)
    #expect(table[2, 1] == 1_234_567.25 && table.estimatedPairs == (text.contains("×") ? 1 : 0))
  }

  /// Anything else is left to the careful way, be it sound or not.
  @Test(arguments: [
    "", "from,to,km\n", "from,to,km\n001,002,1\n001,003,1\n", "from;to;km\n001;002;1\n",
    "from,to,km\n1,002,1\n001,003,1\n002,003,1\n",
    "from,to,km\n001,002,1\n\n001,003,1\n002,003,1\n",
    "from,to,km\n001,002,\"1\"\n001,003,1\n002,003,1\n",
    "from,to,km\n001,002,1,\n001,003,1\n002,003,1\n",
    "from,to,km\n001,002,1\n001,002,1\n001,003,1\n002,003,1\n",
    "from,to,km\n001,002,1\n002,001,2\n001,003,1\n002,003,1\n",
    "from,to,km\n001,002,-1\n001,003,1\n002,003,1\n",
    "from,to,km\n001,002,1.\n001,003,1\n002,003,1\n",
    "from,to,km\n001,002,1e3\n001,003,1\n002,003,1\n",
    "from,to,km\n001,001,1\n001,002,1\n001,003,1\n002,003,1\n",
    "from,to,km,note\n001,002,1,\n001,003,1,\n002,003,1,\n",
    "from,to,km,estimated\n001,002,1,a\u{2028}b\n001,003,1,\n002,003,1,\n",
    "from,to,km\n001,002,1234567890.1234567\n001,003,1\n002,003,1\n",
  ])
  func theRest(text: String) throws { #expect(try table(text) == nil) }

  /// Numbers that a division rounds as reading the text does.
  @Test func numbersAreTheSame() throws {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<500 {
      let digits = String(Int.random(in: 0..<1_000_000_000_000, using: &generator))
      let place = Int.random(in: 1...digits.count, using: &generator)
      let text = digits.prefix(place) + (place < digits.count ? "." + digits.dropFirst(place) : "")
      let table = try table("from,to,km\n001,002,\(text)\n001,003,1\n002,003,1\n")
      #expect(try #require(table)[0, 1] == Double(text), "\(text)")
    }
  }
}
