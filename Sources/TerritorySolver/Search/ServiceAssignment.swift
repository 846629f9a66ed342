import TerritoryModel

/// Who serves whom, best, once territories, bases and staff stand: a transport problem.
///
/// The search leaves service to within its tolerances of the optimum; solved anew as a plain linear
/// programme it is exact, and what the levels leave open (travel, say, where only waiting was asked
/// for) is settled in the default order, the same way on every run.
struct ServiceAssignment {
  private struct Link {
    let territory: Int
    let municipality: Int
    let clients: LinearProgram.Variable
  }

  /// The plan of a selection with the best service.
  ///
  /// - Parameters:
  ///   - ceilings: what levels with a tolerance may have, where they were proven.
  ///   - limits: what its work is noted in; it comes to its end whatever they are.
  /// - Throws: ``SolverFailure`` where GLPK gives up.
  static func plan(
    _ selection: IntegerSolution, for brief: PlanBrief, ceilings: [Objective: Double] = [:],
    notedIn limits: SearchLimits = .none
  ) throws(SolverFailure) -> Plan {
    var program = LinearProgram()
    var links: [Link] = []
    for (index, territory) in selection.territories.enumerated() {
      for m in 0..<brief.count where mayServe(territory, m, brief) {
        // Clients, not shares, so that a tolerance means the same everywhere.
        let clients = program.addColumn("clients_\(m)_\(index)", 0...brief.demand[m])
        links.append(Link(territory: index, municipality: m, clients: clients))
      }
    }
    var point: [Double] = []
    if isEverybodyServed(links, selection, brief, ceilings) {
      point = links.map { brief.demand[$0.municipality] }
    } else if !links.isEmpty {
      requireLimits(links, selection, brief, in: &program)
      point = try solve(&program, links, selection, brief, ceilings, limits)
    }
    return Plan(
      territories: selection.territories.enumerated().map { index, territory in
        Plan.Territory(
          // With given territories a selection has them in their order.
          name: brief.grouping.flatMap { TerritoryName($0.territories[index].name) },
          base: territory.base,
          municipalities: territory.municipalities, coaches: territory.coaches,
          leaders: territory.leaders,
          services: links.filter { $0.territory == index }.compactMap { link in
            service(link, clients: point[link.clients.index], brief)
          })
      },
      shared: brief.shared)
  }

  /// Whether there is no choice: nobody has to wait, and each municipality has one base to serve it.
  private static func isEverybodyServed(
    _ links: [Link], _ selection: IntegerSolution, _ brief: PlanBrief,
    _ ceilings: [Objective: Double]
  ) -> Bool {
    guard !brief.neighbourHelp, brief.shared.isEmpty, ceilings.isEmpty,
      brief.priority[0].objective == .waiting
    else { return false }
    return selection.territories.enumerated().allSatisfy { index, territory in
      let load = links.reduce(0) {
        $1.territory == index ? $0 + brief.demand[$1.municipality] : $0
      }
      return load <= brief.capacity(territory.coaches, leaders: territory.leaders)
    }
  }

  private static func mayServe(
    _ territory: IntegerSolution.Territory, _ m: Int, _ brief: PlanBrief
  ) -> Bool {
    guard brief.demand[m] > 0, brief.isWithinReach(m, of: territory.base) else { return false }
    let members = territory.municipalities
    return members.contains(m) || brief.shared.contains(m)
      || brief.neighbourHelp && brief.borders.neighbours[m].contains { members.contains($0) }
  }

  private static func requireLimits(
    _ links: [Link], _ selection: IntegerSolution, _ brief: PlanBrief,
    in program: inout LinearProgram
  ) {
    for (index, territory) in selection.territories.enumerated() {
      let served = links.filter { $0.territory == index }.sum { LinearExpression($0.clients) }
      program.require(
        served <= brief.capacity(territory.coaches, leaders: territory.leaders))
    }
    for m in 0..<brief.count {
      let served = links.filter { $0.municipality == m }.sum { LinearExpression($0.clients) }
      program.require(served <= brief.demand[m])
    }
    requireOwnService(links, selection, brief, in: &program)
    guard brief.grouping == nil, brief.asksForService else { return }
    // As far off as the search may be with whole numbers fixed.
    let share = 1 - brief.asked.mostWaiting - 1e-7
    for m in 0..<brief.count where brief.demand[m] > 0 {
      let served = links.filter { $0.municipality == m }.sum { LinearExpression($0.clients) }
      // As a share, so that tolerances are parts of those who live there, however few they are.
      program.require((1 / brief.demand[m]) * served >= LinearExpression(share))
    }
  }

