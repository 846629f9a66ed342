import TerritoryModel

extension SimulationSettings {
  /// Memory that all runs of a pattern may take, bytes.
  static let mostBytes = 1e9

  /// Refuses what can't be simulated, before any plan is looked for.
  ///
  /// - Throws: ``InvalidInput`` where a coach has no place for a whole client, or where the runs
  ///   would be more than a computer keeps.
  public func validate(for planCase: PlanCase) throws(InvalidInput) {
    let problems = [Self.noPlace(planCase.assumptions.caseloadCap), tooMuch(planCase)]
      .compactMap { $0 }
    if !problems.isEmpty { throw InvalidInput(problems) }
  }

  private static func noPlace(_ cap: Assumption<Double>) -> InputProblem? {
    guard ServiceNetwork.wholePlaces(cap.value) < 1 else { return nil }
    return Violation(
      what: "a caseload of \(shortest(cap.value)) has no place for a whole client",
      remedy: "give a caseload cap of at least 1"
    ).at(cap.origin)
  }

  /// Of each run the candidates' waits are kept, and the counts of every month and territory.
  private func tooMuch(_ planCase: PlanCase) -> InputProblem? {
    let waits = planCase.demand.total * Double(max(12, months)) / 12
    let parts = min(planCase.team.coaches, planCase.region.count) + 1
    // A wait is kept several times, sorted in different ways.
    let ofARun = 56 * waits + 8 * Double((months + 1) * parts * 5)
    guard ofARun * Double(runs) > Self.mostBytes else { return nil }
    let possible = Int(Self.mostBytes / ofARun)
    return InputProblem(
      .runs,
      what: "\(runs) runs of \(months) months, each with about \(Int(waits)) candidates, are more"
        + " than can be kept",
      remedy: possible > 0
        ? "give at most \(possible), or fewer \(.months)" : "give fewer \(.months)")
  }
}
