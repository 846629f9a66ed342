import TerritoryLanguages
import TerritoryModel

/// What was asked of the territories, and whether it binds, for a terminal.
///
/// - Parameter reach: what a longer reach would change; nil where that is not known.
func requirementText(
  _ findings: [RequirementFinding], _ reach: ReachFinding?, _ planCase: PlanCase
) -> String {
  (isWorthTelling(findings, reach)
    ? requirementTable(findings, reach, planCase).text
      + (neededCoachesNote(planCase).map { paragraph($0) } ?? "") : "")
    + borderNotes(planCase).map { paragraph($0) }.joined()
}

/// Whether anything was asked of the territories, or the reach binds.
private func isWorthTelling(_ findings: [RequirementFinding], _ reach: ReachFinding?) -> Bool {
  !findings.isEmpty || reach?.change != nil
}

extension PlanResult {
  /// Whether anything was asked of the territories, or the reach binds.
  var tellsOfRequirements: Bool { isWorthTelling(findings, reach) }
}

/// What was asked of the territories, the reach included, and whether it binds.
func requirementTable(
  _ findings: [RequirementFinding], _ reach: ReachFinding?, _ planCase: PlanCase
) -> ResultTable {
  var table = ResultTable([
    .text(phrase("Requirement")), .text(phrase("From")), .text(phrase("Met")),
    .text(phrase("Does it bind?")),
  ])
  for finding in findings {
    table.add(
      finding.requirement.words(planCase), finding.requirement.origin.words,
      finding.isMet ? phrase("yes") : phrase("no"), binding(finding))
  }
  if let reach {
    table.add(
      phrase("at most \(Figures.exact(reach.km)) km from the base that serves"),
      planCase.assumptions.reachKm.origin.words, phrase("yes"), binding(reach))
  }
  return table
}

/// That the number of coaches itself may be due to what is asked, which the table does not tell; nil where
/// it is not.
func neededCoachesNote(_ planCase: PlanCase) -> String? {
  guard planCase.takesNeededCoaches, planCase.headcount().isDecidedByDistance else { return nil }
  return phrase(
    """
    As many coaches as are needed with all of this: by workload fewer would do, and without it fewer may be enough.
    """)
}

/// The borders that were added or removed.
func borderNotes(_ planCase: PlanCase) -> [String] {
  guard let changes = planCase.borderChanges else { return [] }
  func names(_ pairs: [(Int, Int)]) -> String {
    pairs.map { "\(planCase.shownName($0.0))–\(planCase.shownName($0.1))" }
      .joined(separator: ", ")
  }
  return [
    changes.added.isEmpty ? nil : phrase("Borders added: \(names(changes.added))."),
    changes.removed.isEmpty ? nil : phrase("Borders removed: \(names(changes.removed))."),
  ].compactMap { $0 }
}

private func binding(_ reach: ReachFinding) -> String {
  guard let change = reach.change else {
    return reach.isKnown
      ? phrase("no: up to \(Figures.exact(reach.most)) km the best plan is as good")
      : phrase("not known")
  }
  let km = Figures.exact(change.km)
  let level = change.objective.words
  let longer = Figures.fixed(change.longer, digits: 2)
  let value = Figures.fixed(change.value, digits: 2)
  return change.isLeast && change.isProven
    ? phrase("yes: from \(km) km on \(level) is \(longer) instead of \(value)")
    : phrase("yes: with \(km) km \(level) is at most \(longer) instead of \(value)")
}

private func binding(_ finding: RequirementFinding) -> String {
  guard let cost = finding.cost else {
    return finding.isProven
      ? phrase("no: the best plan without it is as good") : phrase("not known")
  }
  // In English the second figure of fairness is called as in files.
  let level = cost.objective.words.replacing("_", with: " ")
  let without = Figures.fixed(cost.without, digits: 2)
  let value = Figures.fixed(cost.value, digits: 2)
  return finding.isProven
    ? phrase("yes: without it \(level) is \(without) instead of \(value)")
    : phrase("yes: without it \(level) is \(without) instead of \(value) or less")
}

/// The alternatives side by side, for a terminal; empty where there are none.
func alternativeText(_ alternatives: Alternatives, _ planCase: PlanCase) -> String {
  alternativeTable(alternatives, planCase).map { table, note in table.text + paragraph(note) }
    ?? ""
}

