import TerritoryLanguages
import TerritoryModel
import TerritorySimulation

/// A municipality in a plan as results tell of it.
private struct MunicipalityRow {
  let demand: Demand.Row
  private let plan: Plan
  private let planCase: PlanCase
  private let waiting: Double
  /// Part of its clients; nil where it has none.
  private let waitingShare: Double?
  /// The colour of its territory on the maps of the page.
  private let swatch: (Int) -> String?

  static func all(
    of plan: Plan, _ planCase: PlanCase, swatch: @escaping (Int) -> String? = { _ in nil }
  ) -> [MunicipalityRow] {
    let waiting = plan.waiting(planCase.demand.clients)
    let shares = plan.waitingShares(planCase.demand.clients)
    return planCase.demand.rows.map { row in
      MunicipalityRow(
        demand: row, plan: plan, planCase: planCase, waiting: waiting[row.municipality],
        waitingShare: shares[row.municipality], swatch: swatch)
    }
  }

  var code: String { planCase.code(municipality) }
  private var municipality: Int { demand.municipality }
  private var owner: Int? { plan.owner(of: municipality) }
  private var territory: Plan.Territory? { owner.map { plan.territories[$0] } }

  /// Every column there is, each written once, in the order of the workbook.
  static func columns(_ column: CountColumn) -> [ResultColumn<MunicipalityRow>] {
    let (name, code) = (phrase("Municipality"), phrase("Code"))
    let (territory, clients) = (phrase("Territory"), phrase("Clients a year"))
    let (waiting, share) = (phrase("Not served"), phrase("Share not served"))
    let servedBy = phrase("Served by")
    return [
      .text("municipality", .each(code, .page, .workbook, .csv)) { .code($0.code) },
      .text("name", .each(name, .page, .workbook, .csv)) {
        .text($0.planCase.shownName($0.municipality))
      },
      .text("territory", .each(territory, .page, .workbook, .csv)) { row in
        ResultTable.Cell(
          value: .text(row.plan.territoryName(of: row.municipality, row.planCase)),
          swatch: row.owner.flatMap(row.swatch))
      },
      .number("coaches", [.csv: ""]) { $0.territory.map { .coaches($0.coaches) } ?? .empty },
      .text("staff", [.csv: ""]) {
        .text($0.territory.map { $0.coaches.shares.map(shortest).joined(separator: "+") } ?? "")
      },
      .text("base", [.csv: ""]) { row in
        row.territory.map { .code(row.planCase.code($0.base)) } ?? .empty
      },
      .text("base_name", [.workbook: phrase("Base")]) { row in
        row.territory.map { .text(row.planCase.shownName($0.base)) } ?? .empty
      },
      .number("base_km", [.workbook: phrase("To the base, km")]) { row in
        .optional(
          row.territory.map { row.planCase.region.distances[row.municipality, $0.base] },
          decimals: 1)
      },
      .number("leaders", [.csv: ""]) { $0.territory.map { .count($0.leaders) } ?? .empty },
      ResultColumn(
        "count",
        [
          .page: phrase(orText: column.description).capitalisedFirst,
          .workbook: phrase(orText: column.description),
        ], isNumber: true
      ) { row, output in
        output == .page
          ? .text(shownCount(row.demand))
          : .number(row.demand.count, decimals: row.demand.isEstimated ? 1 : 0)
      },
      ResultColumn("estimated", [.workbook: phrase("Estimated"), .csv: ""]) { row, output in
        .text(
          output == .workbook
            ? row.demand.estimate : row.demand.isEstimated ? column.header : "")
      },
      .number("count_least", [.workbook: phrase("Least people"), .csv: ""]) {
        .optional($0.demand.suppressed?.count.least, decimals: 0)
      },
      .number("count_most", [.workbook: phrase("Most people"), .csv: ""]) {
        .optional($0.demand.suppressed?.count.most, decimals: 0)
      },
      .number("clients", .each(clients, .page, .workbook, .csv)) {
        .number($0.demand.clients, mark: surveyMark([$0.demand]))
      },
      .survey(\.demand),
      .number("waiting", .each(waiting, .page, .workbook, .csv)) {
        .number($0.waiting)
      },
      .number("waiting_share", .each(share, .page, .workbook, .csv)) {
        $0.waitingShare.map { .share($0) } ?? .missing
      },
      ResultColumn(
        "served_by", .each(servedBy, .page, .workbook, .csv)
      ) { row, output in .text(output == .csv ? row.servers : row.shownServers) },
    ]
  }

  private var shownServers: String { planCase.servers(of: municipality, in: plan) }

  /// The bases whose staff serve the municipality, its own territory's first, with clients a year:
  /// `297:31.5 402:0.25`. One cell, so it has decimal points in every style.
  private var servers: String {
    plan.servedBy(municipality).map { service in
      let base = planCase.code(plan.territories[service.territory].base)
      return "\(base):\(shortest((service.clients * 1e9).rounded() / 1e9))"
    }.joined(separator: " ")
  }
}

