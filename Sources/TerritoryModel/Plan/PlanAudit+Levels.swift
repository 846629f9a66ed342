extension PlanAudit {
  /// The levels are what they are said to be: in the order that was asked for, and each value as it
  /// is computed anew from the plan.
  static func levels(_ solution: Solution, _ brief: PlanBrief) -> [Wording] {
    let order = solution.levels.map(\.level)
    let isAsked = order == Array(brief.priority.prefix(order.count))
    let findings: [Wording] =
      isAsked
      ? []
      : ["the levels are \(words(order)), asked for were \(words(brief.priority))"]
    return findings
      + solution.levels.compactMap { level in
        let own = finding(
          level.objective, reported: level.value, level.bound, solution.plan, brief)
        let second = level.beyondEvenShare.flatMap {
          finding(.beyondEvenShare, reported: $0.value, $0.bound, solution.plan, brief)
        }
        return own ?? second
      }
  }

  /// What is wrong with a reported value and its bound.
  private static func finding(
    _ objective: Objective, reported: Double, _ bound: Double, _ plan: Plan, _ brief: PlanBrief
  ) -> Wording? {
    let value = recomputed(objective, plan, brief)
    let slack = slack(value, beside: whole(objective, brief))
    if !(abs(value - reported) <= slack) {
      return "\(objective.rawValue) is \(shown(value)), reported as \(shown(reported))"
    }
    return bound <= reported + slack ? nil : "\(objective.rawValue) is below its bound"
  }

  /// Clients a year of each municipality who are served by nobody.
  private static func left(_ plan: Plan, _ brief: PlanBrief) -> [Double] {
    brief.demand.enumerated().map { municipality, clients in
      plan.territories.reduce(clients) { left, territory in
        territory.services.reduce(left) {
          $1.municipality == municipality ? $0 - $1.clients : $0
        }
      }
    }
  }

  private static func words(_ levels: [Level]) -> String {
    levels.map(\.description).joined(separator: ", ")
  }

  /// What a level's value is a part of.
  static func whole(_ objective: Objective, _ brief: PlanBrief) -> Double {
    let clients = brief.demand.reduce(0, +)
    return switch objective.quantity {
    case .clients: clients
    case .percent: 100
    case .clientKilometres:
      clients
        * brief.demand.indices.reduce(0) { farthest, m in
          brief.demand.indices.reduce(farthest) { farthest, base in
            let km = brief.distances[m, base]
            return km <= brief.reachKm ? max(farthest, km) : farthest
          }
        }
    case .weight: brief.partnerships.reduce(0) { $0 + $1.weight }
    case .municipalities: 1
    }
  }

  static func recomputed(
    _ objective: Objective, _ plan: Plan, _ brief: PlanBrief
  ) -> Double {
    let services = plan.territories.flatMap { territory in
      territory.services.map { (territory.base, $0.municipality, $0.clients) }
    }
    switch objective {
    case .waiting:
      return brief.demand.reduce(0, +) - services.reduce(0) { $0 + $1.2 }
    case .fairness:
      return zip(left(plan, brief), brief.demand).reduce(0) { largest, one in
        one.1 > 0 ? max(largest, 100 * one.0 / one.1) : largest
      }
    case .beyondEvenShare:
      let left = left(plan, brief)
      let all = brief.demand.reduce(0, +)
      let share = all > 0 ? left.reduce(0, +) / all : 0
      return zip(left, brief.demand).reduce(0) { $0 + max(0, $1.0 - share * $1.1) }
    case .travel:
      return services.reduce(0) { $0 + $1.2 * brief.distances[$1.1, $1.0] }
    case .balance:
      let mean = brief.demand.reduce(0, +) / brief.team.coaches.shares.reduce(0, +)
      return plan.territories.reduce(0) { sum, territory in
        let load = territory.municipalities.map { brief.demand[$0] }.reduce(0, +)
        return sum + abs(load - mean * territory.coaches.shares.reduce(0, +))
      }
    case .partners:
      return brief.partnerships.reduce(0) { sum, pair in
        let isTogether = plan.territories.contains {
          $0.municipalities.contains(pair.first) && $0.municipalities.contains(pair.second)
        }
        return sum + (isTogether ? 0 : pair.weight)
      }
    case .help:
      return plan.territories.reduce(0) { sum, territory in
        let outside = territory.services.filter {
          !territory.municipalities.contains($0.municipality)
            && !plan.shared.contains($0.municipality)
        }
        return sum + outside.reduce(0) { $0 + $1.clients }
      }
    case .resilience: return waitingWithoutOne(plan, brief)
    case .change:
      guard let reference = brief.reference else { return 0 }
      guard brief.countsChangesByBase else {
        return Double(changes(plan, from: reference, brief))
      }
      let stayed = plan.territories.reduce(0) { sum, territory in
        let before = reference.territories.first { $0.base == territory.base }
        return sum + Set(before?.municipalities ?? []).intersection(territory.municipalities).count
      }
      let shared = Set(plan.shared).intersection(reference.shared).count
      return Double(brief.count - stayed - shared)
    }
  }

  /// Municipalities that left their territory of another plan: each of its territories goes on as at most
  /// one of the plan's, so that as many as possible stay.
  static func changes(_ plan: Plan, from reference: Grouping, _ brief: PlanBrief) -> Int {
    let planned = plan.territories.map { Set($0.municipalities) }
    let overlaps = reference.territories.map { territory in
      planned.map { members in territory.municipalities.count { members.contains($0) } }
    }
    let sharedInBoth = plan.shared.count { reference.shared.contains($0) }
    return brief.count - sharedInBoth - mostKept(overlaps)
  }

  /// The largest sum of entries, at most one of each row and of each column: chains of exchanges that add
  /// most, one after the other, until none adds anything.
  static func mostKept(_ overlaps: [[Int]]) -> Int {
    var rowOf = [Int?](repeating: nil, count: overlaps.first?.count ?? 0)
    var kept = 0
    while true {
      // What a chain adds that begins at a row without a column and leaves this row without one.
      var gains: [Int?] = overlaps.indices.map { rowOf.contains($0) ? nil : 0 }
      var columnLost: [Int: Int] = [:]
      var taker: [Int: Int] = [:]
      var best: (gain: Int, row: Int, column: Int)?
      var isSettled = false
      while !isSettled {
        isSettled = true
        best = nil
        for row in overlaps.indices {
          guard let gain = gains[row] else { continue }
          for (column, overlap) in overlaps[row].enumerated()
          where overlap > 0 && rowOf[column] != row {
            guard let loser = rowOf[column] else {
              if gain + overlap > best?.gain ?? 0 { best = (gain + overlap, row, column) }
              continue
            }
            let left = gain + overlap - overlaps[loser][column]
            guard left > gains[loser] ?? .min else { continue }
            gains[loser] = left
            columnLost[loser] = column
            taker[column] = row
            isSettled = false
          }
        }
      }
      guard let best else { return kept }
      kept += best.gain
      var (row, column) = (best.row, best.column)
      while true {
        rowOf[column] = row
        guard let lost = columnLost[row], let next = taker[lost] else { break }
        (row, column) = (next, lost)
      }
    }
  }
}