  /// Constraint 6b: the territory of a municipality serves at least as much of it as any other.
  private static func requireOwnService(
    _ links: [Link], _ selection: IntegerSolution, _ brief: PlanBrief,
    in program: inout LinearProgram
  ) {
    guard brief.membership == .served, brief.grouping == nil else { return }
    for (index, territory) in selection.territories.enumerated() {
      for m in territory.municipalities {
        let serving = links.filter { $0.municipality == m }
        let own = serving.first { $0.territory == index }.map { LinearExpression($0.clients) }
        for other in serving where other.territory != index {
          program.require(LinearExpression(other.clients) <= own ?? .zero)
        }
      }
    }
  }

  private static func solve(
    _ program: inout LinearProgram, _ links: [Link], _ selection: IntegerSolution,
    _ brief: PlanBrief,
    _ ceilings: [Objective: Double], _ limits: SearchLimits
  ) throws(SolverFailure) -> [Double] {
    keepCeilings(of: brief, links, selection, in: &program)
    var point: [Double] = []
    let asked = brief.stages.map(\.objective)
    // A level that no tolerance loosens stays at its least.
    let settled = [Objective.waiting, .travel]
      .filter { ceilings[$0] != nil || !asked.contains($0) }
    for level in asked + settled {
      guard let exact = objective(level, links, selection, brief, &program) else { continue }
      // Kilometres stay as they are; squared metres, say, are brought to like size.
      let unit = max(1, exact.terms.reduce(0) { max($0, $1.coefficient) } / 10_000)
      let objective = (1 / unit) * exact
      let current = program
      let known = point.isEmpty ? nil : point
      let next = try withProblem { (problem: inout Problem) throws(SolverFailure) -> [Double]? in
        // There are links, so there are columns.
        problem.load(current)
        problem.setObjective(objective)
        // Not limited: without it there is no plan to show, and it takes milliseconds.
        let status = problem.solveRelaxation(.none)
        limits.spend(problem.iterations)
        if status == .optimal { return problem.relaxationPoint }
        guard known != nil else { throw SolverFailure(status) }
        return nil
      }
      // Where numbers lie too far apart for GLPK to keep the levels so far, service stays as they have it.
      guard let next else { return point }
      point = next
      program.require(objective <= max(objective.value(at: point), (ceilings[level] ?? 0) / unit))
    }
    return point
  }

  /// What a brief allows of levels at most, whatever comes before them.
  private static func keepCeilings(
    of brief: PlanBrief, _ links: [Link], _ selection: IntegerSolution,
    in program: inout LinearProgram
  ) {
    let ceilings = (brief.difference?.ceilings ?? [:]).sorted { $0.key.rawValue < $1.key.rawValue }
    for (level, most) in ceilings {
      guard let value = objective(level, links, selection, brief, &program) else { continue }
      // As far off as the search may be with whole numbers fixed.
      program.require(value <= most + 2 * DistrictingModel.slack(of: level, most, brief))
    }
  }

  /// What service decides of a level; nil where it decides nothing.
  ///
  /// - Parameter program: is given the columns and rows that the level needs.
  private static func objective(
    _ level: Objective, _ links: [Link], _ selection: IntegerSolution, _ brief: PlanBrief,
    _ program: inout LinearProgram
  ) -> LinearExpression? {
    switch level {
    case .fairness: return fairness(links, brief).largestShare(&program)
    case .beyondEvenShare: return fairness(links, brief).beyondEvenShare(&program)
    case .waiting:
      return LinearExpression(brief.totalDemand) - links.sum { LinearExpression($0.clients) }
    case .travel:
      return links.sum {
        brief.distances[$0.municipality, selection.territories[$0.territory].base]
          * LinearExpression($0.clients)
      }
    case .help:
      return links.filter {
        !brief.shared.contains($0.municipality)
          && !selection.territories[$0.territory].municipalities.contains($0.municipality)
      }.sum { LinearExpression($0.clients) }
    case .balance, .partners, .change, .resilience: return nil
    }
  }

  private static func fairness(_ links: [Link], _ brief: PlanBrief) -> Fairness {
    var served: [Int: LinearExpression] = [:]
    for link in links {
      served[link.municipality, default: .zero] +=
        (1 / brief.demand[link.municipality]) * LinearExpression(link.clients)
    }
    return Fairness(brief, served: served)
  }

  private static func service(
    _ link: Link, clients: Double, _ brief: PlanBrief
  ) -> Plan.Service? {
    let all = brief.demand[link.municipality]
    let rounding = 1e-7 * min(1, all)
    let exact = all - clients < rounding ? all : clients
    return exact < rounding ? nil : Plan.Service(municipality: link.municipality, clients: exact)
  }
}
