import TerritoryModel

/// A plan made without a solver, quick for regions of any size: bases where most clients are, every
/// municipality in the territory of the nearest base, the same number of coaches in each. Coaches
/// serve their own territory as far as they can, then its neighbours.
public func nearestBasesPlan(
  _ planCase: PlanCase, territories: Int, coachesEach: Int = 1, shared: [Int] = []
) -> Plan {
  let region = planCase.region
  let capacity = Double(coachesEach) * planCase.assumptions.annualClientsPerCoach
  let bases = (0..<region.count).filter { !shared.contains($0) }.sorted {
    (-planCase.demand.clients[$0], $0) < (-planCase.demand.clients[$1], $1)
  }.prefix(territories).sorted()
  var members = bases.map { _ in [Int]() }
  for municipality in 0..<region.count where !shared.contains(municipality) {
    let nearest = bases.indices.min {
      region.distances[municipality, bases[$0]] < region.distances[municipality, bases[$1]]
    }!
    members[nearest].append(municipality)
  }
  var left = planCase.demand.clients
  var services = bases.map { _ in [Plan.Service]() }
  func serve(_ territory: Int, _ municipality: Int) {
    let free = capacity - services[territory].reduce(0) { $0 + $1.clients }
    let clients = min(free, left[municipality])
    guard clients > 0.01 else { return }
    left[municipality] -= clients
    services[territory].append(Plan.Service(municipality: municipality, clients: clients))
  }
  for territory in bases.indices { for own in members[territory] { serve(territory, own) } }
  for territory in bases.indices {
    for other in 0..<region.count where !members[territory].contains(other) {
      let isNear = region.borders.neighbours[other].contains { members[territory].contains($0) }
      if isNear || shared.contains(other) { serve(territory, other) }
    }
  }
  return Plan(
    territories: bases.indices.map { index in
      Plan.Territory(
        base: bases[index], municipalities: members[index],
        coaches: Coaches(fullTime: coachesEach), leaders: index == 0 ? 1 : 0,
        services: services[index])
    }, shared: shared)
}
