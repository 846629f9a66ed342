import TerritoryLanguages
import TerritoryModel
import TerritorySimulation

extension PrintedResult {
  /// What the runs of a plan came to: a row for each month of the region and its parts under each
  /// pattern of arrivals.
  package init(_ simulated: SimulatedPlan, _ planCase: PlanCase, solver: String) {
    self.init(
      SimulationDocument(simulated, planCase, solver: solver),
      text: simulationText(simulated, planCase),
      table: simulated.simulation.map { monthTable($0.result, $0.plan, planCase) })
  }
}

/// What the runs of a plan came to, for a terminal: the answer first.
private func simulationText(_ simulated: SimulatedPlan, _ planCase: PlanCase) -> String {
  guard let (plan, result) = simulated.simulation else {
    return withoutPlanText(simulated.answer.outcome, planCase)
  }
  let words = SimulationWords(result, planCase)
  return [
    paragraph(phrase("\(planCase.shownRegion). Will people queue at the start?"))
      + words.answers.map { paragraph($0) }.joined(),
    words.basis(simulated, plan), simulationMonthTable(result),
    result.patterns.map { pattern in
      words.territoriesTitle(pattern.pattern)
        + simulationTerritoryTable(pattern, plan, planCase, result.settings)
    }.joined(separator: "\n"),
    simulationLegend, words.notes, suppressedNote(planCase),
    assumptionTable(
      planCase.headcountAssumptions + planCase.planAssumptions
        + planCase.simulationAssumptions(result.settings)
    ).text,
  ].filter { !$0.isEmpty }.joined(separator: "\n")
}

/// What the columns of the territories' tables mean.
private var simulationLegend: String {
  paragraph(
    phrase(
      """
      Most: the longest queue at the end of a month, the mean of the runs. Half, 9 in 10: months \
      within which coaching begins for so many of the candidates. At once: those who never wait. \
      Use: places taken, on average of the whole time. ≥: some still wait at the end, so it may be \
      longer. Candidates are counted where they live, places where the staff is based.
      """))
}

extension PlanCase {
  /// The values that the simulation rests on besides.
  func simulationAssumptions(_ settings: SimulationSettings) -> [AssumptionEntry] {
    let duration = settings.duration
    return [
      entry("arrivals", settings.patterns) { $0.map(\.words).joined(separator: ", ") },
      entry("coaching_months", settings.meanDuration) { Figures.short($0) },
      entry("distribution", settings.shape) { shape in
        guard shape == .publishedRange, let range = duration.range else { return shape.words }
        let (least, most) = (Figures.short(range.lowerBound), Figures.short(range.upperBound))
        return phrase("\(shape.words): \(least) to \(most) months")
      },
    ]
  }
}
