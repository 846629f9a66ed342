import TerritoryLanguages
import TerritoryModel

extension PrintedResult {
  /// A sample: a row for each draw.
  package init(_ sample: Sample) {
    self.init(SampleDocument(sample), text: sampleText(sample), table: drawTable(sample))
  }
}

/// What is nearly always so: in so many of the draws at least, or else in what is left at most.
private let nearlyAll = 0.95

private func sampleText(_ sample: Sample) -> String {
  guard !sample.draws.isEmpty else {
    return paragraph(phrase("The search stopped before any draw was planned."))
      + remedyText(longerSearch)
  }
  return [
    paragraph(heading(sample)), assumptionTable(sample), figureTable(sample),
    paragraph(borders(sample)),
  ].joined(separator: "\n")
}

private func heading(_ sample: Sample) -> String {
  let region = sample.planCase.shownRegion
  var sentences = [
    phrase(
      "\(region): \(sample.draws.count) {draw|draws} of the assumptions, each planned exactly."),
    proof(sample),
  ]
  if sample.questions < sample.draws.count {
    sentences.append(
      phrase("\(sample.questions) of them differ; draws of the same values are planned once."))
  }
  return sentences.joined(separator: " ")
}

private func proof(_ sample: Sample) -> String {
  if sample.isProven { return phrase("All are proven.") }
  let stopped = sample.draws.count - sample.proven
  let sentences = [
    sample.draws.count < sample.asked
      ? phrase(
        "\(sample.asked - sample.draws.count) more were not begun before the search stopped.")
      : nil,
    stopped > 0
      ? phrase(
        """
        \(sample.proven) are proven; of the others, which a limit stopped, the best plan so far counts, \
        and the fewest coaches that are not ruled out.
        """) : nil,
  ]
  return sentences.compactMap(\.self).joined(separator: " ")
}

private func assumptionTable(_ sample: Sample) -> String {
  var table = ResultTable([
    .text(phrase("Drawn")), .number(phrase("Least value")), .number(phrase("Stated")),
    .number(phrase("Greatest value")),
  ])
  for drawn in sample.assumptions.drawn {
    table.add(
      [drawn.key.title(sample.planCase)]
        + [drawn.range.lowerBound, drawn.stated, drawn.range.upperBound].map(drawn.key.shown))
  }
  let shape =
    switch sample.settings.shape {
    case .triangular:
      phrase("Drawn independently, the stated value most often, those near the ends hardly ever.")
    case .uniform: phrase("Drawn independently, each value of a range as often as any other.")
    }
  let idle = sample.assumptions.idle.map { $0.title(sample.planCase) }
  let seed = phrase("Seed: \(String(sample.settings.seed)).")
  let notDrawn =
    idle.isEmpty
    ? nil
    : phrase("Not drawn, since turnover goes by another figure: \(idle.joined(separator: ", ")).")
  return table.text
    + paragraph([shape, seed, notDrawn].compactMap(\.self).joined(separator: " "))
}

extension AssumptionKey {
  fileprivate func title(_ planCase: PlanCase) -> String {
    self == .lastShare
      ? phrase(orText: planCase.demand.chain.steps.last?.name ?? name)
      : phrase(orText: name.replacing("_", with: " "))
  }

  fileprivate func shown(_ value: Double) -> String {
    unit == .perCent ? Figures.percent(value) : Figures.short(value)
  }
}

private func figureTable(_ sample: Sample) -> String {
  var table = ResultTable(
    [.text(phrase("So many of the draws have at most"))]
      + Spread.shares.map { .number(Figures.percent($0)) } + [.number(phrase("Stated"))])
  for figure in Sample.Figure.allCases {
    let spread = sample.spread(figure)
    let values = Spread.shares.map { spread.quantile($0) } + [figure.value(sample.stated)]
    table.add([.text(figure.words)] + values.map { $0.map(figure.cell) ?? .missing })
    if figure == .coaches { table.rule() }
  }
  let notes = [team(sample), placesAsideNote(sample.planCase)].compactMap(\.self)
  return table.text + paragraph(notes.joined(separator: " "))
}

