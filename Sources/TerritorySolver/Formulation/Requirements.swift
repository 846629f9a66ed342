import TerritoryModel

extension GroupingModel {
  /// Constraint 7: what the planner asks for. What forbids a single pair of municipality and base is
  /// kept by leaving the variable out (``Reach``); the rest is here.
  mutating func requireRequirements() {
    for requirement in brief.requirements {
      program.family = requirement.kind.rowFamily
      switch requirement.kind {
      case .together(let members), .territory(let members): requireTogether(members)
      case .apart(let members): requireApart(members)
      case .base(let base): requireOpen(base)
      case .leastClients(let least):
        requireLoad {
          $1 <= $0
        } limit: {
          least * $0
        }
      case .mostClients(let most):
        requireLoad {
          $0 <= $1
        } limit: {
          most * $0
        }
      case .leastCoaches(let least): requireCoaches(least)
      case .mostCareTeams(let most, let teams): requireCareTeams(most, teams)
      case .neverBase, .insideAreas, .mostKilometres: break
      }
    }
  }

  /// x_aj = x_bj for every base j.
  private mutating func requireTogether(_ members: [Int]) {
    for (first, second) in zip(members, members.dropFirst()) {
      for j in bases {
        let difference = (belongs(first, to: j) ?? .zero) - (belongs(second, to: j) ?? .zero)
        require(difference == 0)
      }
    }
  }

  /// Σ_{m ∈ members} x_mj ≤ x_jj for every base j.
  private mutating func requireApart(_ members: [Int]) {
    for j in bases {
      let inside = members.sum { belongs($0, to: j) ?? .zero }
      require(inside <= LinearExpression(opening[j]!))
    }
  }

  /// x_jj = 1.
  private mutating func requireOpen(_ base: Int) {
    guard let open = opening[base] else {
      isPossible = false
      return
    }
    require(LinearExpression(open) == 1)
  }

  /// Σ_m d_m x_mj against a limit for each coach.
  private mutating func requireLoad(
    _ relation: (LinearExpression, LinearExpression) -> Constraint,
    limit: (LinearExpression) -> LinearExpression
  ) {
    for j in bases {
      require(relation(load(of: j), limit(LinearExpression(coaches[j]!))))
    }
  }

  /// c_j ≥ least·x_jj.
  private mutating func requireCoaches(_ least: Int) {
    for j in bases {
      require(Double(least) * LinearExpression(opening[j]!) <= LinearExpression(coaches[j]!))
    }
  }

  /// Σ_m teams_m x_mj ≤ most·c_j.
  private mutating func requireCareTeams(_ most: Double, _ teams: [Int]) {
    for j in bases {
      let own = (0..<brief.count).sum { m in
        belongs(m, to: j).map { Double(teams[m]) * $0 } ?? .zero
      }
      require(own <= most * LinearExpression(coaches[j]!))
    }
  }
}
