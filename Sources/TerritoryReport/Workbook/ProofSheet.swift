import TerritoryLanguages
import TerritoryModel

extension ReportContent {
  /// A row for each level of each plan: its value, and the least that any plan can have.
  var proofSheet: Sheet {
    var sheet = Sheet(
      phrase("Proof"),
      columns: [
        planTitle, phrase("Outcome"), phrase("Level"), phrase("Value"), phrase("Proven bound"),
        phrase("Unit"), phrase("May be given away"), phrase("Proven"),
      ])
    for plan in namedPlans {
      for level in plan.solution.levels {
        sheet.add([
          .text(plan.name), .text(plan.outcome),
          .text(level.objective.words), .number(level.value, decimals: 4),
          .number(level.bound, decimals: 4), .text(level.objective.unitWords),
          .share(level.level.tolerance), .text(level.isProven ? phrase("yes") : phrase("no")),
        ])
      }
    }
    return sheet
  }
}
