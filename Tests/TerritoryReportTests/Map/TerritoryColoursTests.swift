import TerritoryModel
import TestSupport
import Testing

@testable import TerritoryReport

@Suite struct TerritoryColoursTests {
  @Test(arguments: shippedCounties)
  func neighboursDifferInEveryPlan(county: String) throws {
    let small = try MapFixture(county, territories: 2)
    let count = small.planCase.region.count
    let plans = [2, 4, 6, 8].filter { $0 <= count }.map {
      nearestBasesPlan(small.planCase, territories: $0)
    }
    let colours = TerritoryColours(plans, small.planCase, small.map)
    for plan in plans {
      let owners = plan.owners(count)
      let fills = plan.territories.map { colours.fill($0, small.planCase) }
      for (a, b) in small.map.neighbours where owners[a]! != owners[b]! {
        #expect(fills[owners[a]!] != fills[owners[b]!])
      }
    }
  }

  @Test func eightTerritoriesAllDiffer() throws {
    let fixture = try MapFixture("central-finland", territories: 8)
    let colours = TerritoryColours([fixture.plan], fixture.planCase, fixture.map)
    let fills = fixture.plan.territories.map { colours.fill($0, fixture.planCase) }
    #expect(Set(fills).count == 8 && Set(fills).isSubset(of: MapStyle.territories))
  }

  @Test func aNameKeepsItsColourWhateverPlanIsDrawn() throws {
    let fixture = try MapFixture("kainuu", territories: 2)
    let plans = [2, 3, 5].map { nearestBasesPlan(fixture.planCase, territories: $0) }
    let colours = TerritoryColours(plans, fixture.planCase, fixture.map)
    for plan in plans {
      let svg = PlanMap(plan, fixture.planCase, on: fixture.map, colours: colours)
        .svg(size: .small, idPrefix: "m", standalone: false)
      for land in try XMLElements(svg).all where land.attributes["class"] == "municipality" {
        let name = try #require(land.attributes["data-territory"])
        let territory = try #require(
          plan.territories.first { fixture.planCase.shownName(of: $0) == name })
        #expect(land.attributes["fill"] == colours.fill(territory, fixture.planCase))
      }
    }
  }

  @Test func fortyTerritoriesOfTheCountryHaveDifferentNeighbours() throws {
    let fixture = try MapFixture("finland", territories: 40)
    let colours = TerritoryColours([fixture.plan], fixture.planCase, fixture.map)
    let owners = fixture.plan.owners(fixture.planCase.region.count)
    let fills = fixture.plan.territories.map { colours.fill($0, fixture.planCase) }
    for (a, b) in fixture.map.neighbours where owners[a]! != owners[b]! {
      #expect(fills[owners[a]!] != fills[owners[b]!])
    }
  }
}
