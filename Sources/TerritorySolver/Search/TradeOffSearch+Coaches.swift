import TerritoryModel

extension TradeOffSearch {
  /// Each number of coaches, from the fewest that can be placed to where more make no difference.
  mutating func walkCoaches() throws {
    let most = try mostThatMatter()
    let question = question
    func brief(_ coaches: Int) -> PlanBrief? { try? question(coaches) }
    guard let level = pair.measures.compactMap(\.objective).first else {
      return try walkTerritories(withCoaches: 1...most, brief)
    }
    // With more coaches all that was possible stays possible, so the level at the most is its least:
    // unless coaches need clients, or loads are measured by their mean.
    var ideal: TradeOff.Point?
    if let last = brief(most), level != .balance, try areMonotone(most) {
      guard let found = try best(last, [level], settles: false) else { return }
      ideal = found
      if pair.keepsWaiting { keptWaiting = found.plan.value(of: .waiting, for: last) }
    } else if pair.keepsWaiting {
      for number in 1...most {
        guard let brief = brief(number), let point = try best(brief, [], settles: false)
        else { continue }
        keptWaiting = min(keptWaiting ?? .infinity, point.plan.value(of: .waiting, for: brief))
      }
      // A search that keeps the least waiting finds it again by more than rounding.
    }
    try walk(1...most, level, until: ideal, brief)
  }

  private func areMonotone(_ coaches: Int) throws -> Bool {
    let brief = try question(coaches)
    let needsClients = brief.requirements.contains {
      if case .leastClients = $0.kind { true } else { false }
    }
    return !needsClients && !requirementsFollowTheMean(coaches)
  }

  /// Whether limits of a requirement are shares of the mean load, which differs by the coaches.
  private func requirementsFollowTheMean(_ coaches: Int) -> Bool {
    guard let one = try? question(coaches), let other = try? question(coaches + 1) else {
      return false
    }
    return one.requirements.map(\.kind) != other.requirements.map(\.kind)
  }

  /// As many coaches as any plan can use.
  ///
  /// A territory uses as many as its service, its load and its care teams ask for. Rounded up, that
  /// is at most one more than their sum for each territory, and there is at most one territory for
  /// each municipality. Any further coach only fills up the team.
  private func mostThatMatter() throws -> Int {
    let asked = try possibleBrief()
    if pair.measures.contains(.balance) || requirementsFollowTheMean(asked.team.coaches) {
      guard let mostCoaches else {
        throw InvalidInput([
          InputProblem(
            place: "--most-coaches",
            what: "an even load by the mean of all coaches can improve with every further coach,"
              + " so the front has no end of its own",
            remedy: "give the most coaches to look at, such as --most-coaches 15")
        ])
      }
      return mostCoaches
    }
    var needs = asked.totalDemand / asked.annualClientsPerCoach
    var least = 1
    var supported = Double.infinity
    for requirement in asked.requirements {
      switch requirement.kind {
      case .mostClients(let most): needs += asked.totalDemand / most
      case .mostCareTeams(let most, let teams): needs += Double(teams.reduce(0, +)) / most
      case .leastCoaches(let count): least = max(least, count)
      case .leastClients(let clients) where clients > 0:
        supported = min(supported, asked.totalDemand / clients)
      default: break
      }
    }
    let useful = min(needs + Double(asked.count * least), supported, 10_000)
    return max(1, min(Int(useful + 1e-9), mostCoaches ?? .max))
  }

  /// The question with its own team, or where that is too small for it, with a large one.
  private func possibleBrief() throws(InvalidInput) -> PlanBrief {
    do throws(InvalidInput) {
      return try question(nil)
    } catch {
      guard let large = try? question(1000) else { throw error }
      return large
    }
  }
}
