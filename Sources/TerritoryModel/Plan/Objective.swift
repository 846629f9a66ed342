/// What a level of the lexicographic optimisation minimises.
public enum Objective: String, Sendable, CaseIterable, Hashable {
  /// Clients of the region that nobody serves: Σ w_m.
  case waiting
  /// The largest share of a municipality's clients who wait, in per cent: 100 max_m w_m / d_m over
  /// d_m > 0. Its free bound is the even share s = Σ w / Σ d, with which everybody is served alike.
  case fairness
  /// Clients who wait beyond an even share: Σ_m max(0, w_m − s·d_m). The second figure of ``fairness``,
  /// minimised right after the first; no level of its own.
  case beyondEvenShare = "beyond_even_share"
  /// Client-kilometres from the serving coach's base, one way: Σ d_m D_mj y_mj.
  case travel
  /// How far the territories' own clients are from an even load per coach:
  /// Σ_j |Σ_m d_m x_mj − c_j·D̄| with D̄ = Σ d / N,
  /// both by full-time equivalents where coaches work part-time.
  case balance
  /// Weight of natural-partner pairs that the borders of territories cut.
  case partners
  /// Clients served from outside their territory, shared municipalities aside:
  /// Σ_m Σ_{j : x_mj = 0} d_m y_mj.
  case help
  /// Clients who wait where one coach is away, in the territory in which the most do: as few as all others
  /// can leave waiting (``AbsenceFlow``).
  case resilience
  /// Municipalities that leave their territory of a reference plan, after the best matching of the
  /// plans' territories; between the stages of a roll-out, those whose base is another.
  case change

  /// What a value is counted in.
  package enum Quantity {
    case clients, clientKilometres, percent, weight, municipalities
  }

  package var quantity: Quantity {
    switch self {
    case .waiting, .beyondEvenShare, .balance, .help, .resilience: .clients
    case .fairness: .percent
    case .travel: .clientKilometres
    case .partners: .weight
    case .change: .municipalities
    }
  }

  /// The unit of the level's value.
  public var unit: String {
    switch quantity {
    case .clients: "clients/year"
    case .percent: "per cent"
    case .clientKilometres: "client-km/year"
    case .weight: "weight"
    case .municipalities: "municipalities"
    }
  }

  /// Whether it matters to the value who serves whom.
  public var dependsOnService: Bool {
    switch self {
    case .waiting, .fairness, .beyondEvenShare, .travel, .help: true
    case .balance, .partners, .change, .resilience: false
    }
  }

  /// Whether the value is another where the same territory has another base and serves the same.
  public var dependsOnBase: Bool {
    switch self {
    case .travel, .resilience: true
    case .waiting, .fairness, .beyondEvenShare, .balance, .partners, .help, .change: false
    }
  }

  /// The objectives that every plan has a value of, in the order that settles what is left open.
  public static let standard: [Objective] = [.waiting, .fairness, .travel, .balance]

  /// Those that can be asked for as a level.
  public static let levels = allCases.filter { $0 != .beyondEvenShare }

  /// Those, as messages and help list them.
  public static let names = levels.map(\.rawValue).joined(separator: ", ")
}

extension Plan {
  /// The value of a level, from the plan alone.
  public func value(of objective: Objective, for brief: PlanBrief) -> Double {
    switch objective {
    case .waiting: waiting(brief.demand).reduce(0, +)
    case .fairness: 100 * (waitingShares(brief.demand).compactMap { $0 }.max() ?? 0)
    case .beyondEvenShare: waitingBeyondEvenShare(brief.demand)
    case .travel: territories.reduce(0) { $0 + $1.travel(brief.distances) }
    case .balance:
      territories.reduce(0) {
        $0 + abs($1.clients(brief.demand) - $1.coaches.equivalents * brief.meanLoad)
      }
    case .partners:
      brief.partnerships.filter { owner(of: $0.first) != owner(of: $0.second) }
        .reduce(0) { $0 + $1.weight }
    case .help:
      territories.reduce(0) { sum, territory in
        sum
          + territory.helps.filter { !shared.contains($0.municipality) }
          .reduce(0) { $0 + $1.clients }
      }
    case .resilience: AbsenceFlow(self, brief).mostWaiting
    case .change:
      Double(
        brief.reference.map {
          brief.countsChangesByBase ? changesOfBase(since: $0) : grouping.changes(from: $0)
        } ?? 0)
    }
  }
}

extension PlanBrief {
  /// The tolerance within which a value counts as zero: a millionth of the region's clients, and for travel the kilometres to
  /// them. That is far below what anybody plans by, and above the rounding of linear programmes,
  /// which each level passes on to the next: if a millionth of a client more waits, the kilometres
  /// to that client are spared. Help is worth a hundred times as much, since between two bases at
  /// almost the same distance a metre more is worth a client's share, and fairness thirty times, where
  /// travel comes before it, for the same reason.
  public func rounding(of objective: Objective) -> Double {
    let part = Demand.negligiblePart
    let order = priority.map(\.objective)
    let isTravelFirst =
      order.firstIndex(of: .travel) ?? order.count < order.firstIndex(of: .fairness) ?? 0
    let passedOn: Double = isTravelFirst ? 30 : 1
    return switch objective {
    case .waiting, .balance, .resilience: part * totalDemand
    // Clients of a small municipality are few, so that the same rounding is a larger share of them.
    case .fairness: 100 * 10 * part * passedOn
    case .beyondEvenShare: part * totalDemand * passedOn
    case .travel: part * totalDemand * min(reachKm, distances.longest)
    case .help: 100 * part * totalDemand
    case .partners: part * partnerships.reduce(0) { $0 + $1.weight }
    case .change: part
    }
  }
}