extension Sample.Figure {
  fileprivate var words: String {
    switch self {
    case .clients: phrase("Clients a year")
    case .coaches: phrase("Coaches needed")
    case .waiting: phrase("Waiting")
    case .waitingShare: phrase("Share waiting")
    case .largestShare: phrase("Largest share waiting")
    case .travel: phrase("Travel km")
    }
  }

  fileprivate func cell(_ value: Double) -> ResultTable.Cell {
    switch self {
    case .coaches: .count(Int(value))
    case .clients, .waiting, .travel: .number(value, decimals: 0)
    case .waitingShare, .largestShare: .share(value)
    }
  }
}

private func team(_ sample: Sample) -> String {
  let staff = staff(sample.team)
  let without = sample.draws.count - sample.planned.count
  let never = sample.draws.count { $0.need.ending == .never || $0.need.ending == .noPlan }
  return [
    sample.planCase.takesNeededCoaches
      ? phrase(
        "Waiting and travel are those with \(staff) in every draw, the team for the stated values.")
      : phrase("Waiting and travel are those with \(staff) in every draw, as asked for."),
    sample.enoughIsOpen == 0
      ? phrase(
        "So many coaches are enough in \(Figures.percent(sample.share(sample.enough))) of the draws."
      )
      : phrase(
        """
        So many coaches are enough in \(Figures.percent(sample.share(sample.enough))) of the draws at least; of \
        \(sample.enoughIsOpen) a limit left it open.
        """),
    without > 0
      ? phrase(
        "\(without) {draw has|draws have} no plan and {counts|count} as above all others there.")
      : nil,
    never > 0
      ? phrase(
        """
        In \(never) {draw|draws} no number of coaches serves everybody; counted is what the workload \
        needs.
        """) : nil,
  ].compactMap(\.self).joined(separator: " ")
}

extension Sample {
  fileprivate func share(_ count: Int) -> Double { Double(count) / Double(draws.count) }
}

/// What of the territories stands in nearly every draw, and what doesn't.
private func borders(_ sample: Sample) -> String {
  let planCase = sample.planCase
  let plans = sample.plans
  let planned = plans.reduce(0) { $0 + $1.draws }
  guard planned > 0 else { return phrase("No draw has a plan.") }
  func share(_ draws: Int) -> Double { Double(draws) / Double(planned) }
  // One in twenty is 5 %, whatever 1 − 0.95 is in binary.
  func isOpen(_ draws: Int) -> Bool {
    (1 - nearlyAll - 1e-9..<nearlyAll).contains(share(draws))
  }
  let pairs = sample.pairs
  let open = pairs.filter { isOpen($0.together) }.sorted {
    (abs(share($0.together) - 0.5), $0.one, $0.other)
      < (abs(share($1.together) - 0.5), $1.one, $1.other)
  }
  let together = pairs.count { share($0.together) >= nearlyAll }
  let bases = (0..<planCase.region.count).map { ($0, sample.based(in: $0)) }
  let openBases = bases.filter { isOpen($0.1) }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
  let lasting = bases.filter { share($0.1) >= nearlyAll }.map { planCase.shownName($0.0) }
  return [
    planned == sample.draws.count
      ? nil
      : phrase(
        "Shares of plans, borders and bases are those of the \(planned) {draw|draws} with a plan."),
    phrase(
      """
      \(plans.count) different {plan|plans}; the most frequent one is that of \
      \(Figures.percent(share(plans[0].draws))) of the draws.
      """),
    phrase(
      """
      Of \(pairs.count) pairs of neighbours \(together) share a territory in at least 95 % of the \
      draws, and \(pairs.count - together - open.count) in fewer than 5 %.
      """),
    listed(
      open.map {
        let names = "\(planCase.shownName($0.one))–\(planCase.shownName($0.other))"
        return "\(names) \(Figures.percent(share($0.together), digits: 0))"
      }, most: 8
    ).map { phrase("The others share one in so many of the draws: \($0).") },
    lasting.isEmpty
      ? nil
      : phrase("Bases in at least 95 % of the draws: \(lasting.joined(separator: ", "))."),
    listed(
      openBases.map {
        "\(planCase.shownName($0.0)) \(Figures.percent(share($0.1), digits: 0))"
      }, most: 12
    ).map { phrase("Bases in so many of the draws: \($0).") },
  ].compactMap(\.self).joined(separator: "\n")
}

