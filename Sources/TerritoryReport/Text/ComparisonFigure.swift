import TerritoryLanguages
import TerritoryModel

/// A number by which scenarios are compared.
struct ComparisonFigure {
  /// The column in CSV.
  let key: String
  let title: String
  /// Decimals that people read; 0 for whole numbers.
  let digits: Int
  /// The level whose value it is; nil where it is none.
  var objective: Objective?
  /// nil where the scenario has no such number.
  let value: (Comparison.Entry) -> Double?
}

extension Comparison {
  /// All numbers that scenarios are compared by, in the order of results.
  var figures: [ComparisonFigure] {
    teamFigures + serviceFigures + levelFigures + costFigures + restFigures
  }

  var teamFigures: [ComparisonFigure] {
    [
      ComparisonFigure(key: "clients", title: phrase("clients a year"), digits: 2) {
        $0.planCase.demand.total
      },
      ComparisonFigure(
        key: "annual_clients_per_coach", title: phrase("clients a year per coach"), digits: 2
      ) { $0.planCase.assumptions.annualClientsPerCoach },
      ComparisonFigure(key: "fte", title: phrase("full-time coaches' work"), digits: 2) {
        $0.headcount.fullTimeEquivalents
      },
      ComparisonFigure(
        key: "coaches_needed",
        // Where no entry knows what distances ask for.
        title: entries.contains { $0.headcount.byDistance != nil }
          ? phrase("coaches needed") : phrase("coaches needed by workload"), digits: 0
      ) {
        $0.headcount.isLeast || $0.headcount.isNever
          ? nil : Double($0.headcount.needed.team.coaches.count)
      },
      ComparisonFigure(
        key: "coaches", title: phrase("coaches"),
        digits: entries.contains { $0.planCase.team.coaches.arePartTime } ? 2 : 0
      ) {
        $0.planCase.team.coaches.equivalents
      },
      ComparisonFigure(key: "leaders", title: phrase("leaders"), digits: 0) {
        Double($0.planCase.team.leaders)
      },
      ComparisonFigure(key: "territories", title: phrase("territories"), digits: 0) {
        $0.solution.map { Double($0.plan.territories.count) }
      },
    ]
  }

  /// Who goes without.
  var serviceFigures: [ComparisonFigure] {
    [
      ComparisonFigure(
        key: "unserved_municipalities", title: phrase("municipalities without any service"),
        digits: 0
      ) { entry in
        entry.solution.map { Double($0.plan.unserved(entry.planCase.demand.clients).count) }
      }
    ] + (base.planCase.region.partnerships?.isEmpty == false ? [partnerFigure] : [])
  }

  private var partnerFigure: ComparisonFigure {
    ComparisonFigure(
      key: "partner_wishes_met", title: phrase("wishes for partners met, per cent"), digits: 1
    ) { entry in
      guard let plan = entry.solution?.plan, let brief = entry.brief else { return nil }
      return PartnerWishes(plan, brief).map { $0.share * 100 }
    }
  }

  /// The standard objectives, and others that were asked for.
  var levelFigures: [ComparisonFigure] {
    let asked = base.planCase.assumptions.priority.value.map(\.objective)
    let all = Objective.standard + asked.filter { !Objective.standard.contains($0) }
    return all.map { objective in
      ComparisonFigure(
        key: objective.rawValue, title: "\(objective.words), \(objective.unitWords)", digits: 2,
        objective: objective
      ) { $0.value(of: objective) }
    }
  }

  var costFigures: [ComparisonFigure] {
    let parts: [(String, String, (Cost) -> Double?)] = [
      ("cost_total", phrase("cost, EUR/year"), { $0.total }),
      ("cost_per_served", phrase("per client served, EUR"), { $0.perServed }),
      ("cost_per_employed", phrase("per employed client, EUR"), { $0.perEmployed }),
      ("savings", phrase("saved by the employed, EUR/year"), { $0.savings }),
    ]
    return parts.map { key, title, part in
      ComparisonFigure(key: key, title: title, digits: 0) { $0.cost.flatMap(part) }
    }
  }

  var restFigures: [ComparisonFigure] {
    [
      ComparisonFigure(key: "criteria_met", title: phrase("quality criteria met"), digits: 0) {
        entry in
        entry.criteria.map { Double($0.met.count) }
      }
    ] + (stages == nil ? [movesFigure] : [])
  }

