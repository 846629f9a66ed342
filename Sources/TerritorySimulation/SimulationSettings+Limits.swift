import TerritoryModel

extension SimulationSettings {
  /// Candidates of all runs of a pattern whose waits are kept at a time: some hundreds of megabytes.
  static let mostCandidates = 20_000_000.0
  /// Counts by month and territory of all runs of a pattern that are kept at a time.
  static let mostCounts = 20_000_000.0

  /// Refuses what can't be simulated, before any plan is looked for.
  ///
  /// - Throws: ``InvalidInput`` where a coach has no place for a whole client, or where the runs
  ///   would be more than a computer keeps.
  public func validate(for planCase: PlanCase) throws(InvalidInput) {
    let candidates = planCase.demand.total * Double(max(12, months)) / 12
    let parts = min(planCase.team.coaches, planCase.region.count) + 1
    let problems = [
      Self.noPlace(planCase.assumptions.caseloadCap),
      tooMuch(candidates, "candidates", most: Self.mostCandidates),
      tooMuch(Double((months + 1) * parts * 5), "counts", most: Self.mostCounts),
    ].compactMap { $0 }
    if !problems.isEmpty { throw InvalidInput(problems) }
  }

  private static func noPlace(_ cap: Assumption<Double>) -> InputProblem? {
    guard ServiceNetwork.wholePlaces(cap.value) < 1 else { return nil }
    let what = "a caseload of \(shortest(cap.value)) has no place for a whole client"
    let remedy = "give a caseload cap of at least 1"
    guard case .regionFile(let line) = cap.origin else {
      return InputProblem(place: cap.origin.description, what: what, remedy: remedy)
    }
    return InputProblem(place: "region.yaml", line: line, what: what, remedy: remedy)
  }

  /// The problem where so many things of each run are too many for all runs.
  private func tooMuch(_ ofARun: Double, _ things: String, most: Double) -> InputProblem? {
    guard ofARun * Double(runs) > most else { return nil }
    let possible = Int(most / ofARun)
    return InputProblem(
      place: "--runs",
      what: "\(runs) runs of \(months) months, each with about \(Int(ofARun)) \(things), are more"
        + " than can be kept",
      remedy: possible > 0 ? "give at most \(possible), or fewer --months" : "give fewer --months")
  }
}
