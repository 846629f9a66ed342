import TerritoryModel

extension GroupingModel {
  /// Matches the territories of the reference plan with bases: match_Tj, at most one base for each
  /// territory and one territory for each base. A municipality is kept where its territory is matched
  /// with its base: kept_mj ≤ x_mj, kept_mj ≤ match_{T(m)j}.
  ///
  /// With whole x, the best matching is an assignment problem, whose vertices are whole; so the
  /// matching needs no integer variables.
  mutating func requireMatching() {
    guard let reference = brief.reference else { return }
    var columns: [Int: LinearExpression] = [:]
    for (index, territory) in reference.territories.enumerated() {
      var row = LinearExpression.zero
      for j in bases {
        let match = LinearExpression(program.addColumn("match_\(index + 1)_\(labels[j])", 0...1))
        row += match
        columns[j, default: .zero] += match
        for m in territory.municipalities {
          guard let own = belongs(m, to: j) else { continue }
          let kept = program.addColumn("kept_\(labels[m])_\(labels[j])", 0...1)
          require(LinearExpression(kept) <= own)
          require(LinearExpression(kept) <= match)
          keptMemberships.append(kept)
        }
      }
      require(row <= 1)
    }
    for j in bases { require(columns[j]! <= 1) }
  }

  /// Municipalities that are not where they were.
  var changes: LinearExpression {
    let sharedInBoth = Set(brief.shared).intersection(brief.reference?.shared ?? [])
    return LinearExpression(Double(brief.count - sharedInBoth.count))
      - keptMemberships.sum { LinearExpression($0) }
  }
}

extension PlanBrief {
  /// Whether a level's values are whole numbers.
  func isWhole(_ objective: Objective) -> Bool {
    switch objective {
    case .change: true
    case .partners: partnerships.allSatisfy { $0.weight == $0.weight.rounded() }
    case .waiting, .fairness, .beyondEvenShare, .travel, .balance, .help: false
    }
  }
}
