import TerritoryModel

/// The rows that hold territories together, over the territories that were found so far: the
/// restricted master programme of a column generation. Its dual values are the next prices.
///
/// Rows: each municipality in at most one territory, a remote one in exactly one; its clients served
/// or waiting, of whom W may wait; Σ c_j = N; Σ l_j = L; at most one territory for each base.
struct TerritoryMaster {
  private let brief: PlanBrief
  private let remote: Set<Int>
  /// The rows, without territories.
  let program: LinearProgram

  private var membershipRow: Int { 0 }
  private var serviceRow: Int { brief.count }
  private var waitingRow: Int { 2 * brief.count }
  private var coachRow: Int { 2 * brief.count + 1 }
  private var leaderRow: Int { 2 * brief.count + 2 }
  private var baseRow: Int { 2 * brief.count + 3 }

  /// - Parameters:
  ///   - waiting: the most clients a year that may wait (W).
  ///   - remote: municipalities that have to belong to a territory.
  init(_ brief: PlanBrief, waiting: Double, remote: Set<Int>) {
    self.brief = brief
    self.remote = remote
    var program = LinearProgram()
    // The part of each municipality's clients who wait. Territories come as columns later.
    let waits = (0..<brief.count).map { program.addColumn("waits_\($0)", 0...1) }
    func add(_ range: ClosedRange<Double>, _ sum: LinearExpression = .zero) {
      program.append(Constraint(expression: sum, range: range).row)
    }
    for m in 0..<brief.count { add((remote.contains(m) ? 1 : -Double.infinity)...1) }
    for m in 0..<brief.count { add(1...1, LinearExpression(waits[m])) }
    let all = (0..<brief.count).sum { brief.demand[$0] * LinearExpression(waits[$0]) }
    add(-Double.infinity...(waiting + Self.rounding), all)
    let (coaches, leaders) = (Double(brief.team.coaches), Double(brief.team.leaders))
    add(coaches...coaches)
    add(leaders...leaders)
    for _ in 0..<brief.count { add(-Double.infinity...1) }
    self.program = program
  }

  /// How far the plan that comes first may be above W by rounding, in clients a year.
  private static let rounding = 1e-6

  /// Entries of a territory's column.
  func entries(_ territory: PricedTerritory) -> [(row: Int, coefficient: Double)] {
    var entries = territory.members.map { (row: membershipRow + $0, coefficient: 1.0) }
    entries += territory.services.map {
      (row: serviceRow + $0.municipality, coefficient: $0.clients / brief.demand[$0.municipality])
    }
    entries.append((coachRow, Double(territory.coaches)))
    if territory.leaders > 0 { entries.append((leaderRow, Double(territory.leaders))) }
    entries.append((baseRow + territory.base, 1))
    return entries
  }

  /// Client-kilometres a year of a territory.
  func travel(_ territory: PricedTerritory) -> Double {
    territory.services.reduce(0) {
      $0 + $1.clients * brief.distances[$1.municipality, territory.base]
    }
  }

  /// The prices that dual values of the rows stand for.
  func prices(_ duals: [Double]) -> TerritoryPrices {
    let ceiling = max(0, -duals[waitingRow])
    return TerritoryPrices(
      service: (0..<brief.count).map { m in
        brief.demand[m] > 0 ? min(ceiling, duals[serviceRow + m] / brief.demand[m]) : 0.0
      },
      membership: (0..<brief.count).map { m in
        let price = -duals[membershipRow + m]
        return remote.contains(m) ? price : max(0, price)
      },
      coach: -duals[coachRow], leader: -duals[leaderRow], ceiling: ceiling)
  }

  /// What a territory costs less than the master's optimum would pay for it.
  func reducedCost(_ territory: PricedTerritory, _ duals: [Double]) -> Double {
    entries(territory).reduce(travel(territory)) { $0 - duals[$1.row] * $1.coefficient }
  }
}
