import TerritoryLanguages
import TerritoryModel

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