  private var movesFigure: ComparisonFigure {
    ComparisonFigure(key: "moves", title: phrase("municipalities that move"), digits: 0) { entry in
      entry.solution != nil && base.solution != nil ? Double(entry.moves.count) : nil
    }
  }

  /// The numbers that differences are shown of: moves are differences already.
  var differenceFigures: [ComparisonFigure] { figures.filter { $0.key != "moves" } }

  /// How much more a scenario has than the baseline; nil where one of the two has no such number.
  func difference(_ figure: ComparisonFigure, _ entry: Entry) -> Double? {
    guard let value = figure.value(entry), let own = figure.value(base) else { return nil }
    return value - own
  }
}

extension Comparison.Entry {
  /// What the plan costs; nil where there is none, or no figure is given.
  var cost: Cost? { solution.flatMap { planCase.cost(of: $0.plan) } }

  /// The quality criteria of the plan that could be judged; nil where there is no plan.
  var criteria: (met: [QualityCriterion], missed: [QualityCriterion])? {
    solution.map { solution in
      let all = planCase.criteria(of: solution.plan)
      return (
        all.filter { if case .judged(_, true) = $0.finding { true } else { false } },
        all.filter { if case .judged(_, false) = $0.finding { true } else { false } }
      )
    }
  }
}

/// The territories by name, which is that of the base, with coaches and own clients in each scenario.
func territoryTable(_ comparison: Comparison) -> String {
  // A kept plan has the same territories everywhere, so the baseline's say it all.
  let shown = comparison.kept == nil ? comparison.shown : [comparison.base]
  var names: [TerritoryName] = []
  let territories = shown.map { entry in
    (entry.solution?.plan.territories ?? []).map { ($0.name, $0) }
  }
  for (name, _) in territories.flatMap({ $0 }) where !names.contains(name) { names.append(name) }
  guard !names.isEmpty else { return "" }
  var table = ResultTable([.text(phrase("Territory"))] + comparison.columns(shown))
  for name in names {
    table.add(
      [comparison.base.planCase.shownName(name)]
        + zip(shown, territories).map { entry, territories in
          territories.first { $0.0 == name }.map { cell($0.1, entry) } ?? "–"
        })
  }
  return table.text
    + paragraph(
      phrase("Coaches, and clients a year of the territory's own municipalities.")
        + (shown.count > 1 ? " " + phrase("Territories have the names of their bases.") : ""))
}

private func cell(_ territory: Plan.Territory, _ entry: Comparison.Entry) -> String {
  let clients = Figures.fixed(
    territory.clients(entry.planCase.demand.clients), digits: 2)
  return [shownStaff(territory), clients].listedFigures
}

/// The clients who wait in each municipality, with how many more than in the baseline.
func waitingTable(_ comparison: Comparison) -> String {
  let shown = comparison.shown.filter { $0.waiting != nil }
  let base = comparison.base
  var table = ResultTable([.text(phrase("Waiting, clients a year"))] + comparison.columns(shown))
  for municipality in 0..<base.planCase.region.count {
    let values = shown.map { $0.waiting![municipality] }
    guard values.contains(where: { $0 > 0 }) else { continue }
    table.add(
      [base.planCase.shownName(municipality)]
        + values.map { value in
          let cell = Figures.fixed(value, digits: 2)
          let own = base.waiting?[municipality] ?? value
          let more = Figures.signed(value - own, digits: 2)
          return more == Figures.signed(0, digits: 2) ? cell : "\(cell) (\(more))"
        })
  }
  return table.rows.isEmpty ? "" : table.text
}

/// The municipalities that change territory, scenario by scenario.
func moveLines(_ comparison: Comparison) -> String {
  comparison.shownOthers.filter { !$0.moves.isEmpty }.map { entry in
    let moves = entry.moves.map { move in
      let names = [move.from, move.to].map { territory in
        territory.map { entry.planCase.shownName($0) } ?? phrase("shared")
      }
      return "\(entry.planCase.shownName(move.municipality)) \(names[0]) → \(names[1])"
    }
    return paragraph(
      phrase(
        """
        Moves in \(entry.scenario.shownName) against \(comparison.base.scenario.shownName): \
        \(moves.joined(separator: ", ")).
        """))
  }.joined()
}

extension Comparison {
  /// The scenarios of the table but the baseline.
  var shownOthers: [Entry] { shown.filter { $0.scenario.name != base.scenario.name } }

