import TerritoryModel

extension GroupingModel {
  /// Constraint 6 in a form that can be written down in full (Shirabe 2005): each base j sends one
  /// unit of flow to every other member of its territory, over borders, through members only.
  ///
  /// - What member m keeps of the flow: Σ_k flow_kmj − Σ_k flow_mkj = x_mj for m ≠ j.
  /// - Flow enters members only: Σ_k flow_kmj ≤ (|M| − 1)·x_mj.
  ///
  /// Nothing flows back to the base. Separators are a tighter way to say the same, but there are too
  /// many of them for a file.
  mutating func requireFlow() {
    for j in bases {
      let inside = (0..<brief.count).filter { belongs($0, to: j) != nil }
      var entering: [Int: LinearExpression] = [:]
      var leaving: [Int: LinearExpression] = [:]
      for from in inside {
        for to in brief.borders.neighbours[from] where to != j && inside.contains(to) {
          let name = "flow_\(labels[from])_\(labels[to])_\(labels[j])"
          let flow = LinearExpression(program.addColumn(name, 0...Double.infinity))
          leaving[from, default: .zero] += flow
          entering[to, default: .zero] += flow
        }
      }
      for m in inside where m != j {
        let (into, outOf) = (entering[m] ?? .zero, leaving[m] ?? .zero)
        let member = belongs(m, to: j)!
        let names = "\(labels[m])_\(labels[j])"
        require(into - outOf - member == 0, named: "flow_kept_\(names)")
        require(into <= Double(brief.count - 1) * member, named: "flow_to_member_\(names)")
      }
    }
  }
}
