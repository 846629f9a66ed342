import Foundation

/// Checks a plan against its brief from the numbers alone.
///
/// Written apart from the solver on purpose: it shares no code with it, so that a fault of the
/// formulation or of GLPK can't hide. Each method holds one constraint of Documentation/Model.md.
public struct PlanAudit: Sendable {
  /// What the plan breaks, in words; empty where it is sound.
  public let findings: [Wording]

  /// How far a figure may be off by rounding: a millionth of it, or of what it stands beside where
  /// that is more.
  static func slack(_ size: Double, beside whole: Double) -> Double {
    1e-6 * max(abs(size), abs(whole))
  }

  /// A figure for a finding, to nine digits: what is off by more than ``slack(_:beside:)`` shows.
  static func shown(_ figure: Double) -> String {
    shortest(Double(String(format: "%.9g", figure)) ?? figure)
  }

  /// What a coach has to do with in a year: a caseload, or the mean load where that is less.
  static func coachYear(_ brief: PlanBrief) -> Double {
    let mean = brief.demand.reduce(0, +) / max(0.01, brief.team.coaches.shares.reduce(0, +))
    return min(brief.annualClientsPerCoach, mean)
  }

  /// What findings call municipalities.
  private struct Names {
    let known: [String]?

    subscript(_ municipality: Int) -> String {
      known.map { $0[municipality] } ?? "municipality \(municipality)"
    }
  }

  /// - Parameter names: of the municipalities, in the brief's order; nil where they have none.
  public init(_ solution: Solution, for brief: PlanBrief, names known: [String]? = nil) {
    let (plan, names) = (solution.plan, Names(known: known))
    findings =
      Self.membership(plan, brief, names) + Self.bases(plan, brief, names)
      + Self.staff(plan, brief) + Self.service(plan, brief, names) + Self.home(plan, brief, names)
      + Self.contiguity(plan, brief, names) + Self.givenTerritories(plan, brief, names)
      + Self.requirements(plan, brief) + Self.difference(plan, brief)
      + Self.levels(solution, brief)
  }

  private static func membership(
    _ plan: Plan, _ brief: PlanBrief, _ names: Names
  ) -> [Wording] {
    var owners = Array(repeating: 0, count: brief.count)
    for municipality in plan.territories.flatMap(\.municipalities) + plan.shared {
      owners[municipality] += 1
    }
    let counts: [Wording] = owners.enumerated().filter { $0.element != 1 }.map {
      "\(names[$0.offset]) stands \($0.element) times in the plan"
    }
    return counts + (plan.shared == brief.shared ? [] : ["other municipalities are shared"])
  }

  private static func bases(_ plan: Plan, _ brief: PlanBrief, _ names: Names) -> [Wording] {
    var findings: [Wording] = []
    for territory in plan.territories {
      if !territory.municipalities.contains(territory.base) {
        findings.append("the base \(names[territory.base]) lies outside its territory")
      }
      // Given territories are scored even where they are wider than the reach.
      guard brief.grouping == nil else { continue }
      for member in territory.municipalities
      where brief.distances[member, territory.base] > brief.reachKm {
        findings.append("\(names[member]) is out of reach of its base \(names[territory.base])")
      }
    }
    return findings
  }

  private static func staff(_ plan: Plan, _ brief: PlanBrief) -> [Wording] {
    var findings: [Wording] = []
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
      findings.append("another number of territories was asked for than \(plan.territories.count)")
    }
    return findings
  }

  private static func service(
    _ plan: Plan, _ brief: PlanBrief, _ names: Names
  ) -> [Wording] {
    var findings: [Wording] = []
    var served = Array(repeating: 0.0, count: brief.count)
    for territory in plan.territories {
      var load = 0.0
      for service in territory.services {
        // Written so that what is no number is caught too, here and below.
        if !(service.clients > 0) { findings.append("a service of no clients") }
        load += service.clients
        served[service.municipality] += service.clients
        if !mayServe(territory, service.municipality, plan, brief) {
          findings.append(
            "the base \(names[territory.base]) may not serve \(names[service.municipality])")
        }
      }
      let caseloads =
        territory.coaches.shares.reduce(0, +) + brief.leaderShare * Double(territory.leaders)
      let capacity = brief.annualClientsPerCoach * caseloads
      if !(load <= capacity + slack(capacity, beside: 0)) {
        findings.append(
          "the base \(names[territory.base]) serves \(shown(load)), more than its \(shown(capacity))"
        )
      }
    }
    let coachYear = coachYear(brief)
    for (municipality, sum) in served.enumerated()
    where
      !(sum <= brief.demand[municipality] + slack(brief.demand[municipality], beside: coachYear))
    {
      findings.append("\(names[municipality]) is served beyond its clients")
    }
    return findings
  }

  /// The territory of a municipality serves at least as much of it as any other does.
  private static func home(_ plan: Plan, _ brief: PlanBrief, _ names: Names) -> [Wording] {
    guard brief.membership == .served, brief.grouping == nil else { return [] }
    let coachYear = coachYear(brief)
    var findings: [Wording] = []
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
            "another territory serves \(shown(most)) of \(names[municipality]), its own \(shown(own))"
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

  private static func contiguity(
    _ plan: Plan, _ brief: PlanBrief, _ names: Names
  ) -> [Wording] {
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
    }.map { "the territory of the base \(names[$0.base]) is not connected" }
  }

  private static func givenTerritories(
    _ plan: Plan, _ brief: PlanBrief, _ names: Names
  ) -> [Wording] {
    guard let grouping = brief.grouping else { return [] }
    var findings: [Wording] = []
    let planned = plan.territories.map(\.municipalities)
    if planned != grouping.territories.map(\.municipalities) {
      findings.append("the given territories were changed")
    }
    for (given, territory) in zip(grouping.territories, plan.territories) {
      if let coaches = given.coaches, coaches != territory.coaches {
        findings.append("\(given.name) has other coaches than it was given: \(coaches)")
      }
      if let leaders = given.leaders, leaders != territory.leaders {
        findings.append("\(given.name) has other leaders than it was given: \(leaders)")
      }
      if let base = given.base, base != territory.base {
        findings.append("\(given.name) has another base than it was given: \(names[base])")
      }
    }
    return findings
  }

  private static func requirements(_ plan: Plan, _ brief: PlanBrief) -> [Wording] {
    // Given territories are scored whatever is asked of them, with coaches where they are.
    brief.requirements.filter { requirement in
      (brief.grouping == nil || requirement.isOfStaff) && !isMet(requirement, by: plan, brief)
    }
    .map { "a requirement of \($0.origin.wording) is not met" }
  }

  private static func difference(_ plan: Plan, _ brief: PlanBrief) -> [Wording] {
    guard let difference = brief.difference else { return [] }
    return difference.groupings.filter {
      changes(plan, from: $0, brief) < difference.municipalities
    }.map { _ in "the plan is too close to one that it has to differ from" }
  }
}
