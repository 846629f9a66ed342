import TerritoryLanguages
import TerritoryModel

/// What each model, at the run's figures, says of the pilot whose staff is published.
func backTestTable(_ assumptions: Assumptions) -> String {
  let pilot = Pilot.qualityCriteria
  guard let work = pilot.work else { return "" }
  var table = ResultTable([
    .text(phrase("Back-test: turnover by")), .number(phrase("Clients/coach")),
    .number(phrase("Would have served")), .number(phrase("Did serve")),
    .number(phrase("Too many")),
  ])
  for model in Turnover.Model.allCases {
    let turnover = assumptions.turnover(model)
    let cap = assumptions.caseloadCap.value
    guard let served = pilot.served(by: turnover, caseloadCap: cap) else { continue }
    table.add(
      model.words, Figures.fixed(turnover.annualClients(caseloadCap: cap), digits: 1),
      Figures.fixed(served, digits: 1), Figures.count(pilot.clients),
      Figures.signedPercent(served / Double(pilot.clients) - 1))
  }
  var notes = [
    phrase(
      """
      \(sourceWords(pilot.source)): \(Figures.short(work.coaches)) full-time coaches, \
      \(Figures.short(work.months)) months.
      """)
  ]
  if let observed = pilot.annualClientsPerCoach,
    abs(assumptions.observedClientsPerCoach.value - observed) < 0.05
  {
    notes.append(
      phrase(
        """
        The observed \(Figures.short(observed, digits: 1)) clients a year come from this pilot \
        itself, so that row proves nothing.
        """))
  }
  notes.append(phrase("Documentation/BackTest.md says what follows."))
  return table.text + paragraph(notes.joined(separator: " "))
}
