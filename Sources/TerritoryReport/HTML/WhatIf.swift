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
    let coaches: Double
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
  ///   fairness: then service is a trade between levels, which the script does not make; or where the
  ///   script does not know a level.
  private static func serviceLevels(_ brief: PlanBrief) -> [Objective]? {
    let known: Set = [Objective.waiting, .fairness, .travel, .help]
    let asked = brief.priority.filter(\.objective.dependsOnService)
    guard asked.allSatisfy({ $0.tolerance == 0 }) else { return nil }
    let order = asked.map(\.objective)
    guard known.isSuperset(of: order) else { return nil }
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
    coaches = territory.coaches.equivalents
    leaders = territory.leaders
  }
}

extension ReportContent {
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

/// The script fills the gaps of its words, so each is filled with itself here.
private let (one, two, three, four) = ("{1}", "{2}", "{3}", "{4}")

/// Words that the page's script shows; `{1}` and so on are filled in by it.
struct WhatIfWords: Encodable {
  let introduction = phrase(
    """
    Choose a municipality here or on the map, and the territory that it moves to; on the map it can \
    be dragged there too. The buttons in the table of territories change the number of coaches. Bases \
    and leaders stay where they are. Who serves whom is found anew at once, as well as it can be.
    """)
  /// What fairness does; nil where it is not asked for.
  let order: String?
  let municipality = phrase("Municipality")
  let territory = phrase("Moves to")
  let move = phrase("Move")
  let undo = phrase("Undo")
  let reset = phrase("Start over")
  let save = phrase("Save as CSV")
  let saving = phrase(
    """
    The saved file is a plan that plan-territories evaluate scores to the same figures, given the \
    same assumptions, or to better ones where another territory may serve most of a municipality.
    """)
  let totals = phrase("The division as it is now")
  let territories = phrase("Territories as they are now")
  let level = phrase("Level")
  let now = phrase("Now")
  let before = phrase("Plan of this report")
  let best: String
  let levels = [
    Objective.waiting.rawValue: phrase("Waiting, clients a year"),
    Objective.fairness.rawValue: phrase("Largest share waiting in a municipality, per cent"),
    Objective.travel.rawValue: phrase("Travel, client-km a year"),
    Objective.balance.rawValue: phrase("Uneven load, clients a year"),
  ]
  let territoryName = phrase("Territory")
  let base = phrase("Base")
  let coaches = phrase("Coaches")
  let clients = phrase("Clients a year")
  let perCoach = phrase("Clients per coach")
  let capacity = phrase("Capacity")
  let served = phrase("Served")
  let waits = phrase("Waiting")
  let travel = phrase("Travel, client-km")
  let andLeader = phrase("+ leader")
  let region = phrase("Region")
  /// A territory's staff in the legend of the map: with one coach, and with `{1}` coaches.
  let oneCoach = phrase("\(1) {coach|coaches}")
  let manyCoaches = phrase("\(2) {coach|coaches}").replacing("2", with: "{1}")
  let moreSomewhere = phrase("One coach more where it helps most")
  let fewerSomewhere = phrase("One coach fewer where it is missed least")
  let signBase = phrase("base with its number of coaches")
  let signWaiting = phrase("clients a year who are not served")
  let signUnserved = phrase("no service at all")
  let signHelp = phrase("help: clients a year served by neighbours")
  let sound = phrase("Every territory is connected and within reach of its base.")
  let notConnected = phrase("\(one) is not connected by road borders: \(two).")
  let tooFar = phrase("\(one): out of reach of the base \(two) and not served from it: \(three).")
  let waiting = phrase("Waiting, clients a year: \(one).")
  let nobodyWaits = phrase("Nobody waits.")
  let largestShare = phrase(
    """
    The largest share of clients waits in \(one): \(two). Spread evenly, \(three) would wait \
    everywhere.
    """)
  let sameShare = phrase("The same share of clients waits everywhere: \(one).")
  let unserved = phrase("Nobody is served in: \(one).")
  let allServed = phrase("Somebody is served in every municipality.")
  let hasMoved = phrase("\(one) has moved from \(two) to \(three).")
  let justMoved = phrase("\(one) has moved to \(two).")
  let more = phrase("One coach more in \(one)")
  let fewer = phrase("One coach fewer in \(one)")
  let hasStaff = phrase("Coaches in \(one): \(two) instead of \(three).")
  let staffed = phrase("Coaches in \(one): \(two), in the whole region: \(three).")
  let lastCoach = phrase("\(one) has one coach, and every territory needs one.")
  let lastCoaches = phrase("Every territory has one coach, and needs one.")
  let outcome = phrase(
    "Waiting \(one) clients a year (\(two) in the report), travel \(three) client-km (\(four)).")
  let fairOutcome = phrase(
    """
    Largest share waiting \(one) (\(two)); municipalities in which nobody is served: \(three) \
    (\(four)).
    """)
  let lastOne = phrase("\(one) is the last municipality of \(two), so it can't move away.")
  let help = phrase("Served from elsewhere, clients a year: \(one).")
  let detail = phrase("\(one): \(two), \(three) clients a year, of whom \(four) wait")
  let shared = phrase("shared")
  let undone = phrase("The last change is undone.")
  let startedOver = phrase("Everything is as in the report again.")

  /// - Parameters:
  ///   - isProven: whether the best values are proven.
  ///   - isFair: whether fairness is among the levels that service decides.
  init(isProven: Bool, isFair: Bool) {
    best = isProven ? phrase("Best possible, proven") : phrase("Best known, not proven")
    order =
      isFair
      ? phrase(
        """
        As few as possible wait; then the largest share who wait in a municipality is made as small \
        as it can be; only then are journeys shortened.
        """) : nil
  }
}
