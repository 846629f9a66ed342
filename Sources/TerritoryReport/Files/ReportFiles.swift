import TerritoryGeography
import TerritoryModel

/// The files that every command with a plan writes, whatever was asked.
public struct ReportFiles {
  private let content: ReportContent
  private let outlines: RegionOutlines?
  private let system: CoordinateSystem

  /// - Parameters:
  ///   - outlines: of the content's region; nil where it has none, which makes its maps schematic.
  ///   - system: what plan.geojson is written in.
  public init(
    _ content: ReportContent, outlines: RegionOutlines?, in system: CoordinateSystem
  ) {
    self.content = content
    self.outlines = outlines
    self.system = system
  }

  /// By name; none where there is no plan in focus.
  public var all: [String: FileContent] {
    guard let plan = content.plan, let result = content.result else { return [:] }
    let planCase = content.planCase
    let workbook = PlanWorkbook(content)
    let map = RegionMap(planCase.region, outlines: outlines)
    return [
      "report.html": .text(reportHTML(content, map: map)),
      "plan.xlsx": .written { try workbook.write(to: $0) },
      "plan.csv": .text(planTable(plan, planCase).csv()),
      "plan.json": .text(
        jsonText(
          PlanDocument(
            result, planCase, solver: content.making.solver, command: content.making.question))),
      "plan.svg": .text(ReportMaps(content, on: map).drawing(of: plan, planCase)),
      "plan.geojson": .text(
        planGeoJSON(plan, planCase, result.brief, outlines: outlines, in: system)),
      "plan-territories.geojson": .text(
        planTerritoriesGeoJSON(plan, planCase, result.brief, outlines: outlines, in: system)),
    ]
  }

  private static let names = [
    "report.html", "plan.xlsx", "plan.csv", "plan.json", "plan.geojson", "plan.svg",
    "plan-territories.geojson",
    "evaluation.json", "comparison.json", "comparison.csv", "tradeoff.json", "tradeoff.csv",
    "rollout.json", "rollout.csv", "simulation.json", "simulation.csv", "waiting.csv",
    "sample.json", "draws.csv", "pairs.csv", "borders.svg",
  ]

  /// Whether one of the commands gives such a name to a file: one of the fixed names, or plan-….csv
  /// of a scenario, an alternative or a point of a trade-off.
  static func areNamed(_ name: String) -> Bool {
    names.contains(name) || (name.hasPrefix("plan-") && name.hasSuffix(".csv"))
  }
}

extension Comparison {
  /// A name for each scenario that every file system takes: at most 50 letters, digits, points and
  /// hyphens of 200 bytes together, in small letters, different from all before.
  public var fileNames: [String] { Self.fileNames(of: entries.map(\.scenario.name)) }

  static func fileNames(of scenarios: [String]) -> [String] {
    var names: [String] = []
    for scenario in scenarios {
      let words = scenario.lowercased().split { !($0.isLetter || $0.isNumber || $0 == ".") }
      let name = words.isEmpty ? "scenario" : shortened(words.joined(separator: "-"))
      let candidates = [name] + (2...scenarios.count + 1).map { "\(name)-\($0)" }
      // One more candidate than there are names before.
      names.append(candidates.first { !names.contains($0) }!)
    }
    return names
  }

  /// File systems count bytes, or units of UTF-16, and a letter may have any number of accents.
  private static func shortened(_ name: String) -> String {
    var short = String.UnicodeScalarView()
    var bytes = 0
    for scalar in name.prefix(50).unicodeScalars {
      bytes += UTF8.width(scalar)
      guard bytes <= 200 else { break }
      short.append(scalar)
    }
    return String(short)
  }
}
