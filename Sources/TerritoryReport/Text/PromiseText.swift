import TerritoryLanguages
import TerritoryModel
import TerritorySimulation

/// The least number of coaches that keeps a promise, and what other numbers do, for a terminal.
func promiseText(_ promised: PromisedHeadcount, _ planCase: PlanCase) -> String {
  let answer = paragraph(promiseAnswer(promised, planCase))
  guard !promised.trials.isEmpty else { return answer }
  let settings = promised.settings
  let inTime = phrase(
    """
    In time: of those who come in the last 12 of \(settings.months) months in which candidates come \
    evenly, how many begin within \(Figures.short(promised.promise.days)) {day|days}, with the interval of \
    95 % confidence. \(settings.runs) {run|runs}, seed \(String(settings.seed)). Each number has its \
    own best plan, in which coaches help where that plan lets them; another plan, or a number that was not \
    tried, may keep the promise with fewer.
    """)
  let isProven = promised.trials.allSatisfy(\.isProven)
  let unproven = phrase(
    """
    Not proven: within the work that a number may take some level of its plan, mostly the last, stayed \
    open.
    """)
  return answer + promiseTable(promised, planCase).text
    + paragraph(isProven ? inTime : inTime + " " + unproven)
}

private func promiseAnswer(_ promised: PromisedHeadcount, _ planCase: PlanCase) -> String {
  let (share, days) = (
    Figures.exactPercent(promised.promise.share), Figures.short(promised.promise.days)
  )
  switch promised.ending {
  case .found(let enough, let possible) where enough == possible:
    let least = planCase.assumptions.minimumTeam.value
    let team = enough < least ? [phrase("A team has at least \(least) {coach|coaches}.")] : []
    let one =
      ([
        phrase(
          "So that \(share) begin within \(days) {day|days}, \(enough) {coach is|coaches are} enough."
        )
      ] + team).joined(separator: " ")
    guard let before = promised.trial(enough - 1)?.region else { return one }
    return one + " "
      + phrase("With \(enough - 1) it is \(Figures.percent(before.value)).")
  case .found(let enough, let possible):
    return phrase(
      """
      So that \(share) begin within \(days) {day|days}, \(enough) coaches are enough; whether fewer are, from \
      \(possible) on, more runs or a longer search would tell.
      """)
  case .never(let unserved):
    let names = unserved.map {
      phrase("\(planCase.shownName($0.municipality)) (\($0.obstacle.words))")
    }
    return phrase(
      """
      No number of coaches keeps the promise that \(share) begin within \(days) {day|days}: too many live \
      where nobody can serve them: \(names.listedFigures).
      """)
  case .notUpTo(let most) where promised.trials.isEmpty:
    return phrase("No plan is possible with up to \(most) coaches, so that no promise can be kept.")
  case .notUpTo(let most):
    if let first = promised.trials.filter({ $0.verdict == .open }).map(\.coaches).min() {
      return phrase(
        """
        No number of coaches up to \(most) is known to keep the promise that \(share) begin within \
        \(days) {day|days}: with \(first) it is open, and more runs or a longer search would tell.
        """)
    }
    return phrase(
      """
      With up to \(most) coaches no best plan keeps the promise that \(share) begin within \
      \(days) {day|days}; more were not tried. Promise less, or look at what stands in the way: territories \
      (with another number of them it may be kept), intake, vacancies.
      """)
  case .stopped:
    return phrase(
      """
      The search stopped before it was known how many coaches keep the promise that \(share) begin \
      within \(days) {day|days}.
      """)
  }
}

private func promiseTable(_ promised: PromisedHeadcount, _ planCase: PlanCase) -> ResultTable {
  var table = ResultTable([
    .number(phrase("Coaches")), .number(phrase("Territories")), .number(phrase("In time")),
    .number(phrase("95 %")), .text(phrase("Promise")), .text(phrase("Least of a territory")),
  ])
  for trial in promised.trials {
    let least = trial.areas.compactMap { area, share in share.map { (area, $0) } }
      .min { $0.1.value < $1.1.value }
    let verdict =
      trial.isProven ? trial.verdict.words : phrase("\(trial.verdict.words), not proven")
    table.add(
      Figures.count(trial.coaches), Figures.count(trial.plan.territories.count),
      trial.region.map { Figures.percent($0.value) } ?? "–",
      trial.region.map {
        "\(Figures.percent($0.interval.lowerBound))–\(Figures.percent($0.interval.upperBound))"
      } ?? "–",
      verdict,
      least.map { area, share in
        "\(area.shownName(trial.plan, planCase)) \(Figures.percent(share.value))"
      } ?? "–")
  }
  return table
}

extension PromisedHeadcount.Trial.Verdict {
  fileprivate var words: String {
    switch self {
    case .kept: phrase("kept")
    case .broken: phrase("broken")
    case .open: phrase("open")
    }
  }
}
