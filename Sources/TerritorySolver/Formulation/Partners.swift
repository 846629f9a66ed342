import TerritoryModel

extension GroupingModel {
  /// A pair of partners is cut where one of them belongs to a base and the other does not:
  /// cut ≥ x_aj − x_bj and cut ≥ x_bj − x_aj for every base j.
  mutating func requireCuts() {
    for (index, pair) in brief.partnerships.enumerated() {
      let cut = program.addColumn("cut_\(index + 1)", 0...1)
      cuts.append(cut)
      for j in bases {
        let difference =
          (belongs(pair.first, to: j) ?? .zero) - (belongs(pair.second, to: j) ?? .zero)
        require(difference <= LinearExpression(cut))
        require(-1 * difference <= LinearExpression(cut))
      }
    }
  }

  /// Σ weights of the cut pairs.
  var cutWeight: LinearExpression {
    zip(brief.partnerships, cuts).map { ($0, $1) }
      .sum { pair, cut in pair.weight * LinearExpression(cut) }
  }
}
