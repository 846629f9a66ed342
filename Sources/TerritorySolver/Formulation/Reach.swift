import TerritoryModel

/// Which municipalities each base could have in its territory, before any is chosen.
struct Reach {
  /// For each base, whether a municipality may belong to it by distance, areas and given
  /// territories, and is connected to it by municipalities that may (the last only where territories
  /// have to be connected). All false where there can be no base.
  let members: [[Bool]]

  /// Municipalities that are served, but belong to no territory and are no base.
  let outside: Set<Int>

  init(_ brief: PlanBrief, outside: Set<Int> = []) {
    self.outside = outside
    members = (0..<brief.count).map { base in
      let near = (0..<brief.count).map {
        brief.mayBelong($0, to: base) && !outside.contains($0) && !outside.contains(base)
      }
      guard near[base], brief.contiguity else { return near }
      return brief.borders.component(of: base, within: near)
    }
  }
}

extension Reach {
  /// Pairs of a municipality and a base that may have it.
  var pairs: Int { members.reduce(0) { $0 + $1.count { $0 } } }
}

extension PlanBrief {
  /// Whether one municipality may be in the territory based at another, looking at these two alone.
  fileprivate func mayBelong(_ municipality: Int, to base: Int) -> Bool {
    guard isWithinReach(municipality, of: base), !shared.contains(municipality),
      !shared.contains(base)
    else { return false }
    return requirements.allSatisfy { requirement in
      switch requirement.kind {
      case .neverBase(let never): base != never
      case .territory(let members): members.contains(municipality) == members.contains(base)
      case .insideAreas(let areas): areas[municipality] == areas[base]
      case .mostKilometres(let most): distances[municipality, base] <= most
      case .apart(let members):
        municipality == base || !(members.contains(municipality) && members.contains(base))
      case .base(let other): municipality != other || base == other
      case .together, .leastClients, .mostClients, .leastCoaches, .mostCareTeams,
        .mostWaiting:
        true
      }
    }
  }
}

extension BorderGraph {
  /// The vertices that can be reached from `start` through vertices of `allowed`, `start` included.
  func component(of start: Int, within allowed: [Bool]) -> [Bool] {
    var reached = Array(repeating: false, count: count)
    reached[start] = true
    var stack = [start]
    while let next = stack.popLast() {
      for other in neighbours[next] where allowed[other] && !reached[other] {
        reached[other] = true
        stack.append(other)
      }
    }
    return reached
  }

  /// The vertices outside `set` that border on it.
  func boundary(of set: [Bool]) -> [Bool] {
    (0..<count).map { vertex in !set[vertex] && neighbours[vertex].contains { set[$0] } }
  }
}
