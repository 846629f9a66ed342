import TerritoryLanguages
import TerritoryModel

extension PlanResult {
  /// In which territory the most wait where a coach is away; nil where that was not looked at.
  func absenceSentence(_ plan: Plan, _ planCase: PlanCase) -> String? {
    guard let absences, let worst = absences.worst else { return nil }
    let least = 10 * brief.rounding(of: .waiting)
    guard worst.more > least else {
      return phrase("If a coach is away, the others can stand in: nobody more waits.")
    }
    let (waiting, more) = (Figures.people(worst.waiting), Figures.people(worst.more))
    let fewest = absences.cases.map(\.waiting).min() ?? 0
    if worst.waiting - fewest <= least {
      return phrase(
        """
        If a coach is away, wherever it is, \(waiting) {client|clients} a year {waits|wait}, \(more) more than otherwise.
        """)
    }
    let equal = absences.cases.filter { worst.waiting - $0.waiting <= least }
    let territories = equal.map { planCase.shownName(of: plan.territories[$0.territory]) }
    if territories.count > 1, let names = planCase.few(territories) {
      return phrase(
        """
        If a coach is away, it is worst in any of \(names): \(waiting) {client|clients} a year {waits|wait} then, \
        \(more) more than otherwise.
        """)
    }
    let name = planCase.shownName(of: plan.territories[worst.territory])
    let sentence = phrase(
      """
      If a coach is away, it is worst in \(name): \(waiting) {client|clients} a year {waits|wait} then, \(more) more \
      than otherwise.
      """)
    guard let names = planCase.fewNames(worst.municipalities) else { return sentence }
    return sentence + " " + phrase("More wait in \(names).")
  }
}

/// A territory of a plan with one coach away.
private struct AbsenceRow {
  let found: AbsenceFinding.Case
  let plan: Plan
  let planCase: PlanCase

  var territory: Plan.Territory { plan.territories[found.territory] }

  /// - Parameter absences: those of the plan.
  static func all(_ absences: AbsenceFinding, _ plan: Plan, _ planCase: PlanCase) -> [AbsenceRow] {
    absences.cases.map { AbsenceRow(found: $0, plan: plan, planCase: planCase) }
  }

  static var columns: [ResultColumn<AbsenceRow>] {
    [
      .text("territory", .each(phrase("Territory"), .page, .workbook)) {
        .text($0.planCase.shownName(of: $0.territory))
      },
      .number("coaches", .each(phrase("Coaches"), .page, .workbook)) {
        .coaches($0.territory.coaches)
      },
      .number("away", .each(phrase("Away, of full time"), .page, .workbook)) {
        .share($0.found.share, decimals: 0)
      },
      .number("waiting", .each(phrase("Then waiting"), .page, .workbook)) {
        .number($0.found.waiting)
      },
      .number("more", .each(phrase("More than otherwise"), .page, .workbook)) {
        .number($0.found.more)
      },
      .text("municipalities", .each(phrase("More wait in"), .page, .workbook)) {
        .text($0.planCase.shownNames($0.found.municipalities))
      },
    ]
  }
}

extension ReportContent {
  /// Who waits where a coach of the plan in focus is away, by territory; nil where that was not looked
  /// at.
  private var absenceRows: [AbsenceRow]? {
    guard let plan, let absences = result?.absences, !absences.cases.isEmpty else { return nil }
    return AbsenceRow.all(absences, plan, planCase)
  }

  /// The page's section about it.
  var absenceSection: Page.Section? {
    guard let rows = absenceRows, let plan, let sentence = result?.absenceSentence(plan, planCase)
    else { return nil }
    return Page.Section(
      id: "absence", heading: phrase("If one is away"),
      blocks: [
        .paragraph(sentence),
        .table(
          PageTable(
            "absence-table",
            phrase("Clients a year who wait where one coach less is in a territory"),
            ResultTable(AbsenceRow.columns, rows, for: .page),
            [
              phrase(
                """
                Territories, bases and all other coaches stay; they serve whom they may, so that as few \
                wait as can be. It is the coach with the largest share of full time who is away.
                """)
            ])),
      ])
  }

  /// The workbook's sheet about it.
  var absenceSheet: Sheet? {
    absenceRows.map {
      Sheet(phrase("If one is away"), ResultTable(AbsenceRow.columns, $0, for: .workbook))
    }
  }
}
