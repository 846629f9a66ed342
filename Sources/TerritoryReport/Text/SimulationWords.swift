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

  /// The region and its statistics.
  var title: String { "\(planCase.region.settings.names.english), \(planCase.demand.snapshot)" }

  /// How long the queue is and how long people wait, a sentence or two for each pattern of arrivals.
  var answers: [String] {
    result.patterns.map { pattern in
      guard let waiting = pattern.region.waiting else {
        return "\(opening(pattern.pattern)), nobody comes."
      }
      return "\(opening(pattern.pattern)), \(queue(pattern.region)). \(waits(waiting))"
    }
  }

  private func opening(_ pattern: ArrivalPattern) -> String {
    switch pattern {
    case .start: "If all candidates of the first year wait at the start"
    case .evenly: "If candidates come evenly from the first day"
    }
  }

  func territoriesTitle(_ pattern: ArrivalPattern) -> String {
    paragraph("Territories. \(opening(pattern)):")
  }

  /// The queue after a few months and at the end.
  private func queue(_ region: AreaResult) -> String {
    let last = result.settings.months
    let months = [1, 3, 6, 12, 24].filter { $0 < last } + [last]
    let first = queue(region.months[0])
    let start =
      switch first {
      case "0": "nobody queues on the first day"
      case "1": "1 person queues on the first day"
      default: "\(first) people queue on the first day"
      }
    let later = months.map { month in
      "\(queue(region.months[month])) after \(month)"
        + (month == months[0] ? (month == 1 ? " month" : " months") : "")
    }
    return ([start] + later).listed
  }

  private func queue(_ month: AreaResult.Month) -> String {
    Figures.short(month.queue.mean, digits: 1)
  }

  private func waits(_ waiting: WaitingTimes) -> String {
    let parts = [
      ("half of them", "half of them", waiting.median),
      ("nine in ten", "one in ten", waiting.ninetieth),
    ]
    .compactMap { within, beyond, quantile -> String? in
      let months = Figures.short(quantile.least, digits: 1)
      if quantile.isOpen { return "\(beyond) at least \(months) months" }
      return months == "0" ? nil : "\(within) at most \(months) months"
    }
    let none = "\(Figures.percent(waiting.neverWaiting.value)) of the candidates do not wait"
    return (parts.isEmpty ? none : "\(none); \(parts.joined(separator: ", "))") + "."
  }

  /// What was simulated: the plan, its places, the candidates and the runs.
  func basis(_ simulated: SimulatedPlan, _ plan: Plan) -> String {
    let settings = result.settings
    let count = plan.territories.count
    let source =
      switch (simulated.source, simulated.answer.outcome) {
      case (let path?, .optimal): "as in \(path)"
      case (let path?, _): "as in \(path), staffed as well as was found before the limit"
      case (nil, .optimal): "proven best"
      case (nil, _): "the best plan before the limit, not proven"
      }
    return paragraph(
      "\(staff(planCase.team)) in \(count) \(count == 1 ? "territory" : "territories") (\(source))"
        + " have \(Figures.short(Double(places))) places;"
        + " \(Figures.short(planCase.demand.total)) candidates come a year and coaching lasts"
        + " \(Figures.short(settings.meanDuration.value)) months on average."
        + " \(Figures.short(Double(settings.runs))) \(settings.runs == 1 ? "run" : "runs") of"
        + " \(length), seed \(settings.seed).")
  }

  /// How long a run is: `24 months`.
  var length: String {
    let months = result.settings.months
    return "\(months) \(months == 1 ? "month" : "months")"
  }

  private var places: Int { result.network.places.reduce(0, +) }

  /// Who is never served, and what was rounded.
  var notes: String {
    var notes: [String] = []
    let unserved = result.network.unserved.filter { planCase.demand.clients[$0] > 0 }
    if !unserved.isEmpty {
      notes.append(
        "Nobody coaches \(unserved.map { planCase.name($0) }.joined(separator: ", ")) in this plan:"
          + " out of reach of the own base, and no other territory helps there. Who comes from there"
          + " waits to the end.")
    }
    let cap = planCase.assumptions.caseloadCap.value
    let leader = planCase.assumptions.leaderShare.value * cap
    let fractions = [("coach", cap), ("leader", leader)].filter { staff, places in
      (staff == "coach" || planCase.team.leaders > 0) && abs(places - places.rounded()) > 1e-9
    }
    for (staff, places) in fractions {
      notes.append(
        "A \(staff)'s caseload of \(Figures.short(places)) is rounded down to whole places.")
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

extension [String] {
  /// `a, b and c`.
  fileprivate var listed: String {
    count < 2 ? joined() : dropLast().joined(separator: ", ") + " and " + self[count - 1]
  }
}
