import Foundation
import TerritoryGeography
import TerritoryModel
import TestSupport
import Testing

@testable import TerritoryReport

@Suite struct SchematicMapTests {
  private let note = "Schematic map: each area is the land nearest to a municipal centre"

  @Test func aRegionWithoutOutlinesIsDrawnFromItsCentresAndSaysSo() throws {
    let fixture = try MapFixture("kainuu", territories: 3, hasOutlines: false)
    #expect(fixture.map.outlines.isSchematic && fixture.map.outlines.missing.isEmpty)
    let elements = try XMLElements(fixture.svg(.large))
    #expect(elements.texts("text").contains { $0.hasPrefix(note) })
    #expect(elements.texts("desc")[0].contains(note))
    let lands = elements.all.filter { $0.attributes["class"] == "municipality" }
    #expect(lands.count == fixture.planCase.region.count)
    #expect(fixture.layout.labels.unplaced.isEmpty)
  }

  @Test func realOutlinesAreNotCalledSchematic() throws {
    let fixture = try MapFixture("kainuu", territories: 3)
    #expect(!fixture.map.outlines.isSchematic && !fixture.svg(.large).contains("Schematic"))
  }

  /// Each place of a cell is nearer to its own centre than to any other: looked up at its corners.
  @Test func aCellHoldsWhatIsNearestToItsCentre() throws {
    let region = try RegionFolder(shippedRegionPath("south-savo")).read()
    let centres = region.centres(on: region.plane).map { $0! }
    for area in RegionOutlines(schematicFor: region).map.areas {
      for corner in area.rings.joined() {
        func metres(_ centre: Position) -> Double {
          hypot(centre.x - corner.x, centre.y - corner.y)
        }
        let least = centres.map(metres).min()!
        // Corners lie on whole metres.
        #expect(metres(centres[area.owner]) < least + 2)
      }
    }
  }

  private func outlines(_ places: [(latitude: Double, longitude: Double)]) throws -> RegionOutlines
  {
    let fixture = try RegionFixture()
    let rows = places.enumerated().map { "00\($0 + 1),M\($0),,\($1.latitude),\($1.longitude)" }
    try fixture.write(
      "municipalities.csv",
      "code,name_fi,name_sv,latitude,longitude\n\(rows.joined(separator: "\n"))\n")
    return RegionOutlines(schematicFor: try fixture.read())
  }

  @Test func centresAtOnePlaceGetACellEach() throws {
    let outlines = try outlines([(62, 25), (62, 25), (62, 25), (63, 26)])
    #expect(outlines.missing.isEmpty)
    #expect(Set(outlines.map.areas.map(\.owner)) == [0, 1, 2, 3])
  }

  @Test func centresInARowGetACellEach() throws {
    let outlines = try outlines([(62, 27), (62.5, 27), (63, 27), (63.5, 27)])
    #expect(Set(outlines.map.areas.map(\.owner)) == [0, 1, 2, 3])
  }

  @Test func aCentreAtTheEndOfTheWorldIsMissingAndNamed() throws {
    let outlines = try outlines([(62, 25), (0, 117), (62.5, 25), (63, 25)])
    #expect(outlines.missing == [1])
    #expect(Set(outlines.map.areas.map(\.owner)) == [0, 2, 3])
  }
}