/// A plan as CSV has it: a row for each municipality, in the format that `evaluate` reads.
package func planTable(_ plan: Plan, _ planCase: PlanCase) -> ResultTable {
  planTable([plan], planCase, isNumbered: false)
}

/// Plans, the best one first: a row for each municipality of each plan.
///
/// - Parameter isNumbered: whether rows tell which plan they are of, numbered from 1.
func planTable(_ plans: [Plan], _ planCase: PlanCase, isNumbered: Bool) -> ResultTable {
  Language.forPrograms {
    let columns = MunicipalityRow.columns(planCase.demand.column).ordered(
      [
        "municipality", "territory", "coaches", "name", "base", "leaders", "clients", "waiting",
        "estimated", "count_least", "count_most", "waiting_share", "served_by", "survey",
      ] + (plans.contains(where: \.team.coaches.arePartTime) ? ["staff"] : []))
    var table = ResultTable(columns, for: .csv, leading: isNumbered ? [.key("alternative")] : [])
    for (index, plan) in plans.enumerated() {
      for row in MunicipalityRow.all(of: plan, planCase) {
        table.add(row, columns, for: .csv, leading: isNumbered ? [.count(index + 1)] : [])
      }
    }
    return table
  }
}

/// The municipalities of a scenario for the page, and the region as a whole.
func municipalityTable(
  _ index: Int, _ plan: Plan, _ entry: Comparison.Entry, _ maps: ReportMaps
) -> PageTable {
  let demand = entry.planCase.demand
  let columns = MunicipalityRow.columns(demand.column).ordered([
    "name", "municipality", "territory", "count", "clients", "served_by", "waiting",
    "waiting_share",
  ])
  var table = ResultTable(columns, for: .page)
  let rows = MunicipalityRow.all(of: plan, entry.planCase) { maps.colour(of: $0, in: index) }
  for row in rows { table.add(row, columns, for: .page, municipality: row.code) }
  let waiting = plan.waiting(demand.clients).reduce(0, +)
  table.add(
    ResultTable.Row(
      cells: [
        .text(phrase("Region")), "", "", .plain(demand.people), .number(demand.total), "",
        .number(waiting), demand.total > 0 ? .share(waiting / demand.total) : .missing,
      ], isTotal: true))
  return PageTable(
    "municipalities-\(index)", caption(phrase("Municipalities with clients a year"), entry), table,
    countNotes(demand))
}

extension ReportContent {
  /// The workbook's sheet with a row for each municipality: where it is in the plan in focus, and
  /// which territory it is in by the other plans.
  var municipalitySheet: Sheet {
    let plans = namedPlans
    let others = plans.dropFirst()
    let columns = MunicipalityRow.columns(planCase.demand.column)
    var table = ResultTable(
      columns.compactMap { $0.column(in: .workbook) }
        + others.map { .text("\(phrase("Territory")): \($0.name)") })
    for row in plans.first.map({ MunicipalityRow.all(of: $0.plan, $0.planCase) }) ?? [] {
      table.add(
        row, columns, for: .workbook,
        besides: others.map {
          .text($0.plan.territoryName(of: row.demand.municipality, $0.planCase))
        })
    }
    return Sheet(
      phrase("Municipalities by territory"), plans.isEmpty ? table : table.withoutEmptyColumns,
      fixedColumns: 2)
  }
}

/// A municipality's part of the demand, with what the region's headcount makes of it.
private struct DemandRow {
  let row: Demand.Row
  let headcount: Headcount
  let planCase: PlanCase
  /// nil where nothing was promised.
  let promised: PromisedHeadcount?

  static func columns(_ column: CountColumn, hasPromise: Bool) -> [ResultColumn<DemandRow>] {
    let (clients, coaches) = (phrase("Clients a year"), phrase("Full-time coaches"))
    return [
      .text("municipality", [.terminal: phrase("Code"), .csv: ""]) {
        .code($0.planCase.code($0.row.municipality))
      },
      .text("name", [.terminal: phrase("Municipality"), .csv: ""]) {
        .text($0.planCase.shownName($0.row.municipality))
      },
      ResultColumn(
        column.header, [.terminal: column.words, .csv: ""], isNumber: true
      ) { $1 == .terminal ? .text(shownCount($0.row)) : .number($0.row.count) },
      .number("clients", [.terminal: clients, .csv: ""]) {
        .number($0.row.clients, mark: surveyMark([$0.row]))
      },
      .number("fte", [.terminal: coaches]) {
        .number($0.row.clients / $0.headcount.assumptions.annualClientsPerCoach)
      },
      .text("estimated", [.csv: ""]) { .text($0.row.isEstimated ? column.header : "") },
      .number("count_least", [.csv: ""]) { .optional($0.row.suppressed?.count.least) },
      .number("count_most", [.csv: ""]) { .optional($0.row.suppressed?.count.most) },
      .number("coaches_by_workload", [.csv: ""]) {
        .count($0.headcount.byWorkload.team.coaches.count)
      },
      .number("coaches_by_distance", [.csv: ""]) {
        $0.headcount.byDistance?.enough.map { .count($0) } ?? .empty
      },
      hasPromise
        ? .number("coaches_by_promise", [.csv: ""]) {
          $0.promised?.enough.map { .count($0) } ?? .empty
        } : nil,
      .text("decides", [.csv: ""]) { row in
        let decides = row.headcount.byDistance?.deciding.contains(row.row.municipality) == true
        return .text(decides ? "yes" : "")
      },
      .survey(\.row),
    ].compactMap { $0 }
  }
}

