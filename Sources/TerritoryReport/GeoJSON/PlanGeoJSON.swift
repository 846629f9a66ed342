import TerritoryGeography
import TerritoryModel

/// A plan's municipalities as a map file: a feature for each, in the order of their codes.
///
/// Properties are named alike in every language, with Finnish names of territories as in plan.csv;
/// numbers are right to 10⁻⁹. A municipality without an outline has null for its geometry.
///
/// - Parameters:
///   - brief: the question that the plan answers.
///   - outlines: nil or schematic where the region has none; then municipalities are points, their
///     centres.
///   - system: of the file's coordinates, named in the member `crs`; or WGS 84 by RFC 7946.
public func planGeoJSON(
  _ plan: Plan, _ planCase: PlanCase, _ brief: PlanBrief, outlines: RegionOutlines?,
  in system: CoordinateSystem
) -> String {
  let geometries = PlanGeometries(planCase.region, outlines, system)
  let features = (0..<planCase.region.count).map { municipality in
    MapFeature(
      MunicipalityProperties(municipality, plan, planCase, brief),
      geometries.municipality(municipality))
  }
  return featureCollectionText(
    features, in: system, members: geometries.members(layer: "plan"))
}

/// What a map file tells of a municipality.
private struct MunicipalityProperties: Encodable {
  let code: String
  let nameFi: String
  let nameSv: String
  /// As in plan.csv: `shared` where the municipality belongs to none.
  let territory: String
  /// The code of the territory's base; nil where the municipality is shared.
  let base: String?
  let isBase: Bool
  /// Of the whole territory.
  let coaches: Double?
  /// Of the whole territory.
  let leaders: Int?
  /// Clients a year, how many of them are served, and how many wait.
  let clients: Double
  let served: Double
  let waiting: Double
  /// The part of the clients who wait, 0...1; nil where there are none.
  let waitingShare: Double?
  /// The names of the territories whose staff serve it, its own first, with commas between them.
  let servedBy: String
  /// Clients a year whom coaches of other territories serve.
  let helped: Double
  /// The names of those territories, with commas between them; empty where there are none.
  let helpedBy: String
  /// Kilometres by road to the territory's base.
  let kmToBase: Double?
  /// The municipality's own answer, `share:0.15` or `clients:3`; nil where it gave none.
  let survey: String?

  init(_ municipality: Int, _ plan: Plan, _ planCase: PlanCase, _ brief: PlanBrief) {
    let own = plan.territories.first { $0.municipalities.contains(municipality) }
    let helps = plan.territories.compactMap { territory in
      territory.helps.first { $0.municipality == municipality }.map {
        (name: planCase.name(of: territory), clients: $0.clients)
      }
    }
    code = planCase.code(municipality)
    nameFi = planCase.region.municipalities[municipality].nameFinnish
    nameSv = planCase.region.municipalities[municipality].nameSwedish
    territory = own.map { planCase.name(of: $0) } ?? Grouping.sharedMark
    base = own.map { planCase.code($0.base) }
    isBase = own?.base == municipality
    coaches = own?.coaches.equivalents
    leaders = own?.leaders
    clients = brief.demand[municipality]
    waiting = plan.waiting(brief.demand)[municipality]
    served = clients - waiting
    waitingShare = plan.waitingShares(brief.demand)[municipality]
    servedBy = plan.servedBy(municipality).map { planCase.name(of: plan.territories[$0.territory]) }
      .joined(separator: ", ")
    helped = helps.reduce(0) { $0 + $1.clients }
    helpedBy = helps.map(\.name).joined(separator: ", ")
    kmToBase = own.map { planCase.region.kilometres[municipality, $0.base] }
    survey = planCase.demand.rows[municipality].survey?.keyed
  }

  private enum Key: String, CodingKey {
    case code, nameFi, nameSv, territory, base, isBase, coaches, leaders
    case clients, served, waiting, waitingShare, servedBy, helped, helpedBy, kmToBase, survey
  }

