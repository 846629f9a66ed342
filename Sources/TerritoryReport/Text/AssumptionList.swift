import TerritoryLanguages
import TerritoryModel

/// An assumption as results list it: key, name and value in words, where this run took it from, its
/// source.
struct AssumptionEntry {
  let key: String
  /// In the current language.
  let title: String
  /// In the current language.
  let shown: String
  let origin: Origin
  let source: String
  /// The value unrounded; nil where it is no number.
  var number: Number?
  /// What the number is counted in, where the key doesn't say it; in the current language.
  let unit: String

  enum Number {
    case plain(Double)
    /// Shown as per cent.
    case share(Double)
  }

  /// - Parameter title: nil where the key says it all.
  init(
    key: String, title: String? = nil, shown: String, origin: Origin, source: String,
    number: Number? = nil, unit: String = ""
  ) {
    self.key = key
    self.title = title ?? phrase(orText: key.replacing("_", with: " "))
    self.shown = shown
    self.origin = origin
    self.source = source
    self.number = number
    self.unit = unit
  }
}

extension PlanCase {
  /// The values that the headcount rests on.
  var headcountAssumptions: [AssumptionEntry] {
    let all = assumptions
    let turnover: AssumptionEntry =
      switch all.turnoverModel.value {
      case .employmentRate: employmentRateEntry
      case .meanDuration:
        entry("mean_duration_months", all.meanDurationMonths) { Figures.short($0) }
      case .observed:
        entry("observed_clients_per_coach", all.observedClientsPerCoach) { Figures.short($0) }
      }
    return [
      entry("statistics", statistics) { $0 },
      entry("caseload_cap", all.caseloadCap) { Figures.short($0) },
      entry("turnover", all.turnoverModel) { $0.words }, turnover,
      shareEntry("service_level", all.serviceLevel),
      entry("leader_share", all.leaderShare) { Figures.short($0) },
      entry("leaders", all.leaders) { Figures.count($0) },
      entry("minimum_team", all.minimumTeam) { Figures.count($0) },
    ] + suppressedAssumption + costAssumptions
  }

  var employmentRateEntry: AssumptionEntry {
    shareEntry("employment_rate", assumptions.employmentRate)
  }

  /// What stands for suppressed counts; empty where no counted cell is suppressed.
  private var suppressedAssumption: [AssumptionEntry] {
    guard demand.range != nil else { return [] }
    return [
      entry("suppressed", demand.chain.suppressed) {
        phrase(
          "\(Figures.short($0.least)) to \(Figures.short($0.most)), \(Figures.short($0.point)) used"
        )
      }
    ]
  }

  /// The values that a plan rests on besides.
  var planAssumptions: [AssumptionEntry] {
    let free = Assumption(phrase("free"), source: "assumption of this tool", origin: .builtIn)
    return demandAssumptions + [
      entry("coaches", coaches) { Figures.count($0) },
      territories.map { entry("territories", $0) { $0.shown } }
        ?? entry("territories", free) { $0 },
      entry("reach_km", assumptions.reachKm) { Figures.short($0) },
      entry("neighbour_help", assumptions.neighbourHelp) { $0 ? phrase("yes") : phrase("no") },
      entry("membership", assumptions.membership) { $0.words },
      entry("priority", assumptions.priority) { $0.map(\.words).joined(separator: ", ") },
    ] + estimatedDistances
  }

  /// How many distances are estimates; empty where none is.
  private var estimatedDistances: [AssumptionEntry] {
    let distances = region.distances
    guard distances.estimatedPairs > 0 else { return [] }
    let count = Assumption(
      distances.estimatedPairs,
      source: "the column estimated of distances.csv says what each rests on",
      origin: .regionTable("distances.csv"))
    var entry = entry("estimated_distances", count) {
      phrase("\($0) of \(distances.pairs) pairs")
    }
    // The number alone would leave out of how many.
    entry.number = nil
    return [entry]
  }

  /// What is counted, and the shares of it that become clients.
  private var demandAssumptions: [AssumptionEntry] {
    [entry("count", demand.chain.count) { $0.words }]
      + demand.chain.steps.map { step in
        AssumptionEntry(
          key: "share: \(step.name)",
          title: phrase("share: \(phrase(orText: step.name).replacing("_", with: " "))"),
          shown: Figures.percent(step.share), origin: step.origin, source: step.source,
          number: .share(step.share))
      }
  }

  func entry<Value>(
    _ key: String, _ assumption: Assumption<Value>, _ show: (Value) -> String
  ) -> AssumptionEntry {
    let number = assumption.value as? Double ?? (assumption.value as? Int).map(Double.init)
    return AssumptionEntry(
      key: key, shown: show(assumption.value), origin: assumption.origin,
      source: assumption.source, number: number.map { .plain($0) })
  }

  private func shareEntry(_ key: String, _ share: Assumption<Double>) -> AssumptionEntry {
    AssumptionEntry(
      key: key, shown: Figures.percent(share.value), origin: share.origin, source: share.source,
      number: .share(share.value))
  }
}

extension ClosedRange<Int> {
  /// `8`, or `6–9`.
  var shown: String { lowerBound == upperBound ? "\(lowerBound)" : "\(lowerBound)–\(upperBound)" }
}

/// The assumptions with their sources, under a result.
func assumptionTable(_ entries: [AssumptionEntry]) -> String {
  var table = TextTable([
    .text(phrase("Assumption")), .text(phrase("Value")), .text(phrase("From")),
    .text(phrase("Source")),
  ])
  for entry in entries {
    table.add(entry.title, entry.shown, entry.origin.words, sourceWords(entry.source))
  }
  return table.text
}
