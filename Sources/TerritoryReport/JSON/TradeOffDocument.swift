import TerritoryModel

/// `plan-territories/tradeoff/1`.
public struct TradeOffDocument: Encodable {
  let schema = "plan-territories/tradeoff/1"
  let region: String
  let statistics: String
  /// The two measures.
  let between: [String]
  /// complete, stopped or infeasible.
  let outcome: String
  /// The least waiting, which every point keeps; absent where waiting is free.
  let keptWaiting: Double?
  /// Where the points of a curve lie; absent where the front has points only.
  let steps: Steps?
  /// The most coaches that were looked at, where the user gave that.
  let mostCoaches: Int?
  let points: [Point]
  let diagnosis: DiagnosisDocument?
  let solver: String

  /// Equal steps of the largest share who wait, per cent.
  struct Steps: Encodable {
    let from: Double
    let to: Double
    let count: Int
  }

  struct Point: Encodable {
    /// Both measures and the usual ones, by name.
    let values: [String: Double]
    let proven: Bool
    let plan: PlanDocument
  }

  /// - Parameter cases: what each point's plan answers, in the order of the points.
  public init(
    _ tradeOff: TradeOff, _ planCase: PlanCase, cases: [PlanCase], solver: String
  ) {
    precondition(cases.count == tradeOff.points.count)
    region = planCase.region.id
    statistics = planCase.demand.snapshot
    between = tradeOff.pair.measures.map(\.rawValue)
    keptWaiting = tradeOff.keptWaiting
    steps = tradeOff.steps.map { Steps(from: $0.from, to: $0.to, count: $0.count) }
    points = zip(tradeOff.points, cases).map { point, planCase in
      let values = tradeOff.shownMeasures.map { ($0.rawValue, point.value(of: $0)) }
      return Point(
        values: Dictionary(uniqueKeysWithValues: values), proven: point.isProven,
        plan: PlanDocument(
          PlanResult(brief: point.brief, outcome: point.outcome), planCase, solver: solver))
    }
    self.solver = solver
    mostCoaches = tradeOff.mostCoaches
    switch tradeOff.ending {
    case .complete: (outcome, diagnosis) = ("complete", nil)
    case .stopped: (outcome, diagnosis) = ("stopped", nil)
    case .infeasible(let why):
      (outcome, diagnosis) = ("infeasible", why.map { DiagnosisDocument($0, planCase) })
    }
  }
}