/// The alternatives side by side, each with the municipalities whose coach has another base than in the
/// best; and what is known of others. Nil where there are none.
func alternativeTable(
  _ alternatives: Alternatives, _ planCase: PlanCase
) -> (table: ResultTable, note: String)? {
  guard let best = alternatives.solutions.first else { return nil }
  var table = ResultTable(
    [.text(phrase("Plan"))] + best.levels.map { .number($0.objective.words) }
      + [.text(phrase("Another base than in the best plan"))])
  for (index, solution) in alternatives.solutions.enumerated() {
    let changes = solution.plan.changesOfBase(since: best.plan).map { change in
      let name = planCase.shownName(change.municipality)
      if change.to == change.municipality { return phrase("\(name) as a base") }
      return "\(name) → \(change.to.map { planCase.shownName($0) } ?? phrase("shared"))"
    }
    table.add(
      [index == 0 ? phrase("best") : "\(index + 1)"]
        + solution.levels.map { Figures.fixed($0.value, digits: 2) }
        + [changes.joined(separator: ", ")])
  }
  let note =
    switch alternatives.ending {
    case nil:
      phrase("Each plan is proven to be the best of those that differ enough from all before.")
    case .exhausted: phrase("No further plan differs enough and is good enough: proven.")
    case .stopped: phrase("Stopped at a limit; there may be further plans.")
    }
  return (table, note)
}

extension Requirement {
  /// The requirement in the planner's words.
  package func words(_ planCase: PlanCase) -> String {
    switch kind {
    case .together(let members): phrase("\(planCase.shownNames(members)) in one territory")
    case .apart(let members): phrase("\(planCase.shownNames(members)) in different territories")
    case .base(let base): phrase("a base in \(planCase.shownName(base))")
    case .neverBase(let base): phrase("no base in \(planCase.shownName(base))")
    case .territory(let members) where members.count == 1:
      phrase("\(planCase.shownNames(members)) alone a territory")
    case .territory(let members): phrase("\(planCase.shownNames(members)) are a territory")
    case .insideAreas: phrase("every territory inside one area")
    case .leastClients(let clients): phrase("at least \(load(clients))")
    case .mostClients(let clients): phrase("at most \(load(clients))")
    case .mostKilometres(let km): phrase("at most \(Figures.exact(km)) km from the base")
    case .placedCoaches(let coaches, let base):
      phrase("\(coaches) {coach|coaches} in \(planCase.shownName(base))")
    case .leastCoaches(let count): phrase("at least \(count) {coach|coaches} in each territory")
    case .mostCareTeams(let most, _):
      phrase("at most \(Figures.exact(most)) care {team|teams} for each coach")
    case .mostWaiting(let share):
      phrase("at most \(twoDigits(share * 100)) % waiting in any municipality")
    }
  }

  /// The requirement as the subject of a sentence: `8 care teams at 2 per coach`.
  func subject(_ planCase: PlanCase) -> String {
    guard case .mostCareTeams(let most, let teams) = kind else { return words(planCase) }
    return phrase("\(teams.reduce(0, +)) care teams at \(Figures.short(most)) per coach")
  }

  /// Whether English has a verb in the singular after ``subject(_:)``.
  var isSingular: Bool {
    switch kind {
    case .base, .neverBase, .insideAreas, .mostWaiting: true
    case .placedCoaches(let coaches, _): coaches == 1
    case .together, .apart, .territory, .leastClients, .mostClients, .mostKilometres, .leastCoaches,
      .mostCareTeams:
      false
    }
  }

  /// `27.4 clients a year for each coach`, after the share that was asked for.
  private func load(_ clients: Double) -> String {
    let load = phrase("\(twoDigits(clients)) clients a year for each coach")
    return shareOfMean.map { phrase("\(twoDigits($0 * 100)) % of the mean, \(load)") } ?? load
  }
}

/// Rounded for a message: 27.4, not 27.400000000000002.
private func twoDigits(_ value: Double) -> String {
  Figures.exact((value * 100).rounded() / 100)
}

extension Requirement {
  /// The requirement with another limit, rounded to two digits so that it is still met, as is the
  /// percentage of a share of the mean load.
  func relaxed(to value: Double) -> Requirement {
    switch kind {
    case .leastClients(let asked): limited(to: value, insteadOf: asked, down) { .leastClients($0) }
    case .mostClients(let asked): limited(to: value, insteadOf: asked, up) { .mostClients($0) }
    case .mostKilometres: Requirement(.mostKilometres(up(value)), origin: origin)
    case .mostCareTeams(_, let teams):
      Requirement(.mostCareTeams(up(value), teams: teams), origin: origin)
    case .mostWaiting:
      Requirement(.mostWaiting(share: min(1, up(value * 100) / 100)), origin: origin)
    case .leastCoaches: Requirement(.leastCoaches(Int(value)), origin: origin)
    case .together, .apart, .base, .neverBase, .territory, .insideAreas, .placedCoaches: self
    }
  }

  private func limited(
    to clients: Double, insteadOf asked: Double, _ round: (Double) -> Double,
    _ kind: (Double) -> Kind
  ) -> Requirement {
    guard let shareOfMean else { return Requirement(kind(round(clients)), origin: origin) }
    let meanLoad = asked / shareOfMean
    let share = round(clients / meanLoad * 100) / 100
    return Requirement(kind(round(clients)), shareOfMean: share, origin: origin)
  }
}

// What rounds by less than a billionth was whole before it was computed.
private func up(_ value: Double) -> Double { (value * 100 - 1e-7).rounded(.up) / 100 }
private func down(_ value: Double) -> Double { (value * 100 + 1e-7).rounded(.down) / 100 }
