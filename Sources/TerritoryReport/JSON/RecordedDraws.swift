import TerritoryModel

/// `plan-territories/draws/1`: a part of a sample's draws, as one machine writes it and another puts it
/// together with the other parts.
package struct RecordedDraws: Codable, Sendable {
  package let schema: String
  /// Of the program.
  package let version: String
  /// The arguments that asked.
  package let command: [String]
  package let region: String
  package let statistics: String
  /// The ``QuestionFingerprint``.
  package let question: String
  package let seed: UInt64
  package let shape: String
  /// Draws of all parts together.
  package let draws: Int
  package let part: Int
  package let parts: Int
  /// The share of full time of each coach of all draws' team.
  package let coaches: [Double]
  package let leaders: Int
  /// What is drawn, in the order of the values.
  package let assumptions: [String]
  package let stated: Row
  package let rows: [Row]
  /// The code of the base of each municipality's territory, in the order of the region's codes; empty
  /// where it is shared.
  package let plans: [[String]]

  package static let schema = "plan-territories/draws/1"

  package struct Row: Codable, Sendable, Hashable {
    let number: Int
    let values: [Double]
    let clients: Double
    let annual: Double
    let byWorkload: Int
    let needed: Int
    let need: String
    let outcome: String
    /// Its place among the plans; absent where there is none, as the figures of a plan are.
    let plan: Int?
    let waiting: Double?
    let largestShare: Double?
    let travel: Double?

    enum CodingKeys: String, CodingKey {
      case number, values, clients, needed, need, outcome, plan, waiting, travel
      case annual = "annual_clients_per_coach"
      case byWorkload = "by_workload"
      case largestShare = "largest_share"
    }
  }

  /// - Parameters:
  ///   - version: of the program.
  ///   - making: says what asked.
  package init(
    _ sample: Sample, question: QuestionFingerprint, version: String, making: ReportMaking
  ) {
    let planCase = sample.planCase
    schema = Self.schema
    self.version = version
    command = making.question
    region = planCase.region.id
    statistics = planCase.demand.snapshot
    self.question = question.description
    seed = sample.settings.seed
    shape = sample.settings.shape.rawValue
    draws = sample.settings.draws
    part = sample.shard.part
    parts = sample.shard.parts
    coaches = sample.team.coaches.shares
    leaders = sample.team.leaders
    assumptions = sample.assumptions.drawn.map(\.key.name)
    var known: [DrawnTerritories: Int] = [:]
    var plans: [[String]] = []
    func row(_ draw: Draw) -> Row {
      let place = draw.plan.map { plan in
        if let place = known[plan.territories] { return place }
        known[plan.territories] = plans.count
        plans.append(plan.territories.bases.map { $0.map(planCase.code) ?? "" })
        return plans.count - 1
      }
      return Row(draw, plan: place)
    }
    stated = row(sample.stated)
    rows = sample.draws.map(row)
    self.plans = plans
  }

  /// The whole file.
  package var text: String { writtenJSON(self, isPretty: false) + "\n" }
}

extension RecordedDraws.Row {
  fileprivate init(_ draw: Draw, plan: Int?) {
    number = draw.number
    values = draw.values
    clients = draw.clients
    annual = draw.annualClientsPerCoach
    byWorkload = draw.need.byWorkload
    needed = draw.need.coaches
    need = draw.need.ending.rawValue
    outcome = draw.outcome.rawValue
    self.plan = plan
    waiting = draw.plan?.waiting
    largestShare = draw.plan?.largestShare
    travel = draw.plan?.travel
  }

  /// More than a draw can have of anything; whole numbers up to it are exact.
  private static let largest = 1e15

  /// The draw that was recorded; nil where the row is none.
  func draw(_ plans: [DrawnTerritories]) -> Draw? {
    let numbers = values + [clients, annual] + [waiting, largestShare, travel].compactMap(\.self)
    guard numbers.allSatisfy({ (0...Self.largest).contains($0) }), byWorkload >= 0,
      needed >= byWorkload, Double(needed) <= Self.largest, largestShare ?? 0 <= 1,
      waiting ?? 0 <= clients * (1 + 1e-6),
      let ending = Draw.Need.Ending(rawValue: need),
      let outcome = Draw.Outcome(rawValue: outcome)
    else { return nil }
    var drawn: DrawnPlan?
    if let plan {
      guard plans.indices.contains(plan), let waiting, let largestShare, let travel else {
        return nil
      }
      drawn = DrawnPlan(
        territories: plans[plan], waiting: waiting, largestShare: largestShare, travel: travel)
    }
    guard (drawn != nil) == (outcome == .optimal || outcome == .feasible) else { return nil }
    return Draw(
      number: number, values: values, clients: clients, annualClientsPerCoach: annual,
      need: Draw.Need(byWorkload: byWorkload, coaches: needed, ending), outcome: outcome,
      plan: drawn)
  }
}

extension RecordedDraws {
  /// Reads its plans; nil where one is none of the region's.
  func territories(in region: Region) -> [DrawnTerritories]? {
    var found: [DrawnTerritories] = []
    for plan in plans {
      guard plan.count == region.count else { return nil }
      let bases = plan.map { $0.isEmpty ? nil : region.directory.position(of: $0) }
      // A position is below region.count, which is how many codes the plan has.
      let isSound = zip(plan, bases).allSatisfy { code, base in
        base.map { bases[$0] == $0 } ?? code.isEmpty
      }
      guard isSound else { return nil }
      found.append(DrawnTerritories(bases: bases))
    }
    return found
  }
}
