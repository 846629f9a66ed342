import TerritoryModel

extension GroupingModel {
  /// The share of m that j serves without having m: outside_mj ≥ y_mj − x_mj. Shared municipalities
  /// are nobody's neighbour, so serving them is no help.
  mutating func requireOutside() {
    for (j, m, share) in services where !brief.shared.contains(m) && m != j {
      let outside = program.addColumn("outside_\(labels[m])_\(labels[j])", 0...1)
      helped.append((m, outside))
      let own = mostOwnShare(of: m) * (belongs(m, to: j) ?? .zero)
      require(LinearExpression(share) - own <= LinearExpression(outside))
    }
  }

  /// Σ d_m outside_mj, clients a year.
  var helpedClients: LinearExpression {
    helped.sum { brief.demand[$0.municipality] * LinearExpression($0.share) }
  }
}
