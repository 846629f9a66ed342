import TerritoryLanguages
import TerritoryModel

/// What the page's script needs to find out who serves whom once a municipality has moved or the staff
/// has changed.
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
  /// The levels that service decides, first things first, by their keys.
  let levels: [String]
  /// Who serves whom in the plan.
  let services: [Service]
  let municipalities: [Municipality]
  let territories: [Territory]
  /// Kilometres between the municipality of a row and those before it.
  let distances: [[Double]]
  /// The best values that are known, by level.
  let best: [String: Double]
  /// What stands between texts with numbers in them.
  let listSeparator: String
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

  /// Clients of a municipality whom the staff of a territory serves.
  struct Service: Encodable {
    /// The municipality's place.
    let m: Int
    /// The territory's place.
    let t: Int
    /// Clients a year.
    let clients: Double
  }

  /// How the script writes files for spreadsheets.
  struct CSVFormat: Encodable {
    let separator: String
    /// What a file starts with.
    let mark: String
  }

  /// Nil where there is no plan, where it has one territory only, or where ``serviceLevels(_:)`` has
  /// none.
  init?(_ content: ReportContent) {
    guard let result = content.result, let plan = content.plan, plan.territories.count > 1,
      let levels = Self.serviceLevels(result.brief)
    else { return nil }
    let brief = result.brief
    scenario = content.focusPlace
    locale = Language.current.locale.identifier.replacing("_", with: "-")
    annualClientsPerCoach = brief.annualClientsPerCoach
    leaderShare = brief.leaderShare
    reachKm = brief.reachKm
    neighbourHelp = brief.neighbourHelp
    self.levels = levels.map(\.rawValue)
    services = plan.territories.enumerated().flatMap { index, territory in
      territory.services.map { Service(m: $0.municipality, t: index, clients: $0.clients) }
    }
    listSeparator = ["", ""].listedFigures
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
    words = WhatIfWords(
      isProven: rival?.outcome.isProven ?? false, isFair: levels.contains(.fairness))
  }
}

extension WhatIfDocument {
  /// The levels of a brief that service decides, as ``PlanSolver`` has them: its own, then waiting and
  /// travel, which settle what is left open. Both figures of fairness count.
  ///
  /// - Returns: Nil where a level gives way to the next, or something comes between waiting and
  ///   fairness: then service is a trade between levels, which the script does not make.
  private static func serviceLevels(_ brief: PlanBrief) -> [Objective]? {
    let decided: Set = [Objective.waiting, .fairness, .travel, .help]
    let asked = brief.priority.filter { decided.contains($0.objective) }
    guard asked.allSatisfy({ $0.tolerance == 0 }) else { return nil }
    let order = asked.map(\.objective)
    if let place = order.firstIndex(of: .fairness), order[..<place] != [.waiting] { return nil }
    let figures = order.flatMap { $0 == .fairness ? [.fairness, .beyondEvenShare] : [$0] }
    return figures + [.waiting, .travel].filter { !order.contains($0) }
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
