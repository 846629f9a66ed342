/// The files that every command with a plan writes, whatever was asked.
public struct ReportFiles {
  private let content: ReportContent

  public init(_ content: ReportContent) { self.content = content }

  /// By name; none where there is no plan in focus.
  public var all: [String: FileContent] {
    guard let plan = content.plan, let result = content.result else { return [:] }
    let workbook = PlanWorkbook(content)
    return [
      "plan.json": .text(
        jsonText(PlanDocument(result, content.planCase, solver: content.making.solver))),
      "plan.csv": .text(planCSV(plan, content.planCase)),
      "plan.xlsx": .written { try workbook.write(to: $0) },
    ]
  }

  private static let names = [
    "report.html", "plan.xlsx", "plan.csv", "plan.json", "plan.geojson", "plan.svg",
    "evaluation.json", "comparison.json", "comparison.csv", "tradeoff.json", "tradeoff.csv",
    "simulation.json", "simulation.csv", "waiting.csv",
  ]

  /// Whether one of the commands gives such a name to a file: one of the fixed names, or plan-….csv
  /// of a scenario, an alternative or a point of a trade-off.
  static func areNamed(_ name: String) -> Bool {
    names.contains(name) || (name.hasPrefix("plan-") && name.hasSuffix(".csv"))
  }
}
