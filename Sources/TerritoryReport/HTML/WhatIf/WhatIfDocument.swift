import TerritoryLanguages
import TerritoryModel

/// What the page's script needs to find out who serves whom once a municipality has moved.
///
/// Numbers are unrounded, so that the page comes to the same figures as `evaluate`.
struct WhatIfDocument: Encodable {
  /// The place of the scenario whose plan is changed.
  let scenario: Int
  /// The language's tag for numbers and the order of names, such as fi-FI.
  let locale: String
  /// κ, clients a year of a full-time coach.
  let annualClientsPerCoach: Double
  /// λ, the share of a caseload that a leader carries.
  let leaderShare: Double
  let reachKm: Double
  let neighbourHelp: Bool
  /// The levels that service decides, first things first.
  let levels: [String]
  let municipalities: [Municipality]
  let territories: [Territory]
  /// Kilometres between the municipality of a row and those before it.
  let distances: [[Double]]
  /// The best values that are known, by level.
  let best: [String: Double]
  let sharedMark: String
  let csv: CSVFormat
  let words: WhatIfWords

  struct Municipality: Encodable {
    let code: String
    let name: String
    /// The name in files that other programs read.
    let fileName: String
    /// Clients a year (d_m).
    let clients: Double
    /// Places of the municipalities across a road border.
    let neighbours: [Int]
    /// The place of its territory; nil where it is shared.
    let territory: Int?
  }

  struct Territory: Encodable {
    let name: String
    let fileName: String
    /// The place of its base.
    let base: Int
    let coaches: Int
    let leaders: Int
  }

  /// How the script writes files for spreadsheets.
  struct CSVFormat: Encodable {
    let separator: String
    /// What a file starts with.
    let mark: String
  }

  /// Nil where there is no plan, where it has one territory only, or where a level gives way to the
  /// next: then service is a trade between levels, which the script does not make.
  init?(_ content: ReportContent) {
    guard let result = content.result, let plan = content.plan, plan.territories.count > 1 else {
      return nil
    }
    let brief = result.brief
    let asked = brief.priority.map(\.objective) + Objective.standard
    let decided = Set([Objective.waiting, .travel, .help])
    guard !brief.priority.contains(where: { decided.contains($0.objective) && $0.tolerance > 0 })
    else { return nil }
    scenario = content.focusPlace
    locale = Language.current.locale.identifier.replacing("_", with: "-")
    annualClientsPerCoach = brief.annualClientsPerCoach
    leaderShare = brief.leaderShare
    reachKm = brief.reachKm
    neighbourHelp = brief.neighbourHelp
    var levels: [String] = []
    for objective in asked where decided.contains(objective) {
      if !levels.contains(objective.rawValue) { levels.append(objective.rawValue) }
    }
    self.levels = levels
    municipalities = (0..<brief.count).map {
      Municipality($0, of: plan, content.planCase, brief)
    }
    territories = plan.territories.map { Territory($0, content.planCase) }
    distances = (0..<brief.count).map { row in (0..<row).map { brief.distances[row, $0] } }
    let rival = content.bestAnswer
    best = Dictionary(
      uniqueKeysWithValues: Objective.standard.compactMap { objective in
        rival?.outcome.solution.map {
          (objective.rawValue, $0.plan.value(of: objective, for: rival!.brief))
        }
      })
    sharedMark = Grouping.sharedMark
    csv = CSVFormat(separator: ";", mark: "\u{FEFF}")
    words = WhatIfWords(isProven: rival?.outcome.isProven ?? false)
  }
}

extension WhatIfDocument.Municipality {
  fileprivate init(
    _ place: Int, of plan: Plan, _ planCase: PlanCase, _ brief: PlanBrief
  ) {
    code = planCase.code(place)
    name = planCase.shownName(place)
    fileName = planCase.name(place)
    clients = brief.demand[place]
    neighbours = brief.borders.neighbours[place].sorted()
    territory = plan.owner(of: place)
  }
}

extension WhatIfDocument.Territory {
  fileprivate init(_ territory: Plan.Territory, _ planCase: PlanCase) {
    name = planCase.shownName(of: territory)
    fileName = planCase.name(of: territory)
    base = territory.base
    coaches = territory.coaches
    leaders = territory.leaders
  }
}

extension ReportContent {
  /// The place of ``focus`` among the scenarios.
  fileprivate var focusPlace: Int {
    guard subject == .comparison, comparison.base.solution == nil else {
      return comparison.baseline
    }
    return comparison.entries.firstIndex { $0.solution != nil } ?? comparison.baseline
  }

  /// The best plan to compare with: the one beside a given plan, or else the plan in focus itself.
  fileprivate var bestAnswer: PlanResult? {
    guard subject == .evaluation, case .result(let best) = comparison.entries.last?.answer else {
      return result
    }
    return best
  }
}

extension Outcome {
  fileprivate var isProven: Bool { if case .optimal = self { true } else { false } }
}