  /// The assumptions that are not the same in all of these scenarios, each with its values.
  func differingAssumptions(_ scenarios: [Entry]) -> [(title: String, cells: [String])] {
    let differing = keyedEntries(scenarios).filter { !["coaches", "leaders"].contains($0.key) }
    return differing.compactMap { key, entries in
      let cells = entries.map { $0?.shown ?? "–" }
      guard Set(cells).count > 1 else { return nil }
      let title = entries.compactMap { $0?.title }.first ?? ""
      return (key == "territories" ? phrase("territories asked for") : title, cells)
    }
  }

  /// What these scenarios assume: once where they agree, else scenario by scenario.
  func assumptionEntries(_ scenarios: [Entry]) -> [AssumptionEntry] {
    keyedEntries(scenarios).flatMap { key, entries in
      let texts = entries.map { $0.map { "\($0.shown)\n\($0.origin)\n\($0.source)" } }
      if Set(texts).count == 1 { return entries.prefix(1).compactMap { $0 } }
      return zip(scenarios, entries).compactMap { column, entry in
        entry.map {
          AssumptionEntry(
            key: key, title: "\($0.title) (\(column.scenario.shownName))", shown: $0.shown,
            origin: $0.origin, source: $0.source)
        }
      }
    }
  }

  /// The assumptions by key, an entry for each of the scenarios; nil where it rests on no such.
  private func keyedEntries(
    _ scenarios: [Entry]
  ) -> [(key: String, entries: [AssumptionEntry?])] {
    let lists = scenarios.map { $0.planCase.headcountAssumptions + $0.planCase.planAssumptions }
    var keys: [String] = []
    for entry in lists.flatMap({ $0 }) where !keys.contains(entry.key) { keys.append(entry.key) }
    return keys.map { key in (key, lists.map { list in list.first { $0.key == key } }) }
  }
}

/// A row for each scenario, with its assumptions, its numbers, and how much more they are than the
/// baseline's.
func scenarioTable(_ comparison: Comparison) -> ResultTable {
  let shares = comparison.base.planCase.demand.chain.steps.map(\.name)
  let figures = comparison.figures
  let differences = comparison.differenceFigures
  var table = ResultTable(
    (["scenario", "baseline", "outcome", "statistics"]
      + shares.map { "share: \($0)" } + assumptions.map(\.name) + ["territories_asked"]
      + figures.map(\.key)
      + ["criteria_judged", "criteria_missed", "moved"]
      + differences.map { "\($0.key)_difference" } + [
        "reason", "requirements_unmet", "mostly_served_elsewhere",
      ])
      .map { .key($0) })
  for (index, entry) in comparison.entries.enumerated() {
    let planCase = entry.planCase
    let isBaseline = index == comparison.baseline
    table.add(
      [
        .text(entry.scenario.name), .text(isBaseline ? "yes" : "no"), .text(entry.outcomeName),
        .text(planCase.demand.snapshot),
      ]
        + planCase.demand.chain.steps.map { .number($0.share) }
        + assumptions.map { cell(planCase.assumptions[$0]?.value) }
        + [.text(planCase.territories?.value.shown ?? "")]
        + figures.map { .optional($0.value(entry)) } + criteriaCells(entry)
        + [.text(entry.moves.map { planCase.code($0.municipality) }.joined(separator: " "))]
        + differences.map { isBaseline ? .empty : .optional(comparison.difference($0, entry)) }
        + [
          .text(entry.reason ?? ""), .text(entry.unmet ?? ""),
          .text(entry.servedElsewhere.map { planCase.code($0) }.joined(separator: " ")),
        ])
  }
  return table
}

/// The assumptions that scenarios may choose and that are no figures of the result.
private let assumptions = AssumptionKey.assumed.filter {
  ![.leaders, .coachesPerLeader, .minimumTeam, .priority].contains($0)
}

private func cell(_ value: AssumptionValue?) -> ResultTable.Cell {
  switch value {
  case .number(let number): .number(number)
  case .truth(let isTrue): .text(isTrue ? "yes" : "no")
  case .word(let word): .text(word)
  case .count, .counts, .levels, .coaches, nil: .empty
  }
}

private func criteriaCells(_ entry: Comparison.Entry) -> [ResultTable.Cell] {
  guard let criteria = entry.criteria else { return [.empty, .empty] }
  return [
    .count(criteria.met.count + criteria.missed.count),
    .text(criteria.missed.map(\.kind.rawValue).joined(separator: " ")),
  ]
}