/// The demand of each municipality: for terminals with marks on counts that were not published as
/// such and with the region's sum, for CSV with the numbers of coaches of the region in each row; and
/// whether its clients would have to wait with one coach fewer than distances ask for.
func demandTable(
  _ headcount: Headcount, _ planCase: PlanCase, for output: Output,
  _ promised: PromisedHeadcount? = nil
) -> ResultTable {
  let demand = headcount.demand
  var table = ResultTable(
    DemandRow.columns(demand.column, hasPromise: promised != nil),
    demand.rows.map {
      DemandRow(row: $0, headcount: headcount, planCase: planCase, promised: promised)
    }, for: output)
  if output == .terminal {
    table.rule()
    table.add(
      "", .text(phrase("Region")), .plain(demand.rows.reduce(0) { $0 + $1.count }),
      .number(demand.total), .number(demand.total / headcount.assumptions.annualClientsPerCoach))
  }
  return table
}

/// What marks a count that was not published as such: * an estimate, † suppressed.
func countMark(_ rows: [Demand.Row]) -> String {
  (rows.contains { $0.isEstimated && $0.suppressed == nil } ? "*" : "")
    + (rows.contains { $0.suppressed != nil } ? "†" : "")
}

/// What marks clients whom the municipality itself answered.
func surveyMark(_ rows: [Demand.Row]) -> String { rows.contains { $0.survey != nil } ? "§" : "" }

/// What the marks on counts and clients mean.
func countNotes(_ demand: Demand) -> [String] {
  let marks = countMark(demand.rows)
  return [
    marks.contains("*") ? phrase("* an estimate, split from a larger total") : nil,
    marks.contains("†")
      ? phrase("† suppressed in the statistics: the range, and the number that is used") : nil,
    surveyMark(demand.rows).isEmpty
      ? nil : phrase("§ the municipality's own answer, in place of the last share"),
  ].compactMap { $0 }
}

extension ResultColumn {
  /// A municipality's own answer: in words, or `share:0.15` and `clients:3` for programs.
  fileprivate static func survey(_ demand: @escaping (Row) -> Demand.Row) -> Self {
    ResultColumn("survey", [.workbook: phrase("Own answer"), .csv: ""]) { row, output in
      guard let answer = demand(row).survey else { return .empty }
      return .text(output == .csv ? answer.keyed : answer.words)
    }
  }
}

extension SurveyAnswer {
  /// `15 %`, or `3 a year`.
  var words: String {
    switch self {
    case .share(let share): Figures.percent(share)
    case .clients(let clients): phrase("\(Figures.short(clients)) a year")
    }
  }

  /// `share:0.15`, or `clients:3`, for programs.
  var keyed: String {
    switch self {
    case .share(let share): "share:\(share.written)"
    case .clients(let clients): "clients:\(clients.written)"
    }
  }
}

/// `75.1*` for an estimate, `1–4, 2.5†` for a suppressed count and the point that is used.
func shownCount(_ row: Demand.Row) -> String {
  guard let count = row.suppressed?.count else {
    return Figures.fixed(row.count, digits: row.isEstimated ? 1 : 0) + countMark([row])
  }
  let point = Figures.short(row.count) + countMark([row])
  return ["\(Figures.short(count.least))–\(Figures.short(count.most))", point].listedFigures
}

extension Demand.Row {
  /// How the count came about where it was not published as it stands.
  fileprivate var estimate: String {
    if suppressed != nil { return phrase("suppressed count") }
    return isEstimated ? phrase("estimate") : ""
  }
}

extension Plan {
  /// The name of the territory that a municipality is in.
  func territoryName(of municipality: Int, _ planCase: PlanCase) -> String {
    owner(of: municipality).map { planCase.shownName(of: territories[$0]) } ?? phrase("shared")
  }
}

extension PlanCase {
  /// The territories that serve a municipality, its own first, with clients a year; empty where
  /// nobody does.
  func servers(of municipality: Int, in plan: Plan) -> String {
    plan.servedBy(municipality).map { service in
      let name = shownName(of: plan.territories[service.territory])
      return "\(name) \(Figures.fixed(service.clients, digits: 2))"
    }.joined(separator: ", ")
  }
}
