import Foundation
import TerritoryLanguages
import TerritoryModel
import TestSupport
import Testing

@testable import TerritoryReport

@Suite struct PlanMapTests {
  @Test(arguments: RegionMap.Size.allCases)
  func isReadAloudByTitleAndDescription(size: RegionMap.Size) throws {
    let fixture = try MapFixture("kainuu", territories: 3)
    let elements = try XMLElements(fixture.svg(size))
    let root = try #require(elements.all.first)
    #expect(root.name == "svg" && root.attributes["role"] == "img")
    #expect(root.attributes["aria-labelledby"] == "map-title map-desc")
    let title = try #require(elements.all.first { $0.attributes["id"] == "map-title" })
    #expect(title.name == "title" && title.text == "Map of Kainuu, 2026-06: 3 territories")
    let desc = try #require(elements.all.first { $0.attributes["id"] == "map-desc" })
    for place in fixture.planCase.region.municipalities { #expect(desc.text.contains(place.name)) }
    let ids = elements.all.compactMap { $0.attributes["id"] }
    #expect(ids.allSatisfy { $0.hasPrefix("map-") } && Set(ids).count == ids.count)
  }

  @Test func scriptsFindEveryMunicipalityAndEveryBorder() throws {
    let fixture = try MapFixture("central-finland", territories: 4)
    let (plan, planCase) = (fixture.plan, fixture.planCase)
    let elements = try XMLElements(fixture.svg(.large))
    let lands = elements.all.filter { $0.attributes["class"] == "municipality" }
    #expect(
      lands.map { $0.attributes["data-municipality"] }
        == planCase.region.municipalities.map { $0.code.digits })
    let owners = plan.owners(planCase.region.count)
    for (land, owner) in zip(lands, owners) {
      #expect(land.attributes["data-territory"] == planCase.name(of: plan.territories[owner!]))
    }
    let borders = elements.all.filter { $0.attributes["class"]?.hasPrefix("border ") == true }
    for border in borders {
      let codes = try #require(border.attributes["data-between"]).split(separator: " ")
      let sides = codes.map { code in
        owners[planCase.region.municipalities.firstIndex { $0.code.digits == code }!]
      }
      let kind =
        sides.count == 1
        ? "outer-border" : sides[0] == sides[1] ? "municipal-border" : "territory-border"
      #expect(border.attributes["class"] == "border \(kind)")
    }
    #expect(Set(borders.map { $0.attributes["data-between"] }).count == borders.count)
  }

  @Test func basesHelpAndWaitingStandInNumbers() throws {
    let fixture = try MapFixture("central-finland", territories: 4, coachesEach: 2)
    let (plan, planCase) = (fixture.plan, fixture.planCase)
    let elements = try XMLElements(fixture.svg(.large))
    let texts = Set(elements.texts("text"))
    let helps = plan.territories.flatMap(\.helps)
    let waiting = plan.waiting(planCase.demand.clients).filter { $0 > 0 }
    #expect(!helps.isEmpty && !waiting.isEmpty)
    for number in helps.map(\.clients) + waiting { #expect(texts.contains(mapNumber(number))) }
    let arrows = elements.all.filter { $0.attributes["class"] == "help" }
    #expect(
      Set(arrows.map { [$0.attributes["data-from"], $0.attributes["data-to"]] })
        == Set(
          plan.territories.flatMap { territory in
            territory.helps.map {
              [planCase.code(territory.base), planCase.code($0.municipality)]
            }
          }))
    for territory in plan.territories {
      #expect(texts.contains { $0.hasPrefix("\(planCase.name(territory.base)): 2 coaches") })
    }
  }

  @Test func sharedMunicipalitiesAreHatched() throws {
    // Municipalities are in the order of their codes; Kuhmo is 290.
    let kuhmo = 2
    let fixture = try MapFixture("kainuu", territories: 2, shared: [kuhmo])
    #expect(fixture.planCase.code(kuhmo) == "290")
    let elements = try XMLElements(fixture.svg(.large))
    let land = elements.all.filter { $0.attributes["fill"] == "url(#map-shared)" }
    #expect(land.first?.attributes["data-territory"] == "")
    #expect(elements.named("pattern").map { $0.attributes["id"] }.contains("map-shared"))
    #expect(elements.texts("text").contains("shared by all territories"))
    #expect(elements.texts("desc")[0].contains("Shared by all territories: Kuhmo."))
  }

  @Test func aFileSaysItsTitleAndAPartOfAPageDoesNot() throws {
    let fixture = try MapFixture("kainuu", territories: 2)
    let title = "Map of Kainuu, 2026-06: 2 territories"
    let file = fixture.svg(.large, standalone: true)
    #expect(file.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg "))
    #expect(try XMLElements(file).texts("text").contains(title))
    let part = fixture.svg(.large)
    let texts = try XMLElements(part).texts("text")
    #expect(part.hasPrefix("<svg ") && !texts.contains(title))
  }

  @Test(arguments: RegionMap.Size.allCases)
  func needsNothingFromElsewhere(size: RegionMap.Size) throws {
    let svg = try MapFixture("kainuu", territories: 2).svg(size)
    for name in ["script", "style", "image", "foreignObject", "use", "a"] {
      #expect(try XMLElements(svg).named(name).isEmpty)
    }
    #expect(
      svg.ranges(of: "http").count == 1 && svg.contains("xmlns=\"http://www.w3.org/2000/svg\""))
  }

  @Test func theSameBytesOnEachRun() throws {
    let first = try MapFixture("southwest-finland", territories: 6)
    let second = try MapFixture("southwest-finland", territories: 6)
    for size in RegionMap.Size.allCases { #expect(first.svg(size) == second.svg(size)) }
  }

  @Test func severalMapsOfTheLargestFitInAReport() throws {
    let fixture = try MapFixture("southwest-finland", territories: 8)
    #expect(fixture.svg(.large).utf8.count + 10 * fixture.svg(.small).utf8.count < 1_000_000)
  }

  @Test func allLanguagesNameTheRegionAndTheNumbersTheirWay() throws {
    let fixture = try MapFixture("kainuu", territories: 2)
    let finnish = Language.$current.withValue(.finnish) { fixture.svg(.large) }
    #expect(finnish.contains("Kartta: Kainuu, 2026-06: 2 vastuualuetta"))
    let swedish = Language.$current.withValue(.swedish) { fixture.svg(.large) }
    #expect(swedish.contains("Karta: Kajanaland, 2026-06: 2 ansvarsområden"))
    #expect(swedish.contains("Kajana"))
  }
}
