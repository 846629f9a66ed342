import Foundation
import TerritoryModel
import TestSupport
import Testing

/// The region folders that are shipped.
@Suite struct ShippedRegionsTests {
  /// Long-term unemployed of June 2026 in the rows of Statistics Finland's table 12r5 for whole
  /// regions (MK02 to MK19) that have the municipalities of a wellbeing services county.
  private static let published = [
    "central-finland": 8085, "central-ostrobothnia": 1062, "kainuu": 1031, "kanta-hame": 3708,
    "kymenlaakso": 4160, "lapland": 2502, "north-karelia": 4793, "north-ostrobothnia": 10784,
    "north-savo": 6291, "ostrobothnia": 2193, "paijat-hame": 6502, "pirkanmaa": 14763,
    "satakunta": 4099, "south-karelia": 2251, "south-ostrobothnia": 2567, "south-savo": 2650,
    "southwest-finland": 11964,
  ]
  /// The counties that the region of Uusimaa (MK01) is divided into, besides Helsinki.
  private static let ofUusimaa = [
    "central-uusimaa", "east-uusimaa", "vantaa-kerava", "west-uusimaa",
  ]
  private static let uusimaa = 54771
  private static let helsinki = 24758

  /// A row of the golden table of regions, which the command's output has to equal.
  private struct Row {
    let municipalities: Int
    let statistics: String
    let count: Int
    let clients: Double
    let coaches: Int
  }

  private let rows: [String: Row]

  init() throws {
    let path = "\(repositoryRoot)/Tests/CommandTests/Golden/regions.csv"
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    rows = try Dictionary(
      uniqueKeysWithValues: lines.dropFirst().map { line in
        let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        return (
          cells[0],
          Row(
            municipalities: try #require(Int(cells[4])), statistics: cells[6],
            count: try #require(Int(cells[7])), clients: try #require(Double(cells[8])),
            coaches: try #require(Int(cells[9])))
        )
      })
  }

  /// Parts of mainland Finland besides the counties.
  private static let parts = ["kuopio"]

  @Test func areTheCountiesMainlandFinlandAndKuopio() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: "\(repositoryRoot)/regions")
      .filter { !$0.contains(".") }
    #expect(
      folders.sorted() == (Self.published.keys + Self.ofUusimaa + ["finland"] + Self.parts).sorted()
    )
    #expect(rows.keys.sorted() == folders.sorted())
    // 309 municipalities of 2021, less 16 of Åland and Pertunmaa, which was merged.
    #expect(rows["finland"]?.municipalities == 292)
    let counties = rows.filter { $0.key != "finland" && !Self.parts.contains($0.key) }.values
    #expect(counties.reduce(0) { $0 + $1.municipalities } == 292 - 1)
  }

  @Test(arguments: published.keys.sorted() + ofUusimaa + ["finland"] + parts)
  func areSound(folder: String) {
    #expect(RegionFolder(shippedRegionPath(folder)).check().isEmpty)
  }

  @Test func countsAreThoseOfThePublishedRegions() throws {
    for (folder, count) in Self.published {
      #expect(rows[folder]?.count == count, "\(folder)")
    }
    let ofUusimaa = Self.ofUusimaa.compactMap { rows[$0]?.count }.reduce(0, +)
    #expect(ofUusimaa == Self.uusimaa - Self.helsinki)
    #expect(
      rows["finland"]?.count == Self.uusimaa + Self.published.values.reduce(0, +))
  }

  /// 50 % and 10 % of the count; 27.4 clients a year for each coach, and half of that for a leader.
  @Test func clientsAndCoachesFollow() throws {
    #expect(abs(try #require(rows["central-finland"]).clients - 404.25) < 1e-9)
    for (folder, row) in rows {
      #expect(row.statistics == "2026-06")
      #expect(abs(row.clients - Double(row.count) / 20) < 1e-9, "\(folder)")
      // A coach's 27.4 clients are 548 people of the count, the leader's half is 274.
      let needed = (row.count - 274 + 547) / 548
      #expect(row.coaches == max(2, needed), "\(folder)")
    }
  }
}
