import Foundation
import TerritoryGeography
import TerritoryLanguages
import TerritoryModel
import TestSupport
import Testing

@testable import TerritoryReport

@Suite struct OutlineReadingTests {
  private let path = "\(shippedRegionPath("kainuu"))/outlines.geojson"

  private func kainuu() throws -> (Region, String) {
    let region = try RegionFolder(shippedRegionPath("kainuu")).read()
    return (region, try String(contentsOfFile: path, encoding: .utf8))
  }

  @Test func aMunicipalityWithoutOutlineIsNamedAndTheRestIsDrawn() throws {
    let (region, text) = try kainuu()
    let lines = text.split(separator: "\n").filter { !$0.contains("\"code\":\"205\"") }
    let sound = lines.joined(separator: "\n").replacing("},\n]}", with: "}\n]}")
    let outlines = try RegionOutlines(BoundaryFile(sound, place: "kainuu.geojson"), for: region)
    let kajaani = region.municipalities.firstIndex { $0.code.digits == "205" }!
    #expect(outlines.missing == [kajaani])
    let fixture = try MapFixture("kainuu", territories: 3)
    let svg = MapFixture(
      fixture.plan, fixture.planCase, RegionMap(region, outlines: outlines)
    ).svg(.large)
    let elements = try XMLElements(svg)
    #expect(elements.texts("text").contains("Not drawn, for want of an outline: Kajaani."))
    #expect(elements.texts("desc")[0].contains("Not drawn, for want of an outline: Kajaani."))
    let lands = elements.all.filter { $0.attributes["class"] == "municipality" }
    #expect(lands.count == region.count - 1)
  }

  @Test func outlinesOfAnotherRegionAreRefused() throws {
    let region = try RegionFolder(shippedRegionPath("north-savo")).read()
    #expect(throws: InvalidInput.self) { try RegionOutlines(reading: path, for: region) }
  }

  @Test func aFileThatEndsInTheMiddleIsRefused() throws {
    let (region, text) = try kainuu()
    #expect(throws: InvalidInput.self) {
      try RegionOutlines(
        BoundaryFile(String(text.prefix(3000)), place: "kainuu.geojson"), for: region)
    }
  }

  @Test func whoAsksToBeNamedIsNamed() throws {
    let (region, text) = try kainuu()
    let named = text.replacing(
      /"attribution":"[^"]*"/, with: "\"attribution\":\"Someone & Co\"")
    let outlines = try RegionOutlines(BoundaryFile(named, place: "kainuu.geojson"), for: region)
    let fixture = try MapFixture("kainuu", territories: 3)
    let map = MapFixture(fixture.plan, fixture.planCase, RegionMap(region, outlines: outlines))
    #expect(try XMLElements(map.svg(.large)).texts("text").contains("Someone & Co"))
  }

  @Test(arguments: [
    (Language.english, "National Land Survey of Finland"), (.finnish, "Maanmittauslaitos"),
    (.swedish, "Lantmäteriverket"),
  ])
  func theLandSurveyIsNamedInEachLanguage(language: Language, name: String) throws {
    let fixture = try MapFixture("kainuu", territories: 3)
    for size in RegionMap.Size.allCases {
      let elements = try Language.$current.withValue(language) {
        try XMLElements(fixture.svg(size))
      }
      #expect(elements.texts("desc")[0].contains(name))
      let isWritten = elements.texts("text").contains { $0.contains(name) }
      #expect(isWritten == (size == .large))
    }
  }

  @Test(arguments: shippedCounties + ["finland"])
  func everyShippedRegionSaysWhoToName(id: String) throws {
    let file = try BoundaryFile(reading: "\(shippedRegionPath(id))/outlines.geojson")
    let attribution = try #require(file.attribution)
    #expect(attribution.contains("National Land Survey of Finland"))
  }
}
