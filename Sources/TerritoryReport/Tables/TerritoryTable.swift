import TerritoryLanguages
import TerritoryModel

/// A territory of a plan as results tell of it.
private struct TerritoryRow {
  let territory: Plan.Territory
  private let plan: Plan
  private let planCase: PlanCase
  private let brief: PlanBrief
  /// Clients a year of each municipality who wait.
  private let waiting: [Double]
  /// The territory's colour on the maps of the page.
  private let swatch: String?

  /// The territories of a plan, in its order.
  static func all(
    of plan: Plan, _ planCase: PlanCase, _ brief: PlanBrief, swatch: (Int) -> String? = { _ in nil }
  ) -> [TerritoryRow] {
    let waiting = plan.waiting(brief.demand)
    return plan.territories.enumerated().map { place, territory in
      TerritoryRow(
        territory: territory, plan: plan, planCase: planCase, brief: brief, waiting: waiting,
        swatch: swatch(place))
    }
  }

  var capacity: Double {
    brief.capacity(territory.coaches, leaders: territory.leaders)
  }

  var travel: Double { territory.travel(brief.distances) }

  /// Every column there is, each written once.
  static var columns: [ResultColumn<TerritoryRow>] {
    let (coaches, municipalities) = (phrase("Coaches"), phrase("Municipalities"))
    let (served, capacity) = (phrase("Served"), phrase("Capacity"))
    let notServed = phrase("Not served")
    return [
      ResultColumn(
        "territory",
        .each(phrase("Territory"), .terminal, .page, .workbook)
      ) { $0.name(in: $1) },
      .text("base", [.workbook: phrase("Code of the base")]) {
        .code($0.planCase.code($0.territory.base))
      },
      .text("base_name", [.workbook: phrase("Base")]) { .text($0.baseName) },
      .number("size", [.workbook: phrase("Number of municipalities")]) {
        .count($0.territory.municipalities.count)
      },
      .text(
        "municipalities",
        [.terminal: municipalities, .page: phrase("Its municipalities"), .workbook: municipalities]
      ) { .text($0.planCase.shownNames($0.territory.municipalities)) },
      .number("staff", [.terminal: coaches]) { .text(shownStaff($0.territory)) },
      .text("team", [.page: coaches]) {
        .text(
          shownTeam(Team(coaches: $0.territory.coaches, leaders: $0.territory.leaders)))
      },
      .number("coaches", [.workbook: coaches]) { .coaches($0.territory.coaches) },
      .text("shares", [.workbook: phrase("Coaches' shares")]) {
        .text($0.territory.coaches.shares.map(shortest).joined(separator: "+"))
      },
      .number("leaders", [.workbook: phrase("Leaders")]) { .count($0.territory.leaders) },
      .number(
        "clients",
        [
          .terminal: phrase("Clients"), .page: phrase("Own clients"),
          .workbook: phrase("Clients a year"),
        ]
      ) { .number($0.territory.clients($0.brief.demand)) },
      ResultColumn(
        "capacity", .each(capacity, .terminal, .page, .workbook), isNumber: true
      ) { .number($0.capacity, decimals: $1 == .page ? 2 : 1) },
      .number("served", .each(served, .terminal, .page, .workbook)) {
        .number($0.territory.served)
      },
      .text("helps", [.page: phrase("Helps")]) { .text($0.helps) },
      .text("helped_by", [.page: phrase("Gets help")]) { .text($0.helpedBy) },
      .number("help_given", [.workbook: phrase("Help given")]) {
        .number($0.helpGiven)
      },
      .number("help_received", [.workbook: phrase("Help received")]) {
        .number($0.helpReceived)
      },
      .number("waiting", .each(notServed, .page, .workbook)) { row in
        .number(row.territory.municipalities.reduce(0) { $0 + row.waiting[$1] })
      },
      .number(
        "travel",
        [
          .terminal: phrase("Travel km"), .page: phrase("Travel, client-km"),
          .workbook: phrase("Travel, client-km a year"),
        ]
      ) { .number($0.travel, decimals: 1) },
      .number("farthest", [.workbook: phrase("Farthest municipality, km")]) { row in
        .number(
          row.territory.municipalities.map { row.brief.distances[$0, row.territory.base] }.max()
            ?? 0, decimals: 1)
      },
    ]
  }

  private var baseName: String { planCase.shownName(territory.base) }