/// The first of some words, and how many more there are; nil where there are none.
private func listed(_ words: [String], most: Int) -> String? {
  guard !words.isEmpty else { return nil }
  let shown = words.prefix(most).joined(separator: ", ")
  return words.count > most ? phrase("\(shown) and \(words.count - most) more") : shown
}

private func drawTable(_ sample: Sample) -> ResultTable {
  let plans = Dictionary(
    uniqueKeysWithValues: sample.plans.enumerated().map { ($0.element.territories, $0.offset + 1) })
  func figure(_ figure: Sample.Figure) -> ResultColumn<Draw> {
    .number(figure.rawValue, [.csv: ""]) { draw in
      figure.value(draw).map { figure == .coaches ? .count(Int($0)) : .number($0) } ?? .empty
    }
  }
  let drawn = sample.assumptions.drawn.enumerated().map { place, drawn in
    ResultColumn<Draw>.number(drawn.key.name, [.csv: ""]) { .number($0.values[place]) }
  }
  let columns: [ResultColumn<Draw>] =
    [.number("draw", [.csv: ""]) { .count($0.number) }] + drawn + [
      figure(.clients),
      .number("annual_clients_per_coach", [.csv: ""]) { .number($0.annualClientsPerCoach) },
      .number("coaches_by_workload", [.csv: ""]) { .count($0.need.byWorkload) },
      figure(.coaches),
      .text("need", [.csv: ""]) { .text($0.need.ending.rawValue) },
      .text("outcome", [.csv: ""]) { .text($0.outcome.rawValue) },
      figure(.waiting), figure(.waitingShare), figure(.largestShare), figure(.travel),
      .number("plan", [.csv: ""]) { draw in
        draw.plan.flatMap { plans[$0.territories] }.map { .count($0) } ?? .empty
      },
    ]
  return ResultTable(columns, sample.draws, for: .csv)
}

/// How often each two neighbours share a territory, as CSV.
package func pairCSV(_ sample: Sample) -> String {
  let planCase = sample.planCase
  let planned = sample.planned.count
  let columns: [ResultColumn<Sample.Pair>] = [
    .text("municipality", [.csv: ""]) { .code(planCase.code($0.one)) },
    .text("name", [.csv: ""]) { .text(planCase.name($0.one)) },
    .text("neighbour", [.csv: ""]) { .code(planCase.code($0.other)) },
    .text("neighbour_name", [.csv: ""]) { .text(planCase.name($0.other)) },
    .number("together", [.csv: ""]) { .count($0.together) },
    .number("draws", [.csv: ""]) { _ in .count(planned) },
    .number("share", [.csv: ""]) {
      planned > 0 ? .number(Double($0.together) / Double(planned)) : .empty
    },
  ]
  return Language.forPrograms { ResultTable(columns, sample.pairs, for: .csv) }.csv()
}

/// What a command prints that made a part of a sample's draws.
extension PrintedResult {
  /// - Parameter path: the file of the part.
  package init(_ sample: Sample, partIn path: String) {
    let numbers = sample.shard.numbers(of: sample.settings.draws)
    self.init(
      SampleDocument(sample),
      text: paragraph(
        phrase(
          """
          \(sample.planCase.shownRegion): part \(sample.shard.description) of the draws, \
          \(numbers.lowerBound) to \(numbers.upperBound - 1). \
          \(sample.draws.count) {draw was|draws were} planned, \(sample.proven) proven: \(path).
          """)),
      table: drawTable(sample))
  }
}