  /// Writes what is not known as null, so that each feature has all properties.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(code, forKey: .code)
    try container.encode(nameFi, forKey: .nameFi)
    try container.encode(nameSv, forKey: .nameSv)
    try container.encode(territory, forKey: .territory)
    try container.encode(base, forKey: .base)
    try container.encode(isBase, forKey: .isBase)
    try container.encode(coaches, forKey: .coaches)
    try container.encode(leaders, forKey: .leaders)
    try container.encode(clients, forKey: .clients)
    try container.encode(served, forKey: .served)
    try container.encode(waiting, forKey: .waiting)
    try container.encode(waitingShare, forKey: .waitingShare)
    try container.encode(servedBy, forKey: .servedBy)
    try container.encode(helped, forKey: .helped)
    try container.encode(helpedBy, forKey: .helpedBy)
    try container.encode(kmToBase, forKey: .kmToBase)
    try container.encode(survey, forKey: .survey)
  }
}

/// A plan's territories as a map file: a feature for each, in the plan's order, the land of its
/// municipalities put together. Shared municipalities belong to none.
///
/// - Parameters:
///   - brief: the question that the plan answers.
///   - outlines: nil or schematic where the region has none; then territories are points, the centres of their
///     bases.
///   - system: of the file's coordinates, named in the member `crs`; or WGS 84 by RFC 7946.
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
  let coaches: Double
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
    coaches = own.coaches.equivalents
    leaders = own.leaders
    clients = own.clients(brief.demand)
    waiting = own.municipalities.reduce(0) { $0 + waits[$1] }
    capacity = brief.capacity(own.coaches, leaders: own.leaders)
    served = own.served
    help = own.helps.reduce(0) { $0 + $1.clients }
    travel = own.travel(brief.distances)
    connected = brief.borders.isConnected(own.municipalities)
  }
}

/// Where a plan's municipalities and territories lie, in the coordinates of a map file.
struct PlanGeometries {
  private let region: Region
  private let outlines: RegionOutlines?
  private let system: CoordinateSystem
  private let plane: Plane
  private let areas: [Int: [OutlineMap.Area]]

  init(_ region: Region, _ outlines: RegionOutlines?, _ system: CoordinateSystem) {
    self.region = region
    // Made-up lines are for pictures that say so.
    let outlines = outlines.flatMap { $0.isSchematic ? nil : $0 }
    self.outlines = outlines
    self.system = system
    plane = outlines?.plane ?? region.plane
    areas = Dictionary(grouping: outlines?.map.areas ?? [], by: \.owner)
  }

  /// Members of the whole file: the layer's name, and who asks to be named for the outlines.
  func members(layer: String) -> [(name: String, value: any Encodable)] {
    [("name", layer)] + (outlines?.attribution.map { [("attribution", $0)] } ?? [])
  }

  /// A municipality's land, or its centre where the region has no outlines; nil where it lies nowhere.
  func municipality(_ municipality: Int) -> MapGeometry? {
    outlines == nil ? centre(municipality) : land(areas[municipality] ?? [])
  }

  /// The land of each territory of a plan put together, or its base; nil where it lies nowhere.
  func territories(_ plan: Plan) -> [MapGeometry?] {
    guard let outlines else { return plan.territories.map { centre($0.base) } }
    let dissolved = outlines.map.dissolved(by: plan.owners(region.count))
    let areas = Dictionary(grouping: dissolved.areas, by: \.owner)
    return plan.territories.indices.map { land(areas[$0] ?? []) }
  }

  private func land(_ areas: [OutlineMap.Area]) -> MapGeometry? {
    let writer = PlaneWriter(plane, system)
    return areas.isEmpty ? nil : .polygons(areas.map { writer.written($0.rings) })
  }

  private func centre(_ municipality: Int) -> MapGeometry? {
    let centre = region.municipalities[municipality].centre
    return PlaneWriter(plane, system).place(degrees: centre).map { .point($0) }
  }
}
