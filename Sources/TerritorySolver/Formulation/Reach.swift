import TerritoryModel

/// Which municipalities each base could have in its territory, by distance and borders alone.
struct Reach {
  /// For each base, whether a municipality is within reach and connected to the base by
  /// municipalities that are (the last only where territories have to be connected).
  let members: [[Bool]]

  init(_ brief: PlanBrief) {
    members = (0..<brief.count).map { base in
      let near = (0..<brief.count).map { brief.isWithinReach($0, of: base) }
      return brief.contiguity ? brief.borders.component(of: base, within: near) : near
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
