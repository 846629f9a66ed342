import TerritoryGeography
import TerritoryModel

/// A plan's territories as a map file: a feature for each, in the plan's order, the land of its
/// municipalities put together. Shared municipalities belong to none.
///
/// - Parameters:
///   - brief: the question that the plan answers.
///   - outlines: nil or schematic where the region has none; then territories are points, the centres of their
///     bases.
///   - system: EPSG:3067, named in the member `crs`, or WGS 84 by RFC 7946.
public func planTerritoriesGeoJSON(
  _ plan: Plan, _ planCase: PlanCase, _ brief: PlanBrief, outlines: RegionOutlines?,
  in system: CoordinateSystem
) -> String {
  let geometries = PlanGeometries(planCase.region, outlines, system)
  let lands = geometries.territories(plan)
  let features = zip(plan.territories, lands).map { territory, land in
    MapFeature(TerritoryProperties(territory, plan, planCase, brief), land)
  }
  return featureCollectionText(
    features, in: system, members: geometries.members(layer: "territories"))
}

/// What a map file tells of a territory.
private struct TerritoryProperties: Encodable {
  /// As in plan.csv.
  let territory: String
  /// The code of the base's municipality.
  let base: String
  let baseNameFi: String
  let baseNameSv: String
  /// Codes, with commas between them.
  let municipalities: String
  let coaches: Int
  let leaders: Int
  /// Clients a year of its own municipalities, and how many of them wait.
  let clients: Double
  let waiting: Double
  /// Clients a year that its staff can serve, and those that it serves, at home and elsewhere.
  let capacity: Double
  let served: Double
  /// Clients a year that its staff serves outside of it.
  let help: Double
  /// Client-kilometres a year from the base, one way.
  let travel: Double
  /// Whether its municipalities hang together by roads across their borders.
  let connected: Bool

  init(_ own: Plan.Territory, _ plan: Plan, _ planCase: PlanCase, _ brief: PlanBrief) {
    let waits = plan.waiting(brief.demand)
    territory = planCase.name(of: own)
    base = planCase.code(own.base)
    baseNameFi = planCase.region.municipalities[own.base].nameFinnish
    baseNameSv = planCase.region.municipalities[own.base].nameSwedish
    municipalities = own.municipalities.map { planCase.code($0) }.joined(separator: ", ")
    coaches = own.coaches
    leaders = own.leaders
    clients = own.clients(brief.demand)
    waiting = own.municipalities.reduce(0) { $0 + waits[$1] }
    capacity = brief.capacity(coaches: own.coaches, leaders: own.leaders)
    served = own.served
    help = own.helps.reduce(0) { $0 + $1.clients }
    travel = own.travel(brief.distances)
    connected = brief.borders.isConnected(own.municipalities)
  }
}
