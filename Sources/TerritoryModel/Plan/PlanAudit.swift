/// Checks a plan against its brief from the numbers alone.
///
/// Written apart from the solver on purpose: it shares no code with it, so that a fault of the
/// formulation or of GLPK can't hide. Each method holds one constraint of Documentation/Model.md.
public struct PlanAudit: Sendable {
  /// What the plan breaks, in words; empty where it is sound.
  public let findings: [String]

  /// How far a figure may be off by rounding: a millionth of it, or of what it stands beside where
  /// that is more.
  static func slack(_ size: Double, beside whole: Double) -> Double {
    1e-6 * max(abs(size), abs(whole))
  }

  /// What a coach has to do with in a year: a caseload, or the mean load where that is less.
  static func coachYear(_ brief: PlanBrief) -> Double {
    let mean = brief.demand.reduce(0, +) / max(0.01, brief.team.coaches.shares.reduce(0, +))
    return min(brief.annualClientsPerCoach, mean)
  }

  public init(_ solution: Solution, for brief: PlanBrief) {
    let plan = solution.plan
    findings =
      Self.membership(plan, brief) + Self.bases(plan, brief) + Self.staff(plan, brief)
      + Self.service(plan, brief) + Self.home(plan, brief) + Self.contiguity(plan, brief)
      + Self.givenTerritories(plan, brief) + Self.requirements(plan, brief)
      + Self.difference(plan, brief) + Self.levels(solution, brief)
  }

  private static func membership(_ plan: Plan, _ brief: PlanBrief) -> [String] {
    var owners = Array(repeating: 0, count: brief.count)
    for municipality in plan.territories.flatMap(\.municipalities) + plan.shared {
      owners[municipality] += 1
    }
    let counts = owners.enumerated().filter { $0.element != 1 }.map {
      "municipality \($0.offset) stands \($0.element) times in the plan"
    }
    return counts + (plan.shared == brief.shared ? [] : ["other municipalities are shared"])
  }

  private static func bases(_ plan: Plan, _ brief: PlanBrief) -> [String] {
    var findings: [String] = []
    for territory in plan.territories {
      if !territory.municipalities.contains(territory.base) {
        findings.append("base \(territory.base) lies outside its territory")
      }
      // Given territories are scored even where they are wider than the reach.
      guard brief.grouping == nil else { continue }
      for member in territory.municipalities
      where brief.distances[member, territory.base] > brief.reachKm {
        findings.append("municipality \(member) is out of reach of its base \(territory.base)")
      }
    }
    return findings
  }

  private static func staff(_ plan: Plan, _ brief: PlanBrief) -> [String] {
    var findings: [String] = []
    // Each coach is somewhere, and nobody is who is not there.
    let shares = plan.territories.flatMap(\.coaches.shares).sorted()
    if shares != brief.team.coaches.shares.sorted() { findings.append("coaches do not add up") }
    if plan.territories.contains(where: { $0.coaches.shares.isEmpty }) {
      findings.append("a territory has no coach")
    }
    let leaders = plan.territories.map(\.leaders)
    if leaders.reduce(0, +) != brief.team.leaders { findings.append("leaders do not add up") }
    if leaders.contains(where: { !(0...1).contains($0) }) {
      findings.append("a territory has more than one leader")
    }
    if !brief.territories.contains(plan.territories.count) {
      findings.append("\(plan.territories.count) territories were not asked for")
    }
    return findings
  }

