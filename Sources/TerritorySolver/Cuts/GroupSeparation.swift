import TerritoryModel

/// A group of bases as a relaxation's point has it.
struct BaseGroup {
  private(set) var bases: [Int] = []
  private(set) var coaches = 0.0
  private(set) var leaders = 0.0
  /// Y_mB by municipality.
  private(set) var served: [Double]

  init(_ point: CapacityPoint) { served = Array(repeating: 0, count: point.brief.count) }

  mutating func add(_ base: Int, _ point: CapacityPoint) {
    bases.append(base)
    coaches += point.coaches[base]
    leaders += point.leaders[base]
    for (m, share) in point.service[base] { served[m] += share }
  }
}

/// What a relaxation's point says of service, by municipality's position.
struct CapacityPoint {
  let brief: PlanBrief
  let opening: [Double]
  let coaches: [Double]
  let leaders: [Double]
  /// The municipalities that a base serves some of, ascending, and the share.
  let service: [[(municipality: Int, share: Double)]]

  init(_ point: [Double], _ columns: CapacityColumns, _ brief: PlanBrief) {
    self.brief = brief
    func values(_ variables: [Int: LinearProgram.Variable]) -> [Double] {
      (0..<brief.count).map { base in variables[base].map { point[$0.index] } ?? 0 }
    }
    opening = values(columns.opening)
    coaches = values(columns.coaches)
    leaders = values(columns.leaders)
    service = (0..<brief.count).map { base in
      (columns.service[base] ?? [:]).sorted { $0.key < $1.key }
        .compactMap { m, variable in
          point[variable.index] > 1e-9 ? (m, point[variable.index]) : nil
        }
    }
  }
}

/// Exact separation of residual capacity inequalities for a given group of bases, in one pass over
/// the municipalities.
///
/// With n = ⌊n⌋ + f, only sets C with μ = ⌊n⌋ + 1 can be violated, and for these the violation is
/// Σ_{m ∈ C} d_m (Y_mB − f) − (u ⌊n⌋ + t)(1 − f) − e, t being what D is less by. So the most violated
/// set is C = {m : Y_mB > f}, and where that has another μ, no set of the group is violated (Atamtürk
/// and Rajan 2002).
enum GroupSeparation {
  /// How much the deepest cut of a group is violated, in clients; nil where none is.
  static func violation(
    _ group: BaseGroup, _ form: GroupCapacityCut.Form, _ brief: PlanBrief
  ) -> Double? {
    let staff = form.weights.coach * group.coaches + form.weights.leader * group.leaders
    let whole = staff.rounded(.down)
    let fraction = staff - whole
    // At whole numbers the row of capacity says as much.
    guard fraction > negligible, fraction < 1 - negligible else { return nil }
    var clients = -form.taken(brief)
    var gain = 0.0
    for (m, share) in group.served.enumerated() where share > fraction {
      clients += brief.demand[m]
      gain += brief.demand[m] * (share - fraction)
    }
    let unit = form.unit(brief)
    guard let residual = GroupCapacityCut.residual(of: clients, unit: unit),
      residual.units == whole + 1
    else { return nil }
    let violation =
      gain - (unit * whole + form.taken(brief)) * (1 - fraction)
      - form.beside(brief) * group.leaders
    return violation > 0 ? violation : nil
  }

  /// The deepest cut of a group. Only where there is a violation.
  static func cut(_ group: BaseGroup, _ form: GroupCapacityCut.Form) -> GroupCapacityCut {
    let staff = form.weights.coach * group.coaches + form.weights.leader * group.leaders
    let fraction = staff - staff.rounded(.down)
    return GroupCapacityCut(
      bases: group.bases.sorted(),
      municipalities: group.served.indices.filter { group.served[$0] > fraction }, form: form)
  }

  private static let negligible = 1e-6
}
