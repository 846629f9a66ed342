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
    // Where with more coaches all stays possible that was, the level at the most is its least.
    var ideal: TradeOff.Point?
    if let last = brief(most), level != .balance,
      (1...most).lazy.compactMap(brief).first?.staysPossible(with: last) == true
    {
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

  /// As many coaches as any plan can use, or as the user wants to look at.
  func mostThatMatter() throws -> Int {
    let asked = try possibleBrief()
    if pair.measures.contains(.balance) || asked.hasLimitsByMean {
      guard let mostCoaches else {
        throw InvalidInput([
          InputProblem(
            .mostCoaches,
            what: "an even load by the mean of all coaches can improve with every further coach,"
              + " so the front has no end of its own",
            remedy: "give the most coaches to look at, such as \(.mostCoaches) 15")
        ])
      }
      return mostCoaches
    }
    return min(asked.usefulCoaches, mostCoaches ?? .max)
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
