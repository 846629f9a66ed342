import TerritoryModel

/// A residual capacity inequality (Magnanti, Mirchandani and Vachani 1993) over a group of bases.
///
/// For a group B of bases and a set C of municipalities let c_B, l_B be the group's coaches and
/// leaders, Y_mB = Σ_{j ∈ B} y_mj and D = Σ_{m ∈ C} d_m. What the group serves of C is at most its
/// capacity, so with n units of capacity u that come in whole numbers and e beside them,
/// Σ_{m ∈ C} d_m (1 − Y_mB) + e ≥ max(0, D − u n). With μ = ⌈D/u⌉ and r = D − u (μ − 1), the hull of
/// the right side over whole n is
///
///   Σ_{m ∈ C} d_m (1 − Y_mB) + e ≥ r (μ − n).
///
/// At n ≥ μ it says nothing; at whole n < μ, D − u n = r + u (μ − 1 − n) ≥ r (μ − n), as r ≤ u. It holds
/// for every plan, whatever membership, contiguity and requirements are. ``Form`` says what n, u and e
/// are.
struct GroupCapacityCut: Hashable {
  /// B, ascending.
  let bases: [Int]
  /// C, ascending.
  let municipalities: [Int]
  let form: Form

  /// What capacity is meant, and how a group's leaders, who carry λ of a caseload, are counted.
  enum Form: Hashable {
    /// n = c_B, u = κ, e = κ λ l_B.
    case served
    /// n = c_B + l_B, u = κ, e = 0: leaders as whole coaches, as λ ≤ 1.
    case asCoaches
    /// n = 2 c_B + l_B, u = κ/2, e = 0: only for λ = ½.
    case inHalves
    /// n = c_B, u = κ, e = 0, and D less by κ λ k: only where the group has k leaders in every plan
    /// that the cut is meant for.
    case known(Int)
    /// n = c_B, u = the most clients a year of a territory for each of its coaches, e = 0, with
    /// membership x_mj in the place of service y_mj: where loads are limited, a territory can't have
    /// more than its coaches' share of them. Leaders don't count.
    case members(mostForCoach: Double)
  }

  /// r and μ of D clients in units of u; nil where D comes so near to a whole number of units that
  /// the inequality would say nothing.
  static func residual(of clients: Double, unit: Double) -> (rest: Double, units: Double)? {
    let units = (clients / unit - 1e-9).rounded(.up)
    let rest = min(unit, clients - unit * (units - 1))
    return units >= 1 && rest > 1e-6 * unit ? (rest, units) : nil
  }
}

extension GroupCapacityCut.Form {
  /// u.
  func unit(_ brief: PlanBrief) -> Double {
    switch self {
    case .served, .asCoaches, .known: brief.annualClientsPerCoach
    case .inHalves: brief.annualClientsPerCoach / 2
    case .members(let mostForCoach): mostForCoach
    }
  }

  /// n as a sum of coaches and leaders: what one of each counts.
  var weights: (coach: Double, leader: Double) {
    switch self {
    case .served, .known, .members: (1, 0)
    case .asCoaches: (1, 1)
    case .inHalves: (2, 1)
    }
  }

  /// What a leader adds to e.
  func beside(_ brief: PlanBrief) -> Double {
    self == .served ? brief.annualClientsPerCoach * brief.leaderShare : 0
  }

  /// What D is less by.
  func taken(_ brief: PlanBrief) -> Double {
    guard case .known(let count) = self else { return 0 }
    return brief.annualClientsPerCoach * brief.leaderShare * Double(count)
  }
}

/// The columns of a model that capacity is about.
struct CapacityColumns {
  typealias Variable = LinearProgram.Variable

  let bases: [Int]
  /// x_jj.
  let opening: [Int: Variable]
  /// c_j.
  let coaches: [Int: Variable]
  /// l_j.
  let leaders: [Int: Variable]
  /// y_mj by base, then municipality; x_mj where cuts are about membership.
  let service: [Int: [Int: Variable]]
}

extension GroupCapacityCut {
  /// The cut as a row of a model, nil where it says nothing. Columns that the model does not have are
  /// zero in it.
  func constraint(_ columns: CapacityColumns, _ brief: PlanBrief) -> Constraint? {
    let clients = municipalities.reduce(0) { $0 + brief.demand[$1] } - form.taken(brief)
    guard let (rest, units) = Self.residual(of: clients, unit: form.unit(brief)) else { return nil }
    let own = bases.filter { columns.coaches[$0] != nil }
    let served = own.sum { j in
      municipalities.sum { m in
        columns.service[j]?[m].map { brief.demand[m] * LinearExpression($0) } ?? .zero
      }
    }
    let coaches = own.sum { LinearExpression(columns.coaches[$0]!) }
    let leaders = own.sum { columns.leaders[$0].map { LinearExpression($0) } ?? .zero }
    let staff = form.weights.coach * coaches + form.weights.leader * leaders
    let all = municipalities.reduce(0) { $0 + brief.demand[$1] }
    // Σ d Y − e − r n ≤ Σ d − r μ.
    return served - form.beside(brief) * leaders - rest * staff <= all - rest * units
  }
}
