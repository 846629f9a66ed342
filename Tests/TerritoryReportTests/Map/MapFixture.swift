import TerritoryGeography
import TerritoryModel
import TestSupport

@testable import TerritoryReport

/// A plan of a shipped region, made without a solver, on the region's map.
struct MapFixture {
  let plan: Plan
  let planCase: PlanCase
  let map: RegionMap

  init(
    _ id: String, territories: Int, coachesEach: Int = 1, shared: [Int] = [],
    hasOutlines: Bool = true
  ) throws {
    planCase = try shippedCase(id, coaches: territories * coachesEach)
    plan = nearestBasesPlan(
      planCase, territories: territories, coachesEach: coachesEach, shared: shared)
    let path = "\(shippedRegionPath(id))/outlines.geojson"
    map = RegionMap(
      planCase.region,
      outlines: hasOutlines ? try RegionOutlines(reading: path, for: planCase.region) : nil)
  }

  init(_ plan: Plan, _ planCase: PlanCase, _ map: RegionMap) {
    self.plan = plan
    self.planCase = planCase
    self.map = map
  }

  var drawing: PlanMap {
    PlanMap(plan, planCase, on: map, colours: TerritoryColours([plan], planCase, map))
  }

  func svg(_ size: RegionMap.Size, standalone: Bool = false) -> String {
    drawing.svg(size: size, idPrefix: "map", standalone: standalone)
  }

  var layout: LargeMap.Layout {
    LargeMap(
      drawing, MapWords(plan: plan, planCase: planCase, map: map), "map", isTitled: false
    ).layout
  }
}