  private func name(in output: Output) -> ResultTable.Cell {
    let name = planCase.shownName(of: territory)
    switch output {
    case .page:
      return ResultTable.Cell(
        value: .text(name), note: phrase("base \(baseName)"), swatch: swatch)
    case .terminal where name != baseName: return .text(phrase("\(name), base \(baseName)"))
    case .terminal, .workbook, .csv: return .text(name)
    }
  }

  private var helps: String {
    let helps = territory.helps.map {
      "\(planCase.shownName($0.municipality)) \(Figures.fixed($0.clients, digits: 2))"
    }
    return helps.isEmpty ? "–" : helps.joined(separator: ", ")
  }

  /// Whose staff serves how many clients of the territory's municipalities.
  private var helpedBy: String {
    let helps = plan.territories.compactMap { other -> String? in
      let clients = other.helps.filter { territory.municipalities.contains($0.municipality) }
        .reduce(0) { $0 + $1.clients }
      return clients > 0
        ? "\(planCase.shownName(of: other)) \(Figures.fixed(clients, digits: 2))" : nil
    }
    return helps.isEmpty ? "–" : helps.joined(separator: ", ")
  }

  /// Clients a year of other territories whom its staff serves; a shared municipality is in none.
  private var helpGiven: Double {
    territory.helps.filter { !plan.shared.contains($0.municipality) }.reduce(0) { $0 + $1.clients }
  }

  /// Clients a year of the territory whom others serve.
  private var helpReceived: Double {
    plan.territories.filter { $0.base != territory.base }.flatMap(\.services)
      .filter { territory.municipalities.contains($0.municipality) }
      .reduce(0) { $0 + $1.clients }
  }
}

/// The territories for a terminal.
func territoryTable(_ plan: Plan, _ planCase: PlanCase, _ brief: PlanBrief) -> ResultTable {
  ResultTable(
    TerritoryRow.columns, TerritoryRow.all(of: plan, planCase, brief), for: .terminal)
}

/// The territories of a scenario for the page, and the region as a whole.
func territoryTable(
  _ index: Int, _ plan: Plan, _ brief: PlanBrief, _ entry: Comparison.Entry, _ maps: ReportMaps
) -> PageTable {
  let rows = TerritoryRow.all(of: plan, entry.planCase, brief) { maps.colour(of: $0, in: index) }
  var table = ResultTable(TerritoryRow.columns, rows, for: .page)
  func sum(_ value: (TerritoryRow) -> Double) -> Double { rows.reduce(0) { $0 + value($1) } }
  table.add(
    ResultTable.Row(
      cells: [
        .text(phrase("Region")), "", .text(shownTeam(entry.planCase.team)),
        .number(entry.planCase.demand.total), .number(sum(\.capacity)),
        .number(sum(\.territory.served)), "", "",
        .number(plan.waiting(brief.demand).reduce(0, +)), .number(sum(\.travel), decimals: 1),
      ], isTotal: true))
  let note = phrase(
    """
    Clients are clients a year. Own clients live in the territory; capacity is what its staff can \
    serve, served is whom it does serve, at home and as help. Travel is clients × kilometres from \
    the base, one way.
    """)
  return PageTable(
    "territories-\(index)", caption(phrase("Territories with staff and clients a year"), entry),
    table, [note])
}

extension ReportContent {
  /// The workbook's sheet with a row for each territory of each plan.
  var territorySheet: Sheet {
    let plans = namedPlans
    let isMany = plans.count > 1
    let isPartTime = plans.contains { $0.plan.team.coaches.arePartTime }
    let columns = TerritoryRow.columns.filter { isPartTime || $0.key != "shares" }
    var table = ResultTable(
      columns, for: .workbook, leading: isMany ? [.text(entryTitle)] : [])
    for plan in plans {
      for row in TerritoryRow.all(of: plan.plan, plan.planCase, plan.brief) {
        table.add(row, columns, for: .workbook, leading: isMany ? [.text(plan.name)] : [])
      }
    }
    return Sheet(phrase("Territories"), table, fixedColumns: isMany ? 2 : 1)
  }
}

/// `2`, or `2 + leader`.
func shownStaff(_ territory: Plan.Territory) -> String {
  territory.leaders > 0
    ? phrase("\(territory.coaches) + leader") : Figures.coaches(territory.coaches)
}

/// `2`, or `2 and the leader`.
private func shownTeam(_ team: Team) -> String {
  switch team.leaders {
  case 0: Figures.coaches(team.coaches)
  case 1: phrase("\(team.coaches) and the leader")
  default: phrase("\(team.coaches) and \(team.leaders) leaders")
  }
}
