import TerritoryModel

/// A brief of which only some conditions are asked; the others are free.
///
/// Every municipality still belongs to one territory, and every territory has a coach.
struct RelaxedBrief {
  private let full: PlanBrief
  var team: StaffTotals
  var territories: ClosedRange<Int>
  /// Infinity where it is free.
  var reachKm = Double.infinity
  var requirements: [Requirement] = []
  private var contiguity = false
  private var grouping: Grouping?

  /// - Parameter keepsPartTime: whether part-time coaches stay where other coaches will do.
  init(_ full: PlanBrief, keeping conditions: [Condition], keepsPartTime: Bool = false) {
    self.full = full
    let count = full.count - full.shared.count
    // A brief has a coach, and a municipality that is not shared.
    team = StaffTotals(coaches: 1...Self.enoughCoaches(full), leaders: 0...full.team.leaders)
    territories = 1...count
    // Bases that are given without coaches stay; those with coaches are a condition of their own.
    grouping = full.grouping.map { $0.coaches == nil ? $0 : $0.unstaffed }
    for condition in conditions {
      switch condition {
      case .connected: contiguity = true
      case .leaders(let leaders): team.leaders = leaders...leaders
      case .territories(let asked): territories = asked.clamped(to: 1...count)
      case .coaches(let coaches):
        team.coaches = coaches.count...coaches.count
        team.partTime = coaches.partTime
      case .reach(let km): reachKm = km
      case .placedCoaches: grouping = full.grouping
      case .requirement(let requirement): requirements.append(requirement)
      case .difference, .otherScenarios: break
      }
    }
    // Where other coaches will do, they are full-time, but for those that are placed.
    if keepsPartTime || conditions.contains(where: Self.placesPartTime) {
      team.partTime = full.team.coaches.partTime
      team.coaches = max(team.coaches.lowerBound, team.partTime.count)...team.coaches.upperBound
    }
  }

  private static func placesPartTime(_ condition: Condition) -> Bool {
    if case .requirement(let requirement) = condition,
      case .placedCoaches(let placed, _) = requirement.kind
    {
      return placed.arePartTime
    }
    return false
  }

  /// So many people, those among them who have to work part-time.
  func coaches(_ count: Int) -> Coaches {
    // The part-time ones are among the fewest of `team.coaches`.
    Coaches(fullTime: max(0, count - team.partTime.count), partTime: team.partTime)
  }

  /// A number of coaches that is enough wherever any number is: at most c_j = max(1, least coaches,
  /// ⌈clients / most clients⌉, ⌈care teams / most care teams⌉) are needed in a territory, and fewer
  /// where a condition gives way.
  private static func enoughCoaches(_ full: PlanBrief) -> Int {
    let asked = full.asked
    var sum = full.grouping?.territories.reduce(0.0) { $0 + Double($1.coaches?.count ?? 1) } ?? 0
    if asked.mostClients > 0 { sum += full.totalDemand / asked.mostClients }
    if asked.families.contains(.waiting) { sum += full.totalDemand / full.annualClientsPerCoach }
    for (most, teams) in asked.careTeams where most > 0 {
      sum += Double(teams.reduce(0, +)) / most
    }
    let enough = min(
      Double(PlanBrief.mostCoaches), sum + Double(full.count * (asked.leastCoaches + 2)))
    return max(full.team.coaches.count, Int(enough.rounded(.up)))
  }

  /// Whether the number of coaches is free and limits depend on it, since they are shares of the mean
  /// load: then each number is a question of its own.
  var limitsFollowCoaches: Bool {
    team.coaches.count > 1 && requirements.contains { $0.shareOfMean != nil }
  }

  /// The same with one number of coaches, and shares of the mean load by that number.
  func staffed(by coaches: Int) -> RelaxedBrief {
    var staffed = self
    staffed.team.coaches = coaches...coaches
    let meanLoad = full.totalDemand / self.coaches(coaches).equivalents
    staffed.requirements = requirements.map { $0.following(meanLoad: meanLoad) }
    return staffed
  }

  /// Each territory has a coach, and each leader a territory.
  var fewestCoaches: Int {
    max(grouping?.territories.count ?? territories.lowerBound, team.leaders.lowerBound, 1)
  }

  /// The numbers of coaches that may do, the nearest to the one that was asked for first.
  var numbersOfCoaches: [Int] {
    team.coaches.filter { $0 >= fewestCoaches }.sorted {
      abs($0 - full.team.coaches.count) < abs($1 - full.team.coaches.count)
    }
  }

  /// The same without limits that are shares of the mean load.
  func withoutShares(coaches: ClosedRange<Int>) -> RelaxedBrief {
    var free = self
    free.team.coaches = coaches
    free.requirements.removeAll { $0.shareOfMean != nil }
    return free
  }

  /// Whether the territories together miss a share of the mean load, whatever the number of coaches:
  /// Σ_j Σ_m d_m x_mj is below share·Σ d or above it.
  var missesAShare: Bool {
    let own = full.demand.indices.filter { !full.shared.contains($0) }
      .reduce(0) { $0 + full.demand[$1] }
    let slack = 1e-9 * full.totalDemand
    return requirements.contains { requirement in
      guard let share = requirement.shareOfMean else { return false }
      let asked = share * full.totalDemand
      return switch requirement.kind {
      case .leastClients: own < asked - slack
      case .mostClients: own > asked + slack
      default: false
      }
    }
  }

  /// What is left as a brief, with the most coaches and the fewest leaders.
  var brief: PlanBrief {
    do {
      return try PlanBrief(
        demand: full.demand, borders: full.borders, distances: full.distances,
        annualClientsPerCoach: full.annualClientsPerCoach, leaderShare: full.leaderShare,
        team: Team(
          coaches: Coaches(
            fullTime: max(0, team.coaches.upperBound - team.partTime.count),
            partTime: team.partTime),
          leaders: team.leaders.lowerBound),
        territories: territories, reachKm: reachKm, neighbourHelp: full.neighbourHelp,
        membership: full.membership, contiguity: contiguity,
        shared: full.shared, requirements: requirements, grouping: grouping)
    } catch {
      preconditionFailure("fewer conditions can't contradict each other more: \(error)")
    }
  }

  /// The programme that tells whether there is a plan. Where nobody needs to be served, service is left
  /// out, and any base will do that reaches the territory.
  ///
  /// - Parameter measures: the objectives that are minimised.
  func model(_ brief: PlanBrief, _ reach: Reach, measures: Set<Objective> = []) -> DistrictingModel
  {
    var model = DistrictingModel(
      brief, reach: reach, measures: measures, team: team,
      hasService: brief.asksForService || !measures.isEmpty)
    guard measures.isEmpty else { return model }
    if brief.basesAreFree(for: []) { model.requireFirstBase(servesOutside: false) }
    return model
  }
}

extension Grouping {
  /// The same territories without staff and bases.
  fileprivate var unstaffed: Grouping {
    Grouping(
      territories: territories.map { Territory(name: $0.name, municipalities: $0.municipalities) },
      shared: shared)
  }
}
