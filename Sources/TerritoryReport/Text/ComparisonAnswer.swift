import TerritoryLanguages
import TerritoryModel

/// What a comparison comes to, in words.
func comparisonAnswer(_ comparison: Comparison) -> String {
  let entries = comparison.entries
  let snapshots = Set(entries.map(\.planCase.demand.snapshot))
  let region =
    comparison.base.planCase.region.settings.names.shown
    + (snapshots.count == 1 ? ", \(snapshots.first!)" : "")
  let isKept = comparison.kept != nil
  let lines =
    [isKept ? keptPlan(comparison, region) : teams(entries, region)]
    + [waiting(entries), unserved(entries), without(entries)].compactMap { $0 }
    + (isKept ? [needs(comparison)].compactMap { $0 } : []) + [baseline(comparison)]
  return paragraph(lines.joined(separator: "\n"))
}

private func teams(_ entries: [Comparison.Entry], _ region: String) -> String {
  let coaches = entries.map(\.planCase.team.coaches)
  guard let fewest = coaches.min(), let most = coaches.max(), fewest < most else {
    let team = staff(entries[0].planCase.team)
    return entries.count == 1
      ? phrase("\(region): 1 scenario, with \(team).")
      : phrase("\(region): \(entries.count) scenarios, each with \(team).")
  }
  func names(_ count: Int) -> String {
    listed(entries.filter { $0.planCase.team.coaches == count })
  }
  return phrase(
    """
    \(region): \(entries.count) scenarios, from \(fewest) {coach|coaches} (\(names(fewest))) to \
    \(most) (\(names(most))).
    """)
}

private func keptPlan(_ comparison: Comparison, _ region: String) -> String {
  let base = comparison.base
  let plan =
    switch comparison.kept {
    case .file(let path): phrase("the grouping of \(path)")
    case .baseline, nil: phrase("the plan of \(base.scenario.shownName)")
    }
  let count = base.solution?.plan.territories.count
  let team = base.planCase.team
  let staffed = count.map { staff(team, territories: $0) } ?? staff(team)
  return phrase(
    """
    \(region): kept in \(comparison.entries.count) {scenario|scenarios} is \(plan), \(staffed); \
    only who serves whom is found anew.
    """)
}

private func waiting(_ all: [Comparison.Entry]) -> String? {
  let entries = all.filter { $0.solution != nil }
  let values = entries.map { $0.value(of: .waiting)! }
  guard let least = values.min(), let most = values.max() else { return nil }
  func names(_ value: Double) -> String {
    listed(zip(entries, values).filter { shown($0.1) == shown(value) }.map(\.0))
  }
  func shown(_ value: Double) -> String { Figures.people(value) }
  if shown(most) == shown(0) {
    return all.count == 1
      ? phrase("Nobody waits.") : phrase("Nobody waits in any of the plans.")
  }
  guard shown(least) != shown(most) else {
    return entries.count == 1
      ? phrase("\(shown(most)) clients a year wait.")
      : phrase("\(shown(most)) clients a year wait in each.")
  }
  return phrase(
    """
    Clients a year who wait: from \(shown(least)) (\(names(least))) to \
    \(shown(most)) (\(names(most))).
    """)
}

/// The scenarios in which municipalities get nothing.
private func unserved(_ entries: [Comparison.Entry]) -> String? {
  let lost = entries.compactMap { entry -> String? in
    guard let plan = entry.solution?.plan,
      let names = entry.planCase.fewNames(plan.unserved(entry.planCase.demand.clients))
    else { return nil }
    return "\(entry.scenario.shownName): \(names)"
  }
  return lost.isEmpty
    ? nil : phrase("No service at all in these municipalities: \(lost.joined(separator: "; ")).")
}

/// Which scenarios need more coaches than the kept plan has.
private func needs(_ comparison: Comparison) -> String? {
  let has = comparison.base.planCase.team.coaches
  let short = comparison.entries.compactMap { entry -> String? in
    let needed = entry.headcount.needed.team.coaches
    return needed > has ? phrase("\(entry.scenario.shownName) would need \(needed)") : nil
  }
  guard !short.isEmpty else { return nil }
  return phrase("The plan has \(has) {coach|coaches}; \(short.joined(separator: ", ")).")
}

private func without(_ entries: [Comparison.Entry]) -> String? {
  let failed = entries.filter { $0.reason != nil }
  guard !failed.isEmpty else { return nil }
  return phrase("Without a plan: \(listed(failed)); why is said below.")
}

private func baseline(_ comparison: Comparison) -> String {
  let name = comparison.base.scenario.shownName
  return comparison.baselineIsOwn
    ? phrase(
      """
      Differences are counted from \(name), which has the assumptions that hold without a scenario.
      """)
    : phrase(
      """
      Differences are counted from \(name), which does not have the assumptions that hold without \
      a scenario.
      """)
}

/// Names of scenarios, a few of them.
private func listed(_ entries: [Comparison.Entry]) -> String {
  let most = 3
  let names = entries.prefix(most).map(\.scenario.shownName).joined(separator: "; ")
  let more = entries.count - most
  return more > 0 ? phrase("\(names) and \(more) more") : names
}
