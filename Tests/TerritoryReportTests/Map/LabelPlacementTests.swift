import TerritoryModel
import TestSupport
import Testing

@testable import TerritoryReport

@Suite struct LabelPlacementTests {
  @Test(arguments: shippedCounties)
  func noLabelCoversAnother(county: String) throws {
    let fixture = try MapFixture(county, territories: 3, coachesEach: 2)
    let layout = fixture.layout
    let placed = layout.labels.placed
    #expect(layout.labels.unplaced.isEmpty)
    #expect(placed.map(\.label.municipality) == Array(0..<fixture.planCase.region.count))
    for (index, label) in placed.enumerated() {
      #expect(label.box.left >= 0 && label.box.right <= layout.frame.width)
      #expect(label.box.top >= 0 && label.box.bottom <= layout.frame.height)
      for other in placed.dropFirst(index + 1) {
        #expect(!label.box.overlaps(other.box), "\(label.label.name), \(other.label.name)")
      }
    }
  }

  @Test(arguments: shippedCounties)
  func leaderLinesCrossNoLabelAndNoOtherLine(county: String) throws {
    let placed = try MapFixture(county, territories: 3).layout.labels.placed
    for label in placed where label.isApart {
      for other in placed where other.label.municipality != label.label.municipality {
        #expect(!other.box.isCrossed(from: label.lineStart, to: label.anchor))
      }
    }
  }

  @Test func aLabelStandsOnItsOwnLandWhereItFits() throws {
    let fixture = try MapFixture("lapland", territories: 3)
    let raster = LandRaster(fixture.map.land[.large]!, fixture.layout.frame)
    let onLand = fixture.layout.labels.placed.filter { !$0.isApart }
    #expect(onLand.count >= 15)
    for label in onLand {
      #expect(raster.shares(of: label.box, label.label.municipality).own > 0.6)
    }
  }

  @Test(arguments: [
    (Pixel(x: -5, y: 5), Pixel(x: 15, y: 5), true), (Pixel(x: -5, y: 5), Pixel(x: -1, y: 5), false),
    (Pixel(x: 5, y: -5), Pixel(x: 5, y: 3), true), (Pixel(x: -5, y: 0), Pixel(x: 15, y: 0), false),
    (Pixel(x: -4, y: 3), Pixel(x: 3, y: -4), false), (Pixel(x: 2, y: 2), Pixel(x: 3, y: 3), true),
  ])
  func linesCrossBoxes(start: Pixel, end: Pixel, crosses: Bool) {
    let box = MapBox(left: 0, top: 0, width: 10, height: 10)
    #expect(box.isCrossed(from: start, to: end) == crosses)
    #expect(box.isCrossed(from: end, to: start) == crosses)
  }
}
