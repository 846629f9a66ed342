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
    let model = assumptions.turnoverModel.value
    let keys = AssumptionKey.ofHeadcount.filter { $0.model == nil || $0.model == model }
    return [entry("statistics", statistics) { $0 }] + entries(keys) + suppressedAssumption
      + surveyAssumption + costAssumptions
  }

  /// What municipalities answered themselves; empty where none did.
  private var surveyAssumption: [AssumptionEntry] {
    guard let first = demand.surveyedRows.first,
      let answer = demand.chain.surveys[first.municipality]
    else { return [] }
    return [entry("surveys", answer) { _ in demand.answers(region).listedFigures }]
  }

  private func entries(_ keys: [AssumptionKey]) -> [AssumptionEntry] {
    keys.compactMap { key in assumptions[key].map { AssumptionEntry(key, $0) } }
  }

  /// The user's figures of money, and the rate of employment where the turnover doesn't use it.
  private var costAssumptions: [AssumptionEntry] {
    guard !assumptions.costs.isEmpty else { return [] }
    let isListed = assumptions.turnoverModel.value == .employmentRate
    return entries((isListed ? [] : [.employmentRate]) + AssumptionKey.costs)
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
      entry("coaches", coaches) { $0.words }
    ] + [staffMonth.map { entry("staff_month", $0) { $0.description } }].compactMap { $0 } + [
      territories.map { entry("territories", $0) { $0.shown } }
        ?? entry("territories", free) { $0 }
    ] + measureEntry + entries(AssumptionKey.ofPlan) + estimatedDistances
  }

  /// What ways are measured in; empty where it is kilometres.
  private var measureEntry: [AssumptionEntry] {
    guard unusualMeasure != nil else { return [] }
    let given = Assumption.given(phrase("minutes of driving"), as: AssumptionKey.cost.parameter)
    return [
      AssumptionEntry(
        key: AssumptionKey.cost.name, title: phrase("travel is measured in"), shown: given.value,
        origin: given.origin, source: given.source)
    ]
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
    let number =
      assumption.value as? Double ?? (assumption.value as? Int).map(Double.init)
      ?? (assumption.value as? Coaches)?.equivalents
    return AssumptionEntry(
      key: key, shown: show(assumption.value), origin: assumption.origin,
      source: assumption.source, number: number.map { .plain($0) })
  }
}

extension AssumptionEntry {
  init(_ key: AssumptionKey, _ assumption: Assumption<AssumptionValue>) {
    let number = assumption.value.number
    self.init(
      key: key.name, shown: Self.shown(assumption.value, of: key), origin: assumption.origin,
      source: assumption.source,
      number: key.unit == .perCent ? number.map { .share($0) } : number.map { .plain($0) },
      unit: key.unit == .euros ? phrase("EUR") : "")
  }

  private static func shown(_ value: AssumptionValue, of key: AssumptionKey) -> String {
    switch (value, key.unit) {
    case (.number(let number), .perCent): Figures.percent(number)
    case (.number(let number), .euros): phrase("\(Figures.short(number)) EUR")
    case (.number(let number), .aYear): phrase("\(Figures.short(number)) a year")
    case (.number(let number), .none): Figures.short(number)
    case (.count(let count), _): Figures.count(count)
    case (.coaches(let coaches), _): coaches.words
    case (.counts(let range), _): range.shown
    case (.truth(let isTrue), _): isTrue ? phrase("yes") : phrase("no")
    case (.word(let word), _): words(word, of: key)
    case (.levels(let levels), _): levels.map(\.words).joined(separator: ", ")
    }
  }

  /// A word of the model as people write it: `mean duration`.
  static func words(_ word: String, of key: AssumptionKey) -> String {
    switch key {
    case .membership: Membership(rawValue: word)!.words
    case .statistics: word
    case .count: CountColumn(word).words
    default: phrase(orText: word.replacing("_", with: " "))
    }
  }
}

extension ClosedRange<Int> {
  /// `8`, or `6–9`.
  var shown: String { lowerBound == upperBound ? "\(lowerBound)" : "\(lowerBound)–\(upperBound)" }
}

/// The assumptions with their sources, under a result.
func assumptionTable(_ entries: [AssumptionEntry]) -> ResultTable {
  var table = ResultTable([
    .text(phrase("Assumption")), .text(phrase("Value")), .text(phrase("From")),
    .text(phrase("Source")),
  ])
  for entry in entries {
    table.add(entry.title, entry.shown, entry.origin.words, sourceWords(entry.source))
  }
  return table
}