  private static func service(_ plan: Plan, _ brief: PlanBrief) -> [String] {
    var findings: [String] = []
    var served = Array(repeating: 0.0, count: brief.count)
    for territory in plan.territories {
      var load = 0.0
      for service in territory.services {
        // Written so that what is no number is caught too, here and below.
        if !(service.clients > 0) { findings.append("a service of no clients") }
        load += service.clients
        served[service.municipality] += service.clients
        if !mayServe(territory, service.municipality, plan, brief) {
          findings.append("base \(territory.base) may not serve \(service.municipality)")
        }
      }
      let caseloads =
        territory.coaches.shares.reduce(0, +) + brief.leaderShare * Double(territory.leaders)
      let capacity = brief.annualClientsPerCoach * caseloads
      if !(load <= capacity + slack(capacity, beside: 0)) {
        findings.append("base \(territory.base) serves \(load), more than its \(capacity)")
      }
    }
    let coachYear = coachYear(brief)
    for (municipality, sum) in served.enumerated()
    where
      !(sum <= brief.demand[municipality] + slack(brief.demand[municipality], beside: coachYear))
    {
      findings.append("municipality \(municipality) is served beyond its clients")
    }
    return findings
  }

  /// The territory of a municipality serves at least as much of it as any other does.
  private static func home(_ plan: Plan, _ brief: PlanBrief) -> [String] {
    guard brief.membership == .served, brief.grouping == nil else { return [] }
    let coachYear = coachYear(brief)
    var findings: [String] = []
    for home in plan.territories {
      for municipality in home.municipalities {
        func clients(_ territory: Plan.Territory) -> Double {
          territory.services.filter { $0.municipality == municipality }
            .reduce(0) { $0 + $1.clients }
        }
        let most = plan.territories.map(clients).max() ?? 0
        let own = clients(home)
        if most > own + slack(brief.demand[municipality], beside: coachYear) {
          findings.append(
            "municipality \(municipality) is served \(most) by another territory and \(own) by its own"
          )
        }
      }
    }
    return findings
  }

  private static func mayServe(
    _ territory: Plan.Territory, _ municipality: Int, _ plan: Plan, _ brief: PlanBrief
  ) -> Bool {
    guard brief.distances[municipality, territory.base] <= brief.reachKm else { return false }
    if territory.municipalities.contains(municipality) { return true }
    if plan.shared.contains(municipality) { return true }
    return brief.neighbourHelp
      && brief.borders.neighbours[municipality].contains {
        territory.municipalities.contains($0)
      }
  }

  private static func contiguity(_ plan: Plan, _ brief: PlanBrief) -> [String] {
    guard brief.contiguity, brief.grouping == nil else { return [] }
    return plan.territories.filter { territory in
      var reached: Set<Int> = [territory.base]
      var grows = true
      while grows {
        let next = territory.municipalities.filter { member in
          !reached.contains(member) && reached.contains { brief.borders.borders(member, $0) }
        }
        grows = !next.isEmpty
        reached.formUnion(next)
      }
      return reached.count != territory.municipalities.count
    }.map { "the territory of base \($0.base) is not connected" }
  }

  private static func givenTerritories(_ plan: Plan, _ brief: PlanBrief) -> [String] {
    guard let grouping = brief.grouping else { return [] }
    var findings: [String] = []
    let planned = plan.territories.map(\.municipalities)
    if planned != grouping.territories.map(\.municipalities) {
      findings.append("the given territories were changed")
    }
    for (given, territory) in zip(grouping.territories, plan.territories) {
      if let coaches = given.coaches, coaches != territory.coaches {
        findings.append("\(given.name) was given \(coaches) coaches")
      }
      if let leaders = given.leaders, leaders != territory.leaders {
        findings.append("\(given.name) was given \(leaders) leaders")
      }
      if let base = given.base, base != territory.base {
        findings.append("\(given.name) was given base \(base)")
      }
    }
    return findings
  }

  private static func requirements(_ plan: Plan, _ brief: PlanBrief) -> [String] {
    guard brief.grouping == nil else { return [] }
    return brief.requirements.filter { !isMet($0, by: plan, brief) }
      .map { "a requirement of \($0.origin.wording.description) is not met" }
  }

  private static func difference(_ plan: Plan, _ brief: PlanBrief) -> [String] {
    guard let difference = brief.difference else { return [] }
    return difference.groupings.filter {
      changes(plan, from: $0, brief) < difference.municipalities
    }.map { _ in "the plan is too close to one that it has to differ from" }
  }
}
