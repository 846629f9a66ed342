/// What the territories of several plans have in common, so that the same territory has the same colour
/// in each. Their names stay: those of their bases, or as somebody gave them.
///
/// A territory is like that of the first plan that it has most municipalities in common with, by the
/// best matching of both plans; one that matches none stands for itself, or for an earlier plan's new
/// territory that it continues.
struct TerritoryLabels {
  let first: Plan
  /// The names of all territories that the first plan does not have, with their municipalities.
  private var others: [(name: TerritoryName, municipalities: [Int])] = []
  private let planCase: PlanCase

  init(of first: Plan, _ planCase: PlanCase) {
    self.first = first
    self.planCase = planCase
  }

  /// The plan with the likenesses of its territories.
  mutating func likening(_ plan: Plan) -> Plan {
    let members = plan.territories.map(\.municipalities)
    let known = first.territories.map { ($0.name, $0.municipalities) }
    var names = Self.continued(members, of: known)
    let open = names.indices.filter { names[$0] == nil }
    for (index, name) in zip(open, Self.continued(open.map { members[$0] }, of: others)) {
      names[index] = name
    }
    for index in names.indices where names[index] == nil {
      let taken = known.map(\.0) + others.map(\.name) + names.compactMap { $0 }
      let name = free(plan.territories[index].name, Set(taken.map { planCase.name($0) }))
      names[index] = name
      others.append((name, members[index]))
    }
    return plan.like(names.map { $0! })
  }

  /// The name of the known territory that each continues; nil where it shares no municipality with
  /// the one that it is matched with.
  private static func continued(
    _ members: [[Int]], of known: [(name: TerritoryName, municipalities: [Int])]
  ) -> [TerritoryName?] {
    let matching = Matching(known.map(\.municipalities), members)
    var names: [TerritoryName?] = Array(repeating: nil, count: members.count)
    for (index, partner) in matching.partners.enumerated() {
      guard let partner, !Set(known[index].municipalities).isDisjoint(with: members[partner])
      else { continue }
      names[partner] = known[index].name
    }
    return names
  }

  private func free(_ name: TerritoryName, _ taken: Set<String>) -> TerritoryName {
    func isTaken(_ name: TerritoryName) -> Bool { taken.contains(planCase.name(name)) }
    guard isTaken(name) else { return name }
    return (2...).lazy.map { name.numbered($0) }.first { !isTaken($0) }!
  }
}

extension Plan {
  /// The same plan with likenesses for its territories, in their order.
  fileprivate func like(_ names: [TerritoryName]) -> Plan {
    Plan(
      territories: zip(territories, names).map { territory, name in
        Territory(
          name: territory.name, likeness: name, base: territory.base,
          municipalities: territory.municipalities,
          coaches: territory.coaches, leaders: territory.leaders, services: territory.services)
      },
      shared: shared)
  }
}
