import TerritoryLanguages
import TerritoryModel
import TerritorySimulation

/// The sentences about a simulation.
struct SimulationWords {
  private let result: SimulationResult
  private let planCase: PlanCase

  init(_ result: SimulationResult, _ planCase: PlanCase) {
    self.result = result
    self.planCase = planCase
  }

  /// How long the queue is and how long people wait, a sentence or two for each pattern of arrivals.
  var answers: [String] {
    result.patterns.map { pattern in
      guard let waiting = pattern.region.waiting else {
        return phrase("\(opening(pattern.pattern)), nobody comes.")
      }
      let sentences = "\(opening(pattern.pattern)), \(queue(pattern.region)). \(waits(waiting))"
      return [sentences, practice(pattern.region)].compactMap { $0 }.joined(separator: " ")
    }
  }

  func opening(_ pattern: ArrivalPattern) -> String {
    switch pattern {
    case .start: phrase("If all candidates of the first year wait at the start")
    case .evenly: phrase("If candidates come evenly from the first day")
    }
  }

  func territoriesTitle(_ pattern: ArrivalPattern) -> String {
    paragraph(phrase("Territories. \(opening(pattern)):"))
  }

  /// The queue after a few months and at the end.
  private func queue(_ region: AreaResult) -> String {
    let last = result.settings.months
    let months = [1, 3, 6, 12, 24].filter { $0 < last } + [last]
    let first = queue(region.months[0])
    let start =
      switch first {
      case Figures.people(0): phrase("nobody queues on the first day")
      case Figures.people(1): phrase("1 person queues on the first day")
      default: phrase("\(first) {person queues|people queue} on the first day")
      }
    let later = months.map { month in
      let queue = queue(region.months[month])
      return month == months[0]
        ? phrase("\(queue) after \(month) {month|months}") : phrase("\(queue) after \(month)")
    }
    return ([start] + later).listed
  }

  private func queue(_ month: AreaResult.Month) -> String {
    Figures.people(month.queue.mean)
  }

  private func waits(_ waiting: WaitingTimes) -> String {
    func months(_ quantile: WaitingTimes.Quantile) -> String {
      Figures.short(quantile.least, digits: 1)
    }
    let (half, most) = (months(waiting.median), months(waiting.ninetieth))
    var parts = [
      phrase("\(Figures.percent(waiting.neverWaiting.value)) of the candidates do not wait")
    ]
    if waiting.median.isOpen {
      parts.append(phrase("half of them at least \(half) {month|months}"))
    } else if half != Figures.short(0) {
      parts.append(phrase("half of them at most \(half) {month|months}"))
    }
    if waiting.ninetieth.isOpen {
      parts.append(phrase("one in ten at least \(most) {month|months}"))
    } else if most != Figures.short(0) {
      parts.append(phrase("nine in ten at most \(most) {month|months}"))
    }
    let times = parts.dropFirst().joined(separator: ", ")
    return (times.isEmpty ? parts[0] : "\(parts[0]); \(times)") + "."
  }

  /// What was simulated: the plan, its places, the candidates and the runs.
  func basis(_ simulated: SimulatedPlan, _ plan: Plan) -> String {
    let settings = result.settings
    let team = staff(planCase.team, territories: plan.territories.count)
    let source =
      switch (simulated.source, simulated.answer.outcome) {
      case (let path?, .optimal): phrase("as in \(path)")
      case (let path?, _):
        phrase("as in \(path), staffed as well as was found before the limit")
      case (nil, .optimal): phrase("proven best")
      case (nil, _): phrase("the best plan before the limit, not proven")
      }
    return paragraph(
      phrase(
        """
        \(team) (\(source)) have \(places) {place|places}; \(Figures.people(planCase.demand.total)) \
        {candidate comes|candidates come} a year and coaching lasts \(Figures.short(settings.course.meanMonths)) \
        {month|months} on average.
        """) + " "
        + phrase("\(settings.runs) {run|runs} of \(length), seed \(String(settings.seed))."))
  }

  /// How long a run is: `24 months`.
  var length: String {
    phrase("\(result.settings.months) {month|months}")
  }

  private var places: Int { result.network.places.reduce(0, +) }

  /// Who is never served, and what was rounded.
  var notes: String {
    var notes: [String] = []
    let unserved = result.network.unserved.filter { planCase.demand.clients[$0] > 0 }
    if !unserved.isEmpty {
      notes.append(
        phrase(
          """
          Nobody coaches \(planCase.shownNames(unserved)) in this plan: out of reach of the own \
          base, and no other territory helps there. Who comes from there waits to the end.
          """))
    }
    let cap = planCase.assumptions.caseloadCap.value
    let leader = planCase.assumptions.leaderShare.value * cap
    func isFraction(_ places: Double) -> Bool { abs(places - places.rounded()) > 1e-9 }
    if isFraction(cap) {
      notes.append(
        phrase("A coach's caseload of \(Figures.short(cap)) is rounded down to whole places."))
    }
    if planCase.team.leaders > 0, isFraction(leader) {
      notes.append(
        phrase("A leader's caseload of \(Figures.short(leader)) is rounded down to whole places."))
    }
    return notes.map { paragraph($0) }.joined()
  }
}

extension WaitingTimes.Quantile {
  /// Whether those who still wait at the end could make it longer than is shown in tenths of a month.
  var isOpen: Bool {
    most.map { Figures.fixed($0, digits: 1) != Figures.fixed(least, digits: 1) } ?? true
  }

  /// Tenths of a month, with ≥ where it is open.
  var shown: String { (isOpen ? "≥ " : "") + Figures.fixed(least, digits: 1) }
}
